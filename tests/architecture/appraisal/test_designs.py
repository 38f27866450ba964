"""A design is read whatever form it has, and refused where it names what is not there."""

import io
import zipfile
from dataclasses import replace

import openpyxl
import pytest

from lgsp.architecture.appraisal.appraising import read_submission
from lgsp.architecture.appraisal.designs import merge
from lgsp.architecture.appraisal.errors import DesignBroken, DesignEmpty
from lgsp.architecture.interchange.archimate.exporting import export_model
from lgsp.architecture.interchange.archimate.writing import to_xml
from lgsp.architecture.interchange.errors import ProgramsRefused
from lgsp.architecture.interchange.mau03.errors import DatasetRefused
from tests.architecture.interchange.mau03.workbooks import edit, write


def refuse(folder):
    """Return what is said of a design that is refused."""
    with pytest.raises(DesignBroken) as refusal:
        read_submission(folder)
    return refusal.value.message_in("vi")


def test_entities_are_added_and_those_of_the_same_id_replaced(case_folder):
    design = {"service": {"moi": {"code": "moi"}}, "system": {"mot-cua": {"users": "Công dân"}}}
    submission = read_submission(case_folder(entities=design))

    merged = merge(submission.model, submission.design)

    assert len(merged.entities) == len(submission.model.entities) + 1
    assert merged.entities["mot-cua"].users == "Công dân"
    assert merged.entities["mot-cua"].name == "Một cửa"
    assert str(merged.place(merged.entities["moi"], "id")) == "thiet-ke/model/service/moi.yaml:1"


def test_a_reference_to_nothing_names_file_field_and_reference(case_folder):
    told = refuse(case_folder(entities={"service": {"moi": {"code": "moi", "provider": "ho-tik"}}}))

    assert "thiet-ke/model/service/moi.yaml:3: Trường “provider” (Hệ thống cung cấp)" in told
    assert "không có Hệ thống thông tin mang mã “ho-tik” (có phải “ho-tich”?)" in told


def test_an_id_of_another_kind_is_refused(case_folder):
    told = refuse(case_folder(entities={"system": {"csdl-ho-tich": {}}}))

    assert "Mã “csdl-ho-tich” trong mô hình đã duyệt là của Cơ sở dữ liệu" in told


def test_an_id_that_something_once_had_is_refused(case_folder):
    folder = case_folder(
        approved={"system": {"mot-cua": {"moved": ["mot-cua-cu"]}}}, entities={"system": {"mot-cua-cu": {}}}
    )

    assert "là của Hệ thống thông tin “Một cửa”" in refuse(folder)


def test_a_wrong_value_and_prose_are_both_told(case_folder):
    folder = case_folder(entities={"system": {"mot-cua": {"security_level": "9"}}})
    (folder / "thiet-ke" / "prose").mkdir()
    (folder / "thiet-ke" / "prose" / "II.md").write_text("Lời văn.", "utf-8")

    told = refuse(folder)

    assert "thiet-ke/model/system/mot-cua.yaml:" in told
    assert "thiet-ke/prose/II.md:1: Lời văn" in told


def test_a_design_that_says_nothing_is_refused(case_folder):
    folder = case_folder()
    for path in (folder / "thiet-ke" / "model").rglob("*.yaml"):
        path.unlink()

    with pytest.raises(DesignEmpty):
        read_submission(folder)


def test_a_workbook_is_a_design(case_folder, tmp_path):
    folder = case_folder(entities={"system": {}})
    model = read_submission(case_folder(called="khac")).model
    cells = {row[0].value: row[0].row for row in _rows(write(model))}
    row = cells["KT-HO-TICH"]
    (folder / "mau.xlsx").write_bytes(edit(write(model), (f"DM_DOITUONG!D{row}", "Hộ tịch điện tử")))
    _name_design(folder, "mau.xlsx")

    design = read_submission(folder).design

    assert {key: one.name for key, one in design.entities.items()} == {"ho-tich": "Hộ tịch điện tử"}
    assert design.form == "mau03"


def test_an_archimate_file_is_a_design(case_folder):
    folder = case_folder()
    model = read_submission(folder).model
    changed = model.entities["mot-cua"].model_copy(update={"users": "Công dân"})
    sent = replace(model, entities={**model.entities, "mot-cua": changed})
    (folder / "thiet-ke.xml").write_bytes(to_xml(export_model(sent).model))
    _name_design(folder, "thiet-ke.xml")

    design = read_submission(folder).design

    assert {key: one.users for key, one in design.entities.items()} == {"mot-cua": "Công dân"}
    assert design.form == "archimate"


def test_a_workbook_with_wrong_cells_is_refused_cell_by_cell(case_folder):
    folder = case_folder()
    model = read_submission(folder).model
    (folder / "mau.xlsx").write_bytes(edit(write(model), ("QH_KETNOI!D2", "không có")))
    _name_design(folder, "mau.xlsx")

    with pytest.raises(DatasetRefused) as refusal:
        read_submission(folder)

    assert "QH_KETNOI!" in refusal.value.message_in("vi")


def test_a_workbook_with_a_macro_is_refused(case_folder):
    folder = case_folder()
    (folder / "mau.xlsm").write_bytes(write(read_submission(folder).model))
    with zipfile.ZipFile(folder / "mau.xlsm", "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"x")
    _name_design(folder, "mau.xlsm")

    with pytest.raises(ProgramsRefused):
        read_submission(folder)


def _name_design(folder, name):
    text = (folder / "case.yaml").read_text("utf-8")
    (folder / "case.yaml").write_text(text.replace("design: thiet-ke", f"design: {name}"), "utf-8")


def _rows(content):
    return list(openpyxl.load_workbook(io.BytesIO(content))["DM_DOITUONG"].iter_rows(min_row=2))

"""The workbook: official names, lists, check formulas, and nothing in it that runs."""

import io
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest

from lgsp.architecture.frameworks.mau03 import list_fields, list_values
from lgsp.architecture.interchange.mau03.errors import TextUnwritable
from lgsp.architecture.model.reading import load_model
from tests.architecture.interchange.mau03.workbooks import write

OFFICIAL = ["DM_DOITUONG", "QH_KETNOI", "ANHXA", "HOANTHIEN_NV"]


@pytest.fixture
def book(sound_model):
    """Return the workbook of the sound model, opened."""
    return openpyxl.load_workbook(io.BytesIO(write(sound_model)))


def test_sheets_and_columns_have_their_official_names(book):
    assert book.sheetnames == ["HUONG_DAN", *OFFICIAL, "DM_GIATRI", "TU_DIEN_TRUONG"]
    for name in OFFICIAL:
        heads = [cell.value for cell in book[name][1]]
        assert heads == [*(field.name for field in list_fields(name)), "KIỂM TRA"]


def test_the_same_model_gives_the_same_bytes(sound_model):
    assert write(sound_model) == write(sound_model)


def test_text_that_begins_like_a_formula_stays_text(model_folder):
    names = ["=1+1", "+84", "-x", "@SUM(A1)", '=HYPERLINK("http://x")', "http://x.vn"]
    systems = {f"s{number}": {"name": name} for number, name in enumerate(names)}

    opened = openpyxl.load_workbook(io.BytesIO(write(load_model(model_folder(system=systems)))))

    cells = {cell.value: cell for cell in opened["DM_DOITUONG"]["D"]}
    assert {cells[name].data_type for name in names} == {"s"}
    assert not any(cells[name].hyperlink for name in names)


def test_columns_with_a_list_have_a_drop_down(book):
    for name in OFFICIAL:
        lists = {
            str(found.sqref).rstrip("0123456789").split(":")[0][:1]: found.formula1
            for found in book[name].data_validations.dataValidation
            if found.type == "list"
        }
        wanted = {field.value_list for field in list_fields(name) if field.value_list}
        assert {formula.lstrip("=") for formula in lists.values()} >= wanted - {"usage_scope"}


def test_the_lists_of_the_drop_downs_hold_the_official_values(book):
    for name, defined in book.defined_names.items():
        if name.startswith("_"):
            continue
        sheet, _, cells = defined.attr_text.partition("!")
        found = [row[0].value for row in book[sheet][cells.replace("$", "")]]
        assert found == [value.name for value in list_values(name)]


def test_what_is_not_verified_says_so(book):
    guide = "\n".join(str(cell.value) for row in book["HUONG_DAN"].iter_rows() for cell in row if cell.value)

    assert "theo dự thảo hướng dẫn 13/9/2026" in guide
    assert "Tình trạng: Dự thảo" in guide
    assert "Tỉnh giả định." in guide
    assert "01/11/2026" in guide
    assert {cell.value for cell in book["TU_DIEN_TRUONG"]["H"][1:]} == {"Dự thảo"}


def test_heads_stay_in_view_and_pages_are_a4_landscape(book):
    for name in OFFICIAL:
        sheet = book[name]
        assert sheet.freeze_panes in ("E2", "B2")
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.print_title_rows == "$1:$1"


def test_rows_are_as_high_as_their_text(model_folder):
    folder = model_folder(system={"ho-tich": {"note": "dài " * 100}})

    book = openpyxl.load_workbook(io.BytesIO(write(load_model(folder))))

    heights = {
        row[3].value: book["DM_DOITUONG"].row_dimensions[row[0].row].height for row in book["DM_DOITUONG"]
    }
    assert heights["Hộ tịch"] > 3 * heights["Một cửa"]


def test_no_part_of_the_file_names_this_machine_or_the_time(sound_model):
    with zipfile.ZipFile(io.BytesIO(write(sound_model))) as archive:
        text = "".join(archive.read(name).decode() for name in archive.namelist())

    assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", text)) == {"2026-01-01T00:00:00Z"}
    assert str(Path.cwd()) not in text


@pytest.mark.parametrize("note", ["x" * 32_768, "_x000A_"])
def test_a_text_no_cell_can_hold_is_refused_by_place(model_folder, note):
    model = load_model(model_folder(system={"ho-tich": {"note": note}}))

    with pytest.raises(TextUnwritable, match=r"DM_DOITUONG “Ghi chú” \(ho-tich\)"):
        write(model)

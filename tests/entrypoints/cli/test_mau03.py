"""`lgsp export mau03` and `lgsp import mau03`, as a person types them."""

import io
import json
from pathlib import Path

import openpyxl
import pytest
import typer
from typer.testing import CliRunner

from lgsp.architecture.interchange.errors import DestinationUnknown, FolderTaken, NotContainer
from lgsp.architecture.interchange.mau03.errors import ProvinceUnknown, SheetsMissing
from lgsp.architecture.interchange.whole_folders import read_files
from lgsp.architecture.model.reading import load_model
from lgsp.entrypoints.cli import mau03
from lgsp.entrypoints.errors import FolderNotWritable
from tests.architecture.model_folders import write_model_folder

DAY = ("--at", "2026-11-01")


@pytest.fixture
def lgsp(tmp_path, monkeypatch):
    """Return a function that runs a verb of this module beside the sound model, in the folder `tinh`."""
    app, imports, exports = typer.Typer(), typer.Typer(), typer.Typer()
    mau03.register_import(imports)
    mau03.register_export(exports)
    app.add_typer(imports, name="import")
    app.add_typer(exports, name="export")
    app.command("other")(lambda: None)
    imports.command("other")(lambda: None)
    exports.command("other")(lambda: None)
    monkeypatch.chdir(tmp_path)
    write_model_folder(Path("tinh"))

    def run(*words, language="vi"):
        return CliRunner().invoke(app, words, env={"LGSP_LANG": language}, catch_exceptions=False)

    return run


@pytest.fixture
def workbook(lgsp):
    """Return a function that exports the sound model and writes into cells of the workbook."""

    def make(**cells):
        assert lgsp("export", "mau03", "tinh", "--out", "mau.xlsx", *DAY).exit_code == 0
        book = openpyxl.load_workbook("mau.xlsx")
        for place, value in cells.items():
            book["DM_DOITUONG"][place] = value
        book.save("mau.xlsx")

    return make


def test_an_export_counts_its_rows_and_says_what_is_not_verified(lgsp):
    result = lgsp("export", "mau03", "tinh", "--out", "mau.xlsx", *DAY)

    assert result.exit_code == 0
    assert "DM_DOITUONG 7, QH_KETNOI 1" in result.output
    assert "chưa kiểm chứng" in result.output
    assert "Tỉnh giả định." in result.output
    assert Path("mau.xlsx").read_bytes().startswith(b"PK")


def test_an_export_to_json_says_the_same(lgsp):
    result = lgsp("export", "mau03", "tinh", "--out", "mau.xlsx", *DAY, "--format", "json")

    said = json.loads(result.output)
    assert (said["format"], said["on"], said["rows"]["DM_DOITUONG"]) == (
        "lgsp-export-mau03/1",
        "2026-11-01",
        7,
    )


def test_an_export_names_what_it_leaves_out(lgsp):
    file = Path("tinh/model/system/ho-tich.yaml")
    file.write_text(file.read_text() + "valid_to: 2026-01-01\n")

    result = lgsp("export", "mau03", "tinh", "--out", "mau.xlsx", *DAY)

    assert result.exit_code == 1
    assert "mot-cua-ho-tich" in result.output


def test_a_place_that_cannot_be_written_is_told(lgsp):
    Path("tep").write_text("x")

    with pytest.raises(FolderNotWritable):
        lgsp("export", "mau03", "tinh", "--out", "tep/mau.xlsx")


def test_a_new_model_gives_the_same_workbook(lgsp, workbook):
    assert lgsp("export", "mau03", "tinh", "--out", "mau.xlsx", *DAY).exit_code == 0

    result = lgsp("import", "mau03", "mau.xlsx", "--out", "moi", "--province-from", "tinh")
    lgsp("export", "mau03", "moi", "--out", "lai.xlsx", *DAY)

    assert result.exit_code == 0
    assert "Đã lập mô hình mới: moi" in result.output
    assert Path("lai.xlsx").read_bytes() == Path("mau.xlsx").read_bytes()


def test_a_new_model_may_be_told_its_province(lgsp, workbook):
    workbook()

    words = ("--province", "Tỉnh Mới", "--code", "H98", "--seat", "Phường Một", "--format", "json")
    result = lgsp("import", "mau03", "mau.xlsx", "--out", "moi", *words)

    assert json.loads(result.output)["counts"]["agency"] == 3
    assert load_model(Path("moi")).province.full_name == "Tỉnh Mới"


def test_a_new_model_needs_to_know_its_province(lgsp, workbook):
    workbook()

    with pytest.raises(ProvinceUnknown):
        lgsp("import", "mau03", "mau.xlsx", "--out", "moi")


def test_a_folder_that_is_taken_is_left_alone(lgsp, workbook):
    workbook()
    before = read_files(Path("tinh"))

    with pytest.raises(FolderTaken):
        lgsp("import", "mau03", "mau.xlsx", "--out", "tinh", "--province-from", "tinh")

    assert read_files(Path("tinh")) == before


def test_an_unchanged_workbook_proposes_nothing(lgsp, workbook):
    workbook()

    result = lgsp("import", "mau03", "mau.xlsx", "--into", "tinh")

    assert result.exit_code == 0
    assert "Không có gì thay đổi" in result.output
    assert not Path("tinh/proposals").exists()


def test_a_change_is_proposed_and_the_model_not_touched(lgsp, workbook):
    workbook(T7="ghi chú mới")
    before = load_model(Path("tinh")).digest

    result = lgsp("import", "mau03", "mau.xlsx", "--into", "tinh")

    proposal = next(Path("tinh/proposals").iterdir())
    assert result.exit_code == 0
    assert "Hộ tịch: ghi chú" in result.output
    assert f"lgsp accept {proposal} --into tinh" in result.output
    assert load_model(Path("tinh")).digest == before


def test_a_proposal_to_json_names_its_folder_and_what_changes(lgsp, workbook):
    workbook(T7="ghi chú mới")

    said = json.loads(
        lgsp("import", "mau03", "mau.xlsx", "--into", "tinh", "--out", "dx", "--format", "json").output
    )

    assert (said["written"], said["changed"], said["problems"]) == ("dx", ["ho-tich"], [])


def test_what_the_file_has_not_is_removed_only_when_asked(lgsp, workbook):
    workbook(**{f"{chr(ord('A') + at)}5": None for at in range(20)})

    kept = lgsp("import", "mau03", "mau.xlsx", "--into", "tinh")
    gone = lgsp("import", "mau03", "mau.xlsx", "--into", "tinh", "--remove-missing")

    assert "Tệp không có 1 mục của mô hình, giữ nguyên" in kept.output
    assert "Bỏ thành phần kiến trúc “cong-dich-vu”" in gone.output


def test_wrong_cells_are_all_listed_and_nothing_is_written(lgsp, workbook):
    workbook(K7="Sở Vô danh", F7="Lớp 9")

    result = lgsp("import", "mau03", "mau.xlsx", "--into", "tinh")

    assert result.exit_code == 1
    assert "MAU03-016 DM_DOITUONG!F7" in result.output
    assert "MAU03-017 DM_DOITUONG!K7: không có cơ quan “Sở Vô danh”" in result.output
    assert "2 ô cần sửa" in result.output
    assert not Path("tinh/proposals").exists()


def test_wrong_cells_come_as_json_with_their_codes(lgsp, workbook):
    workbook(K7="Sở Vô danh")

    result = lgsp("import", "mau03", "mau.xlsx", "--into", "tinh", "--format", "json")

    assert json.loads(result.output)["problems"] == [
        {
            "cell": "DM_DOITUONG!K7",
            "code": "MAU03-017",
            "message": "không có cơ quan “Sở Vô danh” trong mô hình; ghi đúng tên, mã định danh hoặc tên viết tắt",
            "message_en": "'Sở Vô danh' is not an agency of the model.",
        }
    ]


def test_a_changed_column_name_is_refused(lgsp, workbook):
    workbook(B1="Loại")

    with pytest.raises(SheetsMissing, match="Loại bản ghi"):
        lgsp("import", "mau03", "mau.xlsx", "--into", "tinh")


def test_a_file_that_is_no_workbook_is_refused(lgsp):
    Path("mau.xlsx").write_text("x")

    with pytest.raises(NotContainer):
        lgsp("import", "mau03", "mau.xlsx", "--into", "tinh")


def test_where_to_is_asked_for(lgsp, workbook):
    workbook()

    with pytest.raises(DestinationUnknown):
        lgsp("import", "mau03", "mau.xlsx")


def test_english_is_spoken_when_asked_for(lgsp, workbook):
    workbook(K7="Sở Vô danh")

    result = lgsp("import", "mau03", "mau.xlsx", "--into", "tinh", language="en")

    assert "1 cells to correct; nothing was written" in result.output
    assert io.StringIO(result.output).readline().startswith("MAU03-017 DM_DOITUONG!K7: 'Sở Vô danh'")

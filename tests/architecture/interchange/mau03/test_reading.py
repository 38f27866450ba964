"""Reading a workbook, however it was filled in."""

import unicodedata
from datetime import date, datetime

import pytest

from lgsp.architecture.interchange.errors import ProgramsRefused
from lgsp.architecture.interchange.mau03.errors import CellFaulty, CellFormula, SheetsMissing
from lgsp.architecture.interchange.mau03.reading import read_workbook
from tests.architecture.interchange.mau03.workbooks import DAY, change, edit, make, write


@pytest.fixture
def content(sound_model):
    """Return the workbook of the sound model."""
    return write(sound_model)


def read(content, sheet="DM_DOITUONG"):
    """Return the cells of a sheet by the code in the first column."""
    return {next(iter(row.cells.values())): row.cells for row in read_workbook(content).tables[sheet]}


def test_what_was_written_is_read(content):
    assert read(content)["KT-HO-TICH"]["name"] == "Hộ tịch"
    assert read_workbook(content).on == DAY


def test_rows_may_be_moved_and_blank_rows_stand_between_them(content):
    def stir(book):
        sheet = book["DM_DOITUONG"]
        rows = [[cell.value for cell in row[:20]] for row in sheet.iter_rows(min_row=2, max_row=8)]
        for number, row in enumerate(reversed(rows)):
            for column, value in enumerate(row, start=1):
                sheet.cell(2 + 3 * number, column, value)
                sheet.cell(3 + 3 * number, column, "   ")
                sheet.cell(4 + 3 * number, column).value = None

    assert read(change(content, stir)) == read(content)


def test_columns_may_be_moved_and_others_added():
    heads = {"QH_KETNOI": [{"relation_code": "QH-1", "source_object": "A", "target_object": "B"}]}

    def stir(book):
        sheet = book["QH_KETNOI"]
        sheet.insert_cols(1)
        sheet["A1"], sheet["A2"], sheet["N1"] = "STT", 1, "Cột của tỉnh"
        sheet.move_range("B1:B2", cols=14)
        sheet.delete_cols(2)

    workbook = read_workbook(change(make(**heads), stir))

    assert workbook.tables["QH_KETNOI"][0].cells["relation_code"] == "QH-1"
    assert workbook.tables["QH_KETNOI"][0].place("relation_code") == "QH_KETNOI!O2"
    assert workbook.ignored == ["QH_KETNOI: “Cột của tỉnh”"]


def test_a_title_may_stand_above_the_heads(content):
    def add_title(book):
        book["ANHXA"].insert_rows(1, amount=3)
        book["ANHXA"]["A1"] = "BẢNG 3. ÁNH XẠ"

    assert read_workbook(change(content, add_title)).tables["ANHXA"] == []


def test_any_unicode_form_spaces_numbers_and_days_are_read(content):
    name = unicodedata.normalize("NFD", "  Hộ tịch điện tử ")

    cells = read(
        edit(
            content,
            ("DM_DOITUONG!D2", name),
            ("DM_DOITUONG!R2", datetime(2026, 3, 1)),
            ("DM_DOITUONG!T2", 12),
        )
    )

    found = next(row for row in cells.values() if row["note"] == "12")
    assert (found["name"], found["evidence"]) == ("Hộ tịch điện tử", "01/03/2026")


def test_sheets_with_other_names_are_refused_and_all_named(content):
    def rename(book):
        book["ANHXA"].title = "ANH XA"
        del book["HOANTHIEN_NV"]

    with pytest.raises(SheetsMissing) as refused:
        read_workbook(change(content, rename), name="mau.xlsx")

    said = refused.value.message_in("vi")
    assert "thiếu trang tính “ANHXA”, trang tính “HOANTHIEN_NV”" in said
    assert "“ANH XA”" in said


def test_columns_with_other_names_are_refused_and_all_named(content):
    changed = edit(content, ("QH_KETNOI!B1", "Nguồn"), ("QH_KETNOI!L1", "Ghi chu khác"))

    with pytest.raises(SheetsMissing, match="QH_KETNOI") as refused:
        read_workbook(changed)

    said = refused.value.message_in("vi")
    assert "cột “Đối tượng nguồn” ở QH_KETNOI, cột “Ghi chú” ở QH_KETNOI" in said
    assert "“Nguồn”" in said


def test_a_column_that_stands_twice_is_refused(content):
    with pytest.raises(SheetsMissing, match="chỉ một lần"):
        read_workbook(edit(content, ("ANHXA!P1", "Mã đối tượng")))


def test_formulas_and_errors_are_named_cell_by_cell_but_not_in_the_check_columns(content):
    workbook = read_workbook(edit(content, ("DM_DOITUONG!D3", "=A3"), ("ANHXA!B9", "#REF!")))

    assert [(problem.place, type(problem)) for problem in workbook.problems] == [
        ("DM_DOITUONG!D3", CellFormula),
        ("ANHXA!B9", CellFaulty),
    ]


def test_a_workbook_without_a_guide_has_no_cut_off_day():
    assert read_workbook(make()).on is None


def test_a_cut_off_day_of_its_own_is_read(content):
    def write_day(book):
        row = next(cell.row for cell in book["HUONG_DAN"]["A"] if cell.value == "Ngày chốt số liệu")
        book["HUONG_DAN"].cell(row, 2, datetime(2026, 12, 31))

    assert read_workbook(change(content, write_day)).on == date(2026, 12, 31)


def test_a_cell_formatted_in_the_last_row_of_excel_costs_nothing(content):
    workbook = read_workbook(edit(content, ("DM_DOITUONG!A1048576", " ")))

    assert len(workbook.tables["DM_DOITUONG"]) == 7


def test_a_workbook_with_programs_is_not_opened(content):
    import io
    import zipfile

    stream = io.BytesIO(content)
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"x")

    with pytest.raises(ProgramsRefused):
        read_workbook(stream.getvalue())

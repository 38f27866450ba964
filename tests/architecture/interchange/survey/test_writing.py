"""The workbook that goes out: what is asked, what is protected, what can be chosen, what explains itself."""

import io

import openpyxl
import pytest

from lgsp.architecture.interchange.survey.help import GUIDANCE
from lgsp.architecture.interchange.survey.machine import SHEET as MACHINE
from lgsp.architecture.interchange.survey.questions import QUESTIONS
from lgsp.architecture.interchange.survey.writing import HEADING, KEYS
from lgsp.architecture.model.reading import load_model
from tests.architecture.interchange.survey.workbooks import FIRST_ROW, send


@pytest.fixture
def book(sound_model):
    """Return the workbook of the agency, opened."""
    return openpyxl.load_workbook(io.BytesIO(send(sound_model)))


def find_cell(page, key, row=FIRST_ROW):
    """Return the cell of a row below a machine key."""
    keys = [cell.value for cell in page[KEYS + 1]]
    return page.cell(row, keys.index(key) + 1)


def rule_of(page, cell):
    """Return the rule that makes a drop-down of a cell."""
    rules = page.data_validations.dataValidation
    return next((rule for rule in rules if cell.coordinate in rule.sqref), None)


def test_the_same_model_gives_the_same_bytes(sound_model):
    assert send(sound_model) == send(sound_model)


def test_there_is_a_sheet_for_each_kind_and_one_that_programs_read(sound_model):
    book = openpyxl.load_workbook(io.BytesIO(send(sound_model, *QUESTIONS)))
    kinds = ["CO_QUAN", "CHUC_NANG", "HE_THONG", "CSDL", "DICH_VU", "LUONG", "LIEN_THONG", "HA_TANG"]

    assert book.sheetnames == [GUIDANCE, *kinds, "DANH_MUC", MACHINE]
    assert book[MACHINE].sheet_state == "veryHidden"
    assert book["HE_THONG"].row_dimensions[KEYS + 1].hidden


def test_only_what_is_asked_can_be_edited_and_no_password_is_needed(book):
    page = book["HE_THONG"]

    assert all(sheet.protection.sheet and not sheet.protection.password for sheet in book)
    assert find_cell(page, "id").protection.locked
    assert not find_cell(page, "users").protection.locked
    assert not find_cell(page, "name", FIRST_ROW + 1).protection.locked


def test_headings_carry_title_star_and_help(book):
    page = book["HE_THONG"]
    owner = find_cell(page, "owner", HEADING + 1)

    assert owner.value == "Cơ quan chủ quản *\n(chọn)"
    assert "Bắt buộc." in owner.comment.text


def test_words_are_chosen_by_their_vietnamese_names_from_the_list_sheet(book):
    page, lists = book["HE_THONG"], book["DANH_MUC"]
    rule = rule_of(page, find_cell(page, "system_kind"))
    sheet, _, area = rule.formula1.lstrip("=").partition("!")

    offered = [cell.value for (cell,) in book[sheet][area.replace("$", "")]]

    assert sheet == lists.title
    assert find_cell(page, "system_kind").value == "Ứng dụng"
    assert offered[:2] == ["Ứng dụng", "Nền tảng"]
    assert "Chưa xác định" not in offered
    assert rule.errorStyle in (None, "stop")


def test_a_field_that_may_be_empty_offers_the_two_marks(book):
    page = book["HE_THONG"]

    rule = rule_of(page, find_cell(page, "security_level"))

    assert rule.formula1 == '"1,2,3,4,5,Chưa xác định,Không áp dụng"'


def test_agencies_are_offered_by_name_and_id(book):
    lists = book["DANH_MUC"]
    column = next(cell.column for cell in lists[2] if cell.value == "Cơ quan")

    offered = [lists.cell(row, column).value for row in range(3, 9)]

    assert offered[:2] == ["so-nong-nghiep [so-nong-nghiep]", "so-tai-chinh [so-tai-chinh]"]
    assert offered[-2:] == ["Chưa xác định", "Không áp dụng"]


def test_the_first_sheet_says_who_is_asked_and_that_the_province_is_invented(book):
    said = "\n".join(str(cell.value) for row in book[GUIDANCE].iter_rows() for cell in row if cell.value)

    assert "Tỉnh giả định." in said
    assert "so-tu-phap (mã H99.99)" in said
    assert "01/11/2026" in said


def test_text_that_looks_like_a_formula_stays_text(model_folder):
    model = load_model(model_folder(system={"ho-tich": {"users": "=1+1"}}))

    cell = find_cell(openpyxl.load_workbook(io.BytesIO(send(model)))["HE_THONG"], "users")

    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_text_too_long_for_a_cell_is_shown_cut_and_locked(model_folder):
    model = load_model(model_folder(system={"ho-tich": {"users": "dài " * 9000}}))

    cell = find_cell(openpyxl.load_workbook(io.BytesIO(send(model)))["HE_THONG"], "users")

    assert cell.protection.locked
    assert cell.value.endswith("(dài quá một ô: sửa trong mô hình)")

"""Reading what came back: rows far below cost nothing, and too many new ones are refused."""

import io

import openpyxl
import pytest

from lgsp.architecture.interchange.survey.errors import TooManyRows
from lgsp.architecture.interchange.survey.returned import MOST_NEW_ROWS, MOST_ROWS, read_returned
from tests.architecture.interchange.survey.workbooks import FILE, FIRST_ROW, edit, send, to_bytes

LAST_ROW_OF_EXCEL = 1_048_576


def test_a_row_at_the_very_end_is_found_and_those_between_are_not_read(sound_model):
    content = edit(send(sound_model), "HE_THONG", {(LAST_ROW_OF_EXCEL, "users"): "x"})

    (row,) = read_returned(content, file=FILE).rows

    assert (row.id, row.number, row.edited) == (None, LAST_ROW_OF_EXCEL, ("users",))


def test_more_new_rows_than_any_agency_has_are_refused(sound_model):
    book = openpyxl.load_workbook(io.BytesIO(send(sound_model)))
    for row in range(MOST_NEW_ROWS + 1):
        book["HE_THONG"].cell(FIRST_ROW + 1 + row, 2).value = "x"

    with pytest.raises(TooManyRows):
        read_returned(to_bytes(book), file=FILE)


def test_more_formatted_rows_than_a_person_would_leave_are_refused(sound_model):
    book = openpyxl.load_workbook(io.BytesIO(send(sound_model)))
    for row in range(MOST_ROWS + 10):
        book["HE_THONG"].cell(FIRST_ROW + 1 + row, 1).number_format = "0.00"

    with pytest.raises(TooManyRows):
        read_returned(to_bytes(book), file=FILE)


def test_counts_are_of_what_was_asked(sound_model):
    returned = read_returned(edit(send(sound_model), "HE_THONG", {(FIRST_ROW, "users"): "x"}), file=FILE)

    assert returned.cells_changed == 1
    assert 0 < returned.cells_filled < returned.cells_asked

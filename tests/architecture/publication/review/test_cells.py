"""Rows of a table are found again after others were put in, taken out or changed."""

import pytest

from lgsp.architecture.documents.word.records import RowMark, TableMark
from lgsp.architecture.documents.word.words import digest_cell
from lgsp.architecture.publication.review.cells import find_changes
from lgsp.architecture.publication.review.pieces import Grid

HEAD = ("TT", "Tên", "Nội dung")
ROWS = (("1", "Một", "a"), ("2", "Hai", "b"), ("3", "Ba", "c"))
MARK = TableMark(
    4,
    ("", "name", "content"),
    tuple(map(digest_cell, HEAD)),
    tuple(RowMark(row[1].lower(), tuple(map(digest_cell, row))) for row in ROWS),
)


def changes(*rows, head=HEAD):
    cells, notes = find_changes(MARK, Grid((head, *rows)), place="Mục II, Bảng 4")
    return [(cell.subject, cell.field, cell.text) for cell in cells], [note.text for note in notes]


def test_an_untouched_table_has_none():
    assert changes(*ROWS) == ([], [])


@pytest.mark.parametrize(
    "rows",
    [
        (("1", "Một", "a"), ("2", "Hai", "MỚI"), ("3", "Ba", "c")),
        (("0", "Không", "k"), ("1", "Một", "a"), ("2", "Hai", "MỚI"), ("3", "Ba", "c")),
        (("2", "Hai", "MỚI"), ("3", "Ba", "c")),
        (("2", "Hai", "MỚI"),),
    ],
)
def test_a_changed_cell_is_told_by_its_own_row(rows):
    assert changes(*rows)[0] == [("hai", "content", "MỚI")]


def test_rows_that_came_and_went_are_told():
    _, notes = changes(("1", "Một", "a"), ("3", "Ba", "c"), ("4", "Bốn", "d"))

    assert notes == [
        "Dòng đã bị xoá (hai); muốn bỏ đối tượng thì sửa mô hình.",
        "Dòng được thêm: 4 | Bốn | d. Muốn thêm đối tượng thì dùng lgsp new.",
    ]


def test_a_renamed_column_and_a_row_of_other_cells_are_told():
    _, notes = changes(("1", "Một"), *ROWS[1:], head=("TT", "Tên gọi", "Nội dung"))

    assert notes == [
        "Tên cột đã sửa thành “Tên gọi”; tên cột theo mẫu, không đổi từ tệp Word.",
        "Số ô của dòng đã khác: 1 | Một",
    ]


def test_an_empty_table_is_told_row_by_row():
    cells, notes = changes(head=())

    assert cells == []
    assert len(notes) == 3


def test_a_long_table_is_told_by_its_own_rows_too():
    rows = [(str(place), "Một", "như nhau") for place in range(5_000)]
    marks = tuple(RowMark(row[0], tuple(map(digest_cell, row))) for row in rows)
    mark = TableMark(4, MARK.fields, MARK.head, marks)
    rows[1_234] = ("1234", "Một", "khác")
    cells, notes = find_changes(mark, Grid((HEAD, *rows[:4_000], *rows[4_001:])), place="Bảng 4")

    assert [(cell.subject, cell.text) for cell in cells] == [("1234", "khác")]
    assert [note.text for note in notes] == ["Dòng đã bị xoá (4000); muốn bỏ đối tượng thì sửa mô hình."]


def test_a_long_table_of_equal_rows_has_no_change():
    row = ("–", "–", "–")
    mark = TableMark(4, MARK.fields, MARK.head, (RowMark("", tuple(map(digest_cell, row))),) * 3_000)

    assert find_changes(mark, Grid((HEAD, *[row] * 3_000)), place="Bảng 4") == ([], [])

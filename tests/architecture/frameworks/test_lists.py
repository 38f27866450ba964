"""Looking things up in the lists."""

from datetime import date

import pytest

from lgsp.architecture.frameworks.errors import ListUnknown
from lgsp.architecture.frameworks.lists import LISTS, get_list, say_cell


def test_all_words_count_and_tone_marks_do_not():
    found = get_list("national-platforms").find("dinh danh dien tu")

    assert [row.name for row in found] == ["Nền tảng định danh và xác thực điện tử"]


def test_words_may_stand_in_different_cells():
    assert [row.code for row in get_list("provinces").find("tinh 68")] == ["68"]


def test_without_words_every_row_is_found():
    assert len(get_list("provinces").find()) == 34


@pytest.mark.parametrize("one", LISTS, ids=lambda one: one.key)
def test_every_row_tells_itself_apart_in_one_line(one):
    lines = [tuple(say_cell(getattr(row, field)) for field in one.shown) for row in one.load()]

    assert all(any(line) for line in lines)
    assert not any("\n" in cell for line in lines for cell in line)


def test_cells_are_text():
    assert [say_cell(value) for value in (("a", "b"), None, date(2026, 7, 1), 3)] == [
        "a; b",
        "",
        "2026-07-01",
        "3",
    ]


def test_a_list_that_is_not_there_names_those_there_are():
    with pytest.raises(ListUnknown, match="no list 'tinh'; the lists are: outlines, outline-correspondence"):
        get_list("tinh")

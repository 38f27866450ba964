"""What officials write in cells, understood or not."""

from datetime import date, datetime

import pytest

from lgsp.architecture.interchange.survey.catalogue import Catalogue
from lgsp.architecture.interchange.survey.errors import CellPlace, NotYesNo
from lgsp.architecture.interchange.survey.parsing import Explanation, parse, read_day, read_number
from lgsp.architecture.interchange.survey.questions import QUESTIONS

MARCH = date(2026, 3, 5)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        *[("1200", 1200), ("1.200", 1200), ("1 200 000", 1200000), ("1,200", 1200), ("-5", -5)],
        *[("1.200,5", None), ("12,5", None), ("1.20", None), ("1e3", None), ("9" * 30, None), ("", None)],
    ],
)
def test_numbers(text, number):
    assert read_number(text) == number


@pytest.mark.parametrize(
    "cell",
    [
        *[
            MARCH,
            datetime(2026, 3, 5, 7),
            46086,
            "5/3/2026",
            "05-03-2026",
            "5.3.2026",
            "2026-03-05",
            "2026/3/5",
        ],
        *["ngày 5 tháng 3 năm 2026", "5 tháng 3 năm 2026"],
    ],
)
def test_days_in_several_spellings(cell):
    assert read_day(cell) == MARCH


@pytest.mark.parametrize("cell", ["5/3/26", "30/02/2026", "3/2026", 2026, "quý 1", "2026"])
def test_what_is_no_day(cell):
    assert read_day(cell) is None


def read(model, kind, key, *, cell):
    """Return what a cell of that column says."""
    column = next(one for one in QUESTIONS[kind].columns if one.key == key)
    place = CellPlace("X", "A1")
    return parse(
        cell, column=column, place=place, catalogue=Catalogue(model), explained=Explanation(None, None)
    )


@pytest.mark.parametrize("cell", ["Có", "co", "x", True, 1])
def test_yes(sound_model, cell):
    assert read(sound_model, "database", "is_national", cell=cell) is True


def test_neither_yes_nor_no(sound_model):
    with pytest.raises(NotYesNo):
        read(sound_model, "database", "is_national", cell="có thể")


@pytest.mark.parametrize(
    "cell", ["so-tu-phap\nvan-phong", "- so-tu-phap\n- VAN-PHONG", "so-tu-phap; van-phong [van-phong]"]
)
def test_several_agencies_in_one_cell(sound_model, cell):
    assert read(sound_model, "database", "partners", cell=cell) == ["so-tu-phap", "van-phong"]


def test_items_of_several_lines_begin_with_a_dash(sound_model):
    assert read(sound_model, "agency", "functions", cell="- một\nhai\n- ba") == ["một\nhai", "ba"]
    assert read(sound_model, "agency", "functions", cell="một\n• hai") == ["một", "hai"]


def test_numbers_and_days_in_a_text_field_are_text(sound_model):
    assert read(sound_model, "service", "version", cell=2) == "2"
    assert read(sound_model, "system", "users", cell=MARCH) == "05/03/2026"


def test_words_are_found_without_marks_and_case(sound_model):
    assert read(sound_model, "system", "system_kind", cell="NEN TANG") == "platform"

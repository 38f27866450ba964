"""The common marks of all pictures."""

from lgsp.architecture.model.entities import Status
from lgsp.architecture.pictures.marks import STATUS_MARKS, lay_legend, mark_of
from lgsp.architecture.pictures.scene import Scene
from tests.architecture.pictures.geometry import find_off_canvas


def test_every_status_has_a_mark_and_marks_differ_without_colour():
    assert {mark_of(status) for status in Status} == set(STATUS_MARKS)
    assert len({mark.border for mark in STATUS_MARKS}) == len(STATUS_MARKS)


def test_a_legend_goes_on_in_the_next_row_and_says_how_high_it_is():
    wide = lay_legend(STATUS_MARKS, x=0, y=0, width=500)
    narrow = lay_legend(STATUS_MARKS, x=0, y=0, width=200)

    assert narrow.height > wide.height
    assert find_off_canvas(Scene("legend", "t", "a", 200, narrow.height, narrow.shapes)) == []

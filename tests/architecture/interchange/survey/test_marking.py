"""The workbook handed back: the same one, with the wrong cells in red."""

import io

import openpyxl

from lgsp.architecture.interchange.survey.marking import SHEET, mark
from tests.architecture.interchange.survey.workbooks import FILE, FIRST_ROW, edit, send, take

RED = "00FF9999"


def hand_back(content, model):
    """Return the intake and the workbook handed back."""
    intake = take(content, model)
    return intake, mark(content, intake.problems, file=FILE)


def test_the_wrong_cell_is_red_and_says_why(sound_model):
    content = edit(send(sound_model), "HE_THONG", {(FIRST_ROW, "security_level"): "mười"})

    intake, marked = hand_back(content, sound_model)

    book = openpyxl.load_workbook(io.BytesIO(marked))
    place = intake.problems[0].place
    cell = book[place.sheet][place.cell]
    assert (cell.value, cell.fill.fgColor.rgb) == ("mười", RED)
    assert "không phải số nguyên" in cell.comment.text
    assert book[SHEET]["A3"].value == str(place)
    assert mark(content, intake.problems, file=FILE) == marked


def test_what_was_corrected_is_not_red_any_more_and_is_taken_in(sound_model):
    cells = {(FIRST_ROW, "security_level"): "mười", (FIRST_ROW, "valid_from"): "mai"}
    first, marked = hand_back(edit(send(sound_model), "HE_THONG", cells), sound_model)
    half = edit(marked, "HE_THONG", {(FIRST_ROW, "security_level"): 3})

    second, marked = hand_back(half, sound_model)
    done = take(edit(marked, "HE_THONG", {(FIRST_ROW, "valid_from"): "1/1/2026"}), sound_model)

    book = openpyxl.load_workbook(io.BytesIO(marked))
    places = {str(problem.place): problem.place for problem in first.problems}
    left = {str(problem.place) for problem in second.problems}
    red = {name for name, at in places.items() if book[at.sheet][at.cell].fill.fgColor.rgb == RED}
    assert (len(places), len(left), red) == (2, 1, left)
    assert done.problems == ()
    assert done.entities[0].security_level == 3

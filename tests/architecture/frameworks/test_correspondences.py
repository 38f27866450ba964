"""Where each paragraph of 2015 went in 2026."""

from lgsp.architecture.frameworks.correspondences import find_correspondences, list_correspondences
from lgsp.architecture.frameworks.outlines import get_outline

# The outline lists what VI.1 must hold as dashes; the correspondence counts the first of them on its own.
WITHIN = {"VI.1a": "VI.1"}
UNDER_ANOTHER = {"I", "III", "IV", "V", "VI", "V.7b"}


def test_every_place_named_is_a_paragraph_of_the_outline_of_2026():
    known = {paragraph.key for paragraph in get_outline("1425").paragraphs}
    named = {key for found in list_correspondences() for key in found.paragraphs_1425}

    assert named - known == set()


def test_every_paragraph_of_2015_that_asks_for_something_has_a_place():
    asked = {paragraph.key for paragraph in get_outline("2384").paragraphs} - UNDER_ANOTHER
    given = {WITHIN.get(found.item_2384, found.item_2384) for found in list_correspondences()} - {""}

    assert given == asked
    assert all(found.paragraphs_1425 for found in list_correspondences())


def test_what_is_new_in_2026_has_no_paragraph_of_2015():
    assert [found.paragraphs_1425 for found in find_correspondences("")] == [
        ("VII",),
        ("VIII.8",),
        ("IX.07", "IX.10"),
    ]

"""Pictures as figures of a document."""

import pytest

from lgsp.architecture.documents.exhibits.scenes import share, show
from lgsp.architecture.pictures.marks import say_nothing
from lgsp.architecture.pictures.scene import LANDSCAPE_WIDTH, PORTRAIT_WIDTH, Scene


def test_only_the_first_picture_is_led_to_and_a_wide_one_is_turned():
    scenes = [
        Scene("a-1", "A (phần 1/2)", "", PORTRAIT_WIDTH, 10, ()),
        Scene("a-2", "A (phần 2/2)", "", LANDSCAPE_WIDTH, 10, ()),
    ]

    figures = show(scenes, "Xem {ref}.")

    assert [(one.code, one.lead, one.landscape) for one in figures] == [
        ("picture/a-1", "Xem {ref}.", False),
        ("picture/a-2", "", True),
    ]


def test_a_picture_that_has_nothing_to_show_is_no_figure():
    assert show([say_nothing("a", "A", "Chưa có.")], "Xem {ref}.") == ()


@pytest.mark.parametrize(
    ("part", "whole", "said"), [(0, 5, "0%"), (5, 5, "100%"), (2, 3, "66,7%"), (1, 0, "–"), (1, 1000, "0,1%")]
)
def test_shares_are_written_in_the_vietnamese_way(part, whole, said):
    assert share(part, whole) == said

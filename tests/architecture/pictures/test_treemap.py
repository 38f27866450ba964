"""The treemap: areas as large as what they stand for."""

import pytest

from lgsp.architecture.pictures.figures import Figures, Series
from lgsp.architecture.pictures.treemap import draw_treemap, squarify
from tests.architecture.pictures.geometry import (
    find_escaped_words,
    find_off_canvas,
    find_overlaps,
    list_boxes,
    said,
)
from tests.architecture.pictures.names import HOSTILE, LONG


def draw(values, *, names=None):
    """Draw a treemap of those values."""
    rows = names or tuple(f"Sở {place}" for place in range(len(values)))
    return draw_treemap(Figures("tien", "Tiền", "triệu đồng", tuple(rows), (Series("Tiền", tuple(values)),)))


@pytest.mark.parametrize("sizes", [[1], [5, 3, 2], list(range(40, 0, -1)), [1000, 1, 1, 1]])
def test_the_room_is_shared_out_whole_and_by_size(sizes):
    areas = [width * height for _, _, width, height in squarify(sizes, (0, 0, 300, 200))]

    assert [round(area / 60_000, 6) for area in areas] == [round(size / sum(sizes), 6) for size in sizes]


def test_areas_neither_overlap_nor_lose_words():
    scene = draw(
        [193, 64, 51, 40, 37, 25, 23, 14, 13, 12], names=[HOSTILE, *(f"{LONG} {one}" for one in range(9))]
    )

    assert find_overlaps(scene) == find_escaped_words(scene) == find_off_canvas(scene) == []


def test_parts_too_small_for_words_are_counted_in_one():
    scene = draw([1000, *(1 for _ in range(60))])

    words = said(scene, "area")
    assert words[0] == "Sở 0 1.000"
    assert all(words)
    assert words[-1].endswith(" 60") or "mục còn lại" in words[-1]


def test_what_is_nothing_has_no_area():
    assert len(list_boxes(draw([5, 0, 3]), "area")) == 2


def test_no_numbers_no_map():
    assert said(draw([0]), "remark") == ["Chưa có số liệu."]

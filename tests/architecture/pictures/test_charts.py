"""Bars and lines: as long as they say, and readable without colour."""

from decimal import Decimal

from lgsp.architecture.pictures.charts import draw_bars, draw_lines
from lgsp.architecture.pictures.figures import Figures, Series
from lgsp.architecture.pictures.scene import Path
from tests.architecture.pictures.geometry import (
    find_escaped_words,
    find_faults,
    find_off_canvas,
    find_overlaps,
    list_boxes,
    list_texts,
    said,
)
from tests.architecture.pictures.names import HOSTILE, LONG

YEARS = ("2026", "2027", "2028")


def make_figures(*values, rows=YEARS, add_up=True) -> Figures:
    """Return figures with a series for each of the values."""
    series = tuple(Series(f"Nguồn {place}", one) for place, one in enumerate(values))
    return Figures("dem", "Đếm", "cái", tuple(rows), series, add_up)


def test_bars_are_as_long_as_their_values():
    scene = draw_bars(make_figures((10, 20, 40)))

    lengths = [round(box.width / list_boxes(scene, "bar")[0].width, 2) for box in list_boxes(scene, "bar")]
    assert lengths == [1, 2, 4]
    assert [text.content for text in list_texts(scene) if text.weight == 600] == ["10", "20", "40"]


def test_the_parts_of_a_bar_differ_by_hatching():
    scene = draw_bars(make_figures((1, 1, 1), (2, 2, 2), (3, 3, 3)))

    assert len({bar.pattern for bar in list_boxes(scene, "bar")}) == 3
    assert scene.legend == ("Nguồn 0", "Nguồn 1", "Nguồn 2")


def test_long_names_of_many_rows_stay_in_their_places():
    rows = (HOSTILE, *(f"{LONG} {place}" for place in range(30)))

    scene = draw_bars(make_figures(tuple(range(31)), rows=rows))

    assert find_escaped_words(scene) == find_overlaps(scene) == find_off_canvas(scene) == []
    assert min(text.size for text in list_texts(scene)) >= 8


def test_values_that_do_not_add_up_have_a_bar_each_with_its_number():
    scene = draw_bars(make_figures((10, Decimal("5.5")), (40, 0), rows=("2026", "2027"), add_up=False))

    assert [text.content for text in list_texts(scene) if text.weight == 600] == ["10", "40", "5,5", "0"]
    assert find_overlaps(scene) == []


def test_rows_that_find_no_room_are_summed_in_one():
    rows = tuple(f"{LONG} {place}" for place in range(90))

    scene = draw_bars(make_figures((1,) * 90, rows=rows))

    names = said(scene, "name")
    assert names[-1] == f"{90 - len(names) + 1} mục còn lại"
    assert list_texts(scene)
    assert find_faults(scene) == []


def test_lines_rise_with_their_values():
    scene = draw_lines(make_figures((0, 50, 100)))

    heights = [y for _, y in next(shape for shape in scene.shapes if isinstance(shape, Path)).points]
    assert heights == sorted(heights, reverse=True)
    assert heights[0] - heights[1] == heights[1] - heights[2]


def test_lines_that_end_together_have_their_numbers_apart():
    scene = draw_lines(make_figures(*((1, 2, 3) for _ in range(7))))

    numbers = [text.y for text in list_texts(scene) if text.weight == 600]
    assert len(numbers) == 7
    assert min(abs(one - other) for one in numbers for other in numbers if one != other) > 10
    assert find_off_canvas(scene) == []


def test_no_numbers_no_chart():
    assert said(draw_bars(make_figures((0, 0, 0))), "remark") == ["Chưa có số liệu."]
    assert said(draw_lines(make_figures((5,), rows=("2026",))), "remark") == ["Chưa có số liệu."]

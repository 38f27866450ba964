"""Charts as SVG."""

from itertools import pairwise
from xml.etree import ElementTree

import pytest

from lgsp.portal.charts import Series, ceiling, colour_of, share_bar, spark_columns, stacked_columns

SVG = "{http://www.w3.org/2000/svg}"


def _shapes(svg: str, name: str) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(svg).iter(name))


@pytest.mark.parametrize(
    ("peak", "head"), [(0, 1), (1, 1), (7, 8), (10, 10), (11, 12), (37, 40), (101, 120), (999, 1000)]
)
def test_the_scale_ends_at_a_round_number_at_or_above_the_peak(peak, head):
    assert ceiling(peak) == head


def test_a_series_stands_on_the_one_before_it():
    below = Series("a", colour=1, values=(10,))
    above = Series("b", colour=2, values=(5,))

    svg = stacked_columns([below, above], top=20, label="x")

    first, second = [shape.get("d") for shape in _shapes(svg, "path") if "series" in shape.get("class", "")]
    assert first.startswith("M60 100v-50")
    assert second.startswith("M60 50v-25")


def test_a_minute_without_exchanges_has_no_column():
    svg = spark_columns(Series("a", colour=3, values=(0, 4, 0, 2)), top=4, label="x")

    (columns,) = [shape for shape in _shapes(svg, "path") if shape.get("class") == "series-3"]
    assert columns.get("d", "").count("M") == 2


def test_shares_fill_the_bar_in_order():
    bars = _shapes(share_bar([("good", 3), ("bad", 0), ("warn", 1)], label="x"), "rect")

    assert [bar.get("class") for bar in bars] == ["fill-good", "fill-warn"]
    assert bars[1].get("x") == "450"


def test_a_share_of_one_in_thousands_can_still_be_seen_and_the_bar_is_full():
    bars = _shapes(share_bar([("bad", 1), ("warn", 1), ("rest", 5000)], label="x"), "rect")

    edges = [(float(bar.get("x")), float(bar.get("x")) + float(bar.get("width"))) for bar in bars]
    assert all(end - start > 4 for start, end in edges)
    assert all(after[0] >= before[1] for before, after in pairwise(edges))
    assert edges[-1][1] == pytest.approx(598, abs=0.1)


def test_a_bar_of_nothing_is_empty():
    assert _shapes(share_bar([], label="x"), "rect") == []


def test_colours_come_round_again():
    assert [colour_of(position) for position in (0, 7, 8)] == [1, 8, 1]


def test_what_a_chart_says_cannot_break_out_of_it():
    svg = share_bar([("good", 1)], label='"><script>')

    assert ElementTree.fromstring(svg).get("aria-label") == '"><script>'

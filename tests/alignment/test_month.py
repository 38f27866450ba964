"""Planted deviations are found, and little else; the page shows what this finds."""

import pytest

from lgsp.alignment.comparison import compare_with_reality
from lgsp.alignment.states import DEVIATIONS, Detail, State
from lgsp.architecture.model.reading import load_model
from tests.alignment.month import DAYS, PERIOD, make_month
from tests.alignment.trust import PAGE, measure
from tests.docs.tables import fill
from tests.house.source_tree import ROOT

LEAST = 0.95


@pytest.fixture(scope="module")
def province():
    return load_model(ROOT / "examples" / "lam-giang")


@pytest.fixture(scope="module")
def trust(province):
    return measure(province)


def test_every_kind_of_deviation_is_found_and_hardly_anything_else(trust):
    print(trust.to_markdown())

    assert set(trust.told) == set(trust.planted)
    assert min(trust.planted.values()) >= 20
    assert len(trust.planted) == len(DEVIATIONS)
    for code in trust.planted:
        assert trust.recall(code) >= LEAST, code
        assert trust.precision(code) >= LEAST, code
    assert sum(trust.withheld.values()) <= 0.1 * sum(trust.planted.values())


def test_the_page_shows_these_figures(trust):
    page = PAGE.read_text(encoding="utf-8")

    assert page == fill(page, trust.to_markdown()), "run: make docs"


def test_a_month_is_large_and_always_the_same(province):
    one, other = make_month(province, seed=1), make_month(province, seed=1)

    assert one.size > 10_000_000
    assert one.sums == other.sums
    assert len(one.sums) > 150_000


def test_of_a_month_half_of_which_was_not_watched_little_is_told(province):
    month = make_month(province, seed=1, outage_hours=DAYS * 12)

    report = compare_with_reality(
        month.model, period=PERIOD, calls=month.calls, watch=month.watch, registered=month.registered
    )

    assert report.coverage.watched == 0.5
    unseen = [row for row in report.rows if row.state is State.UNSEEN]
    assert {row.flow.id for row in unseen} <= {key for key, code in month.planted.items() if code == "RUN902"}
    excesses = [row for row in report.rows if row.state is State.OUT_OF_BOUNDS]
    assert {row.detail for row in excesses} <= {Detail.TOO_SLOW}

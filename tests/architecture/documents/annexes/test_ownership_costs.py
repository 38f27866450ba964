"""What an option costs over its life."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lgsp.architecture.documents.annexes.ownership_costs import (
    CATEGORY_NAMES,
    factor_of,
    list_different_grounds,
    read_rate,
    reckon,
    to_present,
)
from lgsp.architecture.model.planning import CostCategory, CostLine, Option, OptionKind

LINE = {"category": "operation", "year": 2027, "low": 80, "likely": 100, "high": 150}


def make(kind="standalone", rate="10", costs=(LINE,), **fields):
    asked = {"scope": "Toàn tỉnh", "starts_on": "2026-01-01", "horizon_years": 5, **fields}
    return Option(option_kind=kind, discount_rate=rate, costs=costs, **asked)


def test_a_cost_is_worth_its_factor_at_the_beginning():
    reckoned = reckon(make(costs=({**LINE, "year": 2026}, LINE, {**LINE, "year": 2028})))

    assert [one.factor for one in reckoned.costs] == [Decimal("1.0000"), Decimal("0.9091"), Decimal("0.8264")]
    assert [one.present for one in reckoned.costs] == [100, 91, 83]
    assert (reckoned.spent, reckoned.total) == (300, 274)


def test_other_estimates_are_summed_the_same_way():
    reckoned = reckon(make())

    assert reckoned.total_of(lambda line: line.low) == 73
    assert reckoned.total_of(lambda line: line.high) == 136


def test_costs_are_told_by_year_and_then_in_the_order_of_the_categories():
    costs = ({**LINE, "category": "exit"}, {**LINE, "year": 2026}, {**LINE, "category": "acquisition"})

    told = [(one.line.year, one.line.category.value) for one in reckon(make(costs=costs)).costs]

    assert told == [(2026, "operation"), (2027, "acquisition"), (2027, "exit")]


def test_a_rate_that_is_no_number_discounts_nothing():
    reckoned = reckon(make(rate="theo quy định"))

    assert reckoned.rate is None
    assert reckoned.total == reckoned.spent == 100


@pytest.mark.parametrize("text", ["8", "8,0", "8.0 %", " 8%/năm"])
def test_one_rate_is_written_in_many_ways(text):
    assert read_rate(text) == 8


def test_every_category_has_a_name_and_shares_add_up_to_the_total():
    costs = tuple({**LINE, "category": one.value} for one in CostCategory)
    reckoned = reckon(make(costs=costs))

    shares = [reckoned.share(lambda line, one=one: line.category is one) for one in CATEGORY_NAMES]
    assert sum(shares) == reckoned.total
    assert all(shares)


def test_options_on_other_ground_are_told_apart():
    alone = make()

    assert list_different_grounds([alone, make("on-platform", "10,0", scope="toàn  tỉnh")]) == []
    assert list_different_grounds([alone, make("on-platform", "8", horizon_years=3)]) == [
        "số năm tính",
        "tỷ lệ chiết khấu",
    ]


@given(
    st.lists(st.tuples(st.integers(2026, 2031), st.integers(0, 10**12)), max_size=20),
    st.decimals(0, 30, places=2),
)
def test_the_sums_are_sums_of_what_is_shown(costs, rate):
    lines = [
        CostLine(category=CostCategory.OPERATION, year=year, low=0, likely=amount, high=amount)
        for year, amount in costs
    ]
    reckoned = reckon(make(OptionKind.RENTED, str(rate), lines))

    assert reckoned.total == sum(to_present(one.line.likely, one.factor) for one in reckoned.costs)
    assert reckoned.total <= reckoned.spent


@given(st.decimals(0, 30, places=1), st.integers(0, 30))
def test_a_factor_never_grows_with_the_years(rate, years):
    assert factor_of(rate, years + 1) <= factor_of(rate, years) <= 1

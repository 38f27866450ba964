"""Periods that begin and end with an hour, and months of Vietnam."""

import itertools
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lgsp.portal.watching.periods import A_DAY, AN_HOUR, list_periods, read_period

MOMENT = datetime(2026, 1, 5, 9, 30, tzinfo=UTC)
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))


def test_the_last_day_holds_the_hour_that_runs():
    period = read_period("24-gio", now=MOMENT)

    assert (period.since, period.until) == (
        datetime(2026, 1, 4, 10, tzinfo=UTC),
        datetime(2026, 1, 5, 10, tzinfo=UTC),
    )
    assert len(period.columns) == 24


def test_months_go_back_a_year_over_new_year():
    keys = [period.key for period in list_periods(MOMENT)]

    assert keys[:5] == ["24-gio", "7-ngay", "30-ngay", "2026-01", "2025-12"]
    assert keys[-1] == "2025-02"


@pytest.mark.parametrize("key", ["", "2026-13", "2026-00", "1999-01", "30-ngay'--", "24-gio\n", "²026-01"])
def test_what_is_no_period_is_the_last_day(key):
    assert read_period(key, now=MOMENT).key == "24-gio"


@given(MOMENTS)
def test_columns_lie_in_every_period_without_gap(moment):
    for period in list_periods(moment):
        step = A_DAY if period.is_by_day else AN_HOUR
        columns = period.columns
        assert columns[0] <= period.since < columns[0] + step
        assert columns[-1] < period.until <= columns[-1] + step
        assert all(b - a == step for a, b in itertools.pairwise(columns))


@given(MOMENTS)
def test_months_meet(moment):
    months = list_periods(moment)[3:]
    assert all(newer.since == older.until for newer, older in itertools.pairwise(months))
    assert months[0].since <= moment < months[0].until + timedelta(0)

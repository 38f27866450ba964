"""Exchanges a minute, laid out."""

from datetime import UTC, datetime, timedelta

from lgsp.platform.usage.queries import MinuteCount
from lgsp.portal.rates import MINUTES, to_rates

SINCE = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)


def _count(minute: int, service: str, count: int) -> MinuteCount:
    return MinuteCount(SINCE + timedelta(minutes=minute), service, count)


def test_minutes_without_any_count_as_none():
    rates = to_rates([_count(3, "S", 7)], since=SINCE, names={"S": "Tra cứu"})

    (series,) = rates.series
    assert (series.name, series.total, len(series.values)) == ("Tra cứu", 7, MINUTES)
    assert series.values[3] == 7


def test_the_last_minute_is_the_last_whole_one():
    running, whole = MINUTES - 1, MINUTES - 2

    rates = to_rates([_count(whole, "S", 5), _count(running, "S", 2)], since=SINCE, names={})

    assert (rates.last_minute, rates.total) == (5, 7)


def test_services_stand_in_the_order_of_the_vietnamese_alphabet():
    names = {"a": "Đăng ký", "b": "Dữ liệu", "c": "Ẩn danh"}

    rates = to_rates([_count(0, service, 1) for service in names], since=SINCE, names=names)

    assert [one.name for one in rates.series] == ["Ẩn danh", "Dữ liệu", "Đăng ký"]
    assert [one.colour for one in rates.series] == [1, 2, 3]


def test_the_scale_covers_the_busiest_minute_of_all_services_together():
    rates = to_rates([_count(4, "S", 30), _count(4, "T", 25)], since=SINCE, names={})

    assert (rates.top, rates.middle) == (60, "30")


def test_the_table_begins_with_the_newest_minute():
    rates = to_rates([_count(0, "S", 1)], since=SINCE, names={})

    rows = list(rates.table)

    assert rows[0] == (SINCE + timedelta(minutes=MINUTES - 1), (0,))
    assert rows[-1] == (SINCE, (1,))


def test_a_count_from_outside_the_half_hour_is_left_out():
    assert to_rates([_count(-1, "S", 9), _count(MINUTES, "S", 9)], since=SINCE, names={}).total == 0

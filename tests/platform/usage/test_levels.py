"""How well services served, read back from exchanges that were really recorded."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lgsp.platform.evidence.records import AnswerRecord, RefusalRecord, RequestRecord
from lgsp.platform.evidence.testing import MONDAY
from lgsp.platform.usage.durations import BOUNDS_MS
from lgsp.platform.usage.levels import (
    Level,
    get_total,
    list_hours,
    list_levels,
    list_months,
    list_reasons,
    list_slowest,
)
from lgsp.platform.usage.services import ingest
from lgsp.platform.usage.sums import BUCKETS

START = datetime(2026, 1, 5, 2, tzinfo=UTC)
DAY = {"since": START, "until": START + timedelta(days=1)}
A_MS, AN_HOUR = 1_000_000, 3_600_000_000_000


def exchange(name, *, at=MONDAY, took_ms=1, status=200, service="S", consumer="C", code=""):
    outcome = "failed" if code else "answered"
    yield RequestRecord(
        id=name,
        at=at,
        consumer=consumer,
        service=service,
        method="GET",
        agreement="k",
        digest="",
        size=10,
        target="",
    )
    yield AnswerRecord(
        id=name,
        at=at + took_ms * A_MS,
        outcome=outcome,
        status=status,
        error="Server.X" if code else "",
        code=code,
        digest="",
        size=20,
        request="",
    )


@pytest.fixture
def recorded(db, log, folder):
    def record(*exchanges):
        for records in exchanges:
            for one in records:
                log.append(one, lambda index, seal: None)
        ingest(folder)

    return record


def refusal(name, *, code="EXCHANGE-109", service="S"):
    yield RefusalRecord(
        id=name, at=MONDAY, consumer="C", service=service, method="GET", error="Client.X", code=code
    )


def test_a_call_is_served_when_the_provider_answered_below_500(recorded):
    recorded(
        exchange("a"),
        exchange("b", status=404),
        exchange("c", status=503),
        exchange("d", status=500, code="EXCHANGE-114"),
        refusal("e"),
    )

    [level] = list_levels("service", **DAY)

    assert (level.key, level.served, level.errors, level.failed, level.refused) == ("S", 2, 1, 1, 1)
    assert (level.all, level.passed_on, level.share) == (5, 4, 0.5)
    assert (level.request_bytes, level.answer_bytes) == (40, 80)


def test_nothing_is_a_level_of_nothing(db):
    level = get_total(**DAY)

    assert (level.all, level.share, level.p50) == (0, None, None)


def test_the_busiest_come_first_and_can_be_narrowed(recorded):
    recorded(
        exchange("a", service="S1"),
        exchange("b", service="S2"),
        exchange("c", service="S2", consumer="D"),
    )

    assert [level.key for level in list_levels("service", **DAY)] == ["S2", "S1"]
    assert [level.key for level in list_levels("consumer", service="S2", **DAY)] == ["C", "D"]
    assert get_total(consumer="D", **DAY).all == 1


def test_hours_and_months_are_vietnams(recorded):
    seventeen_hours = 17 * AN_HOUR  # 2026-01-06 at 02:00 in Vietnam
    january_ends = (26 * 24 + 14) * AN_HOUR  # 2026-01-31 16:00 UTC
    recorded(
        exchange("a"),
        exchange("b", at=MONDAY + seventeen_hours),
        exchange("c", at=MONDAY + january_ends),
        exchange("d", at=MONDAY + january_ends + 2 * AN_HOUR),
    )

    hours = list_hours(since=START, until=START + timedelta(days=2))
    months = list_months(since=START, until=START + timedelta(days=60), service="S")

    assert [at.astimezone(UTC) for at, _ in hours] == [START, START + timedelta(hours=17)]
    assert [(f"{at:%Y-%m}", level.all) for at, level in months] == [("2026-02", 1), ("2026-01", 3)]


def test_reasons_are_counted_by_code(recorded):
    recorded(refusal("a"), refusal("b"), exchange("c", code="EXCHANGE-114"), exchange("d"))

    reasons = list_reasons(**DAY)

    assert [(reason.code, reason.outcome, reason.count) for reason in reasons] == [
        ("EXCHANGE-109", "refused", 2),
        ("EXCHANGE-114", "failed", 1),
    ]


def test_the_slowest_are_found(recorded):
    recorded(*(exchange(str(number), took_ms=number) for number in (5, 900, 30)), refusal("r"))

    assert [found.exchange_id for found in list_slowest(limit=2, **DAY)] == ["900", "30"]


@given(st.lists(st.integers(1, 40_000_000), min_size=1, max_size=60), st.sampled_from([50, 90, 95, 99]))
def test_a_percentile_lies_in_the_class_of_the_true_one(durations_us, percent):
    bounds = [bound * 1_000 for bound in BOUNDS_MS]
    buckets = [0] * len(BUCKETS)
    for duration in durations_us:
        buckets[sum(duration > bound for bound in bounds)] += 1
    level = Level(
        "S", served=1, errors=0, failed=0, refused=0, buckets=tuple(buckets), slowest_us=max(durations_us)
    )

    found = level.percentile(percent)

    ordered = sorted(durations_us)
    rank = -(-len(ordered) * percent // 100)
    true_us = ordered[rank - 1]
    place = sum(true_us > bound for bound in bounds)
    low = bounds[place - 1] if place else 0
    high = bounds[place] if place < len(bounds) else max(durations_us)
    assert low / 1_000 <= found <= high / 1_000
    assert found <= max(durations_us) / 1_000 + 1e-9

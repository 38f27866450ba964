from datetime import UTC, datetime, timedelta

import pytest

from lgsp.platform.evidence.presence import mark_minute
from lgsp.platform.evidence.testing import (
    A_SECOND,
    CONSUMER,
    MONDAY,
    SERVICE,
    record_exchange,
    record_refusal,
)
from lgsp.platform.usage.models import Uptime
from lgsp.platform.usage.services import ingest, note_uptime
from lgsp.platform.usage.traffic import list_ahead, list_traffic, list_uptime

pytestmark = pytest.mark.django_db

START = datetime(2026, 1, 5, 2, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
OTHER = "VN-H99/GOV/H99.11/DATDAI/thua-dat"


def test_calls_that_are_alike_are_added_up(log, folder):
    for number in range(3):
        record_exchange(log, id=f"a{number}", at=MONDAY + number * 40 * A_SECOND)
    record_exchange(log, id="b", service=OTHER, agreement="k", purpose="Khác", version="2.0", at=MONDAY)
    record_refusal(log, id="c", service=OTHER, at=MONDAY)
    record_refusal(log, id="d", service="", at=MONDAY)
    ingest(folder)

    rows = list_traffic(since=START + timedelta(minutes=20), until=START + HOUR)

    assert [(row.service, row.is_refused, row.count, row.version, row.purpose) for row in rows] == [
        (SERVICE, False, 3, "", ""),
        (OTHER, True, 1, "", ""),
        (OTHER, False, 1, "2.0", "Khác"),
    ]
    assert (rows[0].consumer, rows[0].first_at, rows[0].last_at) == (
        CONSUMER,
        START,
        START + timedelta(seconds=80),
    )
    assert sum(rows[0].buckets) == 3
    assert list_traffic(since=START - HOUR, until=START) == []


def test_the_minutes_a_node_was_up_are_taken_over_once(log, folder):
    for minute in (0, 1, 59, 60):
        mark_minute(folder, at=START + timedelta(minutes=minute))

    assert (note_uptime(folder), note_uptime(folder)) == (2, 0)
    assert list_uptime(since=START + timedelta(minutes=30), until=START + 2 * HOUR) == {
        START: 1 | 2 | 1 << 59,
        START + HOUR: 1,
    }

    mark_minute(folder, at=START + timedelta(minutes=61))
    mark_minute(folder, at=START + timedelta(days=1))
    assert note_uptime(folder) == 2
    assert list_uptime(since=START + HOUR, until=START + 2 * HOUR) == {START + HOUR: 3}


def test_any_node_that_was_up_counts():
    Uptime.objects.bulk_create(
        [Uptime(node="gw1", hour=START, minutes=1), Uptime(node="gw2", hour=START, minutes=6)]
    )

    assert list_uptime(since=START, until=START + HOUR) == {START: 7}


def test_marks_that_are_lost_take_nothing_back(log, folder):
    mark_minute(folder, at=START)
    note_uptime(folder)
    (folder / "uptime" / "2026-01-05").unlink()
    mark_minute(folder, at=START + timedelta(minutes=2))

    assert note_uptime(folder) == 1
    assert list_uptime(since=START, until=START + HOUR) == {START: 5}


def test_a_clock_that_runs_ahead_is_told(log, folder):
    record_exchange(log, id="a", at=MONDAY)
    ingest(folder)

    assert list_ahead(now=START) == []
    assert list_ahead(now=START - HOUR) == [(folder.name, START)]

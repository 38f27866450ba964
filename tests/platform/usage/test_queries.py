from datetime import UTC, datetime, timedelta

import pytest

from lgsp.platform.evidence.testing import (
    A_SECOND,
    MONDAY,
    SERVICE,
    record_exchange,
    record_refusal,
)
from lgsp.platform.usage import queries
from lgsp.platform.usage.errors import ExchangeUnknown
from lgsp.platform.usage.queries import MinuteCount, Totals
from lgsp.platform.usage.services import ingest

pytestmark = pytest.mark.django_db

START = datetime(2026, 1, 5, 2, 0, tzinfo=UTC)
MINUTE = 60 * A_SECOND
OTHER = "VN-H99/GOV/H99.11/DATDAI/thua-dat"


@pytest.fixture
def exchanges(log, folder):
    """Three calls of one service within two minutes, one of another that failed, one refused."""
    for number in range(3):
        record_exchange(log, id=f"a{number}", at=MONDAY + number * 40 * A_SECOND)
    record_exchange(
        log, id="b", service=OTHER, agreement="k", outcome="failed", status=502, at=MONDAY + MINUTE
    )
    record_refusal(log, id="c", service=OTHER, at=MONDAY + 2 * MINUTE)
    ingest(folder)


def test_the_latest_come_first(exchanges):
    assert [exchange.exchange_id for exchange in queries.list_latest(2)] == ["c", "a2"]


def test_exchanges_are_listed_by_service_and_outcome(exchanges):
    assert {each.exchange_id for each in queries.list_exchanges(service=OTHER)} == {"b", "c"}
    assert {each.exchange_id for each in queries.list_exchanges(service=OTHER, outcome="failed")} == {"b"}


def test_one_exchange_is_found_by_its_number(exchanges):
    assert queries.get_exchange("b").status == 502
    with pytest.raises(ExchangeUnknown):
        queries.get_exchange("x")


def test_forwarded_exchanges_are_counted_by_minute_and_service(exchanges):
    second = START + timedelta(minutes=1)

    assert queries.count_per_minute(since=START) == [
        MinuteCount(START, SERVICE, 2),
        MinuteCount(second, SERVICE, 1),
        MinuteCount(second, OTHER, 1),
    ]
    assert len(queries.count_per_minute(since=second)) == 2


def test_totals_say_how_exchanges_ended(exchanges):
    assert queries.get_totals() == Totals(answered=3, failed=1, refused=1, pending=0)
    assert queries.get_totals().all == 5
    assert queries.get_totals(since=START + timedelta(minutes=2)).all == 1


def test_answers_are_counted_by_status(exchanges):
    assert queries.count_by_status(since=START) == {200: 3, 502: 1}

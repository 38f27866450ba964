"""Sums by the hour: whatever is read, in whatever pieces, they say what the exchanges themselves say."""

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from django.db.models import Count, Sum
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lgsp.platform.evidence.records import AnswerRecord, RefusalRecord, RequestRecord
from lgsp.platform.evidence.testing import A_SECOND, MONDAY, open_log, record_exchange, record_refusal
from lgsp.platform.usage import services
from lgsp.platform.usage.models import Cursor, Exchange, Hour
from lgsp.platform.usage.services import ingest
from lgsp.platform.usage.sums import BUCKETS

pytestmark = pytest.mark.django_db
AN_HOUR = 3_600 * A_SECOND


def write(log, *records):
    for record in records:
        log.append(record, lambda index, seal: None)


def request(name: str, *, at: int = MONDAY, agreement: str = "k", size: int = 1) -> RequestRecord:
    return RequestRecord(
        id=name,
        at=at,
        consumer="C",
        service="S",
        method="GET",
        agreement=agreement,
        digest="",
        size=size,
        target="",
    )


def answer(name: str, *, at: int, status: int = 200, size: int = 1) -> AnswerRecord:
    return AnswerRecord(
        id=name, at=at, outcome="answered", status=status, error="", digest="", size=size, request=""
    )


def test_an_hour_knows_how_many_how_large_and_how_long(log, folder):
    write(
        log,
        request("a", size=10),
        answer("a", at=MONDAY + 4_000_000, size=100),
        request("b", at=MONDAY + 1_000, size=20),
        answer("b", at=MONDAY + 1_000 + 700_000_000, size=200),
    )

    ingest(folder)

    hour = Hour.objects.get()
    assert hour.hour == datetime(2026, 1, 5, 2, tzinfo=UTC)
    assert (hour.count, hour.request_bytes, hour.answer_bytes) == (2, 30, 300)
    assert (hour.within_5_ms, hour.within_1000_ms, hour.slower) == (1, 1, 0)
    assert (hour.duration_us, hour.slowest_us) == (704_000, 700_000)
    assert hour.last_at - hour.first_at == timedelta(microseconds=1)


def test_what_is_answered_later_is_counted_once(log, folder):
    write(log, request("a"), request("b"))
    ingest(folder)
    assert dict(Hour.objects.values_list("outcome", "count")) == {"pending": 2}

    write(log, answer("a", at=MONDAY + A_SECOND))
    ingest(folder)
    assert dict(Hour.objects.values_list("outcome", "count")) == {"pending": 1, "answered": 1}

    write(log, answer("b", at=MONDAY + AN_HOUR * 2))
    ingest(folder)
    assert dict(Hour.objects.values_list("outcome", "count")) == {"answered": 2}
    assert Hour.objects.get().slower == 1


def test_refusals_and_failures_keep_their_reason(log, folder):
    write(
        log,
        RefusalRecord(
            id="r", at=MONDAY, consumer="C", service="S", method="GET", error="X", code="EXCHANGE-109"
        ),
        request("f"),
        AnswerRecord(
            id="f",
            at=MONDAY,
            outcome="failed",
            status=500,
            error="Server.X",
            code="EXCHANGE-114",
            digest="",
            size=0,
            request="",
        ),
    )

    ingest(folder)

    assert set(Hour.objects.values_list("outcome", "code", "status")) == {
        ("refused", "EXCHANGE-109", 0),
        ("failed", "EXCHANGE-114", 500),
    }


def test_the_purpose_the_proof_and_the_warning_are_read(log, folder):
    record = request("a")
    write(
        log,
        RequestRecord(
            **{name: getattr(record, name) for name in record.__struct_fields__}
            | {"purpose": "Cấp bản sao", "proof": "token mot-cua"}
        ),
        AnswerRecord(
            id="a",
            at=MONDAY,
            outcome="answered",
            status=200,
            error="",
            digest="",
            size=0,
            request="",
            warned=True,
        ),
    )

    ingest(folder)

    found = Exchange.objects.get()
    assert (found.purpose, found.proof, found.is_warned) == ("Cấp bản sao", "token mot-cua", True)


EVENTS = st.lists(
    st.tuples(
        st.sampled_from(["exchange", "request", "refusal"]),
        st.integers(0, 3),
        st.sampled_from(["k1", "k2"]),
        st.sampled_from([200, 404, 500]),
        st.integers(0, 40_000_000_000),
    ),
    max_size=12,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(events=EVENTS, cuts=st.sets(st.integers(0, 12)), batch=st.integers(1, 7))
def test_sums_say_what_the_exchanges_say(tmp_path_factory, monkeypatch, events, cuts, batch):
    folder = tmp_path_factory.mktemp("logs") / "gw1"
    for table in (Hour, Exchange, Cursor):
        table.objects.all().delete()
    monkeypatch.setattr(services, "BATCH", batch)
    log = open_log(folder)
    for number, (kind, hour, agreement, status, took) in enumerate(events):
        at = MONDAY + hour * AN_HOUR + number
        if kind == "refusal":
            record_refusal(log, id=str(number), at=at)
        else:
            write(log, request(str(number), at=at, agreement=agreement))
            if kind == "exchange":
                write(log, answer(str(number), at=at + took, status=status))
        if number in cuts:
            ingest(folder)
    log.close()
    ingest(folder)

    told = ("consumer", "service", "agreement", "outcome", "status", "code")
    counted = Counter()
    for *key, count in Exchange.objects.values_list(*told).annotate(Count("pk")).order_by():
        counted[*(value or ("" if index != 4 else 0) for index, value in enumerate(key))] += count
    summed = {
        tuple(key): count for *key, count in Hour.objects.values_list(*told).annotate(Sum("count")).order_by()
    }
    assert summed == counted
    timed = Hour.objects.exclude(outcome__in=("pending", "refused"))
    totals = timed.aggregate(**{name: Sum(name, default=0) for name in (*BUCKETS, "duration_us")})
    ended = Exchange.objects.filter(outcome="answered")
    took = sum(round((one.answered_at - one.started_at).total_seconds() * 1e6) for one in ended)
    assert totals.pop("duration_us") == took
    assert sum(totals.values()) == ended.count()


def test_two_nodes_are_counted_apart(tmp_path):
    for node in ("gw1", "gw2"):
        log = open_log(tmp_path / node)
        record_exchange(log, id=node)
        log.close()
        ingest(tmp_path / node)

    assert set(Hour.objects.values_list("node", "count")) == {("gw1", 1), ("gw2", 1)}

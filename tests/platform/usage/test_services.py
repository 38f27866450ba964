import os
import subprocess
import sys
from datetime import UTC, datetime

import pytest

from lgsp.platform.evidence.records import AnswerRecord, RecoveryRecord, RequestRecord
from lgsp.platform.evidence.testing import (
    A_SECOND,
    CONSUMER,
    MONDAY,
    SERVICE,
    record_exchange,
    record_refusal,
)
from lgsp.platform.usage import services
from lgsp.platform.usage.errors import AnswerWithoutRequest
from lgsp.platform.usage.models import Cursor, Exchange, Hour
from lgsp.platform.usage.services import forget, ingest

pytestmark = pytest.mark.django_db

REQUEST = RequestRecord(
    id="a",
    at=MONDAY,
    consumer=CONSUMER,
    service=SERVICE,
    method="GET",
    agreement="k",
    digest="",
    size=3,
    target="",
)
ANSWER = AnswerRecord(
    id="a", at=MONDAY, outcome="answered", status=200, error="", digest="", size=5, request=""
)


def write(log, *records):
    for record in records:
        log.append(record, lambda index, seal: None)


def test_a_request_and_its_answer_are_one_exchange(log, folder):
    record_exchange(log, id="a", question=b"12345", answer=b"123")

    assert ingest(folder) == 2

    read = Exchange.objects.get()
    assert (read.exchange_id, read.node, read.consumer, read.service) == ("a", "gw1", CONSUMER, SERVICE)
    assert (read.agreement, read.method, read.outcome, read.status) == (
        "mot-cua-tra-cuu-ho-tich",
        "POST",
        "answered",
        200,
    )
    assert (read.request_size, read.answer_size, read.request_index, read.answer_index) == (5, 3, 0, 1)
    assert read.started_at == datetime(2026, 1, 5, 2, 0, tzinfo=UTC)
    assert (read.answered_at - read.started_at).total_seconds() == 1


def test_reading_again_reads_only_what_is_new(log, folder):
    record_exchange(log, id="a")
    ingest(folder)
    record_exchange(log, id="b")

    assert [ingest(folder), ingest(folder)] == [2, 0]
    assert Exchange.objects.count() == 2


def test_an_answer_that_comes_later_completes_its_exchange(log, folder):
    write(log, REQUEST)
    ingest(folder)
    assert Exchange.objects.get().outcome == "pending"
    write(log, ANSWER)

    ingest(folder)

    read = Exchange.objects.get()
    assert (read.outcome, read.status, read.answer_index) == ("answered", 200, 1)


def test_a_failed_call_and_a_refused_one_say_why(log, folder):
    record_exchange(log, id="a", outcome="failed", status=500, error="Server.ServerProxy.NetworkError")
    record_refusal(log, id="b", error="Server.ClientProxy.AccessDenied")

    ingest(folder)

    read = {exchange.exchange_id: (exchange.outcome, exchange.error) for exchange in Exchange.objects.all()}
    assert read["a"] == ("failed", "Server.ServerProxy.NetworkError")
    assert read["b"] == ("refused", "Server.ClientProxy.AccessDenied")


def test_a_record_of_recovery_is_passed_over(log, folder):
    write(log, RecoveryRecord(at=MONDAY, segment="0", bytes_cut=3), REQUEST)

    assert ingest(folder) == 2
    assert Exchange.objects.get().request_index == 1


def test_more_than_a_batch_is_read_whole(log, folder, monkeypatch):
    monkeypatch.setattr(services, "BATCH", 3)
    for number in range(5):
        record_exchange(log, id=str(number), at=MONDAY + number * A_SECOND)

    assert ingest(folder) == 10
    assert Exchange.objects.filter(outcome="answered").count() == 5


def test_an_answer_to_nothing_stops_the_reading_and_says_where(log, folder):
    write(log, ANSWER)

    with pytest.raises(AnswerWithoutRequest, match=r"Record 0 of .*/gw1 answers exchange a"):
        ingest(folder)

    assert not Cursor.objects.exists()


KILLED = """
import os, signal, sys
from pathlib import Path
import django
django.setup()
from django.db import connection
from lgsp.platform.usage.services import ingest

def die_at_the_cursor(execute, sql, params, many, context):
    if sql.startswith("UPDATE") and "usage_cursor" in sql:
        os.kill(os.getpid(), signal.SIGKILL)
    return execute(sql, params, many, context)

with connection.execute_wrapper(die_at_the_cursor):
    ingest(Path(sys.argv[1]))
"""


@pytest.mark.django_db(transaction=True)
def test_reading_that_was_killed_half_way_reads_nothing_twice(log, folder, environment):
    for number in range(5):
        record_exchange(log, id=str(number))

    killed = subprocess.run(
        [sys.executable, "-c", KILLED, str(folder)],
        env={**os.environ, **environment},
        check=False,
    )

    assert killed.returncode == -9
    assert ingest(folder) == 10
    assert Exchange.objects.count() == 5


def test_what_is_old_is_forgotten_its_sums_stay(log, folder):
    for day in range(3):
        record_exchange(log, id=str(day), at=MONDAY + day * 86_400 * A_SECOND)
    ingest(folder)

    removed = forget(before=datetime(2026, 1, 7, tzinfo=UTC))

    assert removed == 2
    assert Exchange.objects.get().exchange_id == "2"
    assert sum(Hour.objects.values_list("count", flat=True)) == 3
    assert forget(before=datetime(2026, 1, 7, tzinfo=UTC)) == 0

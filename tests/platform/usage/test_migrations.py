"""What was counted before an upgrade is still counted after it."""

from datetime import UTC, datetime
from importlib import import_module

import pytest
from django.apps import apps

from lgsp.platform.evidence.records import AnswerRecord, RequestRecord
from lgsp.platform.evidence.testing import MONDAY
from lgsp.platform.usage.models import Exchange, Hour, Outcome
from lgsp.platform.usage.services import ingest

migration = import_module("lgsp.platform.usage.migrations.0005_versions_and_uptime")
START = datetime.fromtimestamp(MONDAY // 10**9, UTC)


@pytest.mark.django_db
def test_what_still_waits_for_its_answer_is_summed_under_its_purpose(log, folder):
    request = RequestRecord(
        id="a",
        at=MONDAY,
        consumer="C",
        service="S",
        method="GET",
        agreement="k",
        digest="",
        size=5,
        target="",
        purpose="Một việc",
    )
    log.append(request, lambda *_: None)
    ingest(folder)
    Hour.objects.update(purpose="")

    migration.count_pending_apart(apps, None)

    (row,) = Hour.objects.all()
    assert (row.purpose, row.count, row.request_bytes, row.first_at) == ("Một việc", 1, 5, START)
    answer = AnswerRecord(
        id="a", at=MONDAY, outcome="answered", status=200, error="", digest="", size=0, request=""
    )
    log.append(answer, lambda *_: None)
    ingest(folder)
    (row,) = Hour.objects.all()
    assert (row.outcome, row.purpose, row.count) == (Outcome.ANSWERED, "Một việc", 1)
    assert Exchange.objects.get().version == ""

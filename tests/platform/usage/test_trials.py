"""A change of terms, tried on calls that were really recorded."""

from datetime import UTC, datetime, timedelta

import pytest

from lgsp.platform.evidence.records import AnswerRecord, RefusalRecord, RequestRecord
from lgsp.platform.evidence.testing import A_SECOND, MONDAY
from lgsp.platform.registry.entries import Terms
from lgsp.platform.usage.services import ingest
from lgsp.platform.usage.trials import Rule, try_terms

NINE = datetime(2026, 1, 5, 2, tzinfo=UTC)
MONTH = {"since": NINE - timedelta(days=1), "until": NINE + timedelta(days=30)}
AN_HOUR = 3_600 * A_SECOND


@pytest.fixture
def called(db, log, folder):
    """Record calls under the agreement `k`: (seconds after nine, method, whether the contract was broken)."""

    def record(*calls: tuple[float, str, bool]) -> None:
        for number, (after_s, method, warned) in enumerate(calls):
            at = MONDAY + int(after_s * A_SECOND) + number
            request = RequestRecord(
                id=f"{number}",
                at=at,
                consumer="C",
                service="S",
                method=method,
                agreement="k",
                digest="",
                size=0,
                target="",
            )
            answer = AnswerRecord(
                id=f"{number}",
                at=at,
                outcome="answered",
                status=200,
                error="",
                digest="",
                size=0,
                request="",
                warned=warned,
            )
            log.append(request, lambda _index, _seal: None)
            log.append(answer, lambda _index, _seal: None)
        ingest(folder)

    return record


def test_no_terms_refuse_nothing(called):
    called((0, "GET", False), (1, "POST", True))

    trial = try_terms("k", Terms(), **MONTH)

    assert (trial.calls, trial.count, trial.untold) == (2, 0, 0)


def test_a_rate_refuses_what_comes_too_fast(called):
    called(*((number * 0.1, "GET", False) for number in range(10)), (60, "GET", False))

    trial = try_terms("k", Terms(rate=1.0, burst=2), **MONTH)

    assert (trial.calls, dict(trial.refused)) == (11, {Rule.RATE: 8})


def test_the_calls_of_each_day_are_counted_apart(called):
    called(*((day * 86_400 + number, "GET", False) for day in range(2) for number in range(5)))

    assert dict(try_terms("k", Terms(per_day=3), **MONTH).refused) == {Rule.PER_DAY: 4}


def test_hours_are_vietnams(called):
    called((0, "GET", False), (9 * 3_600, "GET", False))  # at nine and at eighteen

    assert dict(try_terms("k", Terms(hours="07:00-17:00"), **MONTH).refused) == {Rule.HOURS: 1}


def test_a_method_that_is_allowed_nowhere_is_refused_and_one_allowed_somewhere_is_untold(called):
    called((0, "GET", False), (1, "POST", False), (2, "PUT", False))
    terms = Terms(operations=("GET /nguoi/*", "PUT /**"))

    trial = try_terms("k", terms, **MONTH)

    assert (dict(trial.refused), trial.untold) == ({Rule.OPERATION: 1}, 1)


def test_enforcing_refuses_what_was_only_warned_of(called):
    called((0, "GET", True), (1, "GET", False))

    assert dict(try_terms("k", Terms(validation="enforce"), **MONTH).refused) == {Rule.CONTRACT: 1}
    assert try_terms("k", Terms(validation="warn"), **MONTH).count == 0


def test_only_calls_that_the_agreement_allowed_count(called, log, folder):
    called((0, "GET", False))
    log.append(
        RefusalRecord(id="r", at=MONDAY, consumer="C", service="S", method="GET", error="E"),
        lambda _index, _seal: None,
    )
    ingest(folder)

    assert try_terms("k", Terms(per_day=1), **MONTH).calls == 1
    assert try_terms("other", Terms(per_day=1), **MONTH).calls == 0

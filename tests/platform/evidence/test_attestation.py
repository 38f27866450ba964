"""When a source is asked, what is remembered of it, and how much of the risk budget remains."""

import pytest

from lgsp.platform.evidence.attestation import (
    LONGEST_PAUSE_S,
    MOST_OUTAGES,
    REFRESH_S,
    Attestations,
    Outage,
    Source,
    remaining_budget,
)

AT = 1_767_578_400
DAY = 86_400


def test_a_source_never_asked_is_due_and_has_its_whole_budget():
    assert Source().is_due(now=AT, size=1, period_s=60)
    assert remaining_budget(Source(), now=AT, budget_s=DAY) == DAY


def test_a_log_that_grew_is_attested_once_a_period_and_one_that_did_not_once_an_hour():
    source = Source().succeed(at=AT, size=7)

    assert not source.is_due(now=AT + 59, size=8, period_s=60)
    assert source.is_due(now=AT + 60, size=8, period_s=60)
    assert not source.is_due(now=AT + REFRESH_S - 1, size=7, period_s=60)
    assert source.is_due(now=AT + REFRESH_S, size=7, period_s=60)


def test_a_source_that_fails_is_asked_less_and_less_often():
    source, at, pauses = Source(), AT, []
    for _ in range(8):
        source = source.fail(at=at, error="away")
        pauses.append(next(s for s in range(1, 999) if source.is_due(now=at + s, size=1, period_s=10)))
        at += pauses[-1]

    assert pauses == [20, 40, 80, 160, LONGEST_PAUSE_S, LONGEST_PAUSE_S, LONGEST_PAUSE_S, LONGEST_PAUSE_S]


def test_a_clock_that_was_set_back_holds_nothing_up():
    assert Source().succeed(at=AT, size=7).is_due(now=AT - 5, size=7, period_s=60)


def test_an_outage_is_closed_by_the_next_success_and_remembered():
    failing = Source().succeed(at=AT, size=7).fail(at=AT + 60, error="one").fail(at=AT + 90, error="two")

    healed = failing.succeed(at=AT + 300, size=9)

    assert (failing.failing_since, failing.error, failing.failures) == (AT + 60, "two", 2)
    assert healed.outages == (Outage(since=AT + 60, until=AT + 300, size=9, error="two"),)
    assert (healed.failing_since, healed.error, healed.failures, healed.size) == (0, "", 0, 9)


def test_the_record_of_outages_does_not_grow_for_ever():
    source = Source()
    for number in range(MOST_OUTAGES + 5):
        source = source.fail(at=AT + number, error="away").succeed(at=AT + number, size=number)

    assert len(source.outages) == MOST_OUTAGES
    assert source.outages[-1].size == MOST_OUTAGES + 4


@pytest.mark.parametrize(("passed", "remains"), [(0, DAY), (3600, DAY - 3600), (DAY, 0), (DAY + 60, -60)])
def test_the_budget_runs_from_the_first_failure(passed, remains):
    source = Source().succeed(at=AT - 500, size=7).fail(at=AT, error="away").fail(at=AT + 20, error="away")

    assert remaining_budget(source, now=AT + passed, budget_s=DAY) == remains


def test_the_budget_is_whole_again_after_a_success():
    source = Source().fail(at=AT, error="away").succeed(at=AT + 900, size=7)

    assert remaining_budget(source, now=AT + 950, budget_s=DAY) == DAY


def test_a_worker_that_is_away_uses_the_budget_up_too():
    source = Source().succeed(at=AT, size=7)

    assert remaining_budget(source, now=AT + 2 * REFRESH_S, budget_s=DAY) == DAY
    assert remaining_budget(source, now=AT + 3 * REFRESH_S, budget_s=DAY) == DAY - 2 * REFRESH_S


def test_a_state_knows_its_sources_by_name():
    state = Attestations().put("w1", Source(size=3))

    assert state.get("w1").size == 3
    assert state.get("w2") == Source()

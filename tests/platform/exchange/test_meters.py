"""Token bucket, calls of a day, circuit breaker; time is handed in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lgsp.platform.exchange.faults import CallsOfDayUsed, ProviderResting, RateExceeded
from lgsp.platform.exchange.meters import FAILURES, LONGEST_REST_S, REST_S, Breaker, Meter, start_of_day

MIDNIGHT = 1_767_546_000.0
"""2026-01-05 00:00 in Vietnam."""


def takes(meter: Meter, now: float, *, rate: float = 2, burst: int = 3) -> bool:
    try:
        meter.take("a", rate=rate, burst=burst, now=now)
    except RateExceeded:
        return False
    return True


def test_a_burst_is_allowed_then_the_rate():
    meter = Meter()

    assert [takes(meter, 0.0) for _ in range(4)] == [True, True, True, False]
    assert [takes(meter, 0.5), takes(meter, 0.5)] == [True, False]


def test_who_waits_as_told_is_served():
    meter = Meter()
    meter.take("a", rate=0.5, burst=1, now=0.0)

    with pytest.raises(RateExceeded) as refusal:
        meter.take("a", rate=0.5, burst=1, now=1.0)

    assert refusal.value.retry_after_s == 1
    assert takes(meter, 1.0 + refusal.value.facts["retry_after_s"], rate=0.5, burst=1)


@given(st.floats(0.1, 50), st.integers(1, 20), st.lists(st.floats(0, 2), min_size=1, max_size=80))
def test_no_more_than_burst_and_rate_pass_in_any_time(rate, burst, pauses):
    meter, now, passed = Meter(), 0.0, 0
    for pause in pauses:
        now += pause
        passed += takes(meter, now, rate=rate, burst=burst)

    assert passed <= burst + (now - pauses[0]) * rate + 1e-6


def test_a_clock_that_goes_back_gives_nothing_away():
    meter = Meter()

    assert [takes(meter, 10.0, burst=1), takes(meter, 5.0, burst=1), takes(meter, 5.1, burst=1)] == [
        *(True, False, False),
    ]


def test_the_calls_of_a_day_end_at_midnight_in_vietnam():
    meter = Meter()
    for _ in range(2):
        meter.count("a", per_day=2, now=MIDNIGHT + 10)

    with pytest.raises(CallsOfDayUsed) as refusal:
        meter.count("a", per_day=2, now=MIDNIGHT + 86_390)
    assert refusal.value.retry_after_s == 10

    meter.count("a", per_day=2, now=MIDNIGHT + 86_400)
    assert meter.of_day == 1


def test_the_day_begins_at_midnight_in_vietnam():
    assert start_of_day(MIDNIGHT + 1) == start_of_day(MIDNIGHT + 86_399) == MIDNIGHT * 1e9
    assert start_of_day(MIDNIGHT - 1) == (MIDNIGHT - 86_400) * 1e9


def failing(breaker: Breaker, times: int, *, now: float) -> None:
    for _ in range(times):
        breaker.begin()
        breaker.failed(now=now)


def test_a_provider_rests_after_failures_in_a_row():
    breaker = Breaker()
    failing(breaker, FAILURES - 1, now=0)
    breaker.check("s", now=0)
    failing(breaker, 1, now=0)

    with pytest.raises(ProviderResting) as refusal:
        breaker.check("s", now=1)

    assert refusal.value.retry_after_s == REST_S - 1


def test_after_its_rest_one_call_tries_it_and_the_others_wait():
    breaker = Breaker()
    failing(breaker, FAILURES, now=0)

    breaker.check("s", now=REST_S)
    breaker.begin()

    with pytest.raises(ProviderResting):
        breaker.check("s", now=REST_S)


def test_each_trial_that_fails_doubles_the_rest_up_to_a_bound():
    breaker, now, rests = Breaker(), 0.0, []
    failing(breaker, FAILURES, now=now)
    for _ in range(6):
        with pytest.raises(ProviderResting) as refusal:
            breaker.check("s", now=now)
        rests.append(refusal.value.facts["retry_after_s"])
        now += rests[-1]
        failing(breaker, 1, now=now)

    assert rests == [10, 20, 40, 80, LONGEST_REST_S, LONGEST_REST_S]

"""What bounds the exchanges of a gateway."""

import pytest

from lgsp.platform.exchange.authorisation import Directory, Grant, Route
from lgsp.platform.exchange.faults import (
    CallsOfDayUsed,
    GatewayBusy,
    ProviderBusy,
    ProviderResting,
    RateExceeded,
)
from lgsp.platform.exchange.guarding import Ending, Guards
from lgsp.platform.exchange.meters import FAILURES, REST_S
from lgsp.platform.exchange.testing import CONSUMER, SERVICE, make_agreement, make_snapshot

ROUTE = Route(SERVICE, None, 1.0, 1, running=2)


def make_grant(**changes) -> Grant:
    found = Directory(make_snapshot("http://127.0.0.1:1", agreements=[make_agreement("a", **changes)]))
    return found.get_grant(CONSUMER, SERVICE, now=0)


ANY = make_grant()


def exchange(guards: Guards, grant: Grant = ANY, *, now: float = 0, has_failed: bool = False) -> None:
    guards.begin(grant, ROUTE, now=now)
    guards.end(SERVICE, Ending.FAILED if has_failed else Ending.ANSWERED, now=now)


def test_a_service_takes_so_many_calls_at_once():
    guards = Guards()
    guards.begin(ANY, ROUTE, now=0)
    guards.begin(ANY, ROUTE, now=0)

    with pytest.raises(ProviderBusy):
        guards.begin(ANY, ROUTE, now=0)

    guards.end(SERVICE, Ending.ANSWERED, now=0)
    guards.begin(ANY, ROUTE, now=0)


def test_a_gateway_takes_so_many_calls_at_once():
    guards = Guards(max_running=1)
    guards.begin(ANY, ROUTE, now=0)

    with pytest.raises(GatewayBusy):
        guards.begin(ANY, ROUTE, now=0)


def test_a_rate_is_kept_when_the_registry_is_published_again():
    guards = Guards()
    exchange(guards, make_grant(rate=1.0, burst=1))

    with pytest.raises(RateExceeded):
        exchange(guards, make_grant(rate=1.0, burst=1))
    exchange(guards, make_grant(rate=100.0, burst=50), now=0.02)


def test_calls_of_the_day_that_the_evidence_holds_count():
    guards = Guards()
    guards.recount({"a": 3}, now=10)

    exchange(guards, make_grant(per_day=4), now=10)
    with pytest.raises(CallsOfDayUsed):
        exchange(guards, make_grant(per_day=4), now=10)


def test_a_provider_that_fails_rests_and_an_answer_ends_that():
    guards = Guards()
    for _ in range(FAILURES):
        exchange(guards, has_failed=True)

    with pytest.raises(ProviderResting):
        exchange(guards)
    exchange(guards, now=REST_S)
    exchange(guards, now=0)


def test_a_call_that_was_not_sent_says_nothing_about_the_provider():
    guards = Guards()
    for _ in range(FAILURES):
        exchange(guards, has_failed=True)
    guards.begin(ANY, ROUTE, now=REST_S)
    guards.end(SERVICE, Ending.UNSENT, now=REST_S)

    with pytest.raises(ProviderResting):
        exchange(guards, now=0)
    exchange(guards, now=REST_S, has_failed=True)
    with pytest.raises(ProviderResting):
        exchange(guards, now=REST_S + 1)


def test_what_is_refused_is_not_under_way():
    guards, grant = Guards(), make_grant(rate=1.0, burst=1)
    exchange(guards, grant)
    with pytest.raises(RateExceeded):
        guards.begin(grant, ROUTE, now=0)

    assert guards.running == 0

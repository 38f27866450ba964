"""A promise is kept, broken, or it cannot be told; never guessed."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lgsp.platform.exchange.faults import ProviderResting
from lgsp.platform.registry.promises import Promise
from lgsp.platform.usage.durations import BOUNDS_MS
from lgsp.platform.usage.levels import Level
from lgsp.platform.usage.promises import Held, Verdict, hold
from lgsp.platform.usage.sums import BUCKETS
from tests.platform.usage.test_levels import START, exchange, recorded, refusal  # noqa: F401 - a fixture

JANUARY = date(2026, 1, 1)
KEPT, BROKEN, UNTOLD = Verdict.KEPT, Verdict.BROKEN, Verdict.CANNOT_TELL


def held(*, share=None, p95_ms=None, resting=0, **level) -> Held:
    fields = {"served": 0, "errors": 0, "failed": 0, "refused": 0, **level}
    return Held(Promise(since=JANUARY, share=share, p95_ms=p95_ms), Level("S", **fields), resting)


@pytest.mark.parametrize(
    ("promised", "level", "verdict"),
    [
        (99.0, {"served": 99, "failed": 1}, KEPT),
        (99.1, {"served": 99, "failed": 1}, BROKEN),
        (99.0, {"served": 99, "errors": 2}, BROKEN),
        (99.0, {"served": 990, "refused": 500}, KEPT),
        (99.0, {"served": 99, "resting": 2}, BROKEN),
        (50.0, {"served": 4, "failed": 4, "pending": 1}, UNTOLD),
        (50.0, {"served": 5, "failed": 3, "pending": 1}, KEPT),
        (99.0, {"refused": 5}, UNTOLD),
        (None, {"served": 1}, None),
    ],
)
def test_the_share_served_is_judged(promised, level, verdict):
    assert held(share=promised, **level).of_share == verdict


def buckets(**counts: int) -> tuple[int, ...]:
    return tuple(counts.get(name, 0) for name in BUCKETS)


@pytest.mark.parametrize(
    ("promised", "counts", "slowest_ms", "verdict"),
    [
        (100, {"within_100_ms": 95, "within_200_ms": 5}, 150, KEPT),
        (100, {"within_100_ms": 94, "within_200_ms": 6}, 150, BROKEN),
        (150, {"within_100_ms": 90, "within_200_ms": 10}, 180, UNTOLD),
        (150, {"within_100_ms": 90, "within_200_ms": 10}, 149, KEPT),
        (150, {"within_100_ms": 50, "within_500_ms": 50}, 400, BROKEN),
        (40_000, {"slower": 1}, 50_000, UNTOLD),
        (100, {}, 0, UNTOLD),
        (None, {"within_100_ms": 1}, 90, None),
    ],
)
def test_the_time_is_judged_by_classes(promised, counts, slowest_ms, verdict):
    found = held(p95_ms=promised, buckets=buckets(**counts), slowest_us=slowest_ms * 1_000)

    assert found.of_time == verdict


@given(st.lists(st.integers(1, 60_000), min_size=1, max_size=60), st.integers(1, 60_000))
def test_a_verdict_is_never_wrong(durations, promised):
    counts = [0] * len(BUCKETS)
    for duration in durations:
        counts[sum(duration > bound for bound in BOUNDS_MS)] += 1
    found = held(p95_ms=promised, buckets=tuple(counts), slowest_us=max(durations) * 1_000)

    is_kept = sum(duration <= promised for duration in durations) * 100 >= 95 * len(durations)
    assert found.of_time in (UNTOLD, KEPT if is_kept else BROKEN)
    assert promised not in BOUNDS_MS or found.of_time is not UNTOLD


def test_what_was_recorded_is_held_against_the_promise(recorded):  # noqa: F811
    recorded(
        *(exchange(f"a{number}") for number in range(3)),
        exchange("broken", code="EXCHANGE-114"),
        refusal("resting", code=ProviderResting.code),
        refusal("other"),
        exchange("elsewhere", service="T"),
    )

    found = hold(
        Promise(since=JANUARY, share=60.0, p95_ms=1), "S", since=START, until=START + timedelta(days=1)
    )

    assert (found.share, found.resting, found.of_share) == (0.6, 1, KEPT)
    assert found.of_time == KEPT


@pytest.mark.django_db
def test_a_service_that_nobody_called_cannot_be_told():
    found = hold(Promise(since=JANUARY, share=99.0, p95_ms=1), "S", since=START, until=START)

    assert (found.share, found.of_share, found.of_time) == (None, UNTOLD, UNTOLD)

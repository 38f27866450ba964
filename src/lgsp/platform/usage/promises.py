"""
Whether a service kept what it promised, from the sums by the hour: kept, broken, or it cannot be told.

A call that the gateway did not pass on because the provider had just failed too often counts as not served. Calls that
have not ended are counted both ways, and a duration is only known by its class: where that decides, nothing is said.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from lgsp.platform.registry.promises import Promise

from .durations import BOUNDS_MS
from .levels import Level, list_levels, list_reasons

_PERCENT = 95
_RESTING = "EXCHANGE-121"
"""The code of a call refused because the provider rests (`exchange.faults.ProviderResting`)."""


class Verdict(StrEnum):
    """What became of a promise."""

    KEPT = "kept"
    BROKEN = "broken"
    CANNOT_TELL = "cannot-tell"


@dataclass(frozen=True, slots=True)
class Held:
    """A promise beside what was measured; `resting` are the calls refused while the provider rested."""

    promise: Promise
    level: Level
    resting: int = 0

    @property
    def share(self) -> float | None:
        """Return which part of the calls that have ended was served, from 0 to 1, if there were any."""
        ended = self.level.passed_on + self.resting
        return self.level.served / ended if ended else None

    @property
    def of_share(self) -> Verdict | None:
        """Judge the share of calls served, if one was promised."""
        if self.promise.share is None:
            return None
        served, pending = self.level.served, self.level.pending
        total = self.level.passed_on + self.resting + pending
        return _judge(served, served + pending, total=total, percent=self.promise.share)

    @property
    def of_time(self) -> Verdict | None:
        """Judge the time within which 95 in 100 calls ended, if one was promised."""
        promised, level = self.promise.p95_ms, self.level
        if promised is None:
            return None
        total = sum(level.buckets)
        if total and level.slowest_ms <= promised:
            return Verdict.KEPT
        surely = sum(
            count for bound, count in zip(BOUNDS_MS, level.buckets, strict=False) if bound <= promised
        )
        classes = zip((0, *BOUNDS_MS), level.buckets, strict=True)
        perhaps = sum(count for lower, count in classes if lower < promised)
        return _judge(surely, perhaps, total=total, percent=_PERCENT)


def hold(promise: Promise, service: str, *, since: datetime, until: datetime) -> Held:
    """Return a service's promise beside what was measured between two instants."""
    found = list_levels("service", since=since, until=until, service=service)
    level = found[0] if found else Level(service, served=0, errors=0, failed=0, refused=0)
    reasons = list_reasons(since=since, until=until, service=service)
    return Held(promise, level, sum(reason.count for reason in reasons if reason.code == _RESTING))


def _judge(surely: int, perhaps: int, *, total: int, percent: float) -> Verdict:
    """Judge by what is surely within, and by what may be."""
    if not total:
        return Verdict.CANNOT_TELL
    if surely * 100 >= percent * total:
        return Verdict.KEPT
    return Verdict.BROKEN if perhaps * 100 < percent * total else Verdict.CANNOT_TELL

"""
How well services served, from the sums by the hour.

A call that was passed on was served when its provider answered with a status below 500. Durations are known by class
only (`durations.py`).

>>> level = Level("S", served=3, errors=0, failed=1, refused=0, buckets=(2, 1, 1) + (0,) * 10, slowest_us=18_000)
>>> level.share, level.percentile(50), level.percentile(75), level.percentile(100)
(0.75, 5.0, 10.0, 18.0)
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Case, F, IntegerField, Max, Q, QuerySet, Sum, Value, When
from django.db.models.functions import TruncHour, TruncMonth

from .durations import read_percentile
from .models import Exchange, Hour, Outcome
from .sums import BUCKETS

SERVER_ERROR = 500
_SUMS = {name: Sum(name, default=0) for name in BUCKETS}


@dataclass(frozen=True, slots=True)
class Level:
    """How calls ended, how much they carried and how long they took; `errors` are answers from 500 up."""

    key: str
    served: int
    errors: int
    failed: int
    refused: int
    pending: int = 0
    request_bytes: int = 0
    answer_bytes: int = 0
    buckets: tuple[int, ...] = (0,) * len(BUCKETS)
    slowest_us: int = 0

    @property
    def passed_on(self) -> int:
        """Return how many calls were passed on and have ended."""
        return self.served + self.errors + self.failed

    @property
    def unserved(self) -> int:
        """Return how many calls were passed on in vain."""
        return self.errors + self.failed

    @property
    def slowest_ms(self) -> float:
        """Return how long the slowest took, in milliseconds."""
        return self.slowest_us / 1_000

    @property
    def all(self) -> int:
        """Return how many calls there were."""
        return self.passed_on + self.refused + self.pending

    @property
    def share(self) -> float | None:
        """Return which part of the calls passed on was served, from 0 to 1; nothing when there was none."""
        return self.served / self.passed_on if self.passed_on else None

    def percentile(self, percent: float) -> float | None:
        """Return within how many milliseconds so many in a hundred exchanges had ended."""
        return read_percentile(self.buckets, self.slowest_us, percent=percent)

    @property
    def p50(self) -> float | None:
        """Return the median, in milliseconds."""
        return self.percentile(50)

    @property
    def p95(self) -> float | None:
        """Return the 95th percentile, in milliseconds."""
        return self.percentile(95)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why calls were refused or failed: the fault's code, X-Road's type, how often, where, and when last."""

    code: str
    error: str
    outcome: str
    count: int
    last_at: datetime


def list_levels(
    by: str, *, since: datetime, until: datetime, service: str = "", consumer: str = ""
) -> list[Level]:
    """Return the level of each `service`, `consumer` or `agreement` with calls in hours within, busiest first."""
    found = _chosen(since, until, service=service, consumer=consumer)
    levels = [_to_level(row, key=str(row[by])) for row in _summed(found.values(by))]
    return sorted(levels, key=lambda level: (-level.all, level.key))


def get_total(*, since: datetime, until: datetime, service: str = "", consumer: str = "") -> Level:
    """Return the level of all calls together."""
    found = _chosen(since, until, service=service, consumer=consumer)
    return _to_level(_summed(found.annotate(one=Value(1)).values("one")).get(), key="")


def list_hours(
    *, since: datetime, until: datetime, service: str = "", consumer: str = ""
) -> list[tuple[datetime, Level]]:
    """Return the level of each hour that has calls, oldest first."""
    found = _chosen(since, until, service=service, consumer=consumer)
    rows = _summed(found.annotate(at=TruncHour("hour")).values("at"))
    return sorted(((row["at"], _to_level(row, key="")) for row in rows), key=lambda pair: pair[0])


def list_months(*, since: datetime, until: datetime, service: str) -> list[tuple[datetime, Level]]:
    """Return the level of each month of Vietnam that has calls, newest first."""
    rows = _summed(_chosen(since, until, service=service).annotate(at=TruncMonth("hour")).values("at"))
    return sorted(
        ((row["at"], _to_level(row, key="")) for row in rows), key=lambda pair: pair[0], reverse=True
    )


def list_reasons(*, since: datetime, until: datetime, service: str = "", consumer: str = "") -> list[Reason]:
    """Return why calls were refused or failed, most frequent first."""
    found = _chosen(since, until, service=service, consumer=consumer)
    grouped = (
        found.filter(outcome__in=(Outcome.REFUSED, Outcome.FAILED))
        .order_by()
        .values_list("code", "error", "outcome")
        .annotate(Sum("count"), Max("last_at"))
    )
    return sorted((Reason(*row) for row in grouped), key=lambda reason: (-reason.count, reason.code))


def list_slowest(*, since: datetime, until: datetime, service: str = "", limit: int = 10) -> list[Exchange]:
    """Return the exchanges of which the answer took longest."""
    found = Exchange.objects.filter(started_at__gte=since, started_at__lt=until, answered_at__isnull=False)
    found = found.exclude(outcome=Outcome.REFUSED)
    if service:
        found = found.filter(service=service)
    return list(found.annotate(took=F("answered_at") - F("started_at")).order_by("-took")[:limit])


def _chosen(since: datetime, until: datetime, *, service: str = "", consumer: str = "") -> QuerySet[Hour]:
    found = Hour.objects.filter(hour__gte=since, hour__lt=until).order_by()
    if service:
        found = found.filter(service=service)
    return found.filter(consumer=consumer) if consumer else found


def _summed(found: QuerySet[Hour, dict[str, Any]]) -> QuerySet[Hour, dict[str, Any]]:
    answered = Q(outcome=Outcome.ANSWERED)
    return found.annotate(
        served=_count(answered & Q(status__lt=SERVER_ERROR)),
        errors=_count(answered & Q(status__gte=SERVER_ERROR)),
        failed=_count(Q(outcome=Outcome.FAILED)),
        refused=_count(Q(outcome=Outcome.REFUSED)),
        pending=_count(Q(outcome=Outcome.PENDING)),
        request_total=Sum("request_bytes", default=0),
        answer_total=Sum("answer_bytes", default=0),
        slowest=Max(Case(When(~Q(outcome=Outcome.REFUSED), "slowest_us"), default=0)),
        **_SUMS,
    )


def _count(condition: Q) -> Sum:
    return Sum(Case(When(condition, "count"), default=0, output_field=IntegerField()))


def _to_level(row: dict[str, Any], *, key: str) -> Level:
    def get(name: str) -> int:
        return row[name] or 0

    return Level(
        key=key,
        served=get("served"),
        errors=get("errors"),
        failed=get("failed"),
        refused=get("refused"),
        pending=get("pending"),
        request_bytes=get("request_total"),
        answer_bytes=get("answer_total"),
        buckets=tuple(get(name) for name in BUCKETS),
        slowest_us=get("slowest"),
    )

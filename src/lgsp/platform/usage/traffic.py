"""Who called what under which agreement, from the sums by the hour, and in which minutes anything could be seen."""

from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from typing import Any

from django.db.models import Case, F, Max, Min, Q, Sum, Value, When

from .models import Hour, Outcome, Uptime
from .sums import BUCKETS


@dataclass(frozen=True, slots=True, kw_only=True)
class Traffic:
    """Calls that are alike: from whom, of what, in which version, under which agreement and for which purpose."""

    consumer: str
    service: str
    agreement: str
    version: str
    purpose: str
    is_refused: bool
    count: int
    first_at: datetime
    last_at: datetime
    buckets: tuple[int, ...]
    slowest_us: int


_ALIKE = ("consumer", "service", "agreement", "version", "purpose")


def list_traffic(*, since: datetime, until: datetime) -> list[Traffic]:
    """Return the calls of the hours that a period touches; calls of addresses that are no service are left out."""
    first = since.replace(minute=0, second=0, microsecond=0)
    found = Hour.objects.filter(hour__gte=first, hour__lt=until).exclude(service="").order_by()
    is_refused = Case(When(Q(outcome=Outcome.REFUSED), Value(value=True)), default=Value(value=False))
    rows = (
        found.annotate(is_refused=is_refused)
        .values(*_ALIKE, "is_refused")
        .annotate(
            calls=Sum("count"),
            first=Min("first_at"),
            last=Max("last_at"),
            slowest=Max("slowest_us"),
            **{f"sum_{name}": Sum(F(name)) for name in BUCKETS},
        )
    )
    return sorted(map(_to_traffic, rows), key=attrgetter(*_ALIKE, "is_refused"))


def list_uptime(*, since: datetime, until: datetime) -> dict[datetime, int]:
    """Return the hours in which any node could take calls, each with the minutes as bits, the first lowest."""
    first = since.replace(minute=0, second=0, microsecond=0)
    found: dict[datetime, int] = {}
    for hour, minutes in Uptime.objects.filter(hour__gte=first, hour__lt=until).values_list(
        "hour", "minutes"
    ):
        found[hour] = found.get(hour, 0) | minutes
    return found


def list_ahead(*, now: datetime) -> list[tuple[str, datetime]]:
    """Return the nodes that recorded calls later than now, with the latest: their clocks run ahead."""
    rows = Hour.objects.filter(last_at__gt=now).order_by("node").values_list("node").annotate(Max("last_at"))
    return list(rows)


def _to_traffic(row: dict[str, Any]) -> Traffic:
    return Traffic(
        **{name: row[name] for name in (*_ALIKE, "is_refused")},
        count=row["calls"],
        first_at=row["first"],
        last_at=row["last"],
        buckets=tuple(row[f"sum_{name}"] for name in BUCKETS),
        slowest_us=row["slowest"],
    )

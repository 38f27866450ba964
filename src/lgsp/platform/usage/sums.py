"""
Sums by the hour: every exchange is counted in the hour it began, under all that tells it apart, and how long it took.

A sum is changed in the transaction in which the exchanges it counts are written, so that sums and exchanges always
agree: one that was pending and is answered later leaves the sum of the pending ones and enters another.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from .durations import BOUNDS_MS, SLOWER, bound_field
from .models import Exchange, Hour, Outcome

BUCKETS = (*(bound_field(bound) for bound in BOUNDS_MS), SLOWER)
_CHANGED = (
    *("count", "request_bytes", "answer_bytes", "duration_us", "slowest_us", "first_at", "last_at"),
    *BUCKETS,
)


class Key(NamedTuple):
    """What is counted apart."""

    hour: datetime
    node: str
    consumer: str
    service: str
    agreement: str
    version: str
    purpose: str
    outcome: str
    status: int
    code: str
    error: str


@dataclass
class _Sum:
    added: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))
    slowest_us: int = 0
    first_at: datetime | None = None
    last_at: datetime | None = None


class Changes:
    """What a batch changes in the sums."""

    def __init__(self) -> None:
        self._sums: defaultdict[Key, _Sum] = defaultdict(_Sum)

    def add(self, exchange: Exchange) -> None:
        """Count an exchange as it stands now."""
        found = self._sums[_key(exchange)]
        for name, value in _measure(exchange).items():
            found.added[name] += value
        if exchange.answered_at is not None:
            found.slowest_us = max(found.slowest_us, _duration_us(exchange))
        started = exchange.started_at
        found.first_at = min(found.first_at or started, started)
        found.last_at = max(found.last_at or started, started)

    def take_back(self, exchange: Exchange) -> None:
        """Count an exchange no more as it stands now, because it is about to change; it is pending."""
        found = self._sums[_key(exchange)]
        for name, value in _measure(exchange).items():
            found.added[name] -= value

    def write(self) -> None:
        """Change the sums in the database."""
        rows = {_key_of_row(row): row for row in _find_rows(self._sums)}
        emptied = []
        changed = []
        for key, found in self._sums.items():
            row = _apply(rows.get(key) or Hour(**key._asdict()), found)
            if row.count:
                changed.append(row)
            elif row.pk is not None:
                emptied.append(row.pk)
        for row in changed:
            row.pk = None
        Hour.objects.filter(pk__in=emptied).delete()
        Hour.objects.bulk_create(
            changed, update_conflicts=True, unique_fields=Key._fields, update_fields=_CHANGED
        )


def _key(exchange: Exchange) -> Key:
    return Key(
        exchange.started_at.replace(minute=0, second=0, microsecond=0),
        exchange.node,
        exchange.consumer,
        exchange.service,
        exchange.agreement,
        exchange.version,
        exchange.purpose,
        str(Outcome(exchange.outcome)),
        exchange.status or 0,
        exchange.code,
        exchange.error,
    )


def _key_of_row(row: Hour) -> Key:
    return Key(*(getattr(row, name) for name in Key._fields))


def _find_rows(keys: Iterable[Key]) -> list[Hour]:
    nodes, hours = {key.node for key in keys}, {key.hour for key in keys}
    return list(Hour.objects.filter(node__in=nodes, hour__in=hours))


def _measure(exchange: Exchange) -> dict[str, int]:
    measured = {"count": 1, "request_bytes": exchange.request_size, "answer_bytes": exchange.answer_size}
    if exchange.answered_at is not None and exchange.outcome != Outcome.REFUSED:
        duration = _duration_us(exchange)
        measured |= {"duration_us": duration, _bucket(duration): 1}
    return measured


def _duration_us(exchange: Exchange) -> int:
    took = exchange.answered_at - exchange.started_at
    return max(0, round(took.total_seconds() * 1e6))


def _bucket(duration_us: int) -> str:
    found = next((bound for bound in BOUNDS_MS if duration_us <= bound * 1_000), None)
    return SLOWER if found is None else bound_field(found)


def _apply(row: Hour, found: _Sum) -> Hour:
    for name, value in found.added.items():
        setattr(row, name, getattr(row, name) + value)
    row.slowest_us = max(row.slowest_us, found.slowest_us)
    instants = [at for at in (row.first_at, found.first_at) if at]
    row.first_at = min(instants, default=row.hour)
    row.last_at = max([at for at in (row.last_at, found.last_at) if at], default=row.hour)
    return row

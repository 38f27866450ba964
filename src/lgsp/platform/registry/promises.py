"""
What a service's owner promises: which share of calls is served, and within how long 95 in 100 have ended.

A promise holds from the first day of a month, until another follows; what was promised for months gone by stays.

>>> read_promises([{"since": "2026-03-01", "share": 99.5}])
[Promise(since=datetime.date(2026, 3, 1), share=99.5, p95_ms=None)]
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from .models import Service
from .notices import tell_consumers
from .publication import one_change
from .queries import get_instance, get_service, identify_service, list_services
from .service_errors import PromiseInPast, PromiseMalformed

MAX_MS = 600_000


@dataclass(frozen=True, kw_only=True)
class Promise:
    """In percent of the calls passed on, and in milliseconds; without either, nothing is promised from then on."""

    since: date
    share: float | None = None
    p95_ms: int | None = None

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing is promised."""
        return self.share is None and self.p95_ms is None


def make_promise(identifier: str, made: Promise, *, at: datetime) -> Service:
    """
    Promise levels of a service from a month on, in place of what was promised for it; its consumers are told.

    :raises ServiceUnknown: if there is no such service
    :raises PromiseMalformed: if that cannot be promised
    :raises PromiseInPast: if the month is over
    """
    _check(made, identifier)
    if made.since < timezone.localdate(at).replace(day=1):
        raise PromiseInPast(month=f"{made.since:%m/%Y}")
    with one_change(at=at):
        service = get_service(identifier)
        before = [one for one in read_promises(service.promises) if one.since != made.since]
        service.promises = [_to_row(one) for one in sorted([*before, made], key=lambda one: one.since)]
        service.save(update_fields=["promises"])
        tell_consumers(service, _tell(service, made), at=at)
    return service


def read_promises(rows: Iterable[dict[str, Any]]) -> list[Promise]:
    """Return promises from what is stored, oldest first."""
    return [Promise(**{**row, "since": date.fromisoformat(row["since"])}) for row in rows]


def find_promise(promises: Iterable[Promise], *, on: date) -> Promise | None:
    """Return what is promised on a day, if anything is."""
    held = [one for one in promises if one.since <= on]
    return held[-1] if held and not held[-1].is_empty else None


def list_promises() -> dict[str, list[Promise]]:
    """Return the promises of every service that ever made one, by identifier."""
    rows = [row for row in list_services() if row.promises]
    instance = get_instance() if rows else ""
    return {identify_service(row, instance): read_promises(row.promises) for row in rows}


def _check(made: Promise, identifier: str) -> None:
    is_share = made.share is None or 0 < made.share <= 100
    is_time = made.p95_ms is None or 0 < made.p95_ms <= MAX_MS
    if not (is_share and is_time and made.since.day == 1):
        raise PromiseMalformed(service=identifier, share=made.share, p95_ms=made.p95_ms)


def _to_row(made: Promise) -> dict[str, Any]:
    found = {name: value for name, value in asdict(made).items() if value is not None}
    return {**found, "since": made.since.isoformat()}


def _tell(service: Service, made: Promise) -> str:
    parts = []
    if made.share is not None:
        parts.append(f"phục vụ {f'{made.share:g}'.replace('.', ',')} % số lượt")
    if made.p95_ms is not None:
        parts.append(f"95/100 lượt trong {made.p95_ms} ms")
    promised = "; ".join(parts) or "không cam kết mức nào"
    return f"Dịch vụ {service.name}, từ tháng {made.since:%m/%Y}: {promised}."

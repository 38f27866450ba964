"""
A party's own records, in the shape of FSC's logging API (FSC Logging 1.0.0, `GET /logs`).

A system sees the exchanges in which it is consumer (`DIRECTION_OUTGOING`) or provider (`DIRECTION_INCOMING`), and no
others. What FSC has no field for stands under `lgsp`: how the exchange ended, and where its evidence lies.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from .errors import LogQueryMalformed
from .models import Exchange

MAX_RECORDS, RECORDS = 1_000, 25


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Which of a system's records: what is empty is left open; `after` and `before` are not included."""

    system: str
    after: datetime | None = None
    before: datetime | None = None
    grants: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    transactions: tuple[str, ...] = ()
    is_ascending: bool = False
    cursor: str = ""
    limit: int = RECORDS


@dataclass(frozen=True, slots=True)
class Page:
    """Records, and the cursor of the page after them; empty when there is none."""

    records: list[dict[str, Any]]
    next_cursor: str


def list_own_records(wanted: Wanted) -> Page:
    """
    Return a page of a system's own records.

    :raises LogQueryMalformed: if the cursor is not one that was given here
    """
    order = ("started_at", "pk") if wanted.is_ascending else ("-started_at", "-pk")
    found = _choose(wanted).order_by(*order)
    rows = list(_from_cursor(found, wanted)[: wanted.limit + 1])
    shown = rows[: wanted.limit]
    cursor = _to_cursor(shown[-1]) if len(rows) > wanted.limit else ""
    return Page([_to_record(row, wanted.system) for row in shown], cursor)


def _choose(wanted: Wanted) -> QuerySet[Exchange]:
    found = Exchange.objects.filter(Q(consumer=wanted.system) | Q(service__startswith=f"{wanted.system}/"))
    if wanted.after is not None:
        found = found.filter(started_at__gt=wanted.after)
    if wanted.before is not None:
        found = found.filter(started_at__lt=wanted.before)
    if wanted.grants:
        found = found.filter(agreement__in=wanted.grants)
    if wanted.services:
        found = found.filter(service__in=wanted.services)
    return found.filter(exchange_id__in=wanted.transactions) if wanted.transactions else found


def _from_cursor(found: QuerySet[Exchange], wanted: Wanted) -> QuerySet[Exchange]:
    if not wanted.cursor:
        return found
    at, pk = _read_cursor(wanted.cursor)
    if wanted.is_ascending:
        return found.filter(Q(started_at__gt=at) | Q(started_at=at, pk__gt=pk))
    return found.filter(Q(started_at__lt=at) | Q(started_at=at, pk__lt=pk))


def _to_cursor(row: Exchange) -> str:
    return urlsafe_b64encode(f"{row.started_at.isoformat()} {row.pk}".encode()).decode()


def _read_cursor(cursor: str) -> tuple[datetime, int]:
    try:
        at, _, pk = urlsafe_b64decode(cursor.encode()).decode().partition(" ")
        moment = datetime.fromisoformat(at)
        number = int(pk)
    except (NotBase64, ValueError):
        raise LogQueryMalformed(name="cursor", value=cursor[:50]) from None
    if moment.tzinfo is None:
        raise LogQueryMalformed(name="cursor", value=cursor[:50])
    return moment, number


def _to_record(row: Exchange, system: str) -> dict[str, Any]:
    return {
        "transaction_id": row.exchange_id,
        "direction": "DIRECTION_OUTGOING" if row.consumer == system else "DIRECTION_INCOMING",
        "grant_hash": row.agreement,
        "source": {"type": "SOURCE_TYPE_SOURCE", "outway_peer_id": _to_peer(row.consumer)},
        "destination": {
            "type": "DESTINATION_TYPE_DESTINATION",
            "service_peer_id": _to_peer(row.service),
        },
        "service_name": row.service,
        "created_at": int(row.started_at.timestamp()),
        "lgsp": {
            "consumer": row.consumer,
            "outcome": row.outcome,
            "status": row.status,
            "error": row.error,
            "code": row.code,
            "purpose": row.purpose,
            "node": row.node,
            "request_index": row.request_index,
            "answer_index": row.answer_index,
        },
    }


def _to_peer(identifier: str) -> str:
    """
    Return the code of the agency in an identifier.

    >>> _to_peer("VN-H99/GOV/H99.02/MOTCUA")
    'H99.02'
    """
    return "/".join(identifier.split("/")[2:3])

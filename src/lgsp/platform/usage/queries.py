"""What may be asked of what was exchanged. Times are instants: `since` is included, `until` is not."""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import CharField, Count, Q, QuerySet
from django.db.models.functions import Cast, Substr

from .errors import ExchangeUnknown
from .models import Exchange, Outcome

_MINUTE = "%Y-%m-%d %H:%M"
_MINUTE_LENGTH = len("2026-01-01 00:00")


@dataclass(frozen=True, slots=True)
class MinuteCount:
    """How many exchanges of a service began within a minute."""

    minute: datetime
    service: str
    count: int


@dataclass(frozen=True, slots=True)
class Totals:
    """How many exchanges there were, by how they ended."""

    answered: int
    failed: int
    refused: int
    pending: int

    @property
    def all(self) -> int:
        """Return how many there were altogether."""
        return self.answered + self.failed + self.refused + self.pending


def list_latest(limit: int = 20) -> list[Exchange]:
    """Return the exchanges that began last, newest first."""
    return list(Exchange.objects.all()[:limit])


def find_answered(agreement: str, *, since: datetime) -> Exchange | None:
    """Return the exchange under an agreement that was answered last with a success since then, if there is one."""
    found = Exchange.objects.filter(started_at__gte=since, agreement=agreement)
    return found.filter(outcome=Outcome.ANSWERED, status__lt=300).first()


def list_exchanges(*, service: str = "", outcome: str = "") -> QuerySet[Exchange]:
    """Return the exchanges of a service and an outcome, newest first; either may be left open. Read as it is cut."""
    exchanges = Exchange.objects.all()
    if service:
        exchanges = exchanges.filter(service=service)
    return exchanges.filter(outcome=outcome) if outcome else exchanges


def get_exchange(exchange_id: str) -> Exchange:
    """
    Return one exchange.

    :raises ExchangeUnknown: if it is not in the evidence read so far
    """
    found = Exchange.objects.filter(exchange_id=exchange_id).first()
    if found is None:
        raise ExchangeUnknown(exchange_id=exchange_id)
    return found


def count_per_minute(*, since: datetime) -> list[MinuteCount]:
    """
    Return how many forwarded exchanges began each minute, by service; minutes without any are left out.

    The minute is cut from the instant as text, which both databases write alike and in UTC: on SQLite `TruncMinute`
    runs in Python, row by row.
    """
    minute = Substr(Cast("started_at", CharField()), 1, _MINUTE_LENGTH)
    grouped = (
        _forwarded()
        .filter(started_at__gte=since)
        .annotate(minute=minute)
        .order_by("minute", "service")
        .values_list("minute", "service")
        .annotate(count=Count("pk"))
    )
    return [
        MinuteCount(datetime.strptime(text, _MINUTE).replace(tzinfo=UTC), service, count)
        for text, service, count in grouped
    ]


def get_totals(*, since: datetime | None = None) -> Totals:
    """Return how many exchanges there were, by how they ended."""
    chosen = Exchange.objects.filter(started_at__gte=since) if since else Exchange.objects.all()
    counts = dict(chosen.order_by().values_list("outcome").annotate(Count("pk")))
    return Totals(**{outcome.value: counts.get(outcome.value, 0) for outcome in Outcome})


def count_by_status(*, since: datetime) -> dict[int, int]:
    """Return how many answers there were of each HTTP status."""
    answered = Exchange.objects.filter(started_at__gte=since, status__isnull=False)
    return dict(answered.order_by("status").values_list("status").annotate(Count("pk")))


def _forwarded() -> QuerySet[Exchange]:
    return Exchange.objects.filter(~Q(outcome=Outcome.REFUSED))

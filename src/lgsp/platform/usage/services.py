"""What can happen here: evidence is read into the tables."""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path

from django.db import transaction
from django.db.models import Max

from lgsp.platform.evidence.presence import list_hours
from lgsp.platform.evidence.reading import LogReader
from lgsp.platform.evidence.records import AnswerRecord, Record, RefusalRecord, RequestRecord

from .errors import AnswerWithoutRequest
from .models import Cursor, Exchange, Outcome, Uptime
from .sums import Changes

BATCH = 2_000
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_ANSWER_FIELDS = (
    *("answered_at", "status", "outcome", "error", "code"),
    *("is_warned", "answer_size", "answer_index"),
)


def ingest(folder: Path, *, tell: Callable[[Exchange], object] | None = None) -> int:
    """
    Read the records of one node's evidence that were not read yet; return how many.

    `tell` is told, once they are written, of exchanges that ended and whose caller traces them.

    The folder is named after the node. Rows and the place reached are written in one transaction a batch, so that
    a process killed here, or two at once, read nothing twice and leave nothing out.

    :raises AnswerWithoutRequest: if the evidence is not in order
    """
    log = LogReader(folder)
    read = 0
    while True:
        taken, ended = _ingest_batch(folder, log)
        if not taken:
            return read
        read += taken
        for exchange in ended if tell else ():
            tell(exchange)


def forget(*, before: datetime) -> int:
    """
    Remove exchanges that began before an instant, at most a batch; return how many. Their sums by the hour stay.

    The evidence is untouched: what is removed here can still be proved, only not looked up on the screens.
    """
    oldest = Exchange.objects.filter(started_at__lt=before).order_by("started_at").values("pk")[:BATCH]
    removed, _ = Exchange.objects.filter(pk__in=list(oldest.values_list("pk", flat=True))).delete()
    return removed


@transaction.atomic
def note_uptime(folder: Path) -> int:
    """
    Take over in which minutes a node could take calls; return how many hours that changed.

    The day of the last hour known is read again, and what came after.
    """
    node = folder.name
    last = Uptime.objects.filter(node=node).aggregate(last=Max("hour"))["last"]
    since = last.astimezone(UTC).date() if last else date.min
    known = dict(Uptime.objects.filter(node=node, hour__date__gte=since).values_list("hour", "minutes"))
    found = list_hours(folder, since=since)
    changed = [
        Uptime(node=node, hour=hour, minutes=minutes | known.get(hour, 0))
        for hour, minutes in found.items()
        if minutes | known.get(hour, 0) != known.get(hour)
    ]
    Uptime.objects.bulk_create(
        changed, update_conflicts=True, unique_fields=("node", "hour"), update_fields=("minutes",)
    )
    return len(changed)


@transaction.atomic
def _ingest_batch(folder: Path, log: LogReader) -> tuple[int, list[Exchange]]:
    """Read a batch; return how many records, and the exchanges that are traced and have ended."""
    node = folder.name
    Cursor.objects.get_or_create(node=node)
    cursor = Cursor.objects.select_for_update().get(node=node)
    batch = list(islice(log.records(cursor.next_index), BATCH))
    if not batch:
        return 0, []
    ended = _store(folder, batch, begins=log.begins)
    cursor.next_index = batch[-1][0] + 1
    cursor.save()
    return len(batch), [exchange for exchange in ended if exchange.trace]


def _store(folder: Path, batch: Iterable[tuple[int, Record]], *, begins: int) -> list[Exchange]:
    """Write the exchanges of a batch; return those that were answered in it."""
    ended: list[Exchange] = []
    begun: dict[str, Exchange] = {}
    answers: list[tuple[int, AnswerRecord]] = []
    for index, record in batch:
        match record:
            case RequestRecord():
                begun[record.id] = _begin(folder.name, index, record)
            case RefusalRecord():
                begun[record.id] = _refuse(folder.name, index, record)
            case AnswerRecord():
                answers.append((index, record))
    earlier = _find_earlier(answer.id for _, answer in answers if answer.id not in begun)
    changes = Changes()
    for index, answer in answers:
        exchange = begun.get(answer.id) or earlier.get(answer.id)
        if exchange is None and begins > 0:
            continue  # its request was archived before it was read: nothing is known of the exchange but its end
        if exchange is None:
            raise AnswerWithoutRequest(index=index, folder=folder, exchange_id=answer.id)
        if exchange.exchange_id in earlier:
            changes.take_back(exchange)
        _answer(exchange, index, answer)
        ended.append(exchange)
    for exchange in (*begun.values(), *earlier.values()):
        changes.add(exchange)
    changes.write()
    Exchange.objects.bulk_create(begun.values())
    Exchange.objects.bulk_update(earlier.values(), _ANSWER_FIELDS)
    return ended


def _find_earlier(ids: Iterable[str]) -> dict[str, Exchange]:
    return {exchange.exchange_id: exchange for exchange in Exchange.objects.filter(exchange_id__in=list(ids))}


def _begin(node: str, index: int, record: RequestRecord) -> Exchange:
    return Exchange(
        exchange_id=record.id,
        node=node,
        consumer=record.consumer,
        service=record.service,
        agreement=record.agreement,
        method=record.method,
        started_at=_to_instant(record.at),
        purpose=record.purpose,
        version=record.version,
        proof=record.proof,
        trace=record.trace,
        request_size=record.size,
        request_index=index,
    )


def _refuse(node: str, index: int, record: RefusalRecord) -> Exchange:
    return Exchange(
        exchange_id=record.id,
        node=node,
        consumer=record.consumer,
        service=record.service,
        method=record.method,
        started_at=_to_instant(record.at),
        answered_at=_to_instant(record.at),
        outcome=Outcome.REFUSED,
        error=record.error,
        code=record.code,
        proof=record.proof,
        request_index=index,
    )


def _answer(exchange: Exchange, index: int, record: AnswerRecord) -> None:
    exchange.answered_at = _to_instant(record.at)
    exchange.status = record.status
    exchange.outcome = Outcome(record.outcome)
    exchange.error = record.error
    exchange.code = record.code
    exchange.is_warned = record.warned
    exchange.answer_size = record.size
    exchange.answer_index = index


def _to_instant(nanoseconds: int) -> datetime:
    return _EPOCH + timedelta(microseconds=nanoseconds // 1_000)

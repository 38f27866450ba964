"""What can happen here: evidence is read into the tables."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path

from django.db import transaction

from lgsp.platform.evidence.reading import LogReader
from lgsp.platform.evidence.records import AnswerRecord, Record, RefusalRecord, RequestRecord

from .errors import AnswerWithoutRequest
from .models import Cursor, Exchange, Outcome

BATCH = 2_000
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_ANSWER_FIELDS = ("answered_at", "status", "outcome", "error", "answer_size", "answer_index")


def ingest(folder: Path) -> int:
    """
    Read the records of one node's evidence that were not read yet; return how many.

    The folder is named after the node. Rows and the place reached are written in one transaction a batch, so that
    a process killed here, or two at once, read nothing twice and leave nothing out.

    :raises AnswerWithoutRequest: if the evidence is not in order
    """
    log = LogReader(folder)
    read = 0
    while taken := _ingest_batch(folder, log):
        read += taken
    return read


@transaction.atomic
def _ingest_batch(folder: Path, log: LogReader) -> int:
    node = folder.name
    Cursor.objects.get_or_create(node=node)
    cursor = Cursor.objects.select_for_update().get(node=node)
    batch = list(islice(log.records(cursor.next_index), BATCH))
    if not batch:
        return 0
    _store(folder, batch, begins=log.begins)
    cursor.next_index = batch[-1][0] + 1
    cursor.save()
    return len(batch)


def _store(folder: Path, batch: Iterable[tuple[int, Record]], *, begins: int) -> None:
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
    for index, answer in answers:
        exchange = begun.get(answer.id) or earlier.get(answer.id)
        if exchange is None and begins > 0:
            continue  # its request was archived before it was read: nothing is known of the exchange but its end
        if exchange is None:
            raise AnswerWithoutRequest(index=index, folder=folder, exchange_id=answer.id)
        _answer(exchange, index, answer)
    Exchange.objects.bulk_create(begun.values())
    Exchange.objects.bulk_update(earlier.values(), _ANSWER_FIELDS)


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
        request_index=index,
    )


def _answer(exchange: Exchange, index: int, record: AnswerRecord) -> None:
    exchange.answered_at = _to_instant(record.at)
    exchange.status = record.status
    exchange.outcome = Outcome(record.outcome)
    exchange.error = record.error
    exchange.answer_size = record.size
    exchange.answer_index = index


def _to_instant(nanoseconds: int) -> datetime:
    return _EPOCH + timedelta(microseconds=nanoseconds // 1_000)

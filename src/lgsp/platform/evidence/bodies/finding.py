"""Find what is kept of an exchange, and give it out only if it is what the log commits to."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from lgsp.platform.evidence.reading import LogReader
from lgsp.platform.evidence.records import AnswerRecord, RequestRecord, commit

from .files import Bodies, Shelf, Slot, day_of, instant_of, list_shelves, unseal
from .refusals import BodiesErased, BodiesForeign, BodiesUnknown, BodiesUnprovable, ExchangeMalformed

_WITHIN = 3_600 * 10**9
"""How long after its beginning the records of an exchange are looked for: far longer than any may take."""


class Opened(NamedTuple):
    """The bodies of an exchange, with the two records that commit to them."""

    request: RequestRecord
    answer: AnswerRecord
    bodies: Bodies


def open_bodies(archive: Path, exchange_id: str, *, key: bytes, log: LogReader) -> Opened:
    """
    Return the bodies of an exchange, checked against the log.

    :raises ExchangeMalformed: if the id is none
    :raises BodiesUnknown: if nothing of it is kept
    :raises BodiesErased: if it was erased
    :raises BodiesDamaged: if it cannot be opened
    :raises BodiesUnprovable: if the log does not hold its records
    :raises BodiesForeign: if it is not what the log commits to
    """
    shelf, slot = find_slot(archive, exchange_id)
    if slot.is_destroyed:
        raise BodiesErased(id=slot.id)
    service, _ = shelf.read_header()
    bodies = unseal(shelf, slot, service=service, under=key)
    request, answer = find_records(log, slot.id)
    check(bodies, request, answer)
    return Opened(request, answer, bodies)


def list_bodies(archive: Path, service: str, *, key: bytes, log: LogReader) -> Iterator[Opened]:
    """
    Give the bodies of every exchange of a service that are there and not erased, each checked, oldest first.

    :raises BodiesDamaged: if some cannot be opened
    :raises BodiesForeign: if some are not what the log commits to
    """
    shelves = [shelf for shelf in list_shelves(archive) if shelf.read_header()[0] == service]
    kept = {
        slot.id: (shelf, slot) for shelf in shelves for slot in shelf.list_slots() if not slot.is_destroyed
    }
    waiting: dict[str, RequestRecord] = {}
    for _, record in log.records():
        if isinstance(record, RequestRecord) and record.id in kept:
            waiting[record.id] = record
        elif isinstance(record, AnswerRecord) and record.id in waiting:
            shelf, slot = kept[record.id]
            bodies = unseal(shelf, slot, service=service, under=key)
            check(bodies, waiting[record.id], record)
            yield Opened(waiting.pop(record.id), record, bodies)


def find_slot(archive: Path, exchange_id: str) -> tuple[Shelf, Slot]:
    """
    Return where an exchange lies.

    :raises ExchangeMalformed: if the id is none
    :raises BodiesUnknown: if nothing of it is kept
    """
    try:
        wanted = str(UUID(exchange_id))
        day = day_of(instant_of(wanted))
    except (ValueError, OverflowError):
        raise ExchangeMalformed(id=exchange_id[:100]) from None
    for shelf in list_shelves(archive):
        if shelf.day == day:
            slot = next((slot for slot in shelf.list_slots() if slot.id == wanted), None)
            if slot is not None:
                return shelf, slot
    raise BodiesUnknown(id=wanted, folder=archive)


def find_records(log: LogReader, exchange_id: str) -> tuple[RequestRecord, AnswerRecord]:
    """
    Return the two records of an exchange.

    :raises BodiesUnprovable: if the log does not hold both
    """
    begun, request = instant_of(exchange_id), None
    for record in log.records_since(begun):
        if record.at > begun + _WITHIN:
            break
        if isinstance(record, RequestRecord) and record.id == exchange_id:
            request = record
        elif request and isinstance(record, AnswerRecord) and record.id == exchange_id:
            return request, record
    raise BodiesUnprovable(id=exchange_id, folder=log.folder)


def check(bodies: Bodies, request: RequestRecord, answer: AnswerRecord) -> None:
    """
    Check bodies against what the records commit to.

    :raises BodiesForeign: naming what differs
    """
    for part, content, digest in (
        ("request", bodies.request, request.digest),
        ("target", bodies.target, request.target),
        ("answer", bodies.answer, answer.digest),
    ):
        if commit(bodies.salt, content) != digest:
            raise BodiesForeign(id=request.id, part=part)

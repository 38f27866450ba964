"""Compare what the log says was to be kept with what is there: bodies are never lost without a trace."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from lgsp.platform.evidence.reading import LogReader
from lgsp.platform.evidence.records import AnswerRecord, RequestRecord

from .files import day_of, list_shelves


@dataclass(slots=True)
class Inventory:
    """Of the exchanges whose bodies were to be kept: how many are there, erased, past their days, or missing."""

    there: int = 0
    erased: int = 0
    expired: int = 0
    missing: list[str] = field(default_factory=list)


def take_inventory(archive: Path, log: LogReader, *, today: date, days: Mapping[str, int]) -> Inventory:
    """Return what there is of every answered exchange in the log whose bodies were to be kept."""
    kept = {slot.id: slot.is_destroyed for shelf in list_shelves(archive) for slot in shelf.list_slots()}
    found, waiting = Inventory(), dict[str, date]()
    for _, record in log.records():
        if isinstance(record, RequestRecord) and record.kept_days:
            last = timedelta(days=min(record.kept_days, days.get(record.service, record.kept_days)))
            waiting[record.id] = day_of(record.at) + last
        elif isinstance(record, AnswerRecord) and record.id in waiting:
            until = waiting.pop(record.id)
            if record.id in kept:
                found.erased += kept[record.id]
                found.there += not kept[record.id]
            elif until < today:
                found.expired += 1
            else:
                found.missing.append(record.id)
    return found

"""
Erase bodies by destroying their keys: those of one exchange, or of every day that is over.

A slot is overwritten where it lies and flushed. Disks that write elsewhere, and copies made before, may still hold the
wrapped key: copies must not hold `*.keys`, or must end with them.
"""

import json
import os
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from lgsp.kernel.files import sync_folder

from .files import DESTROYED, SLOT, Shelf, list_shelves
from .finding import find_slot
from .refusals import ArchiveFolderUnusable, BodiesDamaged

ERASURES = "erasures.jsonl"
_ID_BYTES = 16


class Expired(NamedTuple):
    """What was erased because its days were over."""

    day: date
    service: str
    exchanges: int


class Erasure(NamedTuple):
    """Who erased the bodies of an exchange, when, and why."""

    by: str
    at: str
    reason: str


def erase_bodies(archive: Path, exchange_id: str, erasure: Erasure) -> bool:
    """
    Destroy the key of an exchange and write down who did, and why; tell whether it was still there.

    :raises ExchangeMalformed: if the id is none
    :raises BodiesUnknown: if nothing of it is kept
    :raises ArchiveFolderUnusable: if the disk refuses
    """
    shelf, slot = find_slot(archive, exchange_id)
    if slot.is_destroyed:
        return False
    line = json.dumps({"id": slot.id, **erasure._asdict()}, ensure_ascii=False)
    try:
        _append_line(archive / ERASURES, line)
        _overwrite(shelf.keys, [slot.place])
    except OSError as error:
        raise ArchiveFolderUnusable(folder=archive, reason=error.strerror) from None
    return True


def expire_bodies(archive: Path, *, today: date, days: Mapping[str, int]) -> list[Expired]:
    """
    Erase the bodies of every day that is more than so many days past, by service; return what was.

    A service that `days` does not name keeps to what was set when the day's first bodies were kept.

    :raises ArchiveFolderUnusable: if the disk refuses
    """
    expired = []
    try:
        for shelf in list_shelves(archive):
            service, kept = _read_header(shelf)
            if shelf.day + timedelta(days=days.get(service, kept)) < today:
                expired.append(Expired(shelf.day, service, _remove(shelf)))
    except OSError as error:
        raise ArchiveFolderUnusable(folder=archive, reason=error.strerror) from None
    return expired


def _read_header(shelf: Shelf) -> tuple[str, int]:
    try:
        return shelf.read_header()
    except BodiesDamaged:
        return "", 0  # nothing in it can be opened without the name of its service


def _remove(shelf: Shelf) -> int:
    """Destroy every key, then remove the files, keys first; return how many keys there were."""
    living = [slot.place for slot in shelf.list_slots() if not slot.is_destroyed]
    if shelf.keys.exists():
        _overwrite(shelf.keys, living)
        shelf.keys.unlink()
        sync_folder(shelf.keys.parent)
    shelf.bodies.unlink()
    if not any(shelf.bodies.parent.iterdir()):
        shelf.bodies.parent.rmdir()
        sync_folder(shelf.bodies.parent.parent)
    return len(living)


def _overwrite(keys: Path, places: list[int]) -> None:
    descriptor = os.open(keys, os.O_RDWR)
    try:
        for place in places:
            assert place % SLOT.size == 0
            os.pwrite(descriptor, DESTROYED, place + _ID_BYTES)
        os.fdatasync(descriptor)
    finally:
        os.close(descriptor)


def _append_line(path: Path, line: str) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        os.write(descriptor, f"{line}\n".encode())
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

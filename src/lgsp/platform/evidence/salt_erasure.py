"""
Erase the salt keys of what is old enough: its digests can then never be linked to a body by who holds only the log.

Every proof stays valid, and a receipt, which holds the salt of its own exchange, still opens. The key of the last
segment is never erased: a gateway may be using it. A key is overwritten before it is removed; on disks that write
elsewhere, and in copies made before, that changes nothing: copies of the folder must not hold `salts`, or must end with
it.
"""

import os
from pathlib import Path

from lgsp.kernel.files import sync_folder

from .archived import read_archived
from .archiving import find_last_instant
from .errors import LogFolderUnusable
from .segments import list_segments, salt_key_path


def erase_salts(folder: Path, *, before: int) -> list[int]:
    """
    Erase the salt keys of closed and archived segments older than an instant; return which, by their first record.

    :raises LogFolderUnusable: if the disk refuses
    """
    try:
        found = [first for first in _list_due(folder, before) if _erase(salt_key_path(folder, first))]
        if found:
            sync_folder(salt_key_path(folder, 0).parent)
    except OSError as error:
        raise LogFolderUnusable(folder=folder, reason=error.strerror) from None
    return found


def _list_due(folder: Path, before: int) -> list[int]:
    """List first records of segments all of whose records are older; of archived ones, by the range they went with."""
    due = []
    segments = list_segments(folder)
    for segment in segments[:-1]:
        last_at = find_last_instant(segment)
        if last_at is not None and last_at < before:
            due.append(segment.first)
    ranges = [found for found in read_archived(folder).ranges if found.until < before]
    kept = [int(path.stem) for path in sorted((folder / "salts").glob("*.key"))]
    return [first for first in kept if any(one.first <= first < one.end for one in ranges)] + due


def _erase(path: Path) -> bool:
    try:
        descriptor = os.open(path, os.O_WRONLY)
    except FileNotFoundError:
        return False
    try:
        os.pwrite(descriptor, bytes(os.fstat(descriptor).st_size), 0)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    path.unlink()
    return True

"""
Where in its segment a record lies: a sparse index, so that one record is read without those before it.

`offsets/<first>` holds the offset of every 64th record of a segment, four bytes each. It is written by whoever looks a
record up, only for records that are signed (what is signed is never cut), and can be removed at any time. It is not
trusted: who reads by it checks what was read against the signed tree.
"""

import os
from contextlib import suppress
from pathlib import Path

from .segments import HEADER, Segment, skip_frames

STEP = 64
_ENTRY = 4


def offsets_path(folder: Path, first: int) -> Path:
    """Return where the index of the segment that begins at a record lies in a log folder."""
    return folder / "offsets" / f"{first:012d}"


class Offsets:
    """The indexes of one log folder, of which `signed` records are signed."""

    def __init__(self, folder: Path, *, signed: int) -> None:
        self._folder = folder
        self._signed = signed

    def find(self, descriptor: int, segment: Segment, count: int) -> int:
        """Return the offset after the segment's first `count` frames, noting those passed on the way."""
        path = offsets_path(self._folder, segment.first)
        known, offset = _find_nearest(path, count // STEP)
        passed: list[int] = []
        for number, after in enumerate(skip_frames(descriptor, offset, count - known * STEP), 1):
            offset = after
            if number % STEP == 0:
                passed.append(after)
        if passed and segment.first + count <= self._signed:
            _note(path, known, passed)
        return offset


def _find_nearest(path: Path, wanted: int) -> tuple[int, int]:
    """Return which entry, at most the wanted one, is known, and the offset in it; entry 0 is the first record."""
    try:
        with path.open("rb", buffering=0) as stream:
            known = min(wanted, os.fstat(stream.fileno()).st_size // _ENTRY)
            entry = os.pread(stream.fileno(), _ENTRY, (known - 1) * _ENTRY) if known else b""
    except OSError:
        return 0, HEADER.size
    return (known, int.from_bytes(entry)) if len(entry) == _ENTRY else (0, HEADER.size)


def _note(path: Path, known: int, passed: list[int]) -> None:
    """Write entries behind those known; a reader who may not write reads all the same."""
    with suppress(OSError):
        path.parent.mkdir(exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT, 0o644)
        try:
            os.pwrite(descriptor, b"".join(offset.to_bytes(_ENTRY) for offset in passed), known * _ENTRY)
        finally:
            os.close(descriptor)

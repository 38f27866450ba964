"""
Where in its segment a record lies: a sparse index, so that one record is read without those before it.

`offsets/<first>` holds, in order, pairs of four bytes each: how many records lie before an offset, and the offset. The
writer adds one at the beginning of a flush when 64 records or more have come since the last, and writes them with the
checkpoint. The file can be removed at any time. It is not trusted: who reads by it checks what was read against the
signed tree.
"""

import os
import struct
from contextlib import suppress
from pathlib import Path

from .segments import HEADER, Segment, skip_frames

STEP = 64
_PAIR = struct.Struct(">II")


def offsets_path(folder: Path, first: int) -> Path:
    """Return where the index of the segment that begins at a record lies in a log folder."""
    return folder / "offsets" / f"{first:012d}"


def encode_offsets(pairs: list[tuple[int, int]]) -> bytes:
    """Return an index as it is written."""
    return b"".join(_PAIR.pack(*pair) for pair in pairs)


def decode_offsets(content: bytes) -> list[tuple[int, int]]:
    """Return the whole pairs of an index."""
    return [_PAIR.unpack_from(content, at) for at in range(0, len(content) - _PAIR.size + 1, _PAIR.size)]


class OffsetNotes:
    """The index of the segment being written."""

    def __init__(self, folder: Path, first: int, *, length: int) -> None:
        """Take up the index of a segment that holds so many bytes; what points beyond them is forgotten."""
        self._path = offsets_path(folder, first)
        known = [pair for pair in _read(self._path) if pair[1] <= length]
        self._last = known[-1][0] if known else 0
        self._unwritten: list[tuple[int, int]] = []
        with suppress(OSError):
            os.truncate(self._path, len(known) * _PAIR.size)

    def add(self, count: int, offset: int) -> None:
        """Note that so many records lie before an offset, if enough have come since the last note."""
        if count - self._last >= STEP:
            self._unwritten.append((count, offset))
            self._last = count

    def write(self) -> None:
        """Write what was noted; a disk that refuses is left to say so where it matters."""
        if not self._unwritten:
            return
        with suppress(OSError):
            self._path.parent.mkdir(exist_ok=True)
            with self._path.open("ab") as stream:
                stream.write(encode_offsets(self._unwritten))
            self._unwritten = []


class Offsets:
    """The indexes of one log folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(self, descriptor: int, segment: Segment, count: int) -> int:
        """Return the offset after the segment's first `count` frames."""
        pairs = _read(offsets_path(self._folder, segment.first))
        known, offset = max((pair for pair in pairs if pair[0] <= count), default=(0, HEADER.size))
        for after in skip_frames(descriptor, offset, count - known):
            offset = after
        return offset


def _read(path: Path) -> list[tuple[int, int]]:
    try:
        return decode_offsets(path.read_bytes())
    except OSError:
        return []

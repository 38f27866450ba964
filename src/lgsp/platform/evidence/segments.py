"""
Segment files: where records are, one frame after the other.

A file is named after its first record and begins with 16 bytes: `LGSPSEG1` and that number. A frame is 4 bytes of
length, 4 bytes of CRC-32 of the record with the length as initial value, then the record. The top bit of the length
marks the first frame of a flush. Zeros may follow the last frame of the last segment, as room.

A flush begins only after the one before it is on the disk, so an unfinished write can only be in the last one: bytes
that are no frame, *followed* by a frame that begins a flush, are damage and not an unfinished write.

>>> framed = frame_flush([b'{"a":1}', b'{"b":2}'])
>>> [leaf for _, leaf in list_frames(framed, 0)]
[b'{"a":1}', b'{"b":2}']
>>> [leaf for _, leaf in list_frames(framed[:-1], 0)]
[b'{"a":1}']
"""

import os
import struct
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import FileIO
from itertools import zip_longest
from pathlib import Path
from zlib import crc32

from .archive_refusals import RecordArchived
from .archived import read_archived
from .errors import SegmentDamaged, SegmentsApart

MAGIC = b"LGSPSEG1"
HEADER = struct.Struct(">8sQ")
MAX_RECORD_BYTES = 0xFFFF
"""What a C2SP entry bundle can hold (tlog-tiles: a length of two bytes)."""

_FRAME = struct.Struct(">II")
_WORD = struct.Struct(">I")
_FIRST_OF_FLUSH = 0x8000_0000
_LENGTH = 0x7FFF_FFFF
_RECORD_START = b'{"'
_SUFFIX = ".seg"
_WINDOW = 1 << 18
_TAIL = 1 << 13


@dataclass(frozen=True, slots=True)
class Segment:
    """One file of records; `first` is the index of its first."""

    first: int
    path: Path


@dataclass(frozen=True, slots=True)
class Leaf:
    """A record as bytes: its index, and where it lies."""

    index: int
    content: bytes
    segment: Segment
    offset: int


def segment_path(folder: Path, first: int) -> Path:
    """Return where the segment that begins at a record lies in a log folder."""
    return folder / "segments" / f"{first:012d}.seg"


def salt_key_path(folder: Path, first: int) -> Path:
    """Return where the salt key of that segment lies."""
    return folder / "salts" / f"{first:012d}.key"


def list_segments(folder: Path) -> list[Segment]:
    """
    List the segments of a log folder in order; of what was archived, none.

    :raises MarkerDamaged: if it is not known what was archived
    """
    begins = read_archived(folder).before
    parent = folder / "segments"
    found = parent.iterdir() if parent.is_dir() else ()
    names = sorted(path.name for path in found if path.suffix == _SUFFIX)
    firsts = ((int(name.removesuffix(_SUFFIX)), name) for name in names)
    return [Segment(first, parent / name) for first, name in firsts if first >= begins]


def segment_header(first: int) -> bytes:
    """Return the bytes a segment begins with."""
    return HEADER.pack(MAGIC, first)


def check_header(segment: Segment, content: bytes) -> None:
    """
    Check that the file begins as its name says.

    :raises SegmentDamaged: if it does not
    """
    if content[: HEADER.size] != segment_header(segment.first):
        raise SegmentDamaged(file=segment.path, offset=0, reason="it does not begin as its name says")


def frame_flush(leaves: Sequence[bytes]) -> bytes:
    """Return the frames of one flush."""
    parts: list[bytes] = []
    mark = _FIRST_OF_FLUSH
    for leaf in leaves:
        word = len(leaf) | mark
        parts += (_FRAME.pack(word, crc32(leaf, word)), leaf)
        mark = 0
    return b"".join(parts)


def list_frames(content: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """Give offset and record of each whole frame from `start`, until bytes that are none."""
    while (leaf := _frame_at(content, start)) is not None:
        yield start, leaf
        start += _FRAME.size + len(leaf)


def end_of_frame(offset: int, leaf: bytes) -> int:
    """Return where the frame after this one begins."""
    return offset + _FRAME.size + len(leaf)


def skip_frames(descriptor: int, offset: int, count: int) -> Iterator[int]:
    """Give the offset after each of `count` frames, or up to the last; lengths are trusted, records not read."""
    window, begins, last = b"", offset, 0
    for _ in range(count):
        if offset - begins > last or not window:
            window, begins = os.pread(descriptor, _WINDOW, offset), offset
            last = len(window) - _FRAME.size
            if last < 0:
                return
        length = _WORD.unpack_from(window, offset - begins)[0] & _LENGTH
        if not length:
            return
        offset += _FRAME.size + length
        yield offset


def count_unfinished(segment: Segment, content: bytes, end: int) -> int:
    """
    Return how many bytes after the last whole frame are an unfinished write; the zeros kept as room are none.

    :raises SegmentDamaged: if a later flush follows, so that it is damage and no unfinished write
    """
    at = content.find(_RECORD_START, end + _FRAME.size)
    while at >= 0:
        offset = at - _FRAME.size
        if _is_first_of_flush(content, offset) and _frame_at(content, offset) is not None:
            raise SegmentDamaged(
                file=segment.path, offset=end, reason=f"whole records follow at byte {offset}"
            )
        at = content.find(_RECORD_START, at + 1)
    return len(content[end:].rstrip(b"\0"))


FindOffset = Callable[[int, Segment, int], int]
"""`find(descriptor, segment, count)`: the offset after the segment's first `count` frames."""


def count_from_start(descriptor: int, _segment: Segment, count: int) -> int:
    """Find an offset by counting frames from the segment's first."""
    offset = HEADER.size
    for offset in skip_frames(descriptor, HEADER.size, count):  # noqa: B007 - the last is wanted
        pass
    return offset


def list_leaves(
    folder: Path, start: int = 0, *, find_offset: FindOffset = count_from_start
) -> Iterator[Leaf]:
    """
    Give every whole record of a log folder from `start` on, in order; what was archived is left out.

    :raises SegmentDamaged: if a record before the last segment's end is not whole
    :raises SegmentsApart: if a segment is missing
    """
    segments = list_segments(folder)
    ends = [segment.first for segment in segments[1:]]
    begins = read_archived(folder).before
    if segments and segments[0].first != begins:
        raise SegmentsApart(file=segments[0].path, found=segments[0].first, expected=begins)
    for segment, end in zip_longest(segments, ends):
        if end is None or end > start:
            first = max(start, segment.first)
            yield from _list_segment(segment, start=first, end=end, find_offset=find_offset)


def _list_segment(
    segment: Segment, *, start: int, end: int | None, find_offset: FindOffset
) -> Iterator[Leaf]:
    with _open(segment) as stream:
        descriptor = stream.fileno()
        if end is not None:
            check_header(segment, os.pread(descriptor, HEADER.size, 0))
        index, offset = start, HEADER.size
        if start > segment.first:
            offset = find_offset(descriptor, segment, start - segment.first)
        for position, leaf in _read_frames(descriptor, offset):
            yield Leaf(index, leaf, segment, position)
            index, offset = index + 1, end_of_frame(position, leaf)
        if end is not None and offset != os.fstat(descriptor).st_size:
            raise SegmentDamaged(file=segment.path, offset=offset, reason=f"record {index} is not whole")
    if end is not None and index != end:
        raise SegmentsApart(file=segment_path(segment.path.parents[1], end), found=end, expected=index)


def _open(segment: Segment) -> FileIO:
    try:
        return FileIO(segment.path)
    except FileNotFoundError:
        folder = segment.path.parents[1]
        begins = read_archived(folder).before
        if segment.first >= begins:
            raise
        # It was archived after it was listed.
        raise RecordArchived(folder=folder, index=segment.first, begins=begins) from None


def _read_frames(descriptor: int, offset: int) -> Iterator[tuple[int, bytes]]:
    """Give offset and record of each whole frame, reading the file a window at a time."""
    while window := os.pread(descriptor, _WINDOW, offset):
        end = 0
        for position, leaf in list_frames(window, 0):
            yield offset + position, leaf
            end = end_of_frame(position, leaf)
        if not end:
            return
        offset += end


def read_last_leaf(path: Path) -> bytes | None:
    """Return the record whose frame ends with the file, if one does; nothing before it is read."""
    with path.open("rb", buffering=0) as stream:
        size = os.fstat(stream.fileno()).st_size
        for length in (_TAIL, _FRAME.size + MAX_RECORD_BYTES):
            begins = max(size - length, 0)
            leaf = _find_last(os.pread(stream.fileno(), size - begins, begins))
            if leaf is not None:
                return leaf
    return None


def _find_last(tail: bytes) -> bytes | None:
    at = tail.rfind(_RECORD_START)
    while at >= _FRAME.size:
        leaf = _frame_at(tail, at - _FRAME.size)
        if leaf is not None and at + len(leaf) == len(tail):
            return leaf
        at = tail.rfind(_RECORD_START, 0, at)
    return None


def _frame_at(content: bytes, offset: int) -> bytes | None:
    if offset < 0 or offset + _FRAME.size > len(content):
        return None
    word, checksum = _FRAME.unpack_from(content, offset)
    begin, length = offset + _FRAME.size, word & _LENGTH
    leaf = content[begin : begin + length]
    # A disk may leave zeros behind where a write was under way: no record is empty.
    if not length or len(leaf) != length or crc32(leaf, word) != checksum:
        return None
    return leaf


def _is_first_of_flush(content: bytes, offset: int) -> bool:
    return bool(content[offset] & 0x80)

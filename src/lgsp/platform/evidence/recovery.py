"""
Take up a log where its last writer left it, whatever ended that writer.

Whole records are kept, an unfinished write is cut and the cut is recorded. What was signed must still be there and give
the same root, or the log is refused: to go on would fork it. Of what was archived, the hashes must still be there.
"""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from .archive_refusals import ArchivedHashesLost, CheckpointBehindArchive
from .archived import read_archived
from .checkpoints import Checkpoint
from .errors import CheckpointForeign, HistoryChanged, LogFolderUnusable, RecordsLost
from .merkle import EMPTY_ROOT, Frontier, Growth, get_frontier, grow, leaf_hash, range_root
from .notes import SigningKey
from .offsets import Offsets
from .reading import LogReader
from .records import RecoveryRecord
from .segments import (
    HEADER,
    Segment,
    check_header,
    count_unfinished,
    end_of_frame,
    list_frames,
    list_leaves,
    list_segments,
    segment_header,
    segment_path,
)
from .storing import Store, write_files
from .succession import check_succession
from .tiles import TileRows

_CHUNK = 4096


@dataclass(frozen=True, slots=True)
class _Tail:
    """The last segment: how many whole records it holds, where they end, and how many bytes are unfinished."""

    segment: Segment
    count: int
    end: int
    unfinished: int


@dataclass(frozen=True, slots=True)
class Recovered:
    """A log ready to be written: its files, its tree, and the record of a cut if there was one."""

    folder: Path
    store: Store
    growth: Growth
    cut: RecoveryRecord | None = None


def recover(folder: Path, *, key: SigningKey, at: int, segment_bytes: int) -> Recovered:
    """
    Check the folder, cut an unfinished write, and return what a writer needs to go on.

    :raises LogFolderUnusable: if it cannot be read and written
    :raises CheckpointForeign: if the log was signed by another key
    :raises RecordsLost: if the segments hold less than was signed
    :raises HistoryChanged: if they hold something else
    :raises SegmentDamaged: if the last segment is damaged
    :raises SegmentsApart: if a segment is missing that was not archived
    :raises ArchivedHashesLost: if the hashes of what was archived are not whole
    """
    try:
        return _recover(folder, key=key, at=at, segment_bytes=segment_bytes)
    except OSError as error:
        raise LogFolderUnusable(folder=folder, reason=error.strerror or error) from None


def _recover(folder: Path, *, key: SigningKey, at: int, segment_bytes: int) -> Recovered:
    _check_key(folder, key)
    tail = _find_tail(folder)
    signed = _read_checkpoint(folder, key)
    size = tail.segment.first + tail.count
    if signed.size > size:
        raise RecordsLost(file=folder / "checkpoint", signed=signed.size, held=size)
    frontier, rows = _load_tree(folder, signed, key)
    check_succession(folder, tree=LogReader(folder, key=key.verifier).tree(signed.size), signed=signed.size)
    growth = grow(frontier, _hash_from(folder, frontier.size))
    write_files(folder, rows.add(growth))
    first = tail.segment.first
    store = Store(folder, first=first, length=tail.end, segment_bytes=segment_bytes, rows=rows)
    if not tail.unfinished:
        return Recovered(folder, store, growth)
    store.cut()
    cut = RecoveryRecord(at=at, segment=tail.segment.path.name, bytes_cut=tail.unfinished)
    return Recovered(folder, store, growth, cut)


def _hash_from(folder: Path, start: int) -> list[bytes]:
    return [leaf_hash(leaf.content) for leaf in list_leaves(folder, start)]


def _check_key(folder: Path, key: SigningKey) -> None:
    path = folder / "vkey"
    if not path.exists():
        path.write_text(f"{key.verifier}\n")
    elif path.read_text().strip() != str(key.verifier):
        raise CheckpointForeign(file=path, key=key.verifier.name, reason="the log was begun with another key")


def _find_tail(folder: Path) -> _Tail:
    segments = list_segments(folder)
    if not segments:
        begins = read_archived(folder).before
        return _Tail(Segment(begins, segment_path(folder, begins)), 0, 0, 0)
    segment = segments[-1]
    content = segment.path.read_bytes()
    if segment_header(segment.first).startswith(content):
        return _Tail(segment, 0, len(content), 0)
    check_header(segment, content)
    count, end = 0, HEADER.size
    for offset, leaf in list_frames(content, HEADER.size):
        count, end = count + 1, end_of_frame(offset, leaf)
    return _Tail(segment, count, end, count_unfinished(segment, content, end))


def _read_checkpoint(folder: Path, key: SigningKey) -> Checkpoint:
    if not (folder / "checkpoint").exists():
        return Checkpoint(key.verifier.name, 0, EMPTY_ROOT)
    return LogReader(folder, key=key.verifier).checkpoint()


def _load_tree(folder: Path, signed: Checkpoint, key: SigningKey) -> tuple[Frontier, TileRows]:
    """Return the tree of the signed size, by its tiles; where these are not what was signed, by the records."""
    reader, begins = LogReader(folder, key=key.verifier), read_archived(folder).before
    if 0 < signed.size < begins:
        raise CheckpointBehindArchive(file=folder / "checkpoint", signed=signed.size, before=begins)
    tree = reader.tree(signed.size, find_offset=Offsets(folder).find)
    if signed.size >= begins and range_root(0, signed.size, tree.node) == signed.root:
        return get_frontier(signed.size, tree.node), TileRows(signed.size, tree.row)
    growth, rows = _begin_tree(folder, key)
    for hashes in _list_chunks(folder, max(signed.size - begins, 0)):
        growth = grow(growth.frontier, hashes)
        write_files(folder, rows.add(growth))
    if signed.size and growth.root != signed.root:
        raise HistoryChanged(file=folder / "checkpoint", signed=signed.size)
    return growth.frontier, rows


def _begin_tree(folder: Path, key: SigningKey) -> tuple[Growth, TileRows]:
    """Return the tree to make again: that of the archived records, or an empty one and no tiles."""
    archived = read_archived(folder)
    tree = LogReader(folder, key=key.verifier).tree(archived.before)
    if not archived.before:
        shutil.rmtree(folder / "tile", ignore_errors=True)
    elif range_root(0, archived.before, tree.node) != archived.root:
        raise ArchivedHashesLost(folder=folder, before=archived.before)
    return grow(get_frontier(archived.before, tree.node), []), TileRows(archived.before, tree.row)


def _list_chunks(folder: Path, count: int) -> Iterator[list[bytes]]:
    leaves = islice(list_leaves(folder), count)
    while chunk := [leaf_hash(leaf.content) for leaf in islice(leaves, _CHUNK)]:
        yield chunk

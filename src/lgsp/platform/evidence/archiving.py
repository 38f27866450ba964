"""
Copy closed segments that are old enough into an archive, and verify the copy before anyone relies on it.

Every step is durable before the next begins, and can be done again: a segment is copied beside its place and renamed,
the manifest comes last. Until it is there, there is no archive. Salt keys are never copied: an archive on cheap storage
must not make digests guessable.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

import msgspec

from lgsp.kernel.files import replace_file

from .archive_refusals import ArchiveFalse, ArchiveUnusable, ArchivingUnderWay
from .archives import (
    ArchivedSegment,
    Manifest,
    check_archive,
    encode_manifest,
    manifest_path,
    read_contents,
)
from .errors import LogFolderUnusable
from .merkle import Growth, get_frontier, grow, inclusion_path
from .notes import VerifierKey
from .reading import LogReader
from .records import decode_record
from .segments import Segment, list_segments, read_last_leaf

_LOCK = "keeping-lock"


@contextmanager
def keeping(folder: Path) -> Iterator[None]:
    """
    Hold the right to archive, erase or repair in a log folder; the gateway may go on writing.

    :raises ArchivingUnderWay: if another process holds it
    :raises LogFolderUnusable: if the folder cannot be written
    """
    try:
        descriptor = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise LogFolderUnusable(folder=folder, reason=error.strerror) from None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        raise ArchivingUnderWay(folder=folder) from None
    try:
        yield
    finally:
        os.close(descriptor)


def list_closed(folder: Path, *, before: int, signed: int) -> list[tuple[Segment, int]]:
    """
    List the closed segments, all of whose records are signed and older than an instant, with their last instant.

    The last segment is never closed: a gateway may be writing it.
    """
    segments = list_segments(folder)
    found: list[tuple[Segment, int]] = []
    for segment, following in pairwise(segments):
        last_at = find_last_instant(segment)
        if last_at is None or last_at >= before or following.first > signed:
            break
        found.append((segment, last_at))
    return found


def find_last_instant(segment: Segment) -> int | None:
    """Return when the last record of a closed segment was made, if it can be read."""
    leaf = read_last_leaf(segment.path)
    try:
        return decode_record(leaf).at if leaf else None
    except msgspec.MsgspecError:
        return None


def archive_segments(
    folder: Path, *, before: int, to: Path, key: VerifierKey | None = None
) -> Manifest | None:
    """
    Archive every closed segment older than an instant; return the verified manifest, or nothing to archive.

    :raises LogMissing: if the folder holds no log
    :raises ArchiveFalse: if a segment is damaged, or the copy is not what the signed log held
    :raises ArchiveUnusable: if the archive cannot be written
    """
    reader = LogReader(folder, key=key)
    signed = reader.checkpoint().size
    closed = list_closed(folder, before=before, signed=signed)
    if not closed:
        return None
    try:
        return _archive(reader, [segment for segment, _ in closed], until=closed[-1][1], to=to)
    except OSError as error:
        raise ArchiveUnusable(folder=to, reason=error.strerror) from None


def _archive(reader: LogReader, segments: list[Segment], *, until: int, to: Path) -> Manifest:
    note, signed = reader.note(), reader.checkpoint()
    tree = reader.tree(signed.size)
    frontier = get_frontier(segments[0].first, tree.node)
    growth, copied = grow(frontier, []), []
    for segment in segments:
        growth, found = _copy(segment, growth, to=to)
        copied.append(found)
    end = growth.frontier.size
    path = inclusion_path(end - 1, signed.size, tree.node)
    manifest = Manifest(
        origin=signed.origin,
        first=segments[0].first,
        end=end,
        until=until,
        frontier=frontier.pending,
        right=tuple(_list_right(path, index=end - 1, size=signed.size)),
        checkpoint=note,
        segments=tuple(copied),
    )
    replace_file(to / "vkey", f"{reader.verifier_key}\n".encode())
    written = manifest_path(to, first=manifest.first, end=end)
    replace_file(written, encode_manifest(manifest))
    return check_archive(written, key=reader.verifier_key)


def _copy(segment: Segment, before: Growth, *, to: Path) -> tuple[Growth, ArchivedSegment]:
    found = read_contents(segment.path, first=segment.first)
    growth = grow(before.frontier, found.hashes)
    if before.frontier.size != segment.first:
        raise ArchiveFalse(file=segment.path, reason=f"the one before ends at record {before.frontier.size}")
    target = to / "segments" / segment.path.name
    if not _holds(target, found.size, found.sha256, segment.first):
        replace_file(target, segment.path.read_bytes(), mode=0o600)
        _forget(target)
    return growth, ArchivedSegment(
        name=segment.path.name,
        first=segment.first,
        last=growth.frontier.size - 1,
        size=found.size,
        sha256=found.sha256,
        root=growth.root,
    )


def _holds(target: Path, size: int, digest: str, first: int) -> bool:
    """Tell whether an earlier run copied the segment whole."""
    try:
        held = read_contents(target, first=first)
    except (OSError, ArchiveFalse):
        return False
    return (held.size, held.sha256) == (size, digest)


def _forget(path: Path) -> None:
    """Let the check after read the disk, not the memory the copy was written from."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(descriptor)


def _list_right(path: list[bytes], *, index: int, size: int) -> Iterator[bytes]:
    """Give the siblings of an inclusion path that lie to the right of it."""
    steps = iter(path)
    for level in range((size - 1).bit_length()):
        if index >> level & 1:
            next(steps)
        elif ((index >> level) + 1) << level < size:
            yield next(steps)

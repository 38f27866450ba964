"""
Take archived segments out of a log, and leave what proofs need.

The order is what makes it safe. Each step is durable before the next, and wherever it is stopped, the log is whole:
with its segments before step 3, with its marker after.

1. The archive is verified, from its files.
2. Tiles: every full tile below the new beginning is compared with the records, made again if need be, and flushed.
3. The marker is replaced in one step. From here on nobody looks at the segments before it.
4. The segments, and their indexes, are removed.

Salt keys stay: they are erased on their own terms (`salt_erasure`).
"""

import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from lgsp.kernel.files import replace_file, sync_folder

from .archive_refusals import ArchivedHashesLost, ArchiveFalse
from .archived import Archived, ArchivedRange, read_archived, write_archived
from .archives import Manifest, check_archive, encode_manifest, manifest_path, read_contents
from .errors import LogFolderUnusable
from .merkle import get_frontier, grow, range_root
from .notes import VerifierKey
from .offsets import offsets_path
from .reading import LogReader
from .segments import Segment, list_segments, segment_path
from .tiles import WIDTH, TileRows

_HASH_BYTES = 32


def prune(folder: Path, *, manifest: Manifest, archive: Path, key: VerifierKey | None = None) -> int:
    """
    Remove the segments an archive holds; return how many files that were.

    :raises ArchiveFalse: if the archive does not hold what the log holds
    :raises LogFolderUnusable: if the log folder cannot be written
    """
    reader = LogReader(folder, key=key)
    path = manifest_path(archive, first=manifest.first, end=manifest.end)
    verified = check_archive(path, key=reader.verifier_key)
    if verified != manifest or verified.end not in {segment.first for segment in list_segments(folder)}:
        raise ArchiveFalse(file=path, reason="it is not the archive of this log")
    try:
        _keep_hashes(reader, verified)
        write_archived(folder, _mark(reader, verified, archive=archive))
        return remove_left_over(folder)
    except OSError as error:
        raise LogFolderUnusable(folder=folder, reason=error.strerror) from None


def list_left_over(folder: Path) -> list[Segment]:
    """List the segments that were archived and are still here: those of a pruning that did not end."""
    begins = read_archived(folder).before
    found = (Segment(int(path.stem), path) for path in sorted((folder / "segments").glob("*.seg")))
    return [segment for segment in found if segment.first < begins]


def remove_left_over(folder: Path) -> int:
    """
    Remove segments of archived records; return how many.

    :raises OSError: if the disk refuses
    """
    left = list_left_over(folder)
    for segment in left:
        offsets_path(folder, segment.first).unlink(missing_ok=True)
        segment.path.unlink()
    if left:
        sync_folder(segment_path(folder, 0).parent)
    return len(left)


def _keep_hashes(reader: LogReader, manifest: Manifest) -> None:
    """Compare every full tile below the end with the records, make again what differs, and flush all to disk."""
    begins = reader.begins
    base = reader.tree(begins)
    growth, rows = grow(get_frontier(begins, base.node), []), TileRows(begins, base.row)
    folders: set[Path] = set()
    for segment in list_segments(reader.folder):
        if segment.first >= manifest.end:
            break
        growth = grow(growth.frontier, read_contents(segment.path, first=segment.first).hashes)
        for name, content in rows.add(growth):
            path = reader.folder / name
            _keep_file(path, content)
            folders.add(path.parent)
    for folder in _with_parents(folders, reader.folder):
        sync_folder(folder)
    kept = range_root(0, manifest.end, reader.tree(manifest.end).node)
    if not kept == growth.root == manifest.root:
        raise ArchivedHashesLost(folder=reader.folder, before=manifest.end)


def _keep_file(path: Path, content: bytes) -> None:
    if not path.exists() or path.read_bytes() != content:
        replace_file(path, content)
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _with_parents(folders: set[Path], top: Path) -> Iterator[Path]:
    parents = {parent for folder in folders for parent in folder.parents if parent.is_relative_to(top)}
    yield from sorted(folders | parents, key=lambda folder: len(folder.parts), reverse=True)


def _mark(reader: LogReader, manifest: Manifest, *, archive: Path) -> Archived:
    before = read_archived(reader.folder)
    tree = reader.tree(manifest.end)
    edge = tree.row(0, manifest.end // WIDTH) if manifest.end % WIDTH else []
    added = ArchivedRange(
        first=before.before,
        end=manifest.end,
        until=manifest.until,
        manifest=sha256(encode_manifest(manifest)).hexdigest(),
        to=str(archive),
    )
    return Archived(
        before=manifest.end, root=manifest.root, edge=b"".join(edge), ranges=(*before.ranges, added)
    )

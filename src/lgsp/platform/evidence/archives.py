"""
An archive of a log: copies of closed segments, and a manifest that lets anyone verify them on their own.

    <archive>/segments/<first>.seg  manifest-<first>-<end>.json  vkey

The manifest says what each segment is (size, SHA-256, first and last record, root of the tree up to there), and ties
them to a signed checkpoint: `frontier` is the tree before the first record, `right` the part of the last record's
inclusion path that lies to its right. With the records between, nothing else is needed.
"""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import msgspec

from .archive_refusals import ArchiveFalse
from .checkpoints import Checkpoint, open_checkpoint
from .merkle import Frontier, Growth, grow, leaf_hash, verify_inclusion
from .notes import NoteRefused, VerifierKey
from .segments import HEADER, end_of_frame, list_frames, segment_header


class ArchivedSegment(msgspec.Struct, frozen=True, kw_only=True):
    """One file: its records `first` to `last`, its bytes, and the root of the tree of all records up to its last."""

    name: str
    first: int
    last: int
    size: int
    sha256: str
    root: bytes


class Manifest(msgspec.Struct, frozen=True, kw_only=True, tag_field="format", tag="lgsp-evidence-archive/1"):
    """What an archive holds: records `first` to `end` (without) of the log that signed the checkpoint."""

    origin: str
    first: int
    end: int
    until: int
    frontier: tuple[bytes, ...]
    right: tuple[bytes, ...]
    checkpoint: str
    segments: tuple[ArchivedSegment, ...]

    @property
    def root(self) -> bytes:
        """Return the root of the tree of all records before `end`."""
        return self.segments[-1].root


@dataclass(frozen=True, slots=True)
class Contents:
    """A segment as it was read: its records' leaf hashes, how many bytes and their SHA-256."""

    hashes: list[bytes]
    size: int
    sha256: str
    last: bytes
    """The last record."""


def read_contents(path: Path, *, first: int) -> Contents:
    """
    Read a closed segment whole.

    :raises ArchiveFalse: if it is not one whole segment that begins at that record
    :raises OSError: if it cannot be read
    """
    content = path.read_bytes()
    leaves, end = [], HEADER.size
    for offset, leaf in list_frames(content, HEADER.size):
        leaves.append(leaf)
        end = end_of_frame(offset, leaf)
    if content[: HEADER.size] != segment_header(first) or end != len(content) or not leaves:
        raise ArchiveFalse(file=path, reason=f"it is damaged at byte {end}")
    hashes = [leaf_hash(leaf) for leaf in leaves]
    return Contents(hashes, len(content), sha256(content).hexdigest(), leaves[-1])


def manifest_path(archive: Path, *, first: int, end: int) -> Path:
    """Return where the manifest of those records lies."""
    return archive / f"manifest-{first:012d}-{end:012d}.json"


def encode_manifest(manifest: Manifest) -> bytes:
    """Return the manifest as it is written."""
    return msgspec.json.format(msgspec.json.encode(manifest)) + b"\n"


def check_archive(path: Path, *, key: VerifierKey) -> Manifest:
    """
    Verify an archive from its manifest: every byte, every record, and that the signed log held them.

    1. Each segment has the size and the SHA-256 that the manifest says.
    2. Its records, added to the tree before, give the roots that the manifest says, and go on to `end`.
    3. The last record's path, its left side made from the records, leads to the root of the signed checkpoint: so the
       log held exactly these records before that one.

    :raises ArchiveFalse: if one of them does not hold
    """
    try:
        manifest = msgspec.json.decode(path.read_bytes(), type=Manifest)
        signed = open_checkpoint(manifest.checkpoint, key)
        growth = grow(Frontier(manifest.first, manifest.frontier), [])
        for segment in manifest.segments:
            growth = _check_segment(path.parent, segment, growth)
    except OSError as error:
        raise ArchiveFalse(file=error.filename or path, reason=error.strerror) from None
    except (NoteRefused, msgspec.MsgspecError) as error:
        raise ArchiveFalse(file=path, reason=error) from None
    is_continued = len(manifest.frontier) == manifest.first.bit_length()
    if not is_continued or growth.frontier.size != manifest.end or not _is_signed(manifest, growth, signed):
        raise ArchiveFalse(file=path, reason="the log that is signed did not hold these records")
    return manifest


def _check_segment(archive: Path, segment: ArchivedSegment, before: Growth) -> Growth:
    path = archive / "segments" / segment.name
    found = read_contents(path, first=segment.first)
    if (found.size, found.sha256) != (segment.size, segment.sha256):
        raise ArchiveFalse(file=path, reason="its bytes are not those that were copied")
    growth = grow(before.frontier, found.hashes)
    if (before.frontier.size, growth.frontier.size - 1) != (segment.first, segment.last):
        raise ArchiveFalse(file=path, reason=f"it does not hold records {segment.first} to {segment.last}")
    if growth.root != segment.root:
        raise ArchiveFalse(file=path, reason="its records give another root")
    return growth


def _is_signed(manifest: Manifest, growth: Growth, signed: Checkpoint) -> bool:
    """Follow the path of the last record: left siblings are subtrees of what was read, right ones are given."""
    index = manifest.end - 1
    left, right = list_left_siblings(growth), iter(manifest.right)
    path = []
    for level in range((signed.size - 1).bit_length()):
        if index >> level & 1:
            path.append(left[level])
        elif ((index >> level) + 1) << level < signed.size:
            path.append(next(right, b""))
    leaf = growth.levels[0][1][index - growth.levels[0][0]]
    return verify_inclusion(index, signed.size, leaf=leaf, path=path, root=signed.root)


def list_left_siblings(growth: Growth) -> dict[int, bytes]:
    """Return, by level, the siblings to the left on the path of the last record of a growth."""
    index, siblings = growth.frontier.size - 1, {}
    for level, (first, nodes) in enumerate(growth.levels):
        if index >> level & 1:
            siblings[level] = nodes[(index >> level) - 1 - first]
    return siblings

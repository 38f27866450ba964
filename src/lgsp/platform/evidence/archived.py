"""
The marker `archived`: how many records of a log were moved to an archive, and what proofs need in their place.

Tiles keep the hash of every record for ever, 32 bytes each. The one thing they may not hold is the last, incomplete
tile: its hashes are in the marker, as `edge`. Whoever reads a log reads it from `before` on; segments of earlier
records that are still there are left over from a pruning that did not end, and nobody looks at them.
"""

from pathlib import Path

import msgspec

from lgsp.kernel.files import replace_file

from .archive_refusals import ArchivedHashesLost, MarkerDamaged
from .merkle import EMPTY_ROOT
from .tiles import WIDTH

MARKER = "archived"
_HASH_BYTES = 32


class ArchivedRange(msgspec.Struct, frozen=True, kw_only=True):
    """What one pruning moved: records `first` to `end` (without), the last of them recorded at `until`."""

    first: int
    end: int
    until: int
    manifest: str
    """The SHA-256, in hex, of the manifest of the archive."""
    to: str
    """Where the archive was, when it was made."""


class Archived(msgspec.Struct, frozen=True, kw_only=True, tag_field="format", tag="lgsp-evidence-archived/1"):
    """The first `before` records are archived; `root` is the root of their tree."""

    before: int
    root: bytes
    edge: bytes
    ranges: tuple[ArchivedRange, ...]

    def leaf_hashes(self, folder: Path, start: int, end: int) -> list[bytes]:
        """
        Return leaf hashes of archived records, those that no full tile holds.

        :raises ArchivedHashesLost: if the tile that held them is gone
        """
        edge = [self.edge[at : at + _HASH_BYTES] for at in range(0, len(self.edge), _HASH_BYTES)]
        begins = self.before - len(edge)
        if start < begins:
            raise ArchivedHashesLost(folder=folder, before=self.before)
        return edge[start - begins : end - begins]


NOTHING = Archived(before=0, root=EMPTY_ROOT, edge=b"", ranges=())


def read_archived(folder: Path) -> Archived:
    """
    Return what was archived of a log; nothing, where there is no marker.

    :raises MarkerDamaged: if it cannot be understood
    """
    path = folder / MARKER
    try:
        archived = msgspec.json.decode(path.read_bytes(), type=Archived)
    except FileNotFoundError:
        return NOTHING
    except msgspec.MsgspecError as error:
        raise MarkerDamaged(file=path, reason=error) from None
    if len(archived.edge) != archived.before % WIDTH * _HASH_BYTES:
        raise MarkerDamaged(file=path, reason="its edge is not that of an incomplete tile")
    return archived


def write_archived(folder: Path, archived: Archived) -> None:
    """
    Replace the marker, durably.

    :raises OSError: if the disk refuses; the old one stays
    """
    replace_file(folder / MARKER, msgspec.json.format(msgspec.json.encode(archived)) + b"\n")

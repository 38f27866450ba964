"""
Read a log folder: its records from any index on, its checkpoint, and proofs. It may be written at the same time.

A record is seen as soon as it is whole in its file; the checkpoint, and with it every proof, follows within seconds.
"""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import msgspec

from .checkpoints import Checkpoint, open_checkpoint
from .errors import CheckpointForeign, LogMissing, RecordUnknown, RecordUnreadable
from .keys import read_verifier_key
from .merkle import consistency_path, inclusion_path, leaf_hash
from .notes import NoteRefused, VerifierKey
from .receipts import Receipt
from .records import Record, decode_record
from .segments import list_leaves, list_segments
from .tiles import TileReader


class LogReader:
    """One log folder, `var/evidence/<node>`."""

    def __init__(self, folder: Path, *, key: VerifierKey | None = None) -> None:
        """
        Open a log folder; without a key, trust the one that lies in it.

        :raises LogMissing: if the folder holds no log
        """
        if not (folder / "vkey").exists():
            raise LogMissing(folder=folder)
        self.folder = folder
        self.verifier_key = key or read_verifier_key(folder / "vkey")

    @property
    def size(self) -> int:
        """Return how many whole records the segments hold now."""
        segments = list_segments(self.folder)
        last = segments[-1].first if segments else 0
        return last + sum(1 for _ in list_leaves(self.folder, last))

    def records(self, start: int = 0) -> Iterator[tuple[int, Record]]:
        """
        Give index and record of every whole record from `start` on.

        :raises RecordUnreadable: if a record is not of a known form
        """
        for leaf in list_leaves(self.folder, start):
            try:
                yield leaf.index, decode_record(leaf.content)
            except msgspec.MsgspecError as error:
                raise RecordUnreadable(index=leaf.index, file=leaf.segment.path, reason=error) from None

    def records_since(self, at: int) -> Iterator[Record]:
        """
        Give the records that are not older than an instant (nanoseconds since 1970), reading no more than need be.

        :raises RecordUnreadable: if a record is not of a known form
        """
        start = 0
        for segment in reversed(list_segments(self.folder)):
            first = next((record for _, record in self.records(segment.first)), None)
            if first is not None and first.at < at:
                start = segment.first
                break
        yield from (record for _, record in self.records(start) if record.at >= at)

    def note(self) -> str:
        """
        Return the signed checkpoint as it is.

        :raises LogMissing: if there is none
        """
        try:
            return (self.folder / "checkpoint").read_text()
        except FileNotFoundError:
            raise LogMissing(folder=self.folder) from None

    def checkpoint(self) -> Checkpoint:
        """
        Return what the log is signed for.

        :raises CheckpointForeign: if the signature does not hold
        """
        try:
            return open_checkpoint(self.note(), self.verifier_key)
        except NoteRefused as error:
            where = self.folder / "checkpoint"
            raise CheckpointForeign(file=where, key=self.verifier_key.name, reason=error) from None

    def tree(self, size: int) -> TileReader:
        """Return the tree of the first `size` records."""
        return TileReader(self.folder, size=size, leaf_hashes=self._leaf_hashes)

    def prove(self, index: int) -> str:
        """
        Return a c2sp.org/tlog-proof@v1 of a record, with the record, in the latest checkpoint.

        :raises RecordUnknown: if the record is not signed yet
        """
        note, size = self.note(), self.checkpoint().size
        if not 0 <= index < size:
            raise RecordUnknown(folder=self.folder, index=index, size=size)
        leaf = next(list_leaves(self.folder, index))
        path = b"".join(inclusion_path(index, size, self.tree(size).node))
        return Receipt(index=index, record=leaf.content, path=path, checkpoint=note).to_text()

    def prove_consistency(self, old: int) -> list[bytes]:
        """
        Return the hashes that prove that the latest checkpoint only added to an earlier one (RFC 6962, 2.1.2).

        :raises RecordUnknown: if the log was never signed for that size
        """
        size = self.checkpoint().size
        if not 0 < old <= size:
            raise RecordUnknown(folder=self.folder, index=old - 1, size=size)
        return consistency_path(old, size, self.tree(size).node)

    def _leaf_hashes(self, start: int, end: int) -> list[bytes]:
        return [leaf_hash(leaf.content) for leaf in islice(list_leaves(self.folder, start), end - start)]

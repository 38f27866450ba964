"""
Read a log folder: its records from any index on, its checkpoint, and proofs. It may be written at the same time.

A record is seen as soon as it is whole in its file; the checkpoint, and with it every proof, follows within seconds.
"""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import msgspec

from .archive_refusals import RecordArchived
from .archived import read_archived
from .checkpoints import Checkpoint, open_checkpoint
from .errors import CheckpointForeign, HistoryChanged, LogMissing, RecordUnknown, RecordUnreadable
from .keys import read_verifier_key
from .merkle import consistency_path, inclusion_path, leaf_hash, verify_inclusion
from .notes import NoteRefused, VerifierKey
from .offsets import Offsets
from .receipts import Receipt
from .records import Record, decode_record
from .segments import FindOffset, Leaf, count_from_start, list_leaves, list_segments
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
        """Return how many whole records the log holds now, those archived counted."""
        segments = list_segments(self.folder)
        last = segments[-1].first if segments else self.begins
        return last + sum(1 for _ in list_leaves(self.folder, last))

    @property
    def begins(self) -> int:
        """Return the index of the first record that was not archived."""
        return read_archived(self.folder).before

    def records(self, start: int = 0) -> Iterator[tuple[int, Record]]:
        """
        Give index and record of every whole record from `start` on; what was archived is left out.

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

    def tree(
        self, size: int, *, find_offset: FindOffset = count_from_start, has_edge: bool = False
    ) -> TileReader:
        """Return the tree of the first `size` records; who takes it with its edge checks what it gives."""

        def read_hashes(start: int, end: int) -> list[bytes]:
            archived = read_archived(self.folder)
            known = archived.leaf_hashes(self.folder, start, end) if start < archived.before else []
            leaves = list_leaves(self.folder, start + len(known), find_offset=find_offset)
            wanted = end - start - len(known)
            return known + [leaf_hash(leaf.content) for leaf in islice(leaves, wanted)] if wanted else known

        return TileReader(self.folder, size=size, leaf_hashes=read_hashes, has_edge=has_edge)

    def get_leaf(self, index: int) -> tuple[Leaf, list[bytes], str]:
        """
        Return a signed record, its inclusion path, and the checkpoint the path leads to.

        :raises RecordUnknown: if the record is not signed yet
        :raises RecordArchived: if it is not here any more
        :raises HistoryChanged: if it is not the one that was signed
        """
        note, signed, begins = self.note(), self.checkpoint(), self.begins
        if not 0 <= index < signed.size:
            raise RecordUnknown(folder=self.folder, index=index, size=signed.size)
        if index < begins:
            raise RecordArchived(folder=self.folder, index=index, begins=begins)
        for find_offset, has_edge in ((Offsets(self.folder).find, True), (count_from_start, False)):
            leaf = next(list_leaves(self.folder, index, find_offset=find_offset), None)
            tree = self.tree(signed.size, find_offset=find_offset, has_edge=has_edge)
            path = inclusion_path(index, signed.size, tree.node)
            hashed = leaf_hash(leaf.content) if leaf else b""
            if leaf and verify_inclusion(index, signed.size, leaf=hashed, path=path, root=signed.root):
                return leaf, path, note
        raise HistoryChanged(file=self.folder / "checkpoint", signed=signed.size)

    def prove(self, index: int) -> str:
        """
        Return a c2sp.org/tlog-proof@v1 of a record, with the record, in the latest checkpoint.

        :raises RecordUnknown: if the record is not signed yet
        :raises RecordArchived: if it is not here any more
        :raises HistoryChanged: if it is not the one that was signed
        """
        leaf, path, note = self.get_leaf(index)
        return Receipt(index=index, record=leaf.content, path=b"".join(path), checkpoint=note).to_text()

    def prove_consistency(self, old: int) -> list[bytes]:
        """
        Return the hashes that prove that the latest checkpoint only added to an earlier one (RFC 6962, 2.1.2).

        :raises RecordUnknown: if the log was never signed for that size
        """
        size = self.checkpoint().size
        if not 0 < old <= size:
            raise RecordUnknown(folder=self.folder, index=old - 1, size=size)
        return consistency_path(old, size, self.tree(size).node)

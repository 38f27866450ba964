"""
Write a log: group commit with one flush in flight and no timer.

What arrives while the disk works on a flush is the next flush. While the disk works, the tree grows and one checkpoint
is signed for the whole flush; callers are told only when both are done, so that what they get is durable and proved.
"""

from base64 import b64encode
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Self

from .checkpoints import Checkpoint
from .errors import LogFolderUnusable
from .flushing import CallerFlusher, Flusher
from .merkle import Growth, grow, hash_leaves
from .notes import SigningKey
from .receipts import encode_header
from .records import Record, encode_record
from .recovery import Recovered, recover
from .segments import MAX_RECORD_BYTES, frame_flush
from .storing import SEGMENT_BYTES, Lock


class Seal:
    """One flush: its records, the tree they made, and the checkpoint signed for it."""

    __slots__ = ("_coded_checkpoint", "_leaves", "checkpoint", "growth")

    growth: Growth
    checkpoint: str

    def __init__(self, leaves: list[bytes]) -> None:
        self._leaves = leaves
        self._coded_checkpoint = b""

    def leaf(self, index: int) -> bytes:
        """Return a record of this flush as bytes."""
        return self._leaves[index - self.growth.start]

    def leaf_hash(self, index: int) -> bytes:
        """Return the leaf hash of a record of this flush."""
        first, nodes = self.growth.levels[0]
        return nodes[index - first]

    def path(self, index: int) -> bytes:
        """Return the inclusion path of a record of this flush, its hashes one after the other."""
        return self.growth.path(index)

    def receipt_header(self, index: int, *, request: bytes = b"", salt: bytes = b"") -> bytes:
        """Return the value of the header `Lgsp-Receipt` for a record of this flush."""
        if not self._coded_checkpoint:
            self._coded_checkpoint = b64encode(self.checkpoint.encode())
        return encode_header(
            index,
            record=self.leaf(index),
            request=request,
            salt=salt,
            path=self.path(index),
            coded_checkpoint=self._coded_checkpoint,
        )


Callback = Callable[[int, Seal | None], object]
"""Told the index of the record and its flush, or -1 and None when the record could not be made durable."""


class EvidenceLog:
    """The only writer of one log folder."""

    def __init__(self, recovered: Recovered, *, lock: Lock, key: SigningKey, flusher: Flusher) -> None:
        """Write on; use `open`."""
        self._folder = recovered.folder
        self._store = recovered.store
        self._growth = recovered.growth
        self._lock = lock
        self._key = key
        self._flusher = flusher
        self._leaves: list[bytes] = []
        self._callbacks: list[Callback] = []
        self._is_flushing = False
        self.failure: Exception | None = None
        self.salt = self._store.salt

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        key: SigningKey,
        at: int,
        flusher: Flusher | None = None,
        segment_bytes: int = SEGMENT_BYTES,
    ) -> Self:
        """
        Open a log folder for writing, cutting and recording an unfinished write; `at` is the time of that record.

        The key's name is the log's origin. Without a flusher the caller waits for the disk.

        :raises LogInUse: if it is already open for writing
        :raises LogFolderUnusable: if it cannot be written
        :raises RecordsLost: if the segments hold less than was signed
        :raises HistoryChanged: if they hold something else
        :raises SegmentDamaged: if a segment is damaged
        """
        lock = Lock(folder)
        try:
            recovered = recover(folder, key=key, at=at, segment_bytes=segment_bytes)
            log = cls(recovered, lock=lock, key=key, flusher=flusher or CallerFlusher())
            log.publish()
        except BaseException:
            lock.close()
            raise
        if recovered.cut:
            log.append(recovered.cut, _no_one_waits)
        return log

    @property
    def size(self) -> int:
        """Return how many records are durable."""
        return self._growth.frontier.size

    def append(self, record: Record, callback: Callback) -> None:
        """Add a record; the callback is told when it is durable, or that it could not be made so."""
        leaf = encode_record(record)
        assert len(leaf) <= MAX_RECORD_BYTES
        self._leaves.append(leaf)
        self._callbacks.append(callback)
        if not self._is_flushing:
            self._is_flushing = True
            self._flusher.soon(self._flush)

    def publish(self) -> None:
        """
        Sign the log as it is and replace its checkpoint now.

        :raises LogFolderUnusable: if the disk refuses
        """
        try:
            self._store.publish(self._sign(self._growth), self._growth)
        except OSError as error:
            raise LogFolderUnusable(folder=self._folder, reason=error.strerror) from None

    def check(self, callback: Callable[[Exception | None], object]) -> None:
        """Tell the callback whether the disk takes writes."""
        self._flusher.run(self._store.check, callback)

    def close(self) -> None:
        """Finish the flush under way, publish the last checkpoint and give up the folder."""
        self._flusher.close()
        self._store.close()
        self._lock.close()

    def _flush(self) -> None:
        leaves, callbacks = self._leaves, self._callbacks
        self._leaves, self._callbacks = [], []
        seal, before = Seal(leaves), self._growth
        self._flusher.run(
            partial(self._store.append, before.frontier.size, frame_flush(leaves), before),
            partial(self._flushed, seal, callbacks),
        )
        seal.growth = grow(before.frontier, hash_leaves(leaves))
        seal.checkpoint = self._sign(seal.growth)

    def _flushed(self, seal: Seal, callbacks: list[Callback], failure: Exception | None) -> None:
        self.failure = failure
        if failure is None:
            self._growth = seal.growth
            self._flusher.publish(partial(self._store.publish, seal.checkpoint, seal.growth))
        start = seal.growth.start
        failures = _tell(callbacks, start, seal) if failure is None else _tell(callbacks, -1, None)
        if self._leaves:
            self._flusher.soon(self._flush)
        else:
            self._is_flushing = False
        if failure is not None and not isinstance(failure, OSError):
            failures.append(failure)
        if failures:
            raise ExceptionGroup("the evidence log or a caller of it failed", failures)

    def _sign(self, growth: Growth) -> str:
        checkpoint = Checkpoint(self._key.verifier.name, growth.frontier.size, growth.root)
        return self._key.sign(checkpoint.text())


def _tell(callbacks: list[Callback], start: int, seal: Seal | None) -> list[Exception]:
    """Tell every caller, and return what they raised: the fault of one must not keep the others waiting."""
    failures: list[Exception] = []
    for index, callback in enumerate(callbacks, start):
        try:
            callback(index if seal else -1, seal)
        except Exception as failure:
            failures.append(failure)
    return failures


def _no_one_waits(index: int, seal: Seal | None) -> None:
    """Take the place of a caller, for a record that nobody is answered on the strength of."""

"""
Keep bodies: in a thread of its own, after the answer's record is durable, so that no call waits for it.

What cannot be kept is counted, said and never stops traffic. The log says of each exchange whether its bodies were to
be kept, so that what is missing is found (`checking`).
"""

import os
import threading
from collections import defaultdict
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import NamedTuple
from uuid import UUID

from lgsp.kernel.files import sync_folder

from .files import MAX_BYTES, SLOT, Bodies, Shelf, make_header, seal, shelf_of

MAX_WAITING = 64 * 1024 * 1024
"""How many bytes of bodies may wait for the disk; what comes on top is lost, and counted."""
_AT_ONCE = 200


class Kept(NamedTuple):
    """The bodies of one exchange, which began at an instant in nanoseconds, to be kept for so many days."""

    id: str
    service: str
    at: int
    days: int
    bodies: Bodies


class BodyArchive:
    """The only writer of one archive folder, with its thread."""

    def __init__(self, folder: Path, *, key: bytes, max_waiting: int = MAX_WAITING) -> None:
        self._folder, self._key, self._max_waiting = folder, key, max_waiting
        self._queue: SimpleQueue[Kept | None] = SimpleQueue()
        self._given = self._taken = 0
        self._refused = self._unwritten = 0
        self.written = 0
        self.failure: Exception | None = None
        self._thread = threading.Thread(target=self._work, name="bodies", daemon=True)
        self._thread.start()

    @property
    def lost(self) -> int:
        """Return of how many exchanges the bodies could not be kept since the gateway started."""
        return self._refused + self._unwritten

    def keep(self, kept: Kept) -> None:
        """Have bodies kept, soon; where too much waits already they are lost, and counted."""
        size = kept.bodies.size
        waiting = self._given - self._taken
        if size > MAX_BYTES or (waiting and waiting + size > self._max_waiting):
            self._refused += 1
            return
        self._given += size
        self._queue.put(kept)

    def close(self) -> None:
        """Write what waits, and end the thread."""
        self._queue.put(None)
        self._thread.join()

    def _work(self) -> None:
        is_open = True
        while is_open:
            batch, is_open = self._take()
            shelves: defaultdict[Path, list[Kept]] = defaultdict(list)
            for kept in batch:
                shelf = shelf_of(self._folder, at=kept.at, service=kept.service)
                shelves[shelf.bodies].append(kept)
            for group in shelves.values():
                self._write(group)
            self._taken += sum(kept.bodies.size for kept in batch)

    def _take(self) -> tuple[list[Kept], bool]:
        """Wait for bodies, and take what has come meanwhile; say whether more may come."""
        batch: list[Kept] = []
        item = self._queue.get()
        while item is not None:
            batch.append(item)
            if len(batch) >= _AT_ONCE:
                return batch, True
            try:
                item = self._queue.get_nowait()
            except Empty:
                return batch, True
        return batch, False

    def _write(self, group: list[Kept]) -> None:
        first = group[0]
        try:
            add(shelf_of(self._folder, at=first.at, service=first.service), group, under=self._key)
        except Exception as failure:  # whatever it is, it is counted and said: traffic goes on
            self.failure = failure
            self._unwritten += len(group)
        else:
            self.failure = None
            self.written += len(group)


def add(shelf: Shelf, group: list[Kept], *, under: bytes) -> None:
    """
    Add bodies to a shelf and wait until the disk has them: first the frames, then the keys that open them.

    :raises OSError: if the disk refuses; then nothing of them can be found
    """
    sealed = [seal(kept.bodies, of=(kept.id, kept.service), under=under) for kept in group]
    header = make_header(group[0].service, group[0].days)
    is_new = not (shelf.bodies.exists() and shelf.keys.exists())
    if is_new:
        shelf.bodies.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    offset = _append(shelf.bodies, [frame for frame, _ in sealed], header=header)
    slots = []
    for kept, (frame, wrapped) in zip(group, sealed, strict=True):
        slots.append(SLOT.pack(UUID(kept.id).bytes, wrapped, offset))
        offset += len(frame)
    _append(shelf.keys, slots, whole=SLOT.size)
    if is_new:
        sync_folder(shelf.bodies.parent)
        sync_folder(shelf.bodies.parent.parent)


def _append(path: Path, parts: list[bytes], *, header: bytes = b"", whole: int = 1) -> int:
    """Write at the end, durably, over what is less than a whole part; return where that was, after any header."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        end = os.fstat(descriptor).st_size
        end -= end % whole
        content = b"".join(parts)
        if header and end < len(header):
            end, content = 0, header + content
        try:
            _write_all(descriptor, content, end)
            os.fdatasync(descriptor)
        except OSError:
            with suppress(OSError):
                os.ftruncate(descriptor, end)
            raise
    finally:
        os.close(descriptor)
    return end + len(content) - sum(map(len, parts))


def _write_all(descriptor: int, content: bytes, offset: int) -> None:
    rest = memoryview(content)
    while rest:
        written = os.pwrite(descriptor, rest, offset)
        rest, offset = rest[written:], offset + written

"""
The files of one log, as its only writer sees them: an edge module, everything here touches the disk.

    <folder>/lock  checkpoint  edge  vkey  segments/<first>.seg  offsets/<first>  salts/<first>.key  tile/…
"""

import fcntl
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from lgsp.kernel.files import replace_file, sync_folder

from .edges import EDGE
from .errors import LogFolderUnusable, LogInUse
from .merkle import Growth
from .offsets import OffsetNotes
from .salts import SaltKey, read_or_make_salt_key
from .segments import HEADER, salt_key_path, segment_header, segment_path
from .tiles import TileRows

SEGMENT_BYTES = 16 * 1024 * 1024
ROOM_BYTES = 1024 * 1024
PROBE_BYTES = 4096


class Lock:
    """The right to write a log folder, held until closed or until the process ends, however it ends."""

    def __init__(self, folder: Path) -> None:
        """
        Take the lock, making the folder if need be.

        :raises LogInUse: if another process holds it
        :raises LogFolderUnusable: if the folder cannot be made or written
        """
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._descriptor = os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise LogFolderUnusable(folder=folder, reason=error.strerror) from None
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(self._descriptor)
            raise LogInUse(folder=folder) from None

    def close(self) -> None:
        """Give the lock back."""
        os.close(self._descriptor)


class Store:
    """
    Appends to the last segment, and begins the next when it is full. Used by one thread at a time.

    The file is kept longer than its records by zeros already on the disk: to write over them changes no metadata, which
    halves what a flush costs (measured on ext4). A segment that is full, or closed, ends with its last record.
    """

    def __init__(self, folder: Path, *, first: int, length: int, segment_bytes: int, rows: TileRows) -> None:
        """
        Take up the segment that begins at record `first` and holds `length` bytes, making it if it does not exist.

        :raises OSError: if it cannot be opened for writing
        """
        self._folder = folder
        self._segment_bytes = segment_bytes
        self._room_step = min(ROOM_BYTES, segment_bytes)
        self._rows = rows
        self.is_broken = False
        self._edge_size = -1
        self._open(first, length)

    def append(self, index: int, framed: bytes, growth: Growth) -> None:
        """
        Append the frames of a flush, whose first record is `index`, and wait until the disk has them.

        On failure no trace of them is left.

        `growth` is the flush before: the tiles it filled are written now. They are not flushed to disk, for they can
        be made again from the segments.

        :raises OSError: if the disk refuses
        """
        if self.is_broken:
            raise OSError(0, "an earlier write could not be undone")
        if self._length >= self._segment_bytes:
            self.close()
            self._open(index, 0)
        self._notes.add(index - self._first, self._length)
        try:
            self._make_room(len(framed))
            _write_all(self._descriptor, framed, self._length)
        except OSError:
            with suppress(OSError):
                self._cut(self._length)
            raise
        self._length += len(framed)
        write_files(self._folder, self._rows.add(growth))

    def cut(self) -> None:
        """
        Cut away what follows the last record, durably.

        :raises OSError: if the disk does not obey; nothing more may then be appended
        """
        self._cut(self._length)

    def publish(self, checkpoint: str, growth: Growth) -> None:
        """
        Replace the file `checkpoint`, signed for `growth`; what helps to find and prove records is written too.

        :raises OSError: if the disk refuses; the old checkpoint stays
        """
        self._notes.write()
        write_files(self._folder, self._rows.add(growth))
        if self._rows.size != self._edge_size:
            self._edge_size = self._rows.size
            write_files(self._folder, [(EDGE, self._rows.encode())])
        replace_file(self._folder / "checkpoint", checkpoint.encode())

    def check(self) -> None:
        """
        Check that the disk takes writes, by making the file longer and taking that away again.

        :raises OSError: if not
        """
        if self.is_broken:
            raise OSError(0, "an earlier write could not be undone")
        room = self._room
        try:
            _write_all(self._descriptor, bytes(PROBE_BYTES), room)
        finally:
            self._cut(room)

    def salt(self, exchange_id: str) -> bytes:
        """Return the salt of an exchange that begins now. Safe in any thread."""
        return self._salt_key.salt(exchange_id)

    def close(self) -> None:
        """
        End the segment with its last record, and close it.

        :raises OSError: if the disk refuses; the zeros after the last record are then left
        """
        self._notes.write()
        try:
            self._cut(self._length)
        finally:
            os.close(self._descriptor)

    def _open(self, first: int, length: int) -> None:
        self._salt_key: SaltKey = read_or_make_salt_key(salt_key_path(self._folder, first))
        path = segment_path(self._folder, first)
        path.parent.mkdir(exist_ok=True)
        # With O_DSYNC a write returns when the disk has it: one step instead of write and fdatasync.
        self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_DSYNC, 0o600)
        if length < HEADER.size:
            _write_all(self._descriptor, segment_header(first), 0)
            sync_folder(path.parent)
            length = HEADER.size
        self._length, self._room = length, os.lseek(self._descriptor, 0, os.SEEK_END)
        self._first, self._notes = first, OffsetNotes(self._folder, first, length=length)

    def _cut(self, size: int) -> None:
        self.is_broken = True
        os.ftruncate(self._descriptor, size)
        os.fdatasync(self._descriptor)
        self._room, self.is_broken = size, False

    def _make_room(self, needed: int) -> None:
        while self._length + needed > self._room:
            _write_all(self._descriptor, bytes(self._room_step), self._room)
            self._room += self._room_step


def write_files(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """
    Write files that can be made again; a disk that refuses is left to say so where it matters.

    They are written in place: who reads one half written sees that it is too short.
    """
    for name, content in files:
        with suppress(OSError):
            path = folder / name
            try:
                path.write_bytes(content)
            except FileNotFoundError:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)


def _write_all(descriptor: int, content: bytes, offset: int) -> None:
    rest = memoryview(content)
    while rest:
        written = os.pwrite(descriptor, rest, offset)
        rest, offset = rest[written:], offset + written

"""
The files of one log, as its only writer sees them: an edge module, everything here touches the disk.

    <folder>/lock  checkpoint  vkey  segments/<first>.seg  salts/<first>.key  tile/…
"""

import fcntl
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from lgsp.kernel.files import replace_file

from .errors import LogFolderUnusable, LogInUse
from .merkle import Growth
from .salts import SaltKey, read_or_make_salt_key
from .segments import HEADER, salt_key_path, segment_header, segment_path
from .tiles import TileRows

SEGMENT_BYTES = 16 * 1024 * 1024
ROOM_BYTES = 1024 * 1024
"""Free space below which the log says that it cannot be relied on."""


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
    """Appends to the last segment, and begins the next when it is full. Used by one thread at a time."""

    def __init__(self, folder: Path, *, first: int, segment_bytes: int, rows: TileRows) -> None:
        """
        Take up the segment that begins at record `first`, making it if it does not exist.

        :raises OSError: if it cannot be opened for writing
        """
        self._folder = folder
        self._segment_bytes = segment_bytes
        self._descriptor = -1
        self._rows = rows
        self.is_broken = False
        self._open(first)

    def cut(self, length: int) -> None:
        """
        Cut the segment back to a length, durably.

        :raises OSError: if the disk does not obey; nothing more may then be appended
        """
        self.is_broken = True
        os.ftruncate(self._descriptor, length)
        os.fdatasync(self._descriptor)
        os.lseek(self._descriptor, length, os.SEEK_SET)
        self._length, self.is_broken = length, False

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
            self._open(index)
        try:
            _write_all(self._descriptor, framed)
        except OSError:
            with suppress(OSError):
                self.cut(self._length)
            raise
        self._length += len(framed)
        write_files(self._folder, self._rows.add(growth))

    def publish(self, checkpoint: str) -> None:
        """
        Replace the file `checkpoint`.

        :raises OSError: if the disk refuses; the old checkpoint stays
        """
        replace_file(self._folder / "checkpoint", checkpoint.encode())

    def check_room(self) -> None:
        """
        Check that the disk takes writes and has room for some seconds of them.

        :raises OSError: if not
        """
        if self.is_broken:
            raise OSError(0, "an earlier write could not be undone")
        room = os.fstatvfs(self._descriptor)
        if room.f_bavail * room.f_frsize < ROOM_BYTES:
            raise OSError(0, "the disk is full")
        os.fdatasync(self._descriptor)

    def salt(self, exchange_id: str) -> bytes:
        """Return the salt of an exchange that begins now. Safe in any thread."""
        return self._salt_key.salt(exchange_id)

    def close(self) -> None:
        """Close the segment."""
        os.close(self._descriptor)

    def _open(self, first: int) -> None:
        salt_key = read_or_make_salt_key(salt_key_path(self._folder, first))
        path = segment_path(self._folder, first)
        path.parent.mkdir(exist_ok=True)
        # With O_DSYNC a write returns when the disk has it: one step instead of write and fdatasync.
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_DSYNC, 0o600)
        length = os.lseek(descriptor, 0, os.SEEK_END)
        if length < HEADER.size:
            os.pwrite(descriptor, segment_header(first), 0)
            os.fsync(descriptor)
            _sync_folder(path.parent)
            length = os.lseek(descriptor, 0, os.SEEK_END)
        if self._descriptor >= 0:
            os.close(self._descriptor)
        self._salt_key: SaltKey = salt_key
        self._descriptor, self._length = descriptor, length


def write_files(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Write files that can be made again; a disk that refuses is left to say so where it matters."""
    for name, content in files:
        with suppress(OSError):
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            beside = path.with_name(f".{path.name}")
            beside.write_bytes(content)
            beside.replace(path)


def _write_all(descriptor: int, content: bytes) -> None:
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

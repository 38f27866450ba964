"""One run in one folder: a lock the system itself releases, so that a killed run leaves nothing stale."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .errors import AnotherRun, FolderNotWritable

LOCK_FILE = "lgsp.lock"
WAIT_S = 3.0  # a run that was killed needs 2 s until its lifeline has ended its programs
_PAUSE_S = 0.1


@contextmanager
def hold_folder(folder: Path, *, remedy: str, wait_s: float = WAIT_S) -> Iterator[int]:
    """
    Hold the folder for this run and give the lock's file descriptor.

    A process that inherits the descriptor keeps the folder held until it ends too.

    :raises AnotherRun: if another run still holds it after `wait_s`
    :raises FolderNotWritable: if the lock cannot be made there
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(folder / LOCK_FILE, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise FolderNotWritable(folder=folder, reason=error.strerror, remedy=remedy) from error
    try:
        _lock(descriptor, folder=folder, wait_s=wait_s)
        os.truncate(descriptor, 0)
        os.pwrite(descriptor, f"{os.getpid()}\n".encode(), 0)
        yield descriptor
    finally:
        os.close(descriptor)


def _lock(descriptor: int, *, folder: Path, wait_s: float) -> None:
    deadline = time.monotonic() + wait_s
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline:
                holder = os.pread(descriptor, 20, 0).decode().strip() or "?"
                raise AnotherRun(folder=folder, holder=holder) from None
            time.sleep(_PAUSE_S)
        else:
            return

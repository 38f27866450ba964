"""One at a time: whoever writes into the model folder holds a lock that a killed process lets go of."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def hold(lock: Path) -> Iterator[None]:
    """Wait for the lock, hold it, let it go."""
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield

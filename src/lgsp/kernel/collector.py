"""The collector of cycles, kept out of work that makes very many objects at once and no cycles."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """
    Keep the collector from walking everything made so far, again and again, while more is made.

    Reading a model takes half the time so, judging one three quarters.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()

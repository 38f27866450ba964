"""One line a step, with the time it took, and what there is to say of it below."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from lgsp.kernel.language import pick

from .errors import language


class Progress:
    """Numbered steps of a long command."""

    def __init__(self, steps: int) -> None:
        self._steps = steps
        self._begun = 0

    @contextmanager
    def step(self, vietnamese: str, english: str) -> Iterator[list[str]]:
        """Name the step before it begins, and its time after; lines added to what is given are printed below."""
        self._begun += 1
        name = pick(vietnamese, english, language=language())
        print(f"[{self._begun}/{self._steps}] {name} … ", end="", flush=True)
        started_at = time.monotonic()
        remarks: list[str] = []
        try:
            yield remarks
        except BaseException:
            print(flush=True)
            raise
        print(f"{time.monotonic() - started_at:.1f} s", flush=True)
        for remark in remarks:
            print(f"      {remark}", flush=True)

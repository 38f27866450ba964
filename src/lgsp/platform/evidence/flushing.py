"""
Who waits for the disk: a thread beside an event loop, or the caller. An edge module: it reads the clock.

Both run jobs one after the other, in order, and tell the outcome in the owner's thread.
"""

import threading
from collections import deque
from collections.abc import Callable
from queue import Empty, SimpleQueue
from time import monotonic
from typing import Protocol

Job = Callable[[], None]
Done = Callable[[Exception | None], object]
PUBLISH_EVERY_S = 1.0


class Flusher(Protocol):
    """Runs the slow jobs of a log."""

    def soon(self, call: Callable[[], object], /) -> object:
        """Call in the owner's thread, after what it does now."""

    def run(self, job: Job, done: Done) -> None:
        """Run the job after those before it, then tell `done` how it went."""

    def publish(self, job: Job) -> None:
        """Run the job within a second or two; of several in a second, only the latest."""

    def close(self) -> None:
        """Finish every job, and publish what is not."""


class CallerFlusher:
    """Waits for the disk in the caller's thread: for tools and tests."""

    def __init__(self) -> None:
        self._calls: deque[Callable[[], object]] = deque()
        self._is_running = False

    def soon(self, call: Callable[[], object], /) -> None:
        """Call after the calls already waiting, before returning to the outermost caller."""
        self._calls.append(call)
        if self._is_running:
            return
        self._is_running = True
        try:
            while self._calls:
                self._calls.popleft()()
        finally:
            self._is_running = False

    def run(self, job: Job, done: Done) -> None:
        """Run the job now."""
        outcome = _outcome(job)
        self.soon(lambda: done(outcome))

    def publish(self, job: Job) -> None:
        """Run the job now."""
        job()

    def close(self) -> None:
        """Do nothing: every job is finished."""


class Loop(Protocol):
    """What is asked of an event loop."""

    def call_soon(self, callback: Callable[[], object], /) -> object:
        """Call in the loop's next turn."""

    def call_soon_threadsafe(self, callback: Done, outcome: Exception | None, /) -> object:
        """Call in the loop's next turn, from another thread."""


class ThreadFlusher:
    """Waits for the disk in a thread, so that the event loop never does."""

    def __init__(self, loop: Loop) -> None:
        self._loop = loop
        self._jobs: SimpleQueue[tuple[Job, Done] | None] = SimpleQueue()
        self._unpublished: Job | None = None
        self._thread = threading.Thread(target=self._work, name="evidence", daemon=True)
        self._thread.start()

    def soon(self, call: Callable[[], object], /) -> None:
        """Call in the loop's next turn."""
        self._loop.call_soon(call)

    def run(self, job: Job, done: Done) -> None:
        """Run the job in the thread."""
        self._jobs.put((job, done))

    def publish(self, job: Job) -> None:
        """Keep the job for when its second has come."""
        self._unpublished = job

    def close(self) -> None:
        """Wait until the thread has done everything."""
        self._jobs.put(None)
        self._thread.join()

    def _work(self) -> None:
        publish_at = monotonic() + PUBLISH_EVERY_S
        while (item := self._next()) is not None:
            if item is not _IDLE:
                job, done = item
                self._loop.call_soon_threadsafe(done, _outcome(job))
            if monotonic() >= publish_at:
                self._publish_now()
                publish_at = monotonic() + PUBLISH_EVERY_S
        self._publish_now()

    def _next(self) -> tuple[Job, Done] | None:
        try:
            return self._jobs.get(timeout=PUBLISH_EVERY_S)
        except Empty:
            return _IDLE

    def _publish_now(self) -> None:
        job, self._unpublished = self._unpublished, None
        # A disk that refuses the checkpoint refuses the next records too, and there it is said.
        if job is not None and _outcome(job) is not None and self._unpublished is None:
            self._unpublished = job


def _outcome(job: Job) -> Exception | None:
    try:
        job()
    except Exception as error:
        return error
    return None


def _nothing(*_: object) -> None:
    pass


_IDLE: tuple[Job, Done] = (_nothing, _nothing)

"""
The programs of one run: started together, watched, and ended with the run, whatever ends it.

All of them live in one process group led by a lifeline (`lifeline.py`): Ctrl-C reaches only the supervisor,
grandchildren are ended too, and a supervisor killed with `kill -9` leaves nothing behind. Each program writes
its own log, `<name>.log`; the log of the run before is kept as `<name>.previous.log`.
"""

import os
import signal
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from types import FrameType, TracebackType
from typing import NoReturn, Self

from . import lifeline
from .errors import ProgramEnded, ProgramSilent

STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
TICK_S = 0.05
LONG_S = 3600.0
TAIL_LINES = 12


class StopAsked(Exception):
    """Somebody asked the run to stop: Ctrl-C, SIGTERM, or the terminal was closed."""


@dataclass(frozen=True)
class Program:
    """A program to run beside this one; `is_ready` says whether it answers yet."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict)
    is_ready: Callable[[], bool] = lambda: True


@dataclass(frozen=True)
class _Running:
    program: Program
    process: subprocess.Popen[bytes]
    log: Path


class Programs:
    """The programs of this run, as a context: leaving it ends them all within `grace_s` seconds."""

    def __init__(
        self, *, log_folder: Path, stop: Event, grace_s: float = 2.5, keep_open: Sequence[int] = ()
    ) -> None:
        """Keep logs in the folder, and the descriptors `keep_open` (a lock) until the last program ended."""
        self._log_folder = log_folder
        self._stop_asked = stop
        self._grace_s = grace_s
        self._keep_open = tuple(keep_open)
        self._running: list[_Running] = []

    def __enter__(self) -> Self:
        self._log_folder.mkdir(parents=True, exist_ok=True)
        self._lifeline = subprocess.Popen(
            [sys.executable, "-I", "-S", lifeline.__file__],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            pass_fds=self._keep_open,
            process_group=0,
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()

    def start(self, program: Program) -> None:
        """Start the program in the group of this run, with its own log."""
        log = _fresh_log(self._log_folder, program.name)
        with log.open("wb") as stream:
            process = subprocess.Popen(
                program.command,
                env={**os.environ, **program.environment},
                stdin=subprocess.DEVNULL,
                stdout=stream,
                stderr=subprocess.STDOUT,
                process_group=self._lifeline.pid,
            )
        self._running.append(_Running(program, process, log))

    def wait_until_ready(self, *, timeout_s: float) -> None:
        """
        Wait until every program answers.

        :raises ProgramEnded: if one ends by itself
        :raises ProgramSilent: if one has not answered in time
        :raises StopAsked: if the run is asked to stop meanwhile
        """
        for name, log, is_ready in [
            (each.program.name, each.log, each.program.is_ready) for each in self._running
        ]:
            if not self.wait_until(is_ready, timeout_s=timeout_s):
                raise ProgramSilent(name=name, timeout_s=timeout_s, log=log, tail=_tail(log))

    def wait_until(self, condition: Callable[[], bool], *, timeout_s: float) -> bool:
        """
        Return whether the condition came true in time, while every program kept running.

        :raises ProgramEnded: if one ends by itself
        :raises StopAsked: if the run is asked to stop
        """
        deadline = time.monotonic() + timeout_s
        while not condition():
            self._check_running()
            if self._stop_asked.wait(TICK_S):
                raise StopAsked
            if time.monotonic() > deadline:
                return False
        return True

    def wait(self) -> NoReturn:
        """
        Stay until something ends the run.

        :raises ProgramEnded: if a program ends by itself
        :raises StopAsked: if the run is asked to stop
        """
        while True:
            self.wait_until(lambda: False, timeout_s=LONG_S)

    def _check_running(self) -> None:
        for running in self._running:
            status = running.process.poll()
            if status is not None:
                raise ProgramEnded(
                    name=running.program.name,
                    ending=_ending(status),
                    log=running.log,
                    tail=_tail(running.log),
                )

    def _stop(self) -> None:
        deadline = time.monotonic() + self._grace_s
        for running in reversed(self._running):
            running.process.terminate()
        for running in self._running:
            try:
                running.process.wait(max(0.0, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                running.process.kill()
        self._end_group()
        for running in self._running:
            running.process.wait()

    def _end_group(self) -> None:
        """End grandchildren that outlived their parents, and the lifeline itself."""
        os.killpg(self._lifeline.pid, signal.SIGKILL)
        self._lifeline.communicate()


@contextmanager
def stop_signals() -> Iterator[Event]:
    """Give an event that is set when the run is asked to stop; further requests then change nothing."""
    stop = Event()

    def note(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 - the interpreter's signature
        stop.set()

    before = {number: signal.signal(number, note) for number in STOP_SIGNALS}
    try:
        yield stop
    finally:
        for number, action in before.items():
            signal.signal(number, action)


def _fresh_log(folder: Path, name: str) -> Path:
    log = folder / f"{name}.log"
    if log.exists():
        log.replace(folder / f"{name}.previous.log")
    return log


def _ending(status: int) -> str:
    return f"exit {status}" if status >= 0 else signal.Signals(-status).name


def _tail(log: Path) -> str:
    with log.open(encoding="utf-8", errors="replace") as stream:
        lines = deque(stream, maxlen=TAIL_LINES)
    return "".join(f"\n  {line.rstrip()}" for line in lines) or "–"

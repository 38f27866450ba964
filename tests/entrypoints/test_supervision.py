"""Programs of a run: started, watched, and ended with it, tried with small real programs."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest

from lgsp.entrypoints.errors import ProgramEnded, ProgramSilent
from lgsp.entrypoints.supervision import Program, Programs, StopAsked, stop_signals

SLEEP = "import time; time.sleep(60)"
STUBBORN = f"import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('up', flush=True); {SLEEP}"


def python(name: str, source: str, *, is_ready: Callable[[], bool] = lambda: True) -> Program:
    return Program(name=name, command=(sys.executable, "-c", source), is_ready=is_ready)


def is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def until(condition: Callable[[], bool], *, timeout_s: float = 10.0) -> bool:
    deadline = time.monotonic() + timeout_s
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.02)
    return condition()


def writes_its_pid(file: Path, *, then: str) -> str:
    return f"import os, pathlib; pathlib.Path({str(file)!r}).write_text(str(os.getpid())); {then}"


def test_programs_run_until_the_run_is_left(tmp_path: Path) -> None:
    mark = tmp_path / "pid"
    source = writes_its_pid(mark, then=SLEEP)

    with Programs(log_folder=tmp_path / "log", stop=Event()) as programs:
        programs.start(python("sleeper", source, is_ready=lambda: mark.exists() and mark.read_text() != ""))
        programs.wait_until_ready(timeout_s=10)
        pid = int(mark.read_text())
        was_alive = is_alive(pid)

    assert was_alive
    assert not is_alive(pid)


def test_a_program_that_ends_by_itself_is_named_with_the_end_of_its_log(tmp_path: Path) -> None:
    source = "print('first'); print('no such table: members'); raise SystemExit(3)"

    with Programs(log_folder=tmp_path, stop=Event()) as programs:
        programs.start(python("worker", source))
        with pytest.raises(ProgramEnded) as refusal:
            programs.wait()

    assert refusal.value.facts["name"] == "worker"
    assert refusal.value.facts["ending"] == "exit 3"
    assert str(refusal.value.facts["tail"]).endswith("no such table: members")


def test_a_program_that_never_answers_is_named(tmp_path: Path) -> None:
    with Programs(log_folder=tmp_path, stop=Event()) as programs:
        programs.start(python("gateway", SLEEP, is_ready=lambda: False))
        with pytest.raises(ProgramSilent, match="gateway did not answer"):
            programs.wait_until_ready(timeout_s=0.2)


def test_a_program_that_ignores_the_request_to_stop_is_ended_within_the_grace(tmp_path: Path) -> None:
    log = tmp_path / "stubborn.log"

    with Programs(log_folder=tmp_path, stop=Event(), grace_s=0.3) as programs:
        programs.start(python("stubborn", STUBBORN, is_ready=lambda: b"up" in log.read_bytes()))
        programs.wait_until_ready(timeout_s=10)
        leaving_at = time.monotonic()

    assert time.monotonic() - leaving_at < 10


def test_a_grandchild_ends_with_the_run(tmp_path: Path) -> None:
    mark = tmp_path / "grandchild"
    grandchild = writes_its_pid(mark, then=STUBBORN)
    source = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {grandchild!r}])"

    with Programs(log_folder=tmp_path, stop=Event(), grace_s=0.2) as programs:
        programs.start(python("parent", source, is_ready=lambda: mark.exists() and mark.read_text() != ""))
        programs.wait_until_ready(timeout_s=10)

    assert until(lambda: not is_alive(int(mark.read_text())))


def test_the_log_of_the_run_before_is_kept(tmp_path: Path) -> None:
    for word in ("first", "second"):
        with Programs(log_folder=tmp_path, stop=Event()) as programs:
            programs.start(python("worker", f"print({word!r})"))
            with pytest.raises(ProgramEnded):
                programs.wait()

    assert (tmp_path / "worker.log").read_text() == "second\n"
    assert (tmp_path / "worker.previous.log").read_text() == "first\n"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_asks_the_run_to_stop(tmp_path: Path, number: signal.Signals) -> None:
    with stop_signals() as stop, Programs(log_folder=tmp_path, stop=stop) as programs:
        programs.start(python("sleeper", SLEEP))
        os.kill(os.getpid(), number)

        with pytest.raises(StopAsked):
            programs.wait()


def test_a_run_killed_outright_leaves_no_program_behind(tmp_path: Path) -> None:
    mark = tmp_path / "pid"
    supervisor = f"""
import sys
from pathlib import Path
from threading import Event
from lgsp.entrypoints.supervision import Program, Programs
with Programs(log_folder=Path({str(tmp_path)!r}), stop=Event()) as programs:
    programs.start(Program("sleeper", (sys.executable, "-c", {writes_its_pid(mark, then=SLEEP)!r})))
    programs.wait()
"""
    with subprocess.Popen([sys.executable, "-c", supervisor]) as run:
        assert until(lambda: mark.exists() and mark.read_text() != "")
        run.kill()

    assert until(lambda: not is_alive(int(mark.read_text())))

"""
The inspectorate witnesses the log of the province: two real processes, and a log that is then forked and brought back.

The witness is killed on the way. What it has cosigned, it knows afterwards.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from http.client import HTTPConnection
from pathlib import Path

import pytest

from lgsp.platform.evidence.reading import LogReader
from lgsp.platform.evidence.testing import open_log, record_exchange
from lgsp.platform.evidence.witness_protocol import AddCheckpoint
from tests.examples.copies import environment_for, free_ports

NAME = "thanh-tra.vn-h99/w1"


def lgsp(*words: str) -> list[str]:
    """Return the command line of the one program."""
    return [sys.executable, "-c", "from lgsp.entrypoints.cli import main; main()", *words]


class Inspectorate:
    """`lgsp witness serve`, as the other agency runs it."""

    def __init__(self, folder: Path, vkey: Path) -> None:
        (self.port,) = free_ports(1)
        self._words = ["witness", "serve", "--folder", str(folder), "--log", str(vkey)]
        self._words += ["--name", NAME, "--port", str(self.port)]
        self.start()

    def start(self) -> None:
        self.process = subprocess.Popen(
            lgsp(*self._words),
            env={**os.environ, "LGSP_LANG": "en"},
            stdout=subprocess.PIPE,
            text=True,
        )
        for line in self.process.stdout:
            if line.startswith("Witnessing"):
                return
        raise AssertionError("the witness did not start")

    def stop(self, number: int = signal.SIGTERM) -> int:
        self.process.send_signal(number)
        self.process.stdout.read()
        self.process.stdout.close()
        return self.process.wait(10)

    def ask(self, request: AddCheckpoint) -> tuple[int, bytes]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=5)
        connection.request("POST", "/add-checkpoint", request.encode())
        response = connection.getresponse()
        answer = response.status, response.read()
        connection.close()
        return answer


@pytest.fixture
def province(tmp_path):
    """Return the settings of the province, with one exchange in its log and one witness in its list."""
    grow(tmp_path, "a")
    return environment_for(tmp_path) | {"LGSP_WITNESSES": str(tmp_path / "witnesses"), "LGSP_LANG": "en"}


@pytest.fixture
def inspectorate(tmp_path, province):
    side = Inspectorate(tmp_path / "witness", tmp_path / "var/evidence/gw1/vkey")
    key = (tmp_path / "witness/witness.vkey").read_text().strip()
    (tmp_path / "witnesses").write_text(f"{key} http://127.0.0.1:{side.port}\n")
    yield side
    if side.process.poll() is None:
        side.stop()


def grow(folder: Path, *ids: str) -> None:
    log = open_log(folder / "var/evidence/gw1")
    for name in ids:
        record_exchange(log, id=name)
    log.close()


def work_until(environment: dict[str, str], condition) -> None:
    """Run the worker of the province until the condition holds."""
    command = [sys.executable, "-m", "lgsp.entrypoints.worker"]
    with subprocess.Popen(command, env={**os.environ, **environment}, stderr=subprocess.DEVNULL) as worker:
        deadline = time.monotonic() + 30
        while not condition() and time.monotonic() < deadline and worker.poll() is None:
            time.sleep(0.05)
        worker.terminate()
        assert worker.wait(10) == 0
    assert condition()


def verify(environment: dict[str, str]) -> tuple[int, str]:
    command = lgsp("evidence", "verify")
    found = subprocess.run(
        command, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )
    return found.returncode, found.stdout + found.stderr


def request_of(folder: Path, old: int) -> AddCheckpoint:
    reader = LogReader(folder)
    proof = reader.prove_consistency(old) if 0 < old <= reader.checkpoint().size else []
    return AddCheckpoint(old=old, proof=tuple(proof), note=reader.note())


def test_a_fork_and_a_return_to_the_past_are_refused_and_the_honest_log_goes_on(
    tmp_path, province, inspectorate
):
    log, witnessed = tmp_path / "var/evidence/gw1", tmp_path / "var/evidence/gw1/checkpoint.witnessed"
    past = shutil.copytree(log, tmp_path / "past")
    work_until(province, witnessed.exists)
    grow(tmp_path, "b")
    (log / "attestations.json").unlink()  # so that it is asked again at once
    work_until(province, lambda: "\n4\n" in witnessed.read_text())
    code, said = verify(province)
    assert (code, f"Size 4: cosigned by {NAME} at" in said) == (0, True)

    assert inspectorate.stop(signal.SIGKILL) == -signal.SIGKILL
    inspectorate.start()

    fork = tmp_path / "fork/var/evidence/gw1"
    grow(tmp_path / "fork", "forged", "history")
    assert inspectorate.ask(request_of(fork, 4))[0] == 409
    assert inspectorate.ask(request_of(past, 2)) == (409, b"4\n")
    assert inspectorate.ask(request_of(past, 4))[0] == 400
    grow(tmp_path / "fork", "longer")
    assert inspectorate.ask(request_of(fork, 4))[0] == 422
    grow(tmp_path, "c")
    assert inspectorate.ask(request_of(log, 4))[0] == 200
    assert inspectorate.stop() == 0


def test_a_witness_that_is_away_is_recorded_and_the_log_stays_whole(tmp_path, province, inspectorate):
    inspectorate.stop()
    state = tmp_path / "var/evidence/gw1/attestations.json"

    work_until(province, state.exists)

    (source,) = json.loads(state.read_text())["sources"].values()
    assert source["failing_since"] > 0
    assert source["error"].startswith("EVIDENCE-035")
    assert verify(province)[0] == 0

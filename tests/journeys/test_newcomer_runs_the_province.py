"""A newcomer runs the sample province: once as CI does, then to look around, then stops it with Ctrl-C."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.examples.copies import copy_province, environment_for

LGSP = Path(sys.executable).with_name("lgsp")


class Newcomer:
    """Somebody with a copy of the province and a folder for what it makes."""

    def __init__(self, folder: Path) -> None:
        self.province = copy_province(folder / "tinh-mau")
        self.environment = {**os.environ, **environment_for(folder), "LGSP_LANG": "en"}

    def runs(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run the program to its end."""
        command = [LGSP, *words, self.province]
        return subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False)

    @contextmanager
    def stays(self) -> Iterator[subprocess.Popen[bytes]]:
        """Start the program, and go on when it says that it is ready; it must have ended at the end."""
        printed = self.province.with_name("printed.txt")
        with (
            printed.open("wb") as stream,
            subprocess.Popen([LGSP, "up", self.province], env=self.environment, stdout=stream) as process,
        ):
            while "Press Ctrl-C" not in printed.read_text():
                assert process.poll() is None, printed.read_text()
                time.sleep(0.05)
            yield process

    def visits(self, path: str) -> tuple[int, str]:
        """Fetch a page of the web screens."""
        connection = HTTPConnection("127.0.0.1", int(self.environment["LGSP_WEB_PORT"]), timeout=10)
        connection.request("GET", path)
        response = connection.getresponse()
        page = response.read().decode()
        connection.close()
        return response.status, page


@pytest.fixture(scope="module")
def newcomer(tmp_path_factory: pytest.TempPathFactory) -> Newcomer:
    return Newcomer(tmp_path_factory.mktemp("newcomer"))


def test_one_command_checks_builds_runs_proves_and_compares(newcomer):
    result = newcomer.runs("up", "--once")

    assert result.returncode == 0, result.stdout + result.stderr
    assert "Make 200 exchanges" in result.stdout
    assert "nothing wrong" in result.stdout
    assert result.stdout.rstrip().endswith("1 deviations.")


def test_ctrl_c_stops_everything_within_three_seconds(newcomer):
    with newcomer.stays() as process:
        status, page = newcomer.visits("/")
        asked_at = time.monotonic()
        process.send_signal(signal.SIGINT)

    assert process.returncode == 0
    assert time.monotonic() - asked_at < 3
    assert (status, "Lam Giang" in page) == (200, True)
    assert list_programs_of(newcomer) == []


def test_a_run_that_was_killed_is_followed_by_one_that_works(newcomer):
    with newcomer.stays() as process:
        process.kill()

    result = newcomer.runs("up", "--once")

    assert result.returncode == 0, result.stdout + result.stderr
    assert "0 changes by the model" in result.stdout


def test_a_taken_port_is_said_before_anything_is_started(newcomer):
    with socket.create_server(("127.0.0.1", int(newcomer.environment["LGSP_WEB_PORT"]))):
        result = newcomer.runs("up", "--once")

    assert result.returncode == 2
    assert "wanted by web, is taken by another program" in result.stderr
    assert "--web-port" in result.stderr
    assert "[2/6]" not in result.stdout


def list_programs_of(newcomer: Newcomer) -> list[str]:
    """Return the processes that still work in the newcomer's folder."""
    mark = f"LGSP_VAR={newcomer.environment['LGSP_VAR']}".encode()
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if mark in (process / "environ").read_bytes():
                found.append((process / "cmdline").read_text())
        except OSError:
            continue
    return found

"""
What every measurement shares: rows, pinned programs, a load generator, and where the figures are written.

A figure alone says little about software and much about a machine; a figure beside a peer, measured in turns in the
same run, keeps its meaning. A measurement whose tools are missing is skipped with a sentence, never guessed.
"""

import json
import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

SERVER_CORE, LOAD_CORE = "0", "1"
RESULTS = Path("build/bench.json")
PAGE = Path("docs/reference/performance.md")
_START_S = 10.0
_TICKS_A_SECOND = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, kw_only=True)
class Row:
    """A figure; `ratio` is to the peer's, `asked` is the ratio we hold ourselves to."""

    name: str
    value: float
    unit: str
    peer: str
    ratio: float
    asked: str


@dataclass(frozen=True, kw_only=True)
class Load:
    """What one run of the load generator found."""

    requests: int
    seconds: float
    failed: int
    p50_ms: float
    p99_ms: float

    @property
    def per_second(self) -> float:
        """Return the throughput."""
        return self.requests / self.seconds


class Skipped(Exception):
    """A measurement cannot be made on this machine; the message says what is missing."""


def check_tools(*names: str) -> None:
    """
    Check that programs are on the PATH.

    :raises Skipped: naming those that are not
    """
    missing = [name for name in names if shutil.which(name, path=_path()) is None]
    if missing:
        raise Skipped(f"not installed: {', '.join(missing)} (Debian packages of those names)")


def pin(core: str) -> tuple[str, ...]:
    """Return what to put before a command so that it runs on one core."""
    return ("taskset", "-c", core)


@contextmanager
def nginx(site: str, *, core: str) -> Iterator[tuple[int, int]]:
    """Run nginx on one core with a site in which @PORT@ is where it listens; give its process id and port."""
    with tempfile.TemporaryDirectory(prefix="bench-nginx-") as folder:
        port = free_port()
        temporary = " ".join(f"{name}_temp_path {folder}/{name};" for name in _NGINX_TEMPORARY)
        Path(folder, "nginx.conf").write_text(
            f"daemon off; pid {folder}/pid; error_log {folder}/error.log error; worker_processes 1;"
            f"events {{ worker_connections 2048; }} http {{ access_log off; {temporary}"
            f"keepalive_requests 100000000; {site.replace('@PORT@', str(port))} }}"
        )
        command = [
            *pin(core),
            shutil.which("nginx", path=_path()) or "nginx",
            "-p",
            folder,
            "-c",
            f"{folder}/nginx.conf",
        ]
        process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        try:
            wait_for_port(port, process)
            yield process.pid, port
        finally:
            process.terminate()
            process.wait()


def load(url: str, *, seconds: int, connections: int, body: bytes, headers: dict[str, str]) -> Load:
    """Load a URL with POST requests over kept connections, from the other core, by wrk."""
    with tempfile.TemporaryDirectory(prefix="bench-wrk-") as folder:
        Path(folder, "body").write_bytes(body)
        lines = [f'wrk.headers["{name}"] = "{value}"' for name, value in headers.items()]
        script = [
            'wrk.method = "POST"',
            f'local f = io.open("{folder}/body", "rb")',
            'wrk.body = f:read("*a")',
            *lines,
        ]
        Path(folder, "post.lua").write_text("\n".join(script))
        command = [
            "wrk",
            "-t1",
            f"-c{connections}",
            f"-d{seconds}s",
            "--latency",
            "-s",
            f"{folder}/post.lua",
            url,
        ]
        output = subprocess.run(
            [*pin(LOAD_CORE), *command], capture_output=True, text=True, check=True
        ).stdout
    return _read_wrk(output)


def cpu_seconds(pid: int) -> float:
    """Return the processor time a process and its children have used."""
    total = 0.0
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(path.parent.name) == pid or int(fields[1]) == pid:
            total += (int(fields[11]) + int(fields[12])) / _TICKS_A_SECOND
    return total


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def middle(values: Iterable[float]) -> float:
    """Return the median."""
    return median(values)


def write(rows: list[Row], skipped: dict[str, str], *, is_whole: bool = True) -> None:
    """Write `build/bench.json` and `docs/reference/performance.md`; of a part, the other rows of the page stay."""
    RESULTS.parent.mkdir(parents=True, exist_ok=True)
    RESULTS.write_text(
        json.dumps({"rows": [asdict(row) for row in rows], "skipped": skipped}, indent=1) + "\n"
    )
    if rows:
        PAGE.parent.mkdir(parents=True, exist_ok=True)
        PAGE.write_text(to_page(rows, kept=() if is_whole else _list_kept(rows)))


def _list_kept(rows: list[Row]) -> list[str]:
    """Return the lines of the page for what was not measured again."""
    measured = {row.name for row in rows}
    lines = [line for line in PAGE.read_text().splitlines() if line.startswith("| ")][1:]
    return [line for line in lines if line.split(" | ")[0].removeprefix("| ") not in measured]


def to_page(rows: list[Row], *, kept: Sequence[str] = ()) -> str:
    """Return the page of figures; lines that are kept from an earlier run come first."""
    lines = [
        "# Performance",
        "",
        "Generated by `make bench`; do not edit. Each figure was measured beside its peer, in turns, in the same run,",
        "on two cores: what is measured on one, load and provider on the other. Ratios travel between machines,",
        "figures do not.",
        "",
        "| What | Figure | Unit | Peer | Ratio | Asked |",
        "|---|---|---|---|---|---|",
        *kept,
        *(
            f"| {r.name} | {_write(r.value)} | {r.unit} | {r.peer} | {r.ratio:.2f} | {r.asked} |"
            for r in rows
        ),
    ]
    return "\n".join(lines) + "\n"


def _write(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.2f}"


_NGINX_TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
_UNITS_MS = {"us": 0.001, "ms": 1.0, "s": 1000.0, "m": 60_000.0}


def _path() -> str:
    return f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin"


def _read_wrk(output: str) -> Load:
    requests, seconds, unit = re.search(r"(\d+) requests in ([\d.]+)(\w+)", output).groups()
    failed = [
        int(number)
        for number in re.findall(
            r"(?:Non-2xx or 3xx responses: |connect |read |write |timeout )(\d+)", output
        )
    ]
    quantiles = {
        name: float(value) * _UNITS_MS[of]
        for name, value, of in re.findall(r"(50|99)%\s+([\d.]+)(\w+)", output)
    }
    return Load(
        requests=int(requests),
        seconds=float(seconds) * _UNITS_MS[unit] / 1000,
        failed=sum(failed),
        p50_ms=quantiles["50"],
        p99_ms=quantiles["99"],
    )


def wait_for_port(port: int, process: subprocess.Popen[bytes], *, name: str = "nginx") -> None:
    """
    Wait until a program listens.

    :raises Skipped: if it does not
    """
    deadline = time.monotonic() + _START_S
    while time.monotonic() < deadline and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), 0.2).close()
        except OSError:
            time.sleep(0.02)
        else:
            return
    raise Skipped(f"{name} does not start here")

"""How long the papers take, in a new process and again after one fact changed, and whether they come out the same."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from .harness import Row

PROVINCE = Path("examples/lam-giang")
DAY = "2026-11-01"
LGSP = Path(sys.executable).with_name("lgsp")
ROUNDS = 3
MB = 1024
CHANGED = "model/system/mot-cua.yaml"
PAPER = "kien-truc-2384.pdf"
_LONGEST_S = 120.0


def measure() -> list[Row]:
    """Measure each order whole, from the command line; the middle of some rounds, memory at its greatest."""
    with tempfile.TemporaryDirectory(prefix="bench-documents-") as name:
        folder = Path(name)
        rows = [
            *_measure_build("PDF of 2384 and its papers", folder, "2384", "pdf", limit_s=6, limit_mb=600),
            *_measure_build("Word files of 2384 and its papers", folder, "2384", "docx", limit_s=6),
            *_measure_build("package of 1425", folder, "1425", "docx,pdf", limit_s=20),
        ]
        return [*rows, _measure_rebuild(folder), _compare(folder)]


def _measure_build(
    what: str, folder: Path, outline: str, formats: str, *, limit_s: float, limit_mb: float | None = None
) -> list[Row]:
    found = [_build(PROVINCE, folder / f"{outline}-{formats}", outline, formats) for _ in range(ROUNDS)]
    seconds, peak = median(one[0] for one in found), max(one[1] for one in found)
    rows = [_row(f"Documents: {what}, cold, whole command", seconds, "s", limit_s)]
    if limit_mb is not None:
        rows.append(_row(f"Documents: {what}: peak memory", peak, "MB", limit_mb))
    return rows


def _build(model: Path, out: Path, outline: str, formats: str) -> tuple[float, float]:
    """Return how many seconds a build took and how many megabytes it held at most."""
    began = time.monotonic()
    command = [LGSP, "build", model, "--outline", outline, "--out", out, "--formats", formats, "--at", DAY]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    assert os.waitstatus_to_exitcode(status) in (0, 1), f"lgsp build --outline {outline} failed"
    return time.monotonic() - began, usage.ru_maxrss / MB


def _measure_rebuild(folder: Path) -> Row:
    """Watch a copy of the province, change a fact, and wait for the new PDF."""
    model, out = folder / "model", folder / "watched"
    shutil.copytree(PROVINCE, model)
    command = [LGSP, "build", model, "--out", out, "--formats", "pdf", "--at", DAY, "--watch"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        try:
            _await(out / PAPER, since=0)
            time.sleep(1)
            times = [_change(model / CHANGED, out / PAPER, turn) for turn in range(ROUNDS)]
        finally:
            process.terminate()
    return _row("Documents: the PDFs again after one changed fact (--watch)", median(times), "s", 3)


def _change(file: Path, paper: Path, turn: int) -> float:
    before = paper.stat().st_mtime_ns
    said = file.read_text()
    name = next(line for line in said.splitlines() if line.startswith("name: "))
    file.write_text(said.replace(name, f"{name.rstrip('.0123456789')} {turn}", 1))
    began = time.monotonic()
    _await(paper, since=before)
    taken = time.monotonic() - began
    time.sleep(1)
    return taken


def _await(paper: Path, *, since: int) -> None:
    until = time.monotonic() + _LONGEST_S
    while not paper.exists() or paper.stat().st_mtime_ns == since:
        assert time.monotonic() < until, f"{paper.name} was not written"
        time.sleep(0.02)


def _compare(folder: Path) -> Row:
    """Build again from another folder and under another hash seed; the value is how many files differ."""
    again = folder / "again"
    environment = {**os.environ, "PYTHONHASHSEED": "7"}
    pairs = (("2384", "pdf"), ("2384", "docx"), ("1425", "docx,pdf"))
    for outline, formats in pairs:
        command = [LGSP, "build", PROVINCE.resolve(), "--outline", outline, "--formats", formats, "--at", DAY]
        command += ["--out", again / f"{outline}-{formats}"]
        subprocess.run(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, check=False)
    files = [path for path in again.rglob("*") if path.is_file()]
    differing = sum(path.read_bytes() != (folder / path.relative_to(again)).read_bytes() for path in files)
    return Row(
        name=f"Documents: files that differ when built twice, of {len(files)}",
        value=differing,
        unit="",
        peer="the limit, none",
        ratio=float(differing),
        asked="<= 0",
    )


def _row(name: str, value: float, unit: str, limit: float) -> Row:
    peer = f"the limit, {limit:,.0f} {unit}"
    return Row(name=name, value=value, unit=unit, peer=peer, ratio=value / limit, asked="<= 1.0")

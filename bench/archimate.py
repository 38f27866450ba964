"""How long a large ArchiMate file takes to come in, from the start of the program to the folder written."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from lgsp.architecture.interchange.archimate.writing import to_xml
from tests.architecture.interchange.archimate.foreign_models import make_foreign

from .harness import Row

ELEMENTS, RELATIONSHIPS, VIEWS = 3_000, 6_000, 350
LIMIT_S, LIMIT_MB = 3.0, 400.0
_KILOBYTES_A_MEGABYTE = 1024


def measure() -> list[Row]:
    """Measure time and memory of importing a file of that size into a new folder."""
    with tempfile.TemporaryDirectory(prefix="bench-archimate-") as folder:
        file = Path(folder, "large.xml")
        file.write_bytes(to_xml(make_foreign(1, elements=ELEMENTS, relationships=RELATIONSHIPS, views=VIEWS)))
        seconds, megabytes = _run("import", "archimate", str(file), "--out", f"{folder}/model")
    name = f"Import an ArchiMate file of {ELEMENTS:,} elements, {RELATIONSHIPS:,} relations, {VIEWS} views"
    return [
        _to_row(name, seconds, "s", LIMIT_S),
        _to_row(f"{name}: peak memory", megabytes, "MB", LIMIT_MB),
    ]


def _run(*verb: str) -> tuple[float, float]:
    began = time.monotonic()
    program = Path(sys.executable).with_name("lgsp")
    process = subprocess.Popen([program, *verb], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode in {0, 1}, f"lgsp {' '.join(verb)} ended with {process.returncode}"
    return time.monotonic() - began, usage.ru_maxrss / _KILOBYTES_A_MEGABYTE


def _to_row(name: str, value: float, unit: str, limit: float) -> Row:
    return Row(
        name=name,
        value=value,
        unit=unit,
        peer=f"the limit asked, {limit:.0f} {unit}",
        ratio=value / limit,
        asked="<= 1.0",
    )

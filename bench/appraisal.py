"""How long the appraisal of a case takes with its whole report, in a new process, beside its limit."""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from .harness import Row

CASES = Path("examples/lam-giang/appraisals")
LIMIT_S = 10.0


def measure() -> list[Row]:
    """Measure the slowest of the worked cases: PDF, Word and JSON."""
    took = {case.name: _appraise(case) for case in sorted(CASES.iterdir()) if case.is_dir()}
    name, seconds = max(took.items(), key=lambda pair: pair[1])
    return [
        Row(
            name=f"lgsp appraise, slowest case ({name})",
            value=seconds,
            unit="s",
            peer=f"its limit, {LIMIT_S:.0f} s",
            ratio=seconds / LIMIT_S,
            asked="<= 1.0",
        )
    ]


def _appraise(case: Path) -> float:
    program = Path(sys.executable).with_name("lgsp")
    with tempfile.TemporaryDirectory(prefix="bench-appraise-") as folder:
        began = time.monotonic()
        done = subprocess.run([program, "appraise", case, "--out", folder], capture_output=True, check=False)
        seconds = time.monotonic() - began
    assert done.returncode in {0, 1, 3}, done.stderr
    return seconds

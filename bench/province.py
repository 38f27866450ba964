"""How long the main job takes on the sample province, in a folder where nothing was done yet, beside its limit."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Collection
from pathlib import Path

from .harness import Row

PROVINCE = "examples/lam-giang"
LIMIT_S = 60.0
"""What `lgsp up --once` may take on two cores; a check and a build are steps of it."""


def measure() -> list[Row]:
    """Measure a check, a build, and the whole main job."""
    with tempfile.TemporaryDirectory(prefix="bench-province-") as folder:
        env = {**os.environ, "LGSP_VAR": f"{folder}/var", "LGSP_BUILD": f"{folder}/build"}
        return [
            _measure("check", PROVINCE, statuses={0, 1}, env=env),
            _measure("build", PROVINCE, "--outline", "2384", "--out", folder, env=env),
            _measure("up", "--once", PROVINCE, asked="<= 1.0", env=env),
        ]


def _measure(
    *verb: str, asked: str = "–", statuses: Collection[int] = frozenset({0}), env: dict[str, str]
) -> Row:
    began = time.monotonic()
    program = Path(sys.executable).with_name("lgsp")
    done = subprocess.run([program, *verb], env=env, capture_output=True, text=True, check=False)
    seconds = time.monotonic() - began
    said = done.stdout[-2000:] + done.stderr[-2000:]
    assert done.returncode in statuses, f"lgsp {' '.join(verb)} ended with {done.returncode}:\n{said}"
    return Row(
        name=f"lgsp {verb[0]}, sample province",
        value=seconds,
        unit="s",
        peer=f"the main job's limit, {LIMIT_S:.0f} s",
        ratio=seconds / LIMIT_S,
        asked=asked,
    )

"""How long it takes to read a model, to judge it, and to do both at ten times its size, beside limits."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from .enlarging import enlarge
from .harness import Row, middle

PROVINCE = Path("examples/lam-giang")
TIMES = 10
ROUNDS = 5
PLAIN = "PyYAML's C loader on the same files, nothing typed or checked"

_LOAD = """
import json, sys, time
began = time.perf_counter()
from pathlib import Path
from lgsp.architecture.model.reading import load_model
from lgsp.architecture.queries.graph import Graph
model = load_model(Path(sys.argv[1]))
graph = Graph(model)
graph.list_naming(next(iter(model.entities.values())))
[model.all(type(entity)) for entity in list(model.entities.values())[:1]]
print(json.dumps({"load": time.perf_counter() - began}))
"""
_RULES = """
import json, sys, time
from datetime import date
from pathlib import Path
from lgsp.architecture.model.reading import load_model
began = time.perf_counter()
model = load_model(Path(sys.argv[1]))
loaded = time.perf_counter()
from lgsp.architecture.conformance.checking import check
started = time.perf_counter()
check(model, on=date(2026, 11, 25))
ended = time.perf_counter()
print(json.dumps({"load": loaded - began, "rules": ended - started, "both": loaded - began + ended - started}))
"""
_PLAIN = """
import json, sys, time
began = time.perf_counter()
from pathlib import Path
import yaml
for path in Path(sys.argv[1], "model").rglob("*.yaml"):
    with path.open("rb") as stream:
        yaml.load(stream, Loader=yaml.CSafeLoader)
print(json.dumps({"load": time.perf_counter() - began}))
"""


def measure() -> list[Row]:
    """Measure reading and judging, each in a new process; the middle of some rounds."""
    with tempfile.TemporaryDirectory(prefix="bench-model-") as name:
        large = Path(name)
        enlarge(PROVINCE, large, times=TIMES)
        load = _middle(_LOAD, PROVINCE, "load")
        plain = _middle(_PLAIN, PROVINCE, "load")
        rules = _middle(_RULES, PROVINCE, "rules")
        both, both_large = _middle(_RULES, PROVINCE, "both"), _middle(_RULES, large, "both", rounds=2)
    return [
        _row("Model: load, type and index the sample province, cold", load, "the limit, 1 s", 1.0),
        Row(name="Model: the same", value=load, unit="s", peer=PLAIN, ratio=load / plain, asked="–"),
        _row("Model: every rule on the sample province", rules, "the limit, 0.3 s", 0.3),
        _row(f"Model: load and rules at {TIMES} times its size", both_large, "the limit, 8 s", 8.0),
        Row(
            name="Model: the same, beside ten times the sample province",
            value=both_large,
            unit="s",
            peer=f"{TIMES} x {both:.2f} s",
            ratio=both_large / (TIMES * both),
            asked="<= 1.2",
        ),
        *_measure_doors(),
    ]


def _measure_doors() -> Iterator[Row]:
    with tempfile.TemporaryDirectory(prefix="bench-doors-") as name:
        book, proposal = f"{name}/mau03.xlsx", f"{name}/proposal"
        written = _run_lgsp("export", "mau03", str(PROVINCE), "--out", book)
        read = _run_lgsp("import", "mau03", book, "--into", str(PROVINCE), "--out", proposal)
    yield _row("Mẫu số 03: export the sample province, whole command", written, "the limit, 2 s", 2.0)
    yield _row("Mẫu số 03: import it again, whole command", read, "the limit, 2 s", 2.0)


def _run_lgsp(*words: str) -> float:
    """Return the seconds a command takes; what it takes is measured around the whole process."""
    program = str(Path(sys.executable).with_name("lgsp"))
    script = f"""
import json, subprocess, time
began = time.perf_counter()
done = subprocess.run({[program, *words]!r}, capture_output=True, text=True)
assert done.returncode in (0, 1), done.stdout + done.stderr
print(json.dumps({{"whole": time.perf_counter() - began}}))
"""
    return _run(script, PROVINCE)["whole"]


def _row(name: str, seconds: float, peer: str, limit: float) -> Row:
    return Row(name=name, value=seconds, unit="s", peer=peer, ratio=seconds / limit, asked="<= 1.0")


def _middle(script: str, folder: Path, figure: str, *, rounds: int = ROUNDS) -> float:
    return middle(_run(script, folder)[figure] for _ in range(rounds))


def _run(script: str, folder: Path) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-c", script, str(folder)],
        env=os.environ,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    figures: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return figures

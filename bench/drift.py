"""How long a comparison with reality takes: ten million exchanges of a month as sums by the hour, beside its limit."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from .harness import Row

PROVINCE = "examples/lam-giang"
LIMIT_S = 2.0
_RUN = """
import json, sys, time
from datetime import timedelta
from pathlib import Path
from lgsp.entrypoints.django_setup import prepare
prepare()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from lgsp.alignment.drift import find_drift
from lgsp.architecture.model.reading import load_model
from lgsp.platform.kit.clock import now
from lgsp.platform.registry.services import name_instance
from tests.alignment.month import make_month
from tests.alignment.month_tables import store
model = load_model(Path(sys.argv[1]))
month = make_month(model, seed=1)
name_instance(model.province.xroad_instance, at=now())
store(month, now=now())
took = []
for _ in range(5):
    began = time.perf_counter()
    report = find_drift(month.model, since=now() - timedelta(days=30), until=now())
    took.append(time.perf_counter() - began)
assert len(report.deviations) >= 20
print(json.dumps({"seconds": sorted(took)[2], "exchanges": month.size, "sums": len(month.sums)}))
"""


def measure() -> list[Row]:
    """Measure one comparison of the sample province, the middle of five; the model is read before."""
    with tempfile.TemporaryDirectory(prefix="bench-drift-") as folder:
        env = {**os.environ, "LGSP_VAR": f"{folder}/var", "PYTHONPATH": str(Path.cwd())}
        done = subprocess.run(
            [sys.executable, "-c", _RUN, PROVINCE], env=env, capture_output=True, text=True, check=True
        )
    found = json.loads(done.stdout.splitlines()[-1])
    millions = found["exchanges"] / 1e6
    return [
        Row(
            name=f"drift of a month, {millions:.0f} M exchanges, {found['sums'] // 1000}k sums",
            value=found["seconds"],
            unit="s",
            peer=f"its limit, {LIMIT_S:.0f} s",
            ratio=found["seconds"] / LIMIT_S,
            asked="<= 1.0",
        )
    ]

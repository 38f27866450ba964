"""
Run every measurement, print the figures, and write `build/bench.json` and `docs/reference/performance.md`.

`python -m bench drift appraisal` measures these alone; what the page says of the others stays.
"""

import sys

from . import (
    appraisal,
    archimate,
    desk,
    documents,
    drift,
    evidence,
    gateway,
    killing,
    latency,
    mutual_tls,
    peers,
    province,
    repository,
    variants,
)
from .harness import Row, Skipped, write

MEASUREMENTS = {
    "appraisal": appraisal.measure,
    "archimate": archimate.measure,
    "desk": desk.measure,
    "documents": documents.measure,
    "drift": drift.measure,
    "evidence": evidence.measure,
    "gateway": gateway.measure,
    "killing": killing.measure,
    "latency": latency.measure,
    "mutual_tls": mutual_tls.measure,
    "peers": peers.measure,
    "variants": variants.measure,
    "province": province.measure,
    "repository": repository.measure,
}


def main() -> None:
    """Measure; what cannot be measured here is named."""
    rows: list[Row] = []
    skipped: dict[str, str] = {}
    chosen = sys.argv[1:] or list(MEASUREMENTS)
    for name in chosen:
        measure = MEASUREMENTS[name]
        try:
            rows += measure()
        except Skipped as reason:
            skipped[name] = str(reason)
    for row in rows:
        figure = f"{row.value:10,.1f} {row.unit:4} {row.ratio:6.2f} of {row.peer} (asked {row.asked})"
        print(f"{row.name:50} {figure}")
    for name, reason in skipped.items():
        print(f"skipped {name}: {reason}")
    write(rows, skipped, is_whole=not sys.argv[1:])


if __name__ == "__main__":
    main()

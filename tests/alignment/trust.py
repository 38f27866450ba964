"""How far drift can be trusted: what is planted in seeded months beside what is found, written into `drift.md`."""

import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from lgsp.alignment.comparison import compare_with_reality
from lgsp.alignment.states import CODES, State
from lgsp.alignment.wordings import name_state
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.reading import load_model
from tests.alignment.month import PERIOD, Month, make_month
from tests.docs.tables import renew
from tests.house.source_tree import ROOT

SEEDS = (1, 2, 3, 4, 7)
PAGE = ROOT / "docs" / "reference" / "drift.md"


@dataclass
class Trust:
    """Counts by code: how many were planted, found of them, withheld of them, and told altogether."""

    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    withheld: Counter[str] = field(default_factory=Counter)
    told: Counter[str] = field(default_factory=Counter)
    shares: list[float] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    unconnected: int = 0

    def recall(self, code: str) -> float:
        """Return which part was found of what was planted and could be seen."""
        return self.found[code] / (self.planted[code] - self.withheld[code])

    def precision(self, code: str) -> float:
        """Return which part of what was told was planted."""
        return self.found[code] / self.told[code]

    def to_markdown(self) -> str:
        """Return the table."""
        lines = [
            "| Rule | | Planted | Found | Withheld | Told in all | Recall | Precision |",
            "|---|---|--:|--:|--:|--:|--:|--:|",
        ]
        for state in State:
            code = CODES.get(state)
            if code is None or state is State.CANNOT_TELL:
                continue
            counts = (self.planted[code], self.found[code], self.withheld[code], self.told[code])
            shares = f"{self.recall(code):.3f} | {self.precision(code):.3f}"
            lines.append(
                f"| {code} | {name_state(state, language='en')} | {' | '.join(map(str, counts))} | {shares} |"
            )
        spread = f"{min(self.shares):.0%} to {max(self.shares):.0%}"
        sizes = f"{min(self.sizes) / 1e6:.1f} to {max(self.sizes) / 1e6:.1f} million"
        lines += [
            "",
            f"{len(self.shares)} months of {sizes} exchanges; coverage {spread}. "
            f"{self.unconnected} flows of systems that were never connected: nothing is told of any.",
            "",
        ]
        return "\n".join(lines)


def measure(model: Model) -> Trust:
    """Return what is found in the months of all seeds."""
    trust = Trust()
    for seed in SEEDS:
        _count(trust, make_month(model, seed=seed))
    return trust


def _count(trust: Trust, month: Month) -> None:
    report = compare_with_reality(
        month.model, period=PERIOD, calls=month.calls, watch=month.watch, registered=month.registered
    )
    told: dict[str, set[str]] = {}
    for row in report.rows:
        subject = row.flow.id if row.flow else f"{row.consumer}>{row.service}"
        told.setdefault(subject, set()).add(row.code)
        if row.is_deviation:
            trust.told[row.code] += 1
    for subject, code in month.planted.items():
        trust.planted[code] += 1
        trust.found[code] += code in told.get(subject, ())
        trust.withheld[code] += CODES[State.CANNOT_TELL] in told.get(subject, ())
    trust.shares.append(report.coverage.share)
    trust.sizes.append(month.size)
    trust.unconnected += len(month.unconnected)


if __name__ == "__main__":
    renew(PAGE, measure(load_model(Path(sys.argv[1]))).to_markdown())

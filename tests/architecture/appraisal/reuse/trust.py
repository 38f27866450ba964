"""How well duplicates are told from the rest, on labelled pairs; half of them were never looked at while tuning."""

import csv
import sys
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from lgsp.architecture.appraisal.reuse import THRESHOLD, find_candidates
from lgsp.architecture.frameworks.platforms import get_national_platform, list_national_platforms
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.reading import load_model
from lgsp.architecture.model.systems import System
from tests.house.source_tree import ROOT

PAIRS = Path(__file__).with_name("pairs.csv")
PAGE = ROOT / "docs" / "reference" / "duplicates.md"
BEGIN, END = "<!-- trust -->\n", "<!-- /trust -->\n"


@dataclass(frozen=True)
class Pair:
    """A thing of an invented design and something there already, and whether people say they are the same."""

    subject: str
    candidate: str
    is_duplicate: bool
    why: str

    @property
    def is_held_out(self) -> bool:
        """Say whether it belongs to the half that figures are stated on."""
        return sha256(f"{self.subject}|{self.candidate}".encode()).digest()[0] % 2 == 1


@dataclass(frozen=True)
class Trust:
    """Counts of one half."""

    name: str
    found: int
    missed: int
    false: int
    rejected: int
    wrong: tuple[Pair, ...]

    @property
    def recall(self) -> float:
        """Return which part of the duplicates was told."""
        return self.found / (self.found + self.missed)

    @property
    def precision(self) -> float:
        """Return which part of what was told are duplicates."""
        return self.found / (self.found + self.false)


def read_pairs() -> list[Pair]:
    """Return every pair."""
    with PAIRS.open(encoding="utf-8", newline="") as stream:
        return [
            Pair(row["subject"], row["candidate"], row["is_duplicate"] == "1", row["why"])
            for row in csv.DictReader(stream)
        ]


def measure(model: Model) -> tuple[Trust, Trust]:
    """Return how well the tuning half and the held-out half are told."""
    pairs = read_pairs()
    designs = {pair.subject: _design(model, pair.subject) for pair in pairs}
    matches = find_candidates(model, designs.values())
    told = {(match.subject.name, match.candidate.key) for match in matches if match.is_duplicate}
    halves = (("tuning", False), ("held out", True))
    tuning, held = (
        _count(name, [pair for pair in pairs if pair.is_held_out is half], told) for name, half in halves
    )
    return tuning, held


def name_candidate(model: Model, key: str) -> str:
    """Return what a candidate is called."""
    if key in {platform.code for platform in list_national_platforms()}:
        return get_national_platform(key).name
    return model.get(System, key).name


def _design(model: Model, name: str) -> System:
    key = f"thiet-ke-{sha256(name.encode()).hexdigest()[:12]}"
    return System(id=key, name=name, owner=next(iter(model.all(System))).owner)


def _count(name: str, pairs: list[Pair], told: set[tuple[str, str]]) -> Trust:
    said = [(pair, (pair.subject, pair.candidate) in told) for pair in pairs]
    return Trust(
        name,
        found=sum(pair.is_duplicate and is_told for pair, is_told in said),
        missed=sum(pair.is_duplicate and not is_told for pair, is_told in said),
        false=sum(not pair.is_duplicate and is_told for pair, is_told in said),
        rejected=sum(not pair.is_duplicate and not is_told for pair, is_told in said),
        wrong=tuple(pair for pair, is_told in said if pair.is_duplicate is not is_told),
    )


def to_markdown(model: Model) -> str:
    """Return the table, and the pairs of the held-out half that were told wrongly."""
    halves = measure(model)
    lines = [
        f"Threshold {THRESHOLD}.",
        "",
        "| Half | Duplicates told | missed | Others told | rejected | Recall | Precision |",
        "|---|--:|--:|--:|--:|--:|--:|",
        *map(_row, halves),
        "",
        "Told wrongly in the held-out half:",
        "",
    ]
    for pair in halves[1].wrong:
        what = "missed" if pair.is_duplicate else "told, though it is none"
        lines.append(f"- “{pair.subject}” and “{name_candidate(model, pair.candidate)}”: {what} ({pair.why})")
    return "\n".join([*lines, ""])


def _row(one: Trust) -> str:
    counts = f"{one.found} | {one.missed} | {one.false} | {one.rejected}"
    return f"| {one.name} | {counts} | {one.recall:.2f} | {one.precision:.2f} |"


def fill(page: str, table: str) -> str:
    """Return the page with its table renewed."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}{table}{END}{after}"


if __name__ == "__main__":
    PAGE.write_text(
        fill(PAGE.read_text(encoding="utf-8"), to_markdown(load_model(Path(sys.argv[1])))), encoding="utf-8"
    )

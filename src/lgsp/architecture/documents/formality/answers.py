"""The answer to a requirement: one of the four official results, with the evidence it rests on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lgsp.architecture.conformance.verdicts import VERDICT_NAMES, Verdict
from lgsp.architecture.frameworks.page_requirements import PageRequirement

SHOWN = 5


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where it was seen, and what was measured there."""

    verdict: Verdict
    place: str
    measured: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A requirement with its answer; the worst evidence decides."""

    requirement: PageRequirement
    evidence: tuple[Evidence, ...]

    @property
    def verdict(self) -> Verdict:
        """Return the answer."""
        found = {one.verdict for one in self.evidence}
        return next(verdict for verdict in Verdict if verdict in found)

    @property
    def official(self) -> str:
        """Return the answer as the ministry's form words it."""
        return VERDICT_NAMES[self.verdict]

    @property
    def remedy(self) -> str:
        """Return what to do; nothing where nothing is wanting."""
        return self.requirement.remedy if self.verdict in (Verdict.BROKEN, Verdict.CANNOT_TELL) else ""


def met(measured: str, place: str = "") -> Evidence:
    """Return that what was measured is what is asked."""
    return Evidence(Verdict.HOLDS, place, measured)


def unmet(measured: str, place: str = "") -> Evidence:
    """Return that what was measured is not what is asked."""
    return Evidence(Verdict.BROKEN, place, measured)


def unclear(reason: str, place: str = "") -> Evidence:
    """Return that the file does not tell, and why."""
    return Evidence(Verdict.CANNOT_TELL, place, reason)


def beside_the_point(reason: str) -> Evidence:
    """Return that the requirement does not concern the file, and why."""
    return Evidence(Verdict.NOT_APPLICABLE, "", reason)


def name_places(places: Iterable[str]) -> str:
    """Return the first places and how many more there are: `trang 2, trang 3 và 7 chỗ khác`."""
    each = list(dict.fromkeys(places))
    more = len(each) - SHOWN
    return ", ".join(each[:SHOWN]) + (f" và {more} chỗ khác" if more > 0 else "")


def say_millimetres(value: float) -> str:
    """Return the length as Vietnamese officials write it: `20,5 mm`."""
    return f"{say_number(value)} mm"


def say_number(value: float) -> str:
    """Return the number with at most one decimal, after a comma."""
    return f"{round(value, 1):g}".replace(".", ",")


def count_verdicts(answers: Sequence[Answer]) -> dict[Verdict, int]:
    """Return how often each answer was given, all four of them."""
    return {verdict: sum(one.verdict is verdict for one in answers) for verdict in Verdict}

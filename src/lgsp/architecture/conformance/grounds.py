"""
What the answer to a check rests on: a rule that was asked, a fact that was counted, or what only a person can see.

Every ground has one of the four verdicts, says in Vietnamese what was found and names the first subjects concerned.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from lgsp.architecture.model.entities import Entity
from lgsp.architecture.model.model import Model

from .catalogue import get_rule
from .checking import Report
from .handed import Handed
from .rulebook.answers import list_silent, list_undetermined
from .rulebook.filled import name
from .verdicts import Subject, Verdict

NAMED = 3


class Ground(NamedTuple):
    """One thing the answer rests on; `rule` is empty where no rule was asked."""

    verdict: Verdict
    text: str
    rule: str = ""
    subjects: tuple[Subject, ...] = ()


@dataclass(frozen=True)
class Evidence:
    """
    What the checks look at: the facts of the day, what the rules said of them, and the outline of the document.

    `handed` is what was made of the model to be handed in, where that is at hand.
    """

    model: Model
    report: Report
    outline: str
    handed: Handed | None = None

    def ask(self, *codes: str) -> Iterator[Ground]:
        """Yield a ground for each rule: its answer over the whole model, and the first subjects that made it so."""
        for code in codes:
            result = self.report.results[code]
            answers = self.report.answers[code]
            concerned = tuple(subject for subject, verdict in answers.items() if verdict is result.verdict)
            counted = ", ".join(_say_counts(result.counts))
            waived = f"; {result.waived} phát hiện được miễn trừ" if result.waived else ""
            text = f"{get_rule(code).title}: {counted or 'không có đối tượng nào để xét'}{waived}."
            is_met = result.verdict in (Verdict.HOLDS, Verdict.NOT_APPLICABLE)
            yield Ground(result.verdict, text, code, () if is_met else concerned[:NAMED])

    def fill(self, what: str, entities: Iterable[Entity], *fields: str) -> Ground:
        """Return a ground on facts: what all the entities should say of these fields."""
        asked = list(entities)
        silent = [one for one in asked if list_silent(one, *fields)]
        awaited = [one for one in asked if list_undetermined(one, *fields)]
        titles = ", ".join(name(asked[0], field) for field in fields) if asked else ""
        return self.judge(f"{what} ghi {titles}" if asked else what, asked, silent, awaited=awaited)

    def meet(self, what: str, entities: Iterable[Entity], is_met: Callable[[Entity], bool]) -> Ground:
        """Return a ground on facts: what is true of all the entities."""
        asked = list(entities)
        return self.judge(what, asked, [one for one in asked if not is_met(one)])

    @staticmethod
    def judge(
        what: str, asked: list[Entity], unmet: list[Entity], *, awaited: Iterable[Entity] = ()
    ) -> Ground:
        """Return a ground from those asked, those that fall short, and those still to be found out."""
        waiting = list(awaited)
        if not asked:
            return Ground(Verdict.NOT_APPLICABLE, f"{what}: không có đối tượng nào để xét.")
        if unmet:
            told = f"{what}: {len(unmet)}/{len(asked)} chưa đạt."
            return Ground(Verdict.BROKEN, told, subjects=_first(unmet))
        if waiting:
            told = f"{what}: {len(waiting)}/{len(asked)} ghi chưa xác định."
            return Ground(Verdict.CANNOT_TELL, told, subjects=_first(waiting))
        return Ground(Verdict.HOLDS, f"{what}: {len(asked)}/{len(asked)} đạt.")


def left_to_people(text: str) -> Ground:
    """Return that a person must look, and at what."""
    return Ground(Verdict.CANNOT_TELL, text)


def _first(entities: list[Entity]) -> tuple[Subject, ...]:
    return tuple(Subject.of(one) for one in entities[:NAMED])


_COUNT_NAMES = {
    Verdict.BROKEN: "chưa đáp ứng",
    Verdict.CANNOT_TELL: "chưa đủ cơ sở",
    Verdict.HOLDS: "đáp ứng",
}


def _say_counts(counts: Mapping[Verdict, int]) -> Iterator[str]:
    for verdict, said in _COUNT_NAMES.items():
        if counts.get(verdict):
            yield f"{counts[verdict]} {said}"

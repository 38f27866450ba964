"""
Decide each criterion: by its rules where they can, by a person's answer where they cannot.

1. A rule that is broken decides: not met. No answer changes that.
2. Rules that hold decide a criterion they cover wholly: met.
3. Otherwise a person is asked; nobody's answer is “Chưa đủ cơ sở đánh giá”, and an open question.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lgsp.architecture.conformance.rules import Severity
from lgsp.architecture.conformance.verdicts import VERDICT_NAMES, Verdict

from .cases import Answer, Case
from .criteria import AS_PRELIMINARY, MERGED_CONFORMS, NOT_REBUILT, Criterion
from .exceptions import JudgedException
from .findings import DesignFinding, Judged
from .preliminary import Departure
from .results import CriterionResult, DecidedBy, Duplicate, OpenQuestion

_RANK = {verdict: rank for rank, verdict in enumerate(Verdict)}
_NAMED = 6


@dataclass(frozen=True, slots=True)
class _Ruling:
    """What the rules of a criterion say together: the worst verdict (None: nothing), and the facts behind it."""

    verdict: Verdict | None
    evidence: tuple[str, ...] = ()
    findings: tuple[DesignFinding, ...] = ()
    beyond: bool = False
    """Whether it is not met for a reason that is no finding of a rule."""


@dataclass(frozen=True)
class Bench:
    """All that is known when the criteria are decided."""

    case: Case
    judged: Judged
    names: Mapping[str, str]
    duplicates: Sequence[Duplicate] = ()
    departure: Departure | None = None
    exceptions: Sequence[JudgedException] = field(default=())

    def decide(self, criterion: Criterion) -> CriterionResult:
        """Return the result of one criterion."""
        ruling = self._rule(criterion)
        answer = next((one for one in self.case.answers if one.criterion == criterion.code), None)
        verdict, by = _settle(criterion, ruling.verdict, answer)
        evidence = ruling.evidence
        if by is DecidedBy.PERSON and answer:
            evidence = (*evidence, f"{answer.answered_by}: {answer.evidence}")
        covered = ""
        if verdict is Verdict.BROKEN:
            covered = self._find_cover(criterion, ruling, by)
        return CriterionResult(criterion, verdict, by, evidence, answer, covered)

    def _rule(self, criterion: Criterion) -> _Ruling:
        rulings = [self._rule_by(code) for code in criterion.rules]
        if criterion.code == NOT_REBUILT:
            rulings.append(self._rule_duplicates())
        said = [one for one in rulings if one.verdict is not None]
        if not said:
            return _Ruling(None)
        worst = min((one.verdict for one in said if one.verdict), key=_RANK.__getitem__)
        return _Ruling(
            worst,
            tuple(line for one in said for line in one.evidence),
            tuple(found for one in said for found in one.findings),
            any(one.beyond for one in said),
        )

    def _rule_by(self, code: str) -> _Ruling:
        if code == MERGED_CONFORMS:
            return self._rule_merged()
        if code == AS_PRELIMINARY:
            return self._rule_departure()
        answers = self.judged.list_answers(code)
        if not answers:
            return _Ruling(None)
        worst = min(answers.values(), key=_RANK.__getitem__)
        those = [key for key, verdict in answers.items() if verdict is worst]
        return _Ruling(worst, (f"{code}: {self._say(worst, those)}",), self.judged.find_of(code))

    def _say(self, verdict: Verdict, those: Sequence[str]) -> str:
        word = VERDICT_NAMES[verdict].lower()
        if verdict is Verdict.HOLDS:
            return f"{word} ở {len(those)} đối tượng"
        named = ", ".join(self.names.get(key, key) for key in those[:_NAMED])
        more = f" và {len(those) - _NAMED} đối tượng khác" if len(those) > _NAMED else ""
        return f"{word} ở {named}{more}"

    def _rule_merged(self) -> _Ruling:
        blocking = tuple(one for one in self.judged.own if one.stands_in_the_way)
        if blocking:
            codes = ", ".join(dict.fromkeys(one.finding.code for one in blocking))
            return _Ruling(
                Verdict.BROKEN, (f"Thiết kế gây {len(blocking)} vi phạm mức lỗi: {codes}",), blocking
            )
        return _Ruling(Verdict.HOLDS, ("Ghép thiết kế vào Kiến trúc, không phát sinh vi phạm mức lỗi",))

    def _rule_departure(self) -> _Ruling:
        if self.departure is None:
            return _Ruling(None)
        total, open_ = len(self.departure.differences), len(self.departure.unexplained)
        if open_:
            said = f"{open_}/{total} khác biệt so với thiết kế sơ bộ chưa được giải trình"
            return _Ruling(Verdict.BROKEN, (said,), beyond=True)
        return _Ruling(Verdict.HOLDS, (f"{total} khác biệt so với thiết kế sơ bộ, đều được giải trình",))

    def _rule_duplicates(self) -> _Ruling:
        found = [one for one in self.duplicates if one.is_open]
        if not found:
            return _Ruling(None)
        said = tuple(f"{one.subject_name} giống {one.candidate_name} ({one.score}/100)" for one in found)
        return _Ruling(Verdict.BROKEN, said, beyond=True)

    def _find_cover(self, criterion: Criterion, ruling: _Ruling, by: DecidedBy) -> str:
        for one in self.exceptions:
            if one.counts and criterion.code in one.codes and not one.exception.subjects:
                return f"Ngoại lệ theo {one.exception.document}"
        broken = [one for one in ruling.findings if one.is_broken]
        if by is not DecidedBy.RULE or ruling.beyond or not broken:
            return ""
        covers = [one.waiver or find_exception(one, self.exceptions) for one in broken]
        return f"Theo {', '.join(dict.fromkeys(covers))}" if all(covers) else ""

    def list_questions(self, results: Sequence[CriterionResult]) -> Iterator[OpenQuestion]:
        """Yield what is still to be answered: by criterion, and where a rule lacks a fact of the design."""
        for one in results:
            if one.verdict is Verdict.CANNOT_TELL and one.criterion.question and not _lacks_facts(one):
                yield OpenQuestion(one.criterion.code, one.criterion.question)
        answered = {
            code
            for one in results
            if one.decided_by is DecidedBy.PERSON and one.verdict is not Verdict.CANNOT_TELL
            for code in one.criterion.rules
        }
        for found in self.judged.findings:
            is_asked = found.finding.severity is not Severity.NOTICE and found.finding.code not in answered
            if not found.is_broken and is_asked:
                yield OpenQuestion(found.finding.code, found.finding.message)


def find_exception(found: DesignFinding, exceptions: Sequence[JudgedException]) -> str:
    """Return the document of an exception that covers a finding; nothing if none does."""
    return next((one.exception.document or "" for one in exceptions if one.covers(found)), "")


def _lacks_facts(one: CriterionResult) -> bool:
    return one.decided_by is DecidedBy.RULE


def _settle(criterion: Criterion, ruled: Verdict | None, answer: Answer | None) -> tuple[Verdict, DecidedBy]:
    if ruled is Verdict.BROKEN or (ruled is Verdict.HOLDS and criterion.is_whole):
        return ruled, DecidedBy.RULE
    if ruled is None and criterion.is_rule:
        return Verdict.NOT_APPLICABLE, DecidedBy.RULE
    if answer is not None:
        return answer.result, DecidedBy.PERSON
    if ruled is Verdict.CANNOT_TELL:
        return Verdict.CANNOT_TELL, DecidedBy.RULE
    return Verdict.CANNOT_TELL, DecidedBy.NOBODY

"""Judge a model by the rules, for one day."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from lgsp.architecture.model.errors import Problem
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.places import Place
from lgsp.architecture.model.reading import Reading

from .catalogue import list_rules
from .rules import Rule, Severity
from .verdicts import Judgement, Subject, Verdict

_WORST_FIRST = list(Verdict)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to say: a rule is broken, or cannot be told. Message and advice are Vietnamese."""

    code: str
    severity: Severity
    verdict: Verdict
    subject_kind: str
    subject_id: str
    subject_name: str
    place: Place
    message: str
    advice: str


@dataclass(frozen=True)
class Report:
    """What the rules say; `verdicts` has one answer for every rule and every subject it was asked about."""

    on: date
    findings: tuple[Finding, ...]
    verdicts: Mapping[tuple[str, Subject], Verdict]

    def count(self, severity: Severity, verdict: Verdict = Verdict.BROKEN) -> int:
        """Return how many findings of that severity there are; unless said otherwise, of rules broken."""
        return sum(found.severity is severity and found.verdict is verdict for found in self.findings)

    def count_verdicts(self) -> Mapping[str, Mapping[Verdict, int]]:
        """Return for every rule how many subjects got each verdict."""
        counts: dict[str, Counter[Verdict]] = {}
        for (code, _), verdict in self.verdicts.items():
            counts.setdefault(code, Counter())[verdict] += 1
        return counts

    @property
    def has_faults(self) -> bool:
        """Say whether a rule that is an error or a warning is broken."""
        return any(self.count(severity) for severity in (Severity.ERROR, Severity.WARNING))


def check(model: Model, *, on: date, select: Collection[str] = ()) -> Report:
    """
    Judge the model by the rules selected (all, unless codes or their beginnings are given) as of a day.

    :raises RuleUnknown: if no rule begins with a code given
    """
    findings: list[Finding] = []
    verdicts: dict[tuple[str, Subject], Verdict] = {}
    for rule in list_rules(select):
        for judgement in rule.judge(model, on):
            key = (rule.code, judgement.subject)
            verdicts[key] = min(
                verdicts.get(key, judgement.verdict), judgement.verdict, key=_WORST_FIRST.index
            )
            if judgement.place is not None:
                findings.append(_finding(rule, judgement, judgement.place))
    return Report(on, _in_order(findings), verdicts)


def check_reading(reading: Reading, *, on: date, select: Collection[str] = ()) -> Report:
    """
    Judge what was read from a folder; problems of reading are findings too, whatever rules are selected.

    :raises RuleUnknown: if no rule begins with a code given
    """
    if reading.model is not None:
        return check(reading.model, on=on, select=select)
    list_rules(select)
    findings = [_finding_of(problem) for problem in reading.problems]
    return Report(on, _in_order(findings), dict(_verdicts_of(reading.problems)))


def _in_order(findings: list[Finding]) -> tuple[Finding, ...]:
    severities = list(Severity)

    def order(found: Finding) -> tuple[int, int, Place, str]:
        return _WORST_FIRST.index(found.verdict), severities.index(found.severity), found.place, found.code

    return tuple(sorted(findings, key=order))


def _finding(rule: Rule, judgement: Judgement, place: Place) -> Finding:
    subject = judgement.subject
    return Finding(
        code=rule.code,
        severity=rule.severity,
        verdict=judgement.verdict,
        subject_kind=subject.kind,
        subject_id=subject.id,
        subject_name=subject.name,
        place=place,
        message=judgement.message,
        advice=rule.remedy,
    )


def _finding_of(problem: Problem) -> Finding:
    subject = _subject_of(problem)
    return Finding(
        code=problem.rule or problem.code,
        severity=Severity.ERROR,
        verdict=Verdict.BROKEN,
        subject_kind=subject.kind,
        subject_id=subject.id,
        subject_name=subject.name,
        place=problem.place,
        message=problem.message_in("vi"),
        advice=problem.remedy,
    )


def _verdicts_of(problems: tuple[Problem, ...]) -> Iterator[tuple[tuple[str, Subject], Verdict]]:
    for problem in problems:
        yield (problem.rule or problem.code, _subject_of(problem)), Verdict.BROKEN


def _subject_of(problem: Problem) -> Subject:
    return Subject("file", problem.place.file, problem.place.file)

"""Judge a model by the rules, for one day and one gate."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from lgsp.architecture.model.errors import Problem
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.places import Place
from lgsp.architecture.model.reading import Reading
from lgsp.kernel.collector import collector_paused

from .catalogue import list_rules
from .rules import LAST_GATE, Gate, Rule, Severity
from .verdicts import VERDICT_NAMES, Judgement, Subject, Verdict
from .waivers import Cover, list_in_force

_RANK = {verdict: rank for rank, verdict in enumerate(Verdict)}
_SEVERITY_RANK = {severity: rank for rank, severity in enumerate(Severity)}


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


@dataclass(frozen=True, slots=True)
class Waived:
    """A finding that a waiver in force covers: which waiver, by what document, until when."""

    finding: Finding
    waiver: str
    document: str
    until: date


@dataclass(frozen=True, slots=True)
class Result:
    """The answer to one rule over the whole model; what is waived is still not met, and counted in `waived`."""

    code: str
    verdict: Verdict
    counts: Mapping[Verdict, int]
    waived: int

    @property
    def official(self) -> str:
        """Return the answer as the ministry's appraisal form words it."""
        return VERDICT_NAMES[self.verdict]


@dataclass(frozen=True)
class Report:
    """
    What the rules say.

    `findings` are those that no waiver covers. `answers` holds, for every rule asked, one verdict for every subject it
    was asked about; a waiver changes no verdict.
    """

    on: date
    findings: tuple[Finding, ...]
    answers: Mapping[str, Mapping[Subject, Verdict]]
    waived: tuple[Waived, ...] = ()
    gate: Gate = field(default=LAST_GATE)

    @cached_property
    def verdicts(self) -> Mapping[tuple[str, Subject], Verdict]:
        """Return the verdict of every rule on every subject it was asked about."""
        return {
            (code, subject): verdict
            for code, answers in self.answers.items()
            for subject, verdict in answers.items()
        }

    @cached_property
    def judgement_count(self) -> int:
        """Return how many verdicts there are."""
        return sum(len(answers) for answers in self.answers.values())

    def count(self, severity: Severity, verdict: Verdict = Verdict.BROKEN) -> int:
        """Return how many findings of that severity there are; unless said otherwise, of rules broken."""
        return sum(found.severity is severity and found.verdict is verdict for found in self.findings)

    def count_verdicts(self) -> Mapping[str, Mapping[Verdict, int]]:
        """Return for every rule that was asked about something how many subjects got each verdict."""
        return {code: Counter(answers.values()) for code, answers in self.answers.items() if answers}

    @cached_property
    def results(self) -> Mapping[str, Result]:
        """Return the one official answer to every rule asked: its worst verdict; none at all means not applicable."""
        waived = Counter(one.finding.code for one in self.waived)
        return {
            code: Result(
                code=code,
                verdict=min(answers.values(), key=_RANK.__getitem__, default=Verdict.NOT_APPLICABLE),
                counts=Counter(answers.values()),
                waived=waived[code],
            )
            for code, answers in self.answers.items()
        }

    @property
    def has_faults(self) -> bool:
        """Say whether a rule that is an error or a warning is broken and not waived."""
        return any(self.count(severity) for severity in (Severity.ERROR, Severity.WARNING))


def check(model: Model, *, on: date, select: Collection[str] = (), gate: Gate = LAST_GATE) -> Report:
    """
    Judge the model by the rules selected (all, unless codes or their beginnings are given) as of a day.

    Facts are those of the day. All that is described and not over is judged, what is still to come too; a model that is
    the state of a day (`model.at`) is judged for what is in force on that day only.

    :raises RuleUnknown: if no rule begins with a code given
    :raises NoRuleAtGate: if none of the rules selected is asked at the gate
    """
    facts = model if model.on else model.facts_of(on)
    cover = Cover(list_in_force(facts, on))
    answers: dict[str, dict[Subject, Verdict]] = {}
    findings: list[Finding] = []
    waived: list[Waived] = []
    with collector_paused():
        for rule in list_rules(select, gate=gate):
            answers[rule.code], said = _ask(rule, facts, on)
            for judgement, place in said:
                found = _finding(rule, judgement, place, gate)
                waiver = cover.find(rule, judgement)
                if waiver is None:
                    findings.append(found)
                else:
                    waived.append(Waived(found, waiver.id, waiver.document, waiver.valid_to))
    ordered = tuple(sorted(waived, key=lambda one: _order(one.finding)))
    return Report(on, tuple(sorted(findings, key=_order)), answers, ordered, gate)


def check_reading(
    reading: Reading, *, on: date, select: Collection[str] = (), gate: Gate = LAST_GATE
) -> Report:
    """
    Judge what was read from a folder; problems of reading are findings too, whatever rules are selected.

    :raises RuleUnknown: if no rule begins with a code given
    :raises NoRuleAtGate: if none of the rules selected is asked at the gate
    """
    if reading.model is not None:
        return check(reading.model, on=on, select=select, gate=gate)
    list_rules(select, gate=gate)
    findings = sorted((_finding_of(problem) for problem in reading.problems), key=_order)
    answers: dict[str, dict[Subject, Verdict]] = {}
    for found in findings:
        answers.setdefault(found.code, {})[_subject_of(found.place)] = Verdict.BROKEN
    return Report(on, tuple(findings), answers, gate=gate)


def _ask(rule: Rule, model: Model, on: date) -> tuple[dict[Subject, Verdict], list[tuple[Judgement, Place]]]:
    answers: dict[Subject, Verdict] = {}
    said: list[tuple[Judgement, Place]] = []
    for judgement in rule.ask(model, on):
        subject, verdict, place, _ = judgement
        known = answers.get(subject)
        if known is None or _RANK[verdict] < _RANK[known]:
            answers[subject] = verdict
        if place is not None:
            said.append((judgement, place))
    return answers, said


def _order(found: Finding) -> tuple[int, int, Place, str]:
    return _RANK[found.verdict], _SEVERITY_RANK[found.severity], found.place, found.code


def _finding(rule: Rule, judgement: Judgement, place: Place, gate: Gate) -> Finding:
    subject = judgement.subject
    return Finding(
        code=rule.code,
        severity=rule.severity_at(gate),
        verdict=judgement.verdict,
        subject_kind=subject.kind,
        subject_id=subject.id,
        subject_name=subject.name,
        place=place,
        message=judgement.message,
        advice=rule.remedy,
    )


def _finding_of(problem: Problem) -> Finding:
    subject = _subject_of(problem.place)
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


def _subject_of(place: Place) -> Subject:
    return Subject("file", place.file, place.file)

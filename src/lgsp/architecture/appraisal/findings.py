"""
What the rules say of a design: on the approved model alone and with the design, both in the state of the day it goes
live.

What is said with it and not without it is the design's own. Of what was said before, only what concerns the design is
kept, and called old.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from lgsp.architecture.conformance.catalogue import find_rule
from lgsp.architecture.conformance.checking import Finding, Report, check
from lgsp.architecture.conformance.rules import Severity
from lgsp.architecture.conformance.verdicts import Verdict
from lgsp.architecture.model.model import Model

_ON_GOING_LIVE = ("CMP505", "CMP507", "DOC808", "FLW404", "STD602")
"""Rules that ask what law, standards and systems are in force; the others ask how well facts are kept by now."""
_Key = tuple[str, Verdict, str, str]


@dataclass(frozen=True, slots=True)
class DesignFinding:
    """A finding that concerns the design: its own or old, and the document of the waiver that permits it, if any."""

    finding: Finding
    is_own: bool
    waiver: str = ""

    @property
    def is_broken(self) -> bool:
        """Say whether a rule is broken, rather than a fact missing."""
        return self.finding.verdict is Verdict.BROKEN

    @property
    def stands_in_the_way(self) -> bool:
        """Say whether it is an error that nobody has permitted."""
        return self.is_broken and self.finding.severity is Severity.ERROR and not self.waiver

    @property
    def clause(self) -> str:
        """Return the clause its rule rests on; without one it is the consistency of the model."""
        rule = find_rule(self.finding.code)
        basis = [one.text for one in rule.basis] if rule else []
        return "\n".join(basis) or "Sự nhất quán của mô hình kiến trúc"


@dataclass(frozen=True, slots=True)
class Days:
    """The day whose state is judged, and the day it is judged on: what is promised for later is not yet late."""

    go_live_on: date
    appraised_on: date


@dataclass(frozen=True)
class Judged:
    """The two reports, and the ids that the design is about."""

    before: Report = field(repr=False)
    after: Report = field(repr=False)
    subjects: frozenset[str]

    @cached_property
    def findings(self) -> tuple[DesignFinding, ...]:
        """Return what concerns the design, its own findings first."""
        found = list(self._list_all())
        return tuple(sorted(found, key=lambda one: not one.is_own))

    @cached_property
    def own(self) -> tuple[DesignFinding, ...]:
        """Return what is said with the design and was not said without it."""
        return tuple(one for one in self.findings if one.is_own)

    @cached_property
    def mended(self) -> tuple[Finding, ...]:
        """Return what was said without the design and is no longer said with it."""
        left = Counter(self._key(one) for one in _list_said(self.after))
        return tuple(one for one in self.before.findings if not _take(left, self._key(one)))

    def find_of(self, code: str) -> tuple[DesignFinding, ...]:
        """Return what a rule says that concerns the design."""
        return tuple(one for one in self.findings if one.finding.code == code)

    def list_answers(self, code: str) -> Mapping[str, Verdict]:
        """Return the verdicts of a rule on what the design is about, by id; what does not apply is left out."""
        answers = {
            subject.id: verdict
            for subject, verdict in self.after.answers.get(code, {}).items()
            if subject.id in self.subjects and verdict is not Verdict.NOT_APPLICABLE
        }
        told = {one.finding.subject_id: one.finding.verdict for one in self.find_of(code) if one.is_own}
        return told | answers

    def _key(self, one: Finding) -> _Key:
        """Return what makes a finding the same; elsewhere than in the design, words may change with a count in them."""
        message = one.message if one.subject_id in self.subjects else ""
        return one.code, one.verdict, one.subject_id, message

    def _list_all(self) -> Iterator[DesignFinding]:
        known = Counter(self._key(one) for one in _list_said(self.before))
        for one in self.after.findings:
            is_old = _take(known, self._key(one))
            if not is_old or one.subject_id in self.subjects:
                yield DesignFinding(one, not is_old)
        for waived in self.after.waived:
            is_old = _take(known, self._key(waived.finding))
            if not is_old or waived.finding.subject_id in self.subjects:
                yield DesignFinding(waived.finding, not is_old, waived.document)


def judge(model: Model, merged: Model, subjects: Iterable[str], *, days: Days) -> Judged:
    """Ask every rule twice, without and with the design."""
    return Judged(_ask(model, days), _ask(merged, days), frozenset(subjects))


def _ask(model: Model, days: Days) -> Report:
    """Ask of what is in force on the day of going live; a waiver that has run out by then permits nothing."""
    state = model.at(days.go_live_on)
    kept = check(state, on=days.appraised_on)
    in_force = check(state, on=days.go_live_on, select=_ON_GOING_LIVE)
    waived = [one for one in kept.waived if one.finding.code not in _ON_GOING_LIVE]
    lasting = [one for one in waived if one.until >= days.go_live_on]
    ended = [one.finding for one in waived if one.until < days.go_live_on]
    said = [one for one in kept.findings if one.code not in _ON_GOING_LIVE]
    return Report(
        days.go_live_on,
        (*said, *ended, *in_force.findings),
        {**kept.answers, **in_force.answers},
        (*lasting, *in_force.waived),
        kept.gate,
    )


def _list_said(report: Report) -> Iterator[Finding]:
    yield from report.findings
    yield from (one.finding for one in report.waived)


def _take(known: Counter[_Key], key: _Key) -> bool:
    """Take one of a key out of those known; say whether there was one."""
    if not known[key]:
        return False
    known[key] -= 1
    return True

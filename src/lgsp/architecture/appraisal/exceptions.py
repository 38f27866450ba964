"""
Exceptions: a requirement is not met, and somebody who may has permitted that until a day.

An exception changes no result. It counts only with the document that permits it, and only until its deadline.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from lgsp.architecture.documents.wording import on_day

from .cases import CaseException
from .criteria import Criterion
from .findings import DesignFinding


@dataclass(frozen=True, slots=True)
class JudgedException:
    """An exception, the codes of what it is asked for, and why it does not count if it does not."""

    exception: CaseException
    codes: frozenset[str]
    flaw: str = ""

    @property
    def counts(self) -> bool:
        """Say whether what it covers stands in nobody's way."""
        return not self.flaw

    def covers(self, found: DesignFinding) -> bool:
        """Say whether a finding is one it was asked for, and it counts."""
        subjects = self.exception.subjects
        named = found.finding.code in self.codes
        return self.counts and named and (not subjects or found.finding.subject_id in subjects)


def judge_exceptions(
    asked: Iterable[CaseException], criteria: Iterable[Criterion], *, on: date
) -> tuple[JudgedException, ...]:
    """Return the exceptions of a case; one for a criterion is also one for the rules that decide it."""
    rules = {one.code: one.rules for one in criteria}
    return tuple(
        JudgedException(
            one, frozenset((one.requirement, *rules.get(one.requirement, ()))), _find_flaw(one, on)
        )
        for one in asked
    )


def _find_flaw(one: CaseException, on: date) -> str:
    if one.document is None:
        return "chưa có văn bản cho phép"
    if one.deadline < on:
        return f"đã quá thời hạn {on_day(one.deadline)}"
    return ""

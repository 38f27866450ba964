"""What an appraisal says: results by criterion, findings, duplicates, open questions, and what follows from them."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from lgsp.architecture.conformance.checking import Finding
from lgsp.architecture.conformance.verdicts import VERDICT_NAMES, Verdict
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.planning import Project
from lgsp.architecture.revisions.differences import Difference

from .cases import Answer, Case, ConclusionKind, DuplicateAnswer
from .criteria import Criterion
from .designs import Design
from .exceptions import JudgedException
from .findings import DesignFinding
from .options import Comparison
from .preliminary import Departure
from .reuse import Kind


class DecidedBy(StrEnum):
    """Who decided a criterion."""

    RULE = "rule"
    PERSON = "person"
    NOBODY = "nobody"


DECIDED_NAMES = {
    DecidedBy.RULE: "Quy tắc",
    DecidedBy.PERSON: "Người đánh giá",
    DecidedBy.NOBODY: "Chưa ai trả lời",
}


@dataclass(frozen=True, slots=True)
class CriterionResult:
    """One criterion: its result, who decided it, what proves it, and what permits that it is not met."""

    criterion: Criterion
    verdict: Verdict
    decided_by: DecidedBy
    evidence: tuple[str, ...]
    answer: Answer | None = None
    covered_by: str = ""

    @property
    def official(self) -> str:
        """Return the result as the ministry's form words it."""
        return VERDICT_NAMES[self.verdict]

    @property
    def stands_in_the_way(self) -> bool:
        """Say whether it is not met, and nothing permits that."""
        return self.verdict is Verdict.BROKEN and not self.covered_by


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Something of the design beside something there already: how alike they are, by which facts, and what was said."""

    subject: str
    subject_name: str
    candidate: str
    candidate_name: str
    score: int
    facts: tuple[str, ...]
    kind: Kind
    answer: DuplicateAnswer | None = None

    @property
    def is_duplicate(self) -> bool:
        """Say whether it looks made again."""
        return self.kind is Kind.DUPLICATE

    @property
    def is_open(self) -> bool:
        """Say whether it looks made again, and nobody has said why it is not."""
        return self.is_duplicate and self.answer is None


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """What nobody has answered yet; `code` is that of the criterion or rule it belongs to."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Proposed:
    """The conclusion that follows by rule, why, and on which conditions; None: there is not enough to conclude."""

    kind: ConclusionKind | None
    reasons: tuple[str, ...]
    conditions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Appraisal:
    """A case held against the approved model."""

    case: Case
    on: date
    project: Project
    design: Design = field(repr=False)
    model: Model = field(repr=False)
    merged: Model = field(repr=False)
    difference: Difference = field(repr=False)
    sentences: tuple[str, ...]
    criteria: tuple[CriterionResult, ...]
    findings: tuple[DesignFinding, ...]
    old_elsewhere: int
    mended: tuple[Finding, ...]
    departure: Departure | None
    duplicates: tuple[Duplicate, ...]
    comparison: Comparison | None
    exceptions: tuple[JudgedException, ...]
    questions: tuple[OpenQuestion, ...]
    proposed: Proposed

    @property
    def has_faults(self) -> bool:
        """Say whether something is not met, and nothing permits that."""
        return self.proposed.kind is ConclusionKind.SEND_BACK

    @property
    def is_open(self) -> bool:
        """Say whether something is still to be answered."""
        return bool(self.questions)

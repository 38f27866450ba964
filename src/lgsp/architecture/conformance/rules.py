"""What a rule is: a function over the model, and everything a person needs to understand it."""

import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from lgsp.architecture.model.model import Model

from .verdicts import Judgement

Judge = Callable[[Model, date], Iterator[Judgement]]


class Severity(StrEnum):
    """How much a broken rule matters."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


SEVERITY_NAMES = {Severity.ERROR: "lỗi", Severity.WARNING: "cảnh báo", Severity.NOTICE: "lưu ý"}


class Gate(StrEnum):
    """A step that a broken rule stands in the way of, in the order the steps are taken."""

    EDIT = "edit"
    PUBLISH = "publish"
    APPRAISE = "appraise"

    @property
    def passed(self) -> tuple["Gate", ...]:
        """Return the gates passed on the way here, this one last."""
        gates = list(Gate)
        return tuple(gates[: gates.index(self) + 1])


GATE_NAMES = {Gate.EDIT: "soạn thảo", Gate.PUBLISH: "ban hành", Gate.APPRAISE: "thẩm định"}
LAST_GATE = list(Gate)[-1]


@dataclass(frozen=True, slots=True)
class Basis:
    """
    A paragraph or clause that a rule rests on, and how far its text has been verified.

    `paragraphs` are the keys of the outline of 2015 that are meant, where it is the outline.
    """

    text: str
    verification: str
    paragraphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """
    A rule with a code that never changes its meaning.

    `example` holds the files that break the rule when added to a sound model: each begins with a line `# path`.
    `needs` names the facts it reads, as `kind.field`. `raised` says from which gate on it is of another severity.
    A rule that `spans_time` compares periods, so it is asked about all that is described, even for one day's state.
    """

    code: str
    title: str
    severity: Severity
    gate: Gate
    basis: tuple[Basis, ...]
    why: str
    example: str
    remedy: str
    judge: Judge
    needs: tuple[str, ...] = ()
    raised: Mapping[Gate, Severity] = field(default_factory=dict)
    spans_time: bool = False
    can_be_waived: bool = True

    def severity_at(self, gate: Gate) -> Severity:
        """Return how much the rule matters at that gate."""
        raised = [self.raised[passed] for passed in gate.passed if passed in self.raised]
        return raised[-1] if raised else self.severity

    def ask(self, model: Model, on: date) -> Iterator[Judgement]:
        """Yield the rule's judgements for a day: of the model as listed or, where it spans time, of all of it."""
        return self.judge(model.whole if self.spans_time else model, on)


def outline(*paragraphs: str) -> Basis:
    """Return the basis of rules that the outline itself lays down."""
    text = f"Văn bản 2384/BTTTT-THH ngày 28/7/2015, mục {', '.join(paragraphs)}"
    return Basis(text, "sourced", paragraphs)


def rule(
    *,
    code: str,
    title: str,
    severity: Severity,
    gate: Gate,
    why: str,
    example: str,
    remedy: str,
    basis: tuple[Basis, ...] = (),
    needs: tuple[str, ...] = (),
    raised: Mapping[Gate, Severity] | None = None,
    spans_time: bool = False,
    can_be_waived: bool = True,
) -> Callable[[Judge], Rule]:
    """Make a rule of the function below it; without a basis in law it is good sense of the model itself."""

    def make(judge: Judge) -> Rule:
        return Rule(
            code=code,
            title=title,
            severity=severity,
            gate=gate,
            basis=basis,
            why=why,
            example=inspect.cleandoc(example),
            remedy=remedy,
            judge=judge,
            needs=needs,
            raised=raised or {},
            spans_time=spans_time,
            can_be_waived=can_be_waived,
        )

    return make

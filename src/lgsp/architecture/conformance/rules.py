"""What a rule is: a function over the model, and everything a person needs to understand it."""

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
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
    """The earliest step that a broken rule stands in the way of."""

    EDIT = "edit"
    PUBLISH = "publish"
    APPRAISE = "appraise"


GATE_NAMES = {Gate.EDIT: "soạn thảo", Gate.PUBLISH: "ban hành", Gate.APPRAISE: "thẩm định"}


@dataclass(frozen=True, slots=True)
class Basis:
    """A paragraph or clause that a rule rests on, and how far its text has been verified."""

    text: str
    verification: str


VERIFICATION_NAMES = {
    "sourced": "theo nguyên văn",
    "secondary": "theo nguồn thứ cấp, chưa đối chiếu nguyên văn",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """
    A rule with a code that never changes its meaning.

    `example` holds the files that break the rule when added to a sound model: each begins with a line `# path`.
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


def outline(*paragraphs: str) -> Basis:
    """Return the basis of rules that the outline itself lays down."""
    return Basis(f"Văn bản 2384/BTTTT-THH ngày 28/7/2015, mục {', '.join(paragraphs)}", "sourced")


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
        )

    return make

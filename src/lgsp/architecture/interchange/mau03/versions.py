"""
Which version of the architecture the data set belongs to, and the history of versions (LS_PHIENBAN).

Version, day of effect and day of closure are those of document and diagrams (rule M10 of the draft guide).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from lgsp.architecture.model.governance import Issue
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.norms import Document
from lgsp.architecture.queries.issues import find_issue, list_issues

from .cells import UNDETERMINED

SHEET = "LS_PHIENBAN"
VERSION = "Phiên bản"
VALID_FROM = "Ngày hiệu lực"
CLOSED_ON = "Ngày chốt dữ liệu"
HEADS = (
    ("Phiên bản", 12),
    ("Quyết định ban hành", 34),
    ("Ngày hiệu lực", 16),
    ("Ngày chốt dữ liệu", 18),
    ("Lý do", 44),
    ("Nội dung thay đổi chính", 60),
    ("Thay thế phiên bản", 18),
)


@dataclass(frozen=True, slots=True)
class Versions:
    """What the guide says of the version, line by line, and the rows of the history, oldest first."""

    said: tuple[tuple[str, str], ...] = ()
    history: tuple[tuple[str, ...], ...] = ()


def describe_versions(model: Model) -> Versions:
    """Return the versions of a model; what nobody has determined says so."""
    issue = find_issue(model)
    said = (
        (VERSION, issue.version if issue else UNDETERMINED),
        (VALID_FROM, say_day(issue.valid_from if issue else None)),
        (CLOSED_ON, say_day(issue.data_cutoff if issue else None)),
    )
    return Versions(said, tuple(tuple(_tell(one, model)) for one in list_issues(model)))


def say_day(day: date | None) -> str:
    """Write a day, or that it is not determined."""
    return f"{day:%d/%m}/{day.year:04}" if day else UNDETERMINED


def _tell(issue: Issue, model: Model) -> Iterator[str]:
    decision = model.find(Document, issue.decision) if issue.decision else None
    replaced = model.find(Issue, issue.replaces) if issue.replaces else None
    yield issue.version
    yield _say_decision(decision)
    yield say_day(issue.valid_from)
    yield say_day(issue.data_cutoff)
    yield issue.reason or ""
    yield "\n".join(issue.summary)
    yield replaced.version if replaced else ""


def _say_decision(decision: Document | None) -> str:
    if decision is None or not decision.issued_on:
        return "Đang trình, chưa có số và ngày"
    return f"Số {decision.number} ngày {say_day(decision.issued_on)}" if decision.number else decision.name

"""What the rules say, as pages show it: findings with their remedy, and the answer to every rule."""

from collections.abc import Iterator
from dataclasses import dataclass

from lgsp.architecture.conformance.catalogue import find_rule
from lgsp.architecture.conformance.checking import Finding
from lgsp.architecture.conformance.rules import Basis, Severity
from lgsp.architecture.conformance.verdicts import VERDICT_NAMES, Verdict
from lgsp.architecture.frameworks.verification import say_verification

from .atlas import Atlas
from .values import Link

_SEVERITIES = {Severity.ERROR: "Lỗi", Severity.WARNING: "Cảnh báo", Severity.NOTICE: "Lưu ý"}
_UNDECIDED = "Chưa đủ cơ sở"


@dataclass(frozen=True, slots=True)
class Said:
    """A finding: how grave (`mark`, and `grade` in words), on what, and what to do. `permit` is the waiver, if any."""

    code: str
    title: str
    mark: str
    grade: str
    subject: Link
    message: str
    advice: str
    place: str
    permit: Link | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What one rule says of the whole model."""

    code: str
    title: str
    why: str
    bases: tuple[str, ...]
    mark: str
    verdict: str
    holds: int
    broken: int
    undecided: int


def list_said(atlas: Atlas, subject: str = "") -> Iterator[Said]:
    """Yield the open findings, then those that a waiver covers; of one subject alone when it is named."""
    open_ones = atlas.findings.get(subject, ()) if subject else atlas.report.findings
    covered = atlas.waived.get(subject, ()) if subject else atlas.report.waived
    yield from (_say(atlas, found, None) for found in open_ones)
    for one in covered:
        permit = Link(f"{one.document}, đến {one.until:%d/%m/%Y}", atlas.href(one.waiver))
        yield _say(atlas, one.finding, permit)


def list_answers(atlas: Atlas) -> Iterator[Answer]:
    """Yield the answer to every rule that was asked about something, in the order of the codes."""
    for code, result in sorted(atlas.report.results.items()):
        rule = find_rule(code)
        if rule is None or not result.counts:
            continue
        yield Answer(
            code,
            rule.title,
            rule.why,
            tuple(_cite(basis) for basis in rule.basis),
            result.verdict,
            VERDICT_NAMES[result.verdict],
            result.counts.get(Verdict.HOLDS, 0),
            result.counts.get(Verdict.BROKEN, 0),
            result.counts.get(Verdict.CANNOT_TELL, 0),
        )


def _say(atlas: Atlas, found: Finding, permit: Link | None) -> Said:
    rule = find_rule(found.code)
    undecided = found.verdict is Verdict.CANNOT_TELL
    return Said(
        found.code,
        rule.title if rule else "",
        "cannot-tell" if undecided else found.severity,
        _UNDECIDED if undecided else _SEVERITIES[found.severity],
        Link(found.subject_name, atlas.href(found.subject_id)),
        found.message,
        found.advice,
        str(found.place),
        permit,
    )


def _cite(basis: Basis) -> str:
    return f"{basis.text} ({say_verification(basis.verification).lower()})"

"""
What follows from the results, by a rule that is printed beside it:

1. A criterion not met, an error of the design's own, something made again, a difference unexplained, each without an
   exception that counts: send back.
2. Otherwise, something still to be answered: not enough to conclude.
3. Otherwise, an exception in use or a warning of the design's own: approve, on these conditions.
4. Otherwise: approve.

People conclude; this is put beside what they say.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lgsp.architecture.conformance.rules import Severity
from lgsp.architecture.documents.wording import on_day

from .cases import ConclusionKind
from .deciding import find_exception
from .exceptions import JudgedException
from .findings import DesignFinding
from .preliminary import Departure
from .results import CriterionResult, Duplicate, OpenQuestion, Proposed

RULE = (
    "Kết luận đề nghị theo quy tắc: còn tiêu chí chưa đáp ứng, vi phạm mức lỗi do thiết kế, trùng lặp hoặc khác biệt "
    "chưa giải trình mà không có ngoại lệ còn hiệu lực thì trả lại; nếu không mà còn câu hỏi chưa trả lời thì chưa đủ "
    "cơ sở kết luận; nếu không mà có ngoại lệ đang dùng hoặc cảnh báo do thiết kế thì phê duyệt kèm điều kiện; còn lại "
    "thì phê duyệt. Kết quả không quy ra điểm và không bù trừ cho nhau."
)
UNDECIDED = "Chưa đủ cơ sở kết luận"


@dataclass(frozen=True)
class Grounds:
    """Everything a conclusion rests on."""

    criteria: Sequence[CriterionResult]
    findings: Sequence[DesignFinding]
    duplicates: Sequence[Duplicate]
    departure: Departure | None
    exceptions: Sequence[JudgedException]
    questions: Sequence[OpenQuestion]


def conclude(grounds: Grounds) -> Proposed:
    """Return the conclusion that follows."""
    obstacles = tuple(_list_obstacles(grounds))
    if obstacles:
        return Proposed(ConclusionKind.SEND_BACK, obstacles)
    if grounds.questions:
        return Proposed(None, (f"Còn {len(grounds.questions)} câu hỏi chưa trả lời.",))
    conditions = tuple(dict.fromkeys(_list_conditions(grounds)))
    if conditions:
        reason = "Mọi yêu cầu được đáp ứng hoặc có ngoại lệ; còn việc phải làm tiếp."
        return Proposed(ConclusionKind.WITH_CONDITIONS, (reason,), conditions)
    return Proposed(ConclusionKind.APPROVE, ("Mọi yêu cầu được đáp ứng hoặc không áp dụng.",))


def _list_obstacles(grounds: Grounds) -> Iterator[str]:
    for one in grounds.criteria:
        if one.stands_in_the_way:
            yield f"{one.criterion.code} ({one.criterion.name}): chưa đáp ứng."
    told = {code for one in grounds.criteria if one.stands_in_the_way for code in one.criterion.rules}
    for found in grounds.findings:
        is_open = found.is_own and found.stands_in_the_way and not find_exception(found, grounds.exceptions)
        if is_open and found.finding.code not in told:
            yield f"{found.finding.code}: {found.finding.message}"
    for twin in grounds.duplicates:
        if twin.is_open:
            yield f"“{twin.subject_name}” trùng “{twin.candidate_name}”, chưa được giải trình."
    if grounds.departure and grounds.departure.unexplained:
        yield f"{len(grounds.departure.unexplained)} khác biệt so với thiết kế sơ bộ chưa được giải trình."


def _list_conditions(grounds: Grounds) -> Iterator[str]:
    for one in grounds.exceptions:
        said = one.exception
        if one.counts and _is_used(one, grounds):
            yield (
                f"{said.owner} khắc phục yêu cầu {said.requirement} trước ngày {on_day(said.deadline)}, "
                f"theo {said.document}."
            )
    for found in grounds.findings:
        is_warning = found.finding.severity is Severity.WARNING
        covered = found.waiver or find_exception(found, grounds.exceptions)
        if found.is_own and found.is_broken and is_warning and not covered:
            yield f"{found.finding.code}: {found.finding.message} {found.finding.advice}"


def _is_used(one: JudgedException, grounds: Grounds) -> bool:
    if any(one.covers(found) and found.is_broken for found in grounds.findings):
        return True
    return any(result.covered_by and result.criterion.code in one.codes for result in grounds.criteria)

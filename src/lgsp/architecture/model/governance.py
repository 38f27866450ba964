"""How the architecture is kept: issues of it, waivers of rules, and rounds of survey (II, VI.1)."""

from enum import StrEnum
from typing import ClassVar

from pydantic import Field

from .entities import AgencyRef, DocumentRef, Entity, EntityRef, IssueRef, Record
from .values import Day, Text


class Waiver(Entity):
    """
    Permission to break a rule: for which subjects, by which document, until when.

    Without `subjects` it is for every subject of the rule. It ends by itself on `valid_to`.
    """

    kind: ClassVar[str] = "waiver"
    title: ClassVar[str] = "Miễn trừ"

    rule: Text = Field(title="Mã quy tắc")
    subjects: tuple[EntityRef, ...] = Field(default=(), title="Đối tượng được miễn")
    reason: Text = Field(title="Lý do")
    document: Text = Field(title="Số văn bản cho phép")
    approved_by: Text | None = Field(default=None, title="Người, cơ quan cho phép")
    valid_to: Day = Field(title="Hết hiệu lực sau ngày")


class AnswerState(StrEnum):
    """What became of an agency's workbook."""

    SENT = "sent"
    RETURNED = "returned"
    REFUSED = "refused"
    ACCEPTED = "accepted"


class Answer(Record):
    """An agency's part in a round: the workbook that came back, by its hash, and how full it was."""

    agency: AgencyRef = Field(title="Cơ quan")
    state: AnswerState = Field(title="Tình trạng")
    sent_on: Day | None = Field(default=None, title="Ngày gửi")
    answered_on: Day | None = Field(default=None, title="Ngày trả lời")
    sha256: Text | None = Field(default=None, title="Mã băm SHA-256 của tệp trả lời")
    cells_asked: int | None = Field(default=None, ge=0, title="Số ô được hỏi")
    cells_filled: int | None = Field(default=None, ge=0, title="Số ô đã điền")
    cells_changed: int | None = Field(default=None, ge=0, title="Số ô thay đổi")


class Survey(Entity):
    """A round of survey: who is asked about what, and who answered (II)."""

    kind: ClassVar[str] = "survey"
    title: ClassVar[str] = "Đợt khảo sát"

    opened_on: Day = Field(title="Ngày mở")
    due_on: Day = Field(title="Hạn trả lời")
    kinds: tuple[Text, ...] = Field(default=(), title="Loại đối tượng được hỏi")
    agencies: tuple[AgencyRef, ...] = Field(default=(), title="Cơ quan được hỏi")
    answers: tuple[Answer, ...] = Field(default=(), title="Trả lời")
    legal_basis: tuple[DocumentRef, ...] = Field(default=(), title="Căn cứ")


class Issue(Entity):
    """
    The architecture as it is issued once: its version, the decision that issues it, and the day its data stand for.

    `valid_from` is the day it takes effect, `confirmed_by` the unit that confirms it. While its decision has no day
    of issue it is being prepared. Its documents, pictures and data set bear the same version and days (Mẫu số 03).
    """

    kind: ClassVar[str] = "issue"
    title: ClassVar[str] = "Lần ban hành"

    version: Text = Field(title="Phiên bản")
    decision: DocumentRef | None = Field(default=None, title="Quyết định ban hành")
    data_cutoff: Day | None = Field(default=None, title="Ngày chốt dữ liệu")
    place: Text | None = Field(default=None, title="Địa danh ghi trên quyết định")
    signer_office: Text | None = Field(default=None, title="Chức vụ người ký")
    signer: Text | None = Field(default=None, title="Họ tên người ký")
    proposed_by: AgencyRef | None = Field(default=None, title="Cơ quan trình")
    recipients: tuple[Text, ...] = Field(default=(), title="Nơi nhận")
    legal_basis: tuple[DocumentRef, ...] = Field(default=(), title="Căn cứ ban hành")
    replaces: IssueRef | None = Field(default=None, title="Thay thế lần ban hành")
    release: Text | None = Field(default=None, title="Phiên bản mô hình đã chốt (lgsp release)")
    reason: Text | None = Field(default=None, title="Lý do ban hành")
    summary: tuple[Text, ...] = Field(default=(), title="Nội dung thay đổi chính")

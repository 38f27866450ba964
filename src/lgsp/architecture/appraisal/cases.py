"""
A case: what was submitted, and what people said of it, as `case.yaml` has it.

Nothing in it is computed: results of rules, differences and duplicates are worked out each time the case is appraised.
"""

from enum import StrEnum

from pydantic import Field

from lgsp.architecture.conformance.verdicts import Verdict
from lgsp.architecture.model.entities import Record
from lgsp.architecture.model.values import Day, Text


class CaseStage(StrEnum):
    """At which step of an investment a case is appraised."""

    PROPOSAL = "proposal"
    PRELIMINARY = "preliminary"
    DETAILED = "detailed"
    RENTAL = "rental"
    ACCEPTANCE = "acceptance"
    YEARLY_REVIEW = "yearly-review"


STAGE_NAMES = {
    CaseStage.PROPOSAL: "Đề xuất dự án, nhiệm vụ",
    CaseStage.PRELIMINARY: "Thiết kế sơ bộ (thiết kế cơ sở)",
    CaseStage.DETAILED: "Thiết kế thi công (thiết kế chi tiết)",
    CaseStage.RENTAL: "Kế hoạch thuê dịch vụ",
    CaseStage.ACCEPTANCE: "Vận hành thử, bàn giao",
    CaseStage.YEARLY_REVIEW: "Rà soát hằng năm",
}


class ConclusionKind(StrEnum):
    """What an appraisal ends in."""

    APPROVE = "approve"
    WITH_CONDITIONS = "approve-with-conditions"
    SEND_BACK = "send-back"


CONCLUSION_NAMES = {
    ConclusionKind.APPROVE: "Phù hợp Kiến trúc, đề nghị phê duyệt",
    ConclusionKind.WITH_CONDITIONS: "Phù hợp Kiến trúc, đề nghị phê duyệt kèm điều kiện",
    ConclusionKind.SEND_BACK: "Chưa phù hợp Kiến trúc, trả lại để hoàn thiện",
}


class CaseDocument(Record):
    """A document of the submission."""

    title: Text = Field(title="Tên tài liệu")
    number: Text | None = Field(default=None, title="Số, ký hiệu")
    issued_on: Day | None = Field(default=None, title="Ngày")
    file: Text | None = Field(default=None, title="Tệp")


class Answer(Record):
    """What a person found on a criterion: the result, what proves it, and who says so."""

    criterion: Text = Field(title="Tiêu chí")
    result: Verdict = Field(title="Kết quả")
    evidence: Text = Field(title="Minh chứng")
    comment: Text | None = Field(default=None, title="Ý kiến")
    answered_by: Text = Field(title="Người đánh giá")
    answered_on: Day = Field(title="Ngày đánh giá")


class CaseException(Record):
    """
    A requirement that is not met and is nevertheless proposed, with all that the draft guide wants said of it.

    `requirement` is the code of a criterion or rule; without `subjects` it is meant for the whole design.
    """

    requirement: Text = Field(title="Yêu cầu chưa đáp ứng")
    subjects: tuple[Text, ...] = Field(default=(), title="Đối tượng")
    cause: Text = Field(title="Nguyên nhân")
    alternatives: Text = Field(title="Phương án thay thế đã xem xét")
    impact: Text = Field(title="Ảnh hưởng")
    controls: Text = Field(title="Biện pháp kiểm soát")
    owner: Text = Field(title="Cơ quan chịu trách nhiệm")
    deadline: Day = Field(title="Thời hạn khắc phục")
    document: Text | None = Field(default=None, title="Văn bản cho phép")


class Explanation(Record):
    """Why a detailed design differs from the preliminary one; `difference` is an id, or `id.field`."""

    difference: Text = Field(title="Khác biệt")
    reason: Text = Field(title="Giải trình")


class DuplicateAnswer(Record):
    """Why what looks like something there already is is none of it, or what is done about it."""

    subject: Text = Field(title="Đối tượng của thiết kế")
    candidate: Text = Field(title="Đối tượng tương tự")
    reason: Text = Field(title="Giải trình")
    answered_by: Text = Field(title="Người giải trình")
    answered_on: Day = Field(title="Ngày giải trình")


class PersonConclusion(Record):
    """What the people who appraise conclude."""

    result: ConclusionKind = Field(title="Kết luận")
    conditions: tuple[Text, ...] = Field(default=(), title="Điều kiện")
    reason: Text | None = Field(default=None, title="Lý do")
    concluded_by: Text = Field(title="Người kết luận")
    concluded_on: Day = Field(title="Ngày kết luận")


class Case(Record):
    """A case as it was submitted and answered so far."""

    name: Text = Field(title="Tên hồ sơ")
    project: Text = Field(title="Dự án, nhiệm vụ")
    stage: CaseStage = Field(title="Bước thẩm định")
    go_live_on: Day = Field(title="Ngày đưa vào vận hành")
    appraised_on: Day | None = Field(default=None, title="Ngày thẩm định")
    appraiser: Text | None = Field(default=None, title="Cơ quan thẩm định")
    notice: Text | None = Field(default=None, title="Lời báo")
    model: Text | None = Field(default=None, title="Mô hình đã duyệt")
    design: Text = Field(title="Thiết kế nộp thẩm định")
    preliminary: Text | None = Field(default=None, title="Thiết kế sơ bộ đã thẩm định")
    round: int = Field(default=1, ge=1, title="Lần thẩm định")
    sent_back: Text | None = Field(default=None, title="Lý do trả lại lần trước")
    documents: tuple[CaseDocument, ...] = Field(default=(), title="Tài liệu nộp kèm")
    answers: tuple[Answer, ...] = Field(default=(), title="Kết quả do người đánh giá")
    exceptions: tuple[CaseException, ...] = Field(default=(), title="Ngoại lệ")
    explanations: tuple[Explanation, ...] = Field(default=(), title="Giải trình khác biệt")
    duplicates: tuple[DuplicateAnswer, ...] = Field(default=(), title="Giải trình trùng lặp")
    conclusion: PersonConclusion | None = Field(default=None, title="Kết luận")

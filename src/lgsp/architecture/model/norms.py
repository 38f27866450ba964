"""What the architecture rests on: principles, standards, documents with their clauses, reference components."""

from enum import StrEnum
from typing import ClassVar

from pydantic import Field, field_validator

from .entities import DocumentRef, Entity, Record, ReferenceRef, StandardRef
from .values import Day, Text, after


class Principle(Entity):
    """A principle of the architecture (III.3)."""

    kind: ClassVar[str] = "principle"
    title: ClassVar[str] = "Nguyên tắc"

    statement: Text = Field(title="Nội dung")
    rationale: Text | None = Field(default=None, title="Lý do")
    implications: tuple[Text, ...] = Field(default=(), title="Hệ quả khi triển khai")
    legal_basis: tuple[DocumentRef, ...] = Field(default=(), title="Căn cứ")


class Standard(Entity):
    """A technical standard that applies (V.7). `verification` is carried from the reference list."""

    kind: ClassVar[str] = "standard"
    title: ClassVar[str] = "Tiêu chuẩn"

    symbol: Text = Field(title="Ký hiệu")
    group: Text = Field(title="Nhóm")
    level: Text = Field(title="Mức áp dụng")
    verification: Text = Field(title="Tình trạng kiểm chứng")
    replaced_by: StandardRef | None = Field(default=None, title="Được thay thế bởi")
    explanation: Text | None = Field(default=None, title="Giải trình khi chưa áp dụng")


class DocumentRole(StrEnum):
    """Why a document is in the model."""

    REFERENCE = "reference"
    ISSUED = "issued"
    TO_ISSUE = "to-issue"


class Clause(Record):
    """A clause of a document, as far as the architecture needs it."""

    article: Text = Field(title="Điều, khoản")
    text: Text = Field(title="Nội dung")
    valid_from: Day | None = Field(default=None, title="Có hiệu lực từ ngày")
    valid_to: Day | None = Field(default=None, title="Hết hiệu lực sau ngày")
    replaced_by: Text | None = Field(default=None, title="Được thay thế bởi")

    _period_runs_forward = field_validator("valid_to")(after("valid_from"))


class Document(Entity):
    """
    A legal or reference document (VI.1 and the list of references).

    The technical requirements and the investment procedure that the province issues are documents whose `clauses` say
    what they lay down.
    """

    kind: ClassVar[str] = "document"
    title: ClassVar[str] = "Văn bản"

    role: DocumentRole = Field(title="Vai trò")
    number: Text | None = Field(default=None, title="Số, ký hiệu")
    issued_on: Day | None = Field(default=None, title="Ngày ban hành")
    issuer: Text | None = Field(default=None, title="Cơ quan ban hành")
    replaced_by: Text | None = Field(default=None, title="Được thay thế bởi")
    verification: Text | None = Field(default=None, title="Tình trạng kiểm chứng")
    clauses: tuple[Clause, ...] = Field(default=(), title="Điều khoản")


class ReferenceComponent(Entity):
    """A component of a framework that is not shipped with the product, as an older reference model (V.1)."""

    kind: ClassVar[str] = "reference"
    title: ClassVar[str] = "Thành phần tham chiếu"

    framework: Text = Field(title="Khung")
    code: Text = Field(title="Mã trong khung")
    layer: Text | None = Field(default=None, title="Lớp")
    parent: ReferenceRef | None = Field(default=None, title="Thuộc thành phần")

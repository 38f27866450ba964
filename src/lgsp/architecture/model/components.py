"""The boxes of the overall figure, and what each must do (V.1, V.3–V.5)."""

from enum import StrEnum
from typing import ClassVar

from pydantic import Field

from .entities import AgencyRef, ComponentRef, DocumentRef, PrincipleRef, Record, StandardRef
from .objects import ArchitectureObject, Priority
from .values import Text


class RequirementKind(StrEnum):
    """Which half of paragraph V.4 a requirement belongs to."""

    TECHNICAL = "technical"
    BUSINESS = "business"


class Requirement(Record):
    """What a component must do, how that is checked, and what is proposed; `parent` nests it (V.4, V.5)."""

    code: Text = Field(title="Mã yêu cầu")
    requirement_kind: RequirementKind = Field(title="Loại")
    text: Text = Field(title="Yêu cầu")
    check: Text | None = Field(default=None, title="Cách kiểm tra")
    solution: Text | None = Field(default=None, title="Giải pháp đề xuất")
    parent: Text | None = Field(default=None, title="Thuộc yêu cầu")
    priority: Priority | None = Field(default=None, title="Mức ưu tiên")
    principles: tuple[PrincipleRef, ...] = Field(default=(), title="Theo nguyên tắc")
    legal_basis: tuple[DocumentRef, ...] = Field(default=(), title="Căn cứ")


class Component(ArchitectureObject):
    """
    A box of the overall figure (V.1, V.3–V.5). One band is a rule, not a type.

    `reference` names the national component it makes concrete; where it makes none, `local_reason` says why.
    """

    kind: ClassVar[str] = "component"
    title: ClassVar[str] = "Thành phần kiến trúc"

    bands: tuple[Text, ...] = Field(default=(), title="Lớp trong sơ đồ tổng thể")
    parent: ComponentRef | None = Field(default=None, title="Thuộc thành phần")
    owner: AgencyRef | None = Field(default=None, title="Cơ quan chịu trách nhiệm")
    reference: Text | None = Field(default=None, title="Thành phần tương ứng của khung quốc gia")
    local_reason: Text | None = Field(default=None, title="Lý do là thành phần riêng của tỉnh")
    requirements: tuple[Requirement, ...] = Field(default=(), title="Yêu cầu")
    standards: tuple[StandardRef, ...] = Field(default=(), title="Tiêu chuẩn áp dụng")
    principles: tuple[PrincipleRef, ...] = Field(default=(), title="Nguyên tắc được đáp ứng")

"""Who does what: agencies, the roles they hold, the functions they have, what they owe the architecture (IV.1, VI)."""

from enum import StrEnum
from typing import ClassVar

from pydantic import Field, field_validator

from .entities import AgencyRef, DocumentRef, Entity, EntityRef, FunctionRef, Record, RoleRef
from .values import Day, Text, after


class AgencyLevel(StrEnum):
    """The level of government an agency belongs to."""

    CENTRAL = "central"
    PROVINCE = "province"
    DEPARTMENT = "department"
    UNIT = "unit"
    COMMUNE = "commune"


class Agency(Entity):
    """
    An agency, with both schemes of electronic identifier (IV.1, VI.2, VI.3).

    `predecessors` are the agencies it was formed from: the mergers of 2025 are one fact, never a search and replace.
    """

    kind: ClassVar[str] = "agency"
    title: ClassVar[str] = "Cơ quan"

    level: AgencyLevel = Field(title="Cấp")
    short_name: Text | None = Field(default=None, title="Tên viết tắt")
    parent: AgencyRef | None = Field(default=None, title="Cơ quan cấp trên")
    predecessors: tuple[AgencyRef, ...] = Field(default=(), title="Được thành lập từ")
    code: Text = Field(title="Mã định danh điện tử (QĐ 20/2020/QĐ-TTg)")
    code_qcvn102: Text | None = Field(default=None, title="Mã định danh (QCVN 102:2016/BTTTT)")
    area_code: Text | None = Field(default=None, title="Mã đơn vị hành chính")
    is_digital_lead: bool = Field(default=False, title="Cơ quan chuyên trách chuyển đổi số")
    contact: Text | None = Field(default=None, title="Đầu mối liên hệ")
    address: Text | None = Field(default=None, title="Trụ sở")
    functions: tuple[Text, ...] = Field(default=(), title="Chức năng, nhiệm vụ chính")
    responsibilities: tuple[Text, ...] = Field(default=(), title="Trách nhiệm với Kiến trúc")
    legal_basis: tuple[DocumentRef, ...] = Field(default=(), title="Văn bản quy định")


class Holder(Record):
    """Who holds a role, and when."""

    agency: AgencyRef = Field(title="Cơ quan")
    valid_from: Day | None = Field(default=None, title="Từ ngày")
    valid_to: Day | None = Field(default=None, title="Đến ngày")
    legal_basis: tuple[DocumentRef, ...] = Field(default=(), title="Căn cứ")

    _period_runs_forward = field_validator("valid_to")(after("valid_from"))


class Right(StrEnum):
    """What whoever holds a role may do with the description itself."""

    KEEP = "keep"
    APPRAISE = "appraise"
    DECIDE = "decide"


class Role(Entity):
    """
    A role that some agency holds from a day, as “cơ quan chuyên trách chuyển đổi số” (VI.2).

    `rights` are what its holders' people may do at the desk while they hold it.
    """

    kind: ClassVar[str] = "role"
    title: ClassVar[str] = "Vai trò"

    holders: tuple[Holder, ...] = Field(default=(), title="Cơ quan đảm nhận")
    duties: tuple[Text, ...] = Field(default=(), title="Nhiệm vụ")
    rights: tuple[Right, ...] = Field(default=(), title="Quyền đối với Kiến trúc")


class Function(Entity):
    """A function of the state in the province: one agency leads, others take part (IV.1)."""

    kind: ClassVar[str] = "function"
    title: ClassVar[str] = "Chức năng, nghiệp vụ"

    lead: AgencyRef | None = Field(default=None, title="Cơ quan chủ trì")
    partners: tuple[AgencyRef, ...] = Field(default=(), title="Cơ quan phối hợp")
    parent: FunctionRef | None = Field(default=None, title="Thuộc chức năng")
    field_of_work: Text | None = Field(default=None, title="Ngành, lĩnh vực")
    code: Text | None = Field(default=None, title="Mã trong mô hình tham chiếu nghiệp vụ (BRM)")
    legal_basis: tuple[DocumentRef, ...] = Field(default=(), title="Căn cứ pháp lý")


class Involvement(StrEnum):
    """How somebody is involved: the four letters of a RACI matrix."""

    RESPONSIBLE = "R"
    ACCOUNTABLE = "A"
    CONSULTED = "C"
    INFORMED = "I"


class Responsibility(Entity):
    """Who answers for what, in which way (VI.2, VI.3); borne by an agency, or by whoever holds a role."""

    kind: ClassVar[str] = "responsibility"
    title: ClassVar[str] = "Trách nhiệm"

    agency: AgencyRef | None = Field(default=None, title="Cơ quan")
    role: RoleRef | None = Field(default=None, title="Vai trò")
    involvement: Involvement = Field(title="Mức tham gia (R/A/C/I)")
    targets: tuple[EntityRef, ...] = Field(default=(), title="Đối với")
    duty: Text = Field(title="Nội dung trách nhiệm")
    legal_basis: tuple[DocumentRef, ...] = Field(default=(), title="Căn cứ")

"""
The kinds of entity a province's architecture is made of.

One class a kind; `KINDS` names the folder each lives in. A field typed `AgencyRef`, `SystemRef` … holds the id of
another entity; relations are written once, on the side that is responsible for them (a system names its owner, a flow
both its ends). Field titles are the Vietnamese words officials read. Shapes follow the outline of Văn bản
2384/BTTTT-THH; the paragraph each kind serves stands beside it.
"""

from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, Field, field_validator

from .values import Day, Text, after


class Target:
    """Marks a string as the id of an entity of the kind."""

    def __init__(self, kind: str) -> None:
        self.kind = kind


AgencyRef = Annotated[str, Target("agency")]
SystemRef = Annotated[str, Target("system")]
DatabaseRef = Annotated[str, Target("database")]
ServiceRef = Annotated[str, Target("service")]
ContractRef = Annotated[str, Target("contract")]
ComponentRef = Annotated[str, Target("component")]
PrincipleRef = Annotated[str, Target("principle")]
StandardRef = Annotated[str, Target("standard")]
DocumentRef = Annotated[str, Target("document")]


class Status(StrEnum):
    """Where an entity stands in its life."""

    PROPOSED = "proposed"
    APPROVED = "approved"
    IN_USE = "in-use"
    PHASING_OUT = "phasing-out"
    RETIRED = "retired"


class Record(BaseModel):
    """A value inside an entity: unknown fields are refused, nothing changes after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class Entity(Record):
    """
    What every kind has.

    `kind` names the folder of its files, `title` is what officials call it. The description of a field that has a
    pattern says in Vietnamese what the pattern allows.
    """

    kind: ClassVar[str]
    title: ClassVar[str]

    id: str = Field(
        title="Mã",
        pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$",
        description="chữ thường không dấu, chữ số, nối bằng dấu “-”, ví dụ so-tu-phap",
    )
    name: Text = Field(title="Tên")
    name_en: Text | None = Field(default=None, title="Tên tiếng Anh")
    description: Text | None = Field(default=None, title="Mô tả")
    status: Status = Field(default=Status.IN_USE, title="Trạng thái")
    valid_from: Day | None = Field(default=None, title="Có hiệu lực từ ngày")
    valid_to: Day | None = Field(default=None, title="Hết hiệu lực sau ngày")
    source: Text | None = Field(default=None, title="Nguồn")

    _period_runs_forward = field_validator("valid_to")(after("valid_from"))

    def is_alive(self, day: date) -> bool:
        """Say whether the entity is in force on that day, by its dates."""
        started = self.valid_from is None or self.valid_from <= day
        return started and (self.valid_to is None or day <= self.valid_to)


class AgencyLevel(StrEnum):
    """The level of government an agency belongs to."""

    CENTRAL = "central"
    PROVINCE = "province"
    DEPARTMENT = "department"
    UNIT = "unit"
    COMMUNE = "commune"


class Agency(Entity):
    """An agency, with both schemes of electronic identifier (IV.1, VI.2, VI.3)."""

    kind: ClassVar[str] = "agency"
    title: ClassVar[str] = "Cơ quan"

    level: AgencyLevel = Field(title="Cấp")
    short_name: Text | None = Field(default=None, title="Tên viết tắt")
    parent: AgencyRef | None = Field(default=None, title="Cơ quan cấp trên")
    code: Text = Field(title="Mã định danh điện tử (QĐ 20/2020/QĐ-TTg)")
    code_qcvn102: Text | None = Field(default=None, title="Mã định danh (QCVN 102:2016/BTTTT)")
    is_digital_lead: bool = Field(default=False, title="Cơ quan chuyên trách chuyển đổi số")
    functions: tuple[Text, ...] = Field(default=(), title="Chức năng, nhiệm vụ chính")
    responsibilities: tuple[Text, ...] = Field(default=(), title="Trách nhiệm với Kiến trúc")
    legal_basis: tuple[DocumentRef, ...] = Field(default=(), title="Văn bản quy định")


class SystemKind(StrEnum):
    """What sort of thing a system is."""

    APPLICATION = "application"
    PLATFORM = "platform"
    CHANNEL = "channel"
    INFRASTRUCTURE = "infrastructure"
    SECURITY = "security"


class Decision(StrEnum):
    """What the province means to do with a system it has."""

    KEEP = "keep"
    UPGRADE = "upgrade"
    REPLACE = "replace"
    RETIRE = "retire"
    BUILD = "build"


class System(Entity):
    """An information system (II, V.3). A national one names its row in the framework's list."""

    kind: ClassVar[str] = "system"
    title: ClassVar[str] = "Hệ thống thông tin"

    owner: AgencyRef = Field(title="Cơ quan chủ quản")
    system_kind: SystemKind = Field(default=SystemKind.APPLICATION, title="Loại hệ thống")
    component: ComponentRef | None = Field(default=None, title="Thành phần trong sơ đồ tổng thể")
    decision: Decision | None = Field(default=None, title="Phương án xử lý")
    security_level: int | None = Field(default=None, ge=1, le=5, title="Cấp độ an toàn")
    subsystem: str | None = Field(
        default=None,
        title="Mã hệ thống con trên LGSP",
        pattern=r"^[A-Z0-9][A-Z0-9.\-]*$",
        description="chữ hoa không dấu, chữ số, dấu “.” và “-”, ví dụ HOTICH",
    )
    national_platform: Text | None = Field(default=None, title="Nền tảng quốc gia dùng chung")
    users: Text | None = Field(default=None, title="Người sử dụng")


class DatabaseTier(StrEnum):
    """How widely a database is shared."""

    SPECIALISED = "specialised"
    SHARED = "shared"
    OPEN = "open"


class Database(Entity):
    """A shared database: name, main content, lead agency (IV.3). Exactly one lead is a rule, not a type."""

    kind: ClassVar[str] = "database"
    title: ClassVar[str] = "Cơ sở dữ liệu dùng chung"

    content: Text | None = Field(default=None, title="Nội dung chính")
    lead_agencies: tuple[AgencyRef, ...] = Field(default=(), title="Cơ quan chủ trì")
    system: SystemRef | None = Field(default=None, title="Hệ thống quản lý")
    tier: DatabaseTier = Field(default=DatabaseTier.SHARED, title="Phân loại")
    update_rhythm: Text | None = Field(default=None, title="Tần suất cập nhật")
    users: Text | None = Field(default=None, title="Đối tượng khai thác")
    legal_basis: tuple[DocumentRef, ...] = Field(default=(), title="Văn bản ban hành")


class Service(Entity):
    """A service on the LGSP (V.2)."""

    kind: ClassVar[str] = "service"
    title: ClassVar[str] = "Dịch vụ trên LGSP"

    provider: SystemRef = Field(title="Hệ thống cung cấp")
    code: str = Field(
        title="Mã dịch vụ trên LGSP",
        pattern=r"^[A-Za-z0-9][A-Za-z0-9.\-]*$",
        description="chữ không dấu, chữ số, dấu “.” và “-”, ví dụ tra-cuu",
    )
    endpoint: Text | None = Field(default=None, title="Địa chỉ dịch vụ của hệ thống cung cấp")
    database: DatabaseRef | None = Field(default=None, title="Cơ sở dữ liệu phục vụ")
    contract: ContractRef | None = Field(default=None, title="Hợp đồng dữ liệu")
    standards: tuple[StandardRef, ...] = Field(default=(), title="Tiêu chuẩn áp dụng")
    version: Text = Field(default="1.0", title="Phiên bản")
    protocol: Text = Field(default="REST", title="Giao thức")


class DataField(Record):
    """One item of a data contract."""

    name: Text = Field(title="Tên trường")
    label: Text = Field(title="Ý nghĩa")
    type: Text = Field(default="string", title="Kiểu")
    personal: bool = Field(default=False, title="Dữ liệu cá nhân")


class Contract(Entity):
    """What a service gives, field by field, on what legal ground (IV.4, V.2)."""

    kind: ClassVar[str] = "contract"
    title: ClassVar[str] = "Hợp đồng dữ liệu"

    version: Text = Field(default="1.0", title="Phiên bản")
    fields: tuple[DataField, ...] = Field(default=(), title="Trường dữ liệu")
    legal_basis: tuple[DocumentRef, ...] = Field(default=(), title="Căn cứ pháp lý")


class Flow(Entity):
    """
    A declared exchange: the consumer gets data from the provider (IV.2, IV.4).

    `via` names the LGSP service; none means the two are wired to each other directly.
    """

    kind: ClassVar[str] = "flow"
    title: ClassVar[str] = "Luồng trao đổi"

    provider: SystemRef = Field(title="Hệ thống cung cấp")
    consumer: SystemRef = Field(title="Hệ thống khai thác")
    via: ServiceRef | None = Field(default=None, title="Qua dịch vụ LGSP")
    contract: ContractRef | None = Field(default=None, title="Hợp đồng dữ liệu")
    purpose: Text = Field(title="Mục đích")
    information: tuple[Text, ...] = Field(default=(), title="Thông tin trao đổi")
    rhythm: Text | None = Field(default=None, title="Tần suất")
    daily_volume: int | None = Field(default=None, ge=0, title="Số lượt dự kiến mỗi ngày")
    legal_basis: tuple[DocumentRef, ...] = Field(default=(), title="Căn cứ pháp lý")


class RequirementKind(StrEnum):
    """Which half of paragraph V.4 a requirement belongs to."""

    TECHNICAL = "technical"
    BUSINESS = "business"


class Requirement(Record):
    """What a component must do, how that is checked, and what is proposed (V.4, V.5)."""

    code: Text = Field(title="Mã yêu cầu")
    requirement_kind: RequirementKind = Field(title="Loại")
    text: Text = Field(title="Yêu cầu")
    check: Text | None = Field(default=None, title="Cách kiểm tra")
    solution: Text | None = Field(default=None, title="Giải pháp đề xuất")
    parent: Text | None = Field(default=None, title="Thuộc yêu cầu")


class Component(Entity):
    """A box of the overall figure (V.1, V.3–V.5). One band is a rule, not a type."""

    kind: ClassVar[str] = "component"
    title: ClassVar[str] = "Thành phần kiến trúc"

    bands: tuple[Text, ...] = Field(default=(), title="Lớp trong sơ đồ tổng thể")
    owner: AgencyRef | None = Field(default=None, title="Cơ quan chịu trách nhiệm")
    reference: Text | None = Field(default=None, title="Thành phần tương ứng của khung quốc gia")
    requirements: tuple[Requirement, ...] = Field(default=(), title="Yêu cầu")
    standards: tuple[StandardRef, ...] = Field(default=(), title="Tiêu chuẩn áp dụng")
    principles: tuple[PrincipleRef, ...] = Field(default=(), title="Nguyên tắc được đáp ứng")


class Principle(Entity):
    """A principle of the architecture (III.3)."""

    kind: ClassVar[str] = "principle"
    title: ClassVar[str] = "Nguyên tắc"

    statement: Text = Field(title="Nội dung")
    rationale: Text | None = Field(default=None, title="Lý do")
    legal_basis: tuple[DocumentRef, ...] = Field(default=(), title="Căn cứ")


class Standard(Entity):
    """A technical standard that applies (V.7). `verification` is carried from the reference list."""

    kind: ClassVar[str] = "standard"
    title: ClassVar[str] = "Tiêu chuẩn"

    symbol: Text = Field(title="Ký hiệu")
    group: Text = Field(title="Nhóm")
    level: Text = Field(title="Mức áp dụng")
    verification: Text = Field(title="Tình trạng kiểm chứng")


class FundingLine(Record):
    """Money for one year: integer đồng, and where it comes from."""

    year: int = Field(title="Năm", ge=2000, le=2100)
    amount: int = Field(title="Kinh phí (đồng)", ge=0)
    budget: Text = Field(title="Nguồn kinh phí")


class Project(Entity):
    """A project of the road map (V.8)."""

    kind: ClassVar[str] = "project"
    title: ClassVar[str] = "Dự án, nhiệm vụ"

    owner: AgencyRef = Field(title="Cơ quan chủ trì")
    partners: tuple[AgencyRef, ...] = Field(default=(), title="Cơ quan phối hợp")
    components: tuple[ComponentRef, ...] = Field(default=(), title="Thành phần được triển khai")
    starts_on: Day = Field(title="Bắt đầu")
    ends_on: Day = Field(title="Kết thúc")
    stage: Text = Field(title="Giai đoạn")
    funding: tuple[FundingLine, ...] = Field(default=(), title="Kinh phí")

    _period_runs_forward = field_validator("ends_on")(after("starts_on"))


class DocumentRole(StrEnum):
    """Why a document is in the model."""

    REFERENCE = "reference"
    ISSUED = "issued"
    TO_ISSUE = "to-issue"


class Document(Entity):
    """A legal or reference document (VI.1 and the list of references)."""

    kind: ClassVar[str] = "document"
    title: ClassVar[str] = "Văn bản"

    role: DocumentRole = Field(title="Vai trò")
    number: Text | None = Field(default=None, title="Số, ký hiệu")
    issued_on: Day | None = Field(default=None, title="Ngày ban hành")
    issuer: Text | None = Field(default=None, title="Cơ quan ban hành")
    replaced_by: Text | None = Field(default=None, title="Được thay thế bởi")
    verification: Text | None = Field(default=None, title="Tình trạng kiểm chứng")


KINDS: dict[str, type[Entity]] = {
    entity.kind: entity
    for entity in (
        Agency,
        System,
        Database,
        Service,
        Contract,
        Flow,
        Component,
        Principle,
        Standard,
        Project,
        Document,
    )
}

"""What agencies exchange: business interactions, information, contracts, flows, and other relations (IV.2, IV.4)."""

from enum import StrEnum
from typing import ClassVar

from pydantic import Field

from .entities import (
    AgencyRef,
    ContractRef,
    DatabaseRef,
    DocumentRef,
    Entity,
    FlowRef,
    FunctionRef,
    InformationRef,
    ObjectRef,
    Record,
    RoleRef,
    ServiceRef,
    SystemRef,
)
from .values import Text


class Direction(StrEnum):
    """Between agencies of one level, between levels, or with somebody outside the province."""

    HORIZONTAL = "horizontal"
    VERTICAL = "vertical"
    EXTERNAL = "external"


class InteractionChannel(StrEnum):
    """How an interaction happens today."""

    DIGITAL = "digital"
    PAPER = "paper"
    MIXED = "mixed"


class Interaction(Entity):
    """A business interaction: one agency gives another information, on some occasion (IV.2)."""

    kind: ClassVar[str] = "interaction"
    title: ClassVar[str] = "Liên thông nghiệp vụ"

    direction: Direction = Field(title="Chiều liên thông")
    sender: AgencyRef = Field(title="Bên gửi")
    sender_role: RoleRef | None = Field(default=None, title="Vai trò bên gửi")
    receivers: tuple[AgencyRef, ...] = Field(default=(), title="Bên nhận")
    receiver_role: RoleRef | None = Field(default=None, title="Vai trò bên nhận")
    function: FunctionRef | None = Field(default=None, title="Thuộc nghiệp vụ")
    information: tuple[InformationRef, ...] = Field(default=(), title="Thông tin trao đổi")
    trigger: Text | None = Field(default=None, title="Khi nào phát sinh")
    channel: InteractionChannel | None = Field(default=None, title="Hình thức")
    yearly_volume: int | None = Field(default=None, ge=0, title="Số lượt mỗi năm")
    flows: tuple[FlowRef, ...] = Field(default=(), title="Luồng dữ liệu hỗ trợ")
    plan: Text | None = Field(default=None, title="Kế hoạch chuyển sang điện tử")
    legal_basis: tuple[DocumentRef, ...] = Field(default=(), title="Căn cứ pháp lý")


class Secrecy(StrEnum):
    """How information is classified for sharing."""

    OPEN = "open"
    INTERNAL = "internal"
    RESTRICTED = "restricted"
    STATE_SECRET = "state-secret"


class Information(Entity):
    """An object that information is about; one database is its authoritative source (IV.2, IV.4)."""

    kind: ClassVar[str] = "information"
    title: ClassVar[str] = "Đối tượng thông tin"

    origin: DatabaseRef | None = Field(default=None, title="Nguồn gốc")
    category: Text | None = Field(default=None, title="Nhóm thông tin")
    code: Text | None = Field(default=None, title="Mã trong mô hình tham chiếu dữ liệu (DRM)")
    attributes: tuple[Text, ...] = Field(default=(), title="Thuộc tính chính")
    is_personal: bool = Field(default=False, title="Có dữ liệu cá nhân")
    secrecy: Secrecy | None = Field(default=None, title="Phân loại bảo vệ")


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
    schema_file: Text | None = Field(default=None, title="Tệp lược đồ")
    fields: tuple[DataField, ...] = Field(default=(), title="Trường dữ liệu")
    purpose: Text | None = Field(default=None, title="Mục đích")
    retention: Text | None = Field(default=None, title="Thời hạn lưu giữ")
    legal_basis: tuple[DocumentRef, ...] = Field(default=(), title="Căn cứ pháp lý")


class RelationType(StrEnum):
    """The types of relation of table 2 (QH_KETNOI) of Mẫu số 03."""

    TECHNICAL = "technical"
    DATA_EXCHANGE = "data-exchange"
    SERVICE_USE = "service-use"
    DEPENDENCY = "dependency"
    SHARING = "sharing"
    INHERITANCE = "inheritance"
    OTHER = "other"


class Channel(StrEnum):
    """What a relation passes through."""

    NDXP = "ndxp"
    NDOP = "ndop"
    LGSP = "lgsp"
    LDOP = "ldop"
    API = "api"
    DOCUMENT_AXIS = "document-axis"
    DEDICATED = "dedicated"
    OTHER = "other"


class RelationState(StrEnum):
    """Where a relation stands."""

    IN_USE = "in-use"
    NOT_CONNECTED = "not-connected"
    UPGRADING = "upgrading"
    PLANNED = "planned"
    TRIAL = "trial"
    ENDED = "ended"
    OTHER = "other"


class Link(Entity):
    """What Mẫu số 03 asks of every relation of table 2, besides its two ends."""

    relation_code: Text | None = Field(default=None, title="Mã quan hệ")
    channel: Channel | None = Field(default=None, title="Cơ chế/kênh kết nối")
    relation_state: RelationState | None = Field(default=None, title="Trạng thái kết nối")
    service_level: Text | None = Field(default=None, title="Tần suất/mức dịch vụ")
    classification: Text | None = Field(default=None, title="Phân loại và yêu cầu bảo vệ dữ liệu")
    coordination_contact: Text | None = Field(default=None, title="Cơ quan/đầu mối phối hợp")
    legal_basis: tuple[DocumentRef, ...] = Field(default=(), title="Căn cứ pháp lý")


class Flow(Link):
    """
    A declared exchange: the consumer gets data from the provider (IV.2, IV.4).

    `via` names the LGSP service; none means the two are wired to each other directly. Left out, the type of relation
    in Mẫu số 03 follows from that: the use of a service, or an exchange of data.
    """

    kind: ClassVar[str] = "flow"
    title: ClassVar[str] = "Luồng trao đổi"

    provider: SystemRef = Field(title="Hệ thống cung cấp")
    consumer: SystemRef = Field(title="Hệ thống khai thác")
    via: ServiceRef | None = Field(default=None, title="Qua dịch vụ LGSP")
    relation_type: RelationType | None = Field(default=None, title="Loại quan hệ")
    contract: ContractRef | None = Field(default=None, title="Hợp đồng dữ liệu")
    purpose: Text = Field(title="Mục đích")
    information: tuple[Text, ...] = Field(default=(), title="Thông tin trao đổi")
    objects: tuple[InformationRef, ...] = Field(default=(), title="Đối tượng thông tin")
    attributes: tuple[Text, ...] = Field(default=(), title="Trường dữ liệu được khai thác")
    rhythm: Text | None = Field(default=None, title="Tần suất")
    daily_volume: int | None = Field(default=None, ge=0, title="Số lượt dự kiến mỗi ngày")
    latency_ms: int | None = Field(default=None, ge=0, title="Thời gian đáp ứng tối đa (mili giây)")


class Relation(Link):
    """
    Any other relation between two objects, in the direction of Mẫu số 03.

    From who consumes to who provides, from who sends to who receives, from what depends to what it depends on.
    """

    kind: ClassVar[str] = "relation"
    title: ClassVar[str] = "Quan hệ"

    origin: ObjectRef = Field(title="Đối tượng nguồn")
    relation_type: RelationType = Field(title="Loại quan hệ")
    target: ObjectRef = Field(title="Đối tượng đích")
    payload: Text | None = Field(default=None, title="Dữ liệu/dịch vụ trao đổi")

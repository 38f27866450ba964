"""
What every row of table 1 of Mẫu số 03 says: components, systems, infrastructure, databases and services share it.

The words of each list are those of the draft guide of 13/09/2026; their Vietnamese stands in
`frameworks/data/mau03_values.csv`, and a test holds the two together.
"""

from enum import StrEnum

from pydantic import Field

from .entities import AgencyRef, Entity, Record, Status, Undetermined
from .values import Day, Text


class RecordKind(StrEnum):
    """Whether this is the truth about an object, or points to where the truth is kept."""

    MASTER = "master"
    REFERENCE = "reference"


class ObjectType(StrEnum):
    """What sort of object a row of table 1 is."""

    LOGICAL_COMPONENT = "logical-component"
    DIGITAL_INFRASTRUCTURE = "digital-infrastructure"
    INFORMATION_SYSTEM = "information-system"
    DIGITAL_PLATFORM = "digital-platform"
    DATA_ASSET = "data-asset"
    DIGITAL_SERVICE = "digital-service"
    OTHER = "other"


class Layer(StrEnum):
    """The four layers and the four cross-cutting components of Quyết định 1425/QĐ-TTg."""

    INFRASTRUCTURE = "infrastructure"
    DATA = "data"
    APPLICATIONS = "applications"
    CHANNELS = "channels"
    GOVERNANCE = "governance"
    STANDARDS = "standards"
    AI_FIRST = "ai-first"
    DATA_CENTRIC = "data-centric"


class LayerComponent(StrEnum):
    """The component inside a layer; cross-cutting components have none."""

    DIGITAL_INFRASTRUCTURE = "digital-infrastructure"
    CYBER_SECURITY = "cyber-security"
    DATA = "data"
    CORE_PLATFORM = "core-platform"
    SHARED_APPLICATIONS = "shared-applications"
    INTERACTION_CHANNEL = "interaction-channel"
    PERFORMANCE_MEASURE = "performance-measure"


class ModelState(StrEnum):
    """In which picture an object stands: today's, the target, or both."""

    CURRENT = "current"
    TARGET = "target"
    BOTH = "both"


class UsageScope(StrEnum):
    """Who uses an object."""

    NATIONAL = "national"
    SECTOR = "sector"
    INTER_PROVINCE = "inter-province"
    MINISTRY = "ministry"
    PROVINCE = "province"
    AGENCY = "agency"
    UNIT = "unit"
    COMMUNE = "commune"
    USER_GROUP = "user-group"


class SharingForm(StrEnum):
    """How far an object is shared."""

    NATIONAL_A = "national-a"
    NATIONAL_B = "national-b"
    MINISTRY = "ministry"
    PROVINCE = "province"
    INTERNAL = "internal"
    OWN = "own"


class Lifecycle(StrEnum):
    """The life-cycle states of Mẫu số 03; finer than `status`, which every kind has."""

    PLANNED = "planned"
    BUILDING = "building"
    TRIAL = "trial"
    OPERATING = "operating"
    UPGRADING = "upgrading"
    MERGING = "merging"
    REPLACING = "replacing"
    ENDED = "ended"
    OTHER = "other"


LIFECYCLES = {
    Status.PROPOSED: Lifecycle.PLANNED,
    Status.APPROVED: Lifecycle.BUILDING,
    Status.IN_USE: Lifecycle.OPERATING,
    Status.PHASING_OUT: Lifecycle.REPLACING,
    Status.RETIRED: Lifecycle.ENDED,
}
"""The life-cycle state that follows from the status, where none is said."""


class UsageState(StrEnum):
    """How far the province uses an object of somebody else."""

    UNUSED = "unused"
    CONNECTING = "connecting"
    IN_USE = "in-use"
    PARTLY = "partly"
    PAUSED = "paused"
    ABANDONED = "abandoned"


class Treatment(StrEnum):
    """What the province means to do with an object: the six treatments of Mẫu số 03."""

    KEEP = "keep"
    INTEGRATE = "integrate"
    UPGRADE = "upgrade"
    MERGE = "merge"
    REPLACE = "replace"
    ADD = "add"


class MappingRelation(StrEnum):
    """How an object relates to what a source document lays down."""

    INHERITED = "inherited"
    SPECIFIED = "specified"
    EXTENDED = "extended"
    REFERENCED = "referenced"
    EQUIVALENT = "equivalent"
    UNMAPPED = "unmapped"
    OTHER = "other"


class Mapping(Record):
    """A row of table 3 of Mẫu số 03 (ANHXA): where an object stands in the national figures and in the dossier."""

    overview_block: Text | None = Field(default=None, title="Mô hình khái quát")
    own_component_block: Text | None = Field(default=None, title="Mô hình thành phần do cơ quan triển khai")
    commune_block: Text | None = Field(default=None, title="Kiến trúc cấp xã")
    source_framework: Text | None = Field(default=None, title="Khung/tài liệu nguồn")
    source_issuer: Text | None = Field(default=None, title="Cơ quan ban hành/chủ quản tài liệu nguồn")
    source_version: Text | None = Field(default=None, title="Phiên bản/ngày hiệu lực của tài liệu nguồn")
    source_object_ref: Text | None = Field(default=None, title="Mã/tên đối tượng nguồn")
    mapping_relation: MappingRelation | None = Field(default=None, title="Quan hệ ánh xạ")
    doc_location: Text | None = Field(default=None, title="Vị trí trong Mẫu số 01")
    diagram_location: Text | None = Field(default=None, title="Vị trí trong Mẫu số 02")
    note: Text | None = Field(default=None, title="Kết quả đối chiếu/ghi chú")
    undetermined: tuple[Undetermined, ...] = Field(default=(), title="Chưa xác định")
    not_applicable: tuple[Text, ...] = Field(default=(), title="Không áp dụng")


class Security(Record):
    """What is on file about the security level of an object (Nghị định 331/2026/NĐ-CP, unverified)."""

    decision: Text | None = Field(default=None, title="Quyết định phê duyệt cấp độ")
    decided_on: Day | None = Field(default=None, title="Ngày phê duyệt")
    due_on: Day | None = Field(default=None, title="Hạn trình phê duyệt")
    monitoring: Text | None = Field(default=None, title="Giám sát")
    backup: Text | None = Field(default=None, title="Sao lưu, phục hồi")
    drilled_on: Day | None = Field(default=None, title="Ngày diễn tập gần nhất")


class ArchitectureObject(Entity):
    """
    What Mẫu số 03 asks of every object of table 1.

    What is left out is derived where it can be: the type from the kind, the life cycle from the status.
    """

    object_code: Text | None = Field(default=None, title="Mã đối tượng")
    record_kind: RecordKind = Field(default=RecordKind.MASTER, title="Loại bản ghi")
    source_code: Text | None = Field(default=None, title="Mã định danh gốc/mã nguồn")
    object_type: ObjectType | None = Field(default=None, title="Loại đối tượng")
    layer: Layer | None = Field(default=None, title="Lớp kiến trúc/thành phần xuyên suốt")
    layer_component: LayerComponent | None = Field(default=None, title="Thành phần trong lớp")
    model_state: ModelState | None = Field(default=None, title="Trạng thái mô hình")
    usage_scopes: tuple[UsageScope, ...] = Field(default=(), title="Phạm vi sử dụng")
    sharing_form: SharingForm | None = Field(default=None, title="Phạm vi/hình thức dùng chung")
    operator: AgencyRef | None = Field(default=None, title="Đơn vị vận hành")
    technical_contact: Text | None = Field(default=None, title="Đầu mối kỹ thuật/vận hành")
    data_owner: AgencyRef | None = Field(default=None, title="Chủ quản dữ liệu")
    lifecycle: Lifecycle | None = Field(default=None, title="Trạng thái vòng đời")
    usage_state: UsageState | None = Field(default=None, title="Tình trạng khai thác tại cơ quan")
    treatment: Treatment | None = Field(default=None, title="Phương án hoàn thiện")
    mappings: tuple[Mapping, ...] = Field(default=(), title="Ánh xạ")


class Priority(StrEnum):
    """How much something is wanted."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"

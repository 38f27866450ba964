"""Where the province wants to be, and how it gets there: goals, stages, projects, gaps and tasks (III, V.8)."""

from enum import StrEnum
from typing import ClassVar

from pydantic import Field, field_validator

from .entities import (
    AgencyRef,
    ComponentRef,
    DocumentRef,
    Entity,
    GoalRef,
    ObjectRef,
    ProjectRef,
    Record,
    StageRef,
    SystemRef,
    TaskRef,
)
from .objects import Priority, Treatment
from .values import Day, Text, after


class Indicator(Record):
    """A figure that says how far a goal is reached; values are text, since units differ."""

    name: Text = Field(title="Chỉ tiêu")
    unit: Text = Field(title="Đơn vị tính")
    year: int = Field(title="Năm", ge=2000, le=2100)
    target: Text = Field(title="Mức cần đạt")
    baseline: Text | None = Field(default=None, title="Hiện trạng")
    measured_by: Text | None = Field(default=None, title="Nguồn số liệu")


class Goal(Entity):
    """What the province wants to reach (III.1, III.2)."""

    kind: ClassVar[str] = "goal"
    title: ClassVar[str] = "Mục tiêu"

    statement: Text = Field(title="Nội dung")
    parent: GoalRef | None = Field(default=None, title="Thuộc mục tiêu")
    lead: AgencyRef | None = Field(default=None, title="Cơ quan chủ trì")
    indicators: tuple[Indicator, ...] = Field(default=(), title="Chỉ tiêu")
    legal_basis: tuple[DocumentRef, ...] = Field(default=(), title="Căn cứ")


class Stage(Entity):
    """A stage of the road map: what is there at its end is a query of the model on that day (V.8)."""

    kind: ClassVar[str] = "stage"
    title: ClassVar[str] = "Giai đoạn"

    starts_on: Day = Field(title="Bắt đầu")
    ends_on: Day = Field(title="Kết thúc")
    goals: tuple[GoalRef, ...] = Field(default=(), title="Mục tiêu của giai đoạn")

    _period_runs_forward = field_validator("ends_on")(after("starts_on"))


class FundingLine(Record):
    """Money for one year: integer đồng, and where it comes from."""

    year: int = Field(title="Năm", ge=2000, le=2100)
    amount: int = Field(title="Kinh phí (đồng)", ge=0)
    budget: Text = Field(title="Nguồn kinh phí")


class CostCategory(StrEnum):
    """What a cost is for; together they are the total cost of ownership (draft guide 13/09/2026)."""

    ACQUISITION = "acquisition"
    CONNECTION = "connection"
    OPERATION = "operation"
    PROTECTION = "protection"
    SUPPORT = "support"
    TRAINING = "training"
    MAINTENANCE = "maintenance"
    EXIT = "exit"


class CostLine(Record):
    """A cost of one year, in three estimates of whole đồng, and what they rest on."""

    category: CostCategory = Field(title="Khoản mục")
    year: int = Field(title="Năm", ge=2000, le=2100)
    low: int = Field(title="Thấp (đồng)", ge=0)
    likely: int = Field(title="Khả dĩ (đồng)", ge=0)
    high: int = Field(title="Cao (đồng)", ge=0)
    budget: Text | None = Field(default=None, title="Nguồn kinh phí")
    is_recurring: bool = Field(default=False, title="Chi thường xuyên")
    is_budget_relevant: bool = Field(default=True, title="Tác động ngân sách")
    shared_platform: SystemRef | None = Field(default=None, title="Phân bổ cho nền tảng dùng chung")
    source: Text | None = Field(default=None, title="Nguồn số liệu")


class OptionKind(StrEnum):
    """The options that are compared (VI.1)."""

    STANDALONE = "standalone"
    ON_PLATFORM = "on-platform"
    RENTED = "rented"


class Quality(Record):
    """What speaks for or against an option besides money: a mark from 0 to 10, with its weight and the reason."""

    criterion: Text = Field(title="Tiêu chí")
    weight: int = Field(ge=1, le=100, title="Trọng số")
    mark: int = Field(ge=0, le=10, title="Điểm (0–10)")
    reason: Text = Field(title="Lý do")


class Option(Record):
    """One way of doing a project, with its costs."""

    option_kind: OptionKind = Field(title="Phương án")
    scope: Text = Field(title="Phạm vi")
    starts_on: Day = Field(title="Bắt đầu tính")
    horizon_years: int = Field(ge=1, le=30, title="Số năm tính")
    discount_rate: Text = Field(title="Tỷ lệ chiết khấu (%/năm)")
    costs: tuple[CostLine, ...] = Field(default=(), title="Chi phí")
    qualities: tuple[Quality, ...] = Field(default=(), title="Đánh giá định tính")
    note: Text | None = Field(default=None, title="Thuyết minh")


class ProjectKind(StrEnum):
    """How a project is paid for."""

    INVESTMENT = "investment"
    RENTAL = "rental"
    RECURRENT = "recurrent"


class Project(Entity):
    """A project of the road map (V.8)."""

    kind: ClassVar[str] = "project"
    title: ClassVar[str] = "Dự án, nhiệm vụ"

    owner: AgencyRef = Field(title="Cơ quan chủ trì")
    partners: tuple[AgencyRef, ...] = Field(default=(), title="Cơ quan phối hợp")
    project_kind: ProjectKind | None = Field(default=None, title="Hình thức")
    components: tuple[ComponentRef, ...] = Field(default=(), title="Thành phần được triển khai")
    builds: tuple[ObjectRef, ...] = Field(default=(), title="Xây mới")
    upgrades: tuple[ObjectRef, ...] = Field(default=(), title="Nâng cấp")
    retires: tuple[ObjectRef, ...] = Field(default=(), title="Thay thế, dừng")
    depends_on: tuple[ProjectRef, ...] = Field(default=(), title="Phụ thuộc dự án")
    starts_on: Day = Field(title="Bắt đầu")
    ends_on: Day = Field(title="Kết thúc")
    stage: StageRef = Field(title="Giai đoạn")
    total: int | None = Field(default=None, ge=0, title="Tổng kinh phí (đồng)")
    funding: tuple[FundingLine, ...] = Field(default=(), title="Kinh phí")
    options: tuple[Option, ...] = Field(default=(), title="Phương án so sánh")
    reuse_checked: Text | None = Field(default=None, title="Kết quả rà soát dùng lại")
    legal_basis: tuple[DocumentRef, ...] = Field(default=(), title="Căn cứ")

    _period_runs_forward = field_validator("ends_on")(after("starts_on"))


class GovernanceScope(StrEnum):
    """Whether the province decides a gap itself, or agrees it at the boundary."""

    DIRECT = "direct"
    COORDINATION = "coordination"


class GapTask(Record):
    """One row of table 4 of Mẫu số 03 (HOANTHIEN_NV): the task that closes a gap, and a note on the pair."""

    task: TaskRef = Field(title="Nhiệm vụ")
    note: Text | None = Field(default=None, title="Ghi chú")


class Gap(Entity):
    """What is missing between today and the target (Mẫu số 03, table 4, ND)."""

    kind: ClassVar[str] = "gap"
    title: ClassVar[str] = "Nội dung cần hoàn thiện"

    code: Text = Field(title="Mã nội dung")
    objects: tuple[ObjectRef, ...] = Field(default=(), title="Đối tượng liên quan")
    current_state: Text | None = Field(default=None, title="Hiện trạng")
    target_requirement: Text | None = Field(default=None, title="Yêu cầu cần đạt")
    treatment: Treatment | None = Field(default=None, title="Phương án xử lý ở mức kiến trúc")
    governance_scope: GovernanceScope | None = Field(default=None, title="Phạm vi quản trị")
    tasks: tuple[GapTask, ...] = Field(default=(), title="Nhiệm vụ chuyển đổi")


class RealisationState(StrEnum):
    """How far a task has become somebody's work."""

    IDENTIFIED = "identified"
    PLANNED = "planned"
    ASSIGNED = "assigned"
    ROUTINE = "routine"


class DataReadiness(StrEnum):
    """Whether the data that prove a result are there."""

    COMPLETE = "complete"
    INCOMPLETE = "incomplete"
    MISSING = "missing"


class ExecutionState(StrEnum):
    """Where a task stands."""

    NOT_STARTED = "not-started"
    UNDER_WAY = "under-way"
    LATE = "late"
    ADJUSTED = "adjusted"
    DONE_UNVERIFIED = "done-unverified"
    DONE_VERIFIED = "done-verified"
    PAUSED = "paused"
    STOPPED = "stopped"


class Task(Entity):
    """A task of the transition (Mẫu số 03, table 4, NV)."""

    kind: ClassVar[str] = "task"
    title: ClassVar[str] = "Nhiệm vụ chuyển đổi kiến trúc"

    code: Text = Field(title="Mã nhiệm vụ")
    outcome: Text | None = Field(default=None, title="Kết quả kiến trúc cần đạt")
    lead: AgencyRef | None = Field(default=None, title="Cơ quan chủ trì")
    partners: tuple[AgencyRef, ...] = Field(default=(), title="Cơ quan phối hợp")
    priority: Priority | None = Field(default=None, title="Mức ưu tiên")
    depends_on: tuple[TaskRef, ...] = Field(default=(), title="Phụ thuộc")
    deadline: Text | None = Field(default=None, title="Thời hạn/giai đoạn chuyển đổi dự kiến")
    resources: Text | None = Field(default=None, title="Nguồn lực dự kiến")
    realisation_state: RealisationState | None = Field(default=None, title="Tình trạng cụ thể hóa nhiệm vụ")
    projects: tuple[ProjectRef, ...] = Field(default=(), title="Dự án liên quan")
    linked_programme: Text | None = Field(
        default=None, title="Chương trình/kế hoạch/đề án/nhiệm vụ liên quan"
    )
    progress: Text | None = Field(default=None, title="Tiến độ thực hiện")
    verification_criteria: Text | None = Field(
        default=None, title="Tiêu chí và nguồn dữ liệu kiểm chứng kết quả"
    )
    data_readiness: DataReadiness | None = Field(default=None, title="Mức sẵn sàng dữ liệu")
    execution_state: ExecutionState | None = Field(default=None, title="Trạng thái thực hiện")

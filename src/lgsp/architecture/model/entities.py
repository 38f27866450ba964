"""
What every kind of entity has: an id, a name, a period in force, and where its facts come from.

A field typed `AgencyRef`, `SystemRef` … holds the id of another entity; relations are written once, on the side that
is responsible for them (a system names its owner, a flow both its ends). Field titles are the Vietnamese words
officials read. The kinds themselves stand in the modules listed by `kinds.py`.

Three things may be said of a field besides its value, and each is different from saying nothing: that it changes on a
day (`changes`), that nobody knows yet (`undetermined`, with who will find out and by when), and that there is nothing
to say (`not_applicable`). The last two are the “Chưa xác định” and “Không áp dụng” of Mẫu số 03.
"""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict, Field, field_validator
from pydantic_core import CoreSchema, core_schema

from .values import Day, Text, after

_ID = core_schema.str_schema()


class Target:
    """Marks a string as the id of an entity of one of the kinds; of any kind when none is named."""

    def __init__(self, *kinds: str) -> None:
        self.kinds = kinds

    def __get_pydantic_core_schema__(self, _source: object, _handler: object) -> CoreSchema:
        return _ID


AgencyRef = Annotated[str, Target("agency")]
ComponentRef = Annotated[str, Target("component")]
ContractRef = Annotated[str, Target("contract")]
DatabaseRef = Annotated[str, Target("database")]
DocumentRef = Annotated[str, Target("document")]
FlowRef = Annotated[str, Target("flow")]
FunctionRef = Annotated[str, Target("function")]
GoalRef = Annotated[str, Target("goal")]
InformationRef = Annotated[str, Target("information")]
IssueRef = Annotated[str, Target("issue")]
InfrastructureRef = Annotated[str, Target("infrastructure")]
PrincipleRef = Annotated[str, Target("principle")]
ProjectRef = Annotated[str, Target("project")]
ReferenceRef = Annotated[str, Target("reference")]
RoleRef = Annotated[str, Target("role")]
ServiceRef = Annotated[str, Target("service")]
StageRef = Annotated[str, Target("stage")]
StandardRef = Annotated[str, Target("standard")]
SurveyRef = Annotated[str, Target("survey")]
SystemRef = Annotated[str, Target("system")]
TaskRef = Annotated[str, Target("task")]

OBJECT_KINDS = ("component", "system", "infrastructure", "database", "service")
"""The kinds that are rows of table 1 (DM_DOITUONG) of Mẫu số 03."""

ObjectRef = Annotated[str, Target(*OBJECT_KINDS)]
EntityRef = Annotated[str, Target()]


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


class Undetermined(Record):
    """“Chưa xác định”: the field nobody can fill in yet, the unit that will, and by when (Mẫu số 03)."""

    field: Text = Field(title="Trường")
    unit: AgencyRef = Field(title="Đơn vị làm rõ")
    deadline: Day = Field(title="Thời hạn")


class Change(Record):
    """Facts that become others on a day; `becomes` is written as the fields themselves are."""

    valid_from: Day = Field(title="Từ ngày")
    basis: DocumentRef | None = Field(default=None, title="Căn cứ")
    note: Text | None = Field(default=None, title="Lý do")
    becomes: dict[str, Any] = Field(title="Trở thành")


class FactOrigin(StrEnum):
    """What a fact was taken from."""

    DOCUMENT = "document"
    SURVEY = "survey"
    OBSERVATION = "observation"


class FactSource(Record):
    """Where some facts of an entity come from; without `fields`, all of them."""

    origin: FactOrigin = Field(title="Loại nguồn")
    fields: tuple[Text, ...] = Field(default=(), title="Các trường")
    document: DocumentRef | None = Field(default=None, title="Văn bản")
    survey: SurveyRef | None = Field(default=None, title="Đợt khảo sát")
    place: Text | None = Field(default=None, title="Vị trí (điều, ô, nhật ký)")
    seen_on: Day | None = Field(default=None, title="Ngày ghi nhận")


class Alias(Record):
    """What another tool or register calls the entity."""

    scheme: Text = Field(title="Hệ mã")
    value: Text = Field(title="Mã")


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
    source: Text | None = Field(default=None, title="Nguồn/minh chứng")
    provenance: tuple[FactSource, ...] = Field(default=(), title="Nguồn của từng dữ kiện")
    confirmed_by: Text | None = Field(default=None, title="Đầu mối xác nhận")
    confirmed_on: Day | None = Field(default=None, title="Ngày xác nhận")
    note: Text | None = Field(default=None, title="Ghi chú")
    undetermined: tuple[Undetermined, ...] = Field(default=(), title="Chưa xác định")
    not_applicable: tuple[Text, ...] = Field(default=(), title="Không áp dụng")
    aliases: tuple[Alias, ...] = Field(default=(), title="Mã ở nơi khác")
    moved: tuple[Text, ...] = Field(default=(), title="Mã trước đây")
    changes: tuple[Change, ...] = Field(default=(), title="Thay đổi theo thời gian")

    _period_runs_forward = field_validator("valid_to")(after("valid_from"))

    def is_alive(self, day: date) -> bool:
        """Say whether the entity is in force on that day, by its dates."""
        started = self.valid_from is None or self.valid_from <= day
        return started and (self.valid_to is None or day <= self.valid_to)

    def at(self, day: date) -> Self:
        """Return the entity with the facts that hold on that day; changes still to come are kept."""
        due = [change for change in self.changes if change.valid_from <= day]
        return self._follow(due) if due else self

    def list_states(self) -> Iterator[tuple[int, Self]]:
        """Yield the entity as each of its changes leaves it, with the position of the change."""
        for position in range(len(self.changes)):
            yield position, self._follow(list(self.changes[: position + 1]))

    def _follow(self, due: list[Change]) -> Self:
        said = self.model_dump(mode="json", exclude_defaults=True, exclude={"changes"})
        for change in due:
            said |= change.becomes
        coming = [change for change in self.changes if change not in due]
        return type(self).model_validate({**said, "changes": coming})

"""
What an agency is asked: the objects it answers for, and the columns of each kind.

Columns come from the classes of the model. What only the keeper of the architecture writes (ids, history, marks,
provenance, mappings) is not asked; a record inside an object is asked field by field.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from lgsp.architecture.model.databases import Database
from lgsp.architecture.model.entities import Entity
from lgsp.architecture.model.exchanges import Flow, Interaction
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.organisation import Agency, Function
from lgsp.architecture.model.shapes import Shape, list_shapes
from lgsp.architecture.model.systems import Infrastructure, Service, System

from .errors import KindNotAsked

NOT_ASKED = frozenset(
    {"id", "provenance", "undetermined", "not_applicable", "aliases", "moved", "changes", "mappings"}
)


class Group(StrEnum):
    """The bands above the columns of a sheet; the name is what officials read."""

    MAIN = "Thông tin chính"
    GENERAL = "Thông tin chung"
    FORM03 = "Theo Mẫu số 03"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet; `key` is the path of the field, as in `security.decision`."""

    key: str
    title: str
    group: Group
    shape: Shape

    @property
    def field(self) -> str:
        """Return the field of the entity, whatever record inside it the column asks for."""
        return self.key.partition(".")[0]

    @property
    def can_be_marked(self) -> bool:
        """Say whether the cell may hold “Chưa xác định” or “Không áp dụng”: a field that may be empty."""
        return "." not in self.key and not self.shape.is_required and self.shape.default in (None, ())

    def get(self, entity: Entity) -> Any:
        """Return the value the entity has there."""
        value: Any = entity
        for name in self.key.split("."):
            value = None if value is None else getattr(value, name)
        return value


@dataclass(frozen=True, slots=True)
class Question:
    """A kind that is asked about: its sheet, whose objects are whose, and whether new ones may be added."""

    kind: type[Entity]
    sheet: str
    is_owned: Callable[[Any, str, Model], bool]
    can_be_added: bool = True
    owner_field: str = ""
    """The field that names the agency; filled in when a new row leaves it empty."""

    @property
    def columns(self) -> tuple[Column, ...]:
        """Return the columns of the sheet, in order."""
        return list_columns(self.kind)


def _owns_flow(flow: Flow, agency: str, model: Model) -> bool:
    return model.get(System, flow.consumer).owner == agency


def _owns_service(service: Service, agency: str, model: Model) -> bool:
    return model.get(System, service.provider).owner == agency


QUESTIONS = {
    question.kind.kind: question
    for question in (
        Question(Agency, "CO_QUAN", lambda one, agency, _: one.id == agency, can_be_added=False),
        Question(Function, "CHUC_NANG", lambda one, agency, _: one.lead == agency, owner_field="lead"),
        Question(System, "HE_THONG", lambda one, agency, _: one.owner == agency, owner_field="owner"),
        Question(
            Database, "CSDL", lambda one, agency, _: agency in one.lead_agencies, owner_field="lead_agencies"
        ),
        Question(Service, "DICH_VU", _owns_service),
        Question(Flow, "LUONG", _owns_flow),
        Question(
            Interaction, "LIEN_THONG", lambda one, agency, _: one.sender == agency, owner_field="sender"
        ),
        Question(Infrastructure, "HA_TANG", lambda one, agency, _: one.owner == agency, owner_field="owner"),
    )
}
"""A flow is asked of the agency whose system consumes: the direction of table 2 of Mẫu số 03."""


def list_questions(kinds: Collection[str] = ()) -> tuple[Question, ...]:
    """
    Return the questions about those kinds, or about every kind that is asked.

    :raises KindNotAsked: if one of them is not asked of agencies
    """
    for kind in kinds:
        if kind not in QUESTIONS:
            raise KindNotAsked(kind=kind, known=", ".join(QUESTIONS))
    return tuple(question for kind, question in QUESTIONS.items() if not kinds or kind in kinds)


def list_owned(question: Question, agency: str, model: Model) -> tuple[Entity, ...]:
    """Return what the agency answers for, in the order of the Vietnamese alphabet."""
    return tuple(one for one in model.all(question.kind) if question.is_owned(one, agency, model))


@cache
def list_columns(kind: type[Entity]) -> tuple[Column, ...]:
    """Return the columns of a kind: its own fields first, the required ones before the others."""
    columns = [column for shape in list_shapes(kind) for column in _columns(shape, _group(kind, shape.name))]
    groups = list(Group)

    def order(column: Column) -> tuple[int, bool, bool]:
        return groups.index(column.group), column.key != "name", not column.shape.is_required

    return tuple(sorted(columns, key=order))


def _columns(shape: Shape, group: Group) -> list[Column]:
    if shape.name in NOT_ASKED or shape.value_type is dict or (shape.record and shape.is_many):
        return []
    if shape.record is None:
        return [Column(shape.name, shape.title, group, shape)]
    return [
        Column(f"{shape.name}.{inner.name}", f"{shape.title}: {inner.title}", group, inner)
        for inner in list_shapes(shape.record)
        if inner.record is None
    ]


def _group(kind: type[Entity], name: str) -> Group:
    if name == "name" or name in vars(kind).get("__annotations__", {}):
        return Group.MAIN
    return Group.GENERAL if name in Entity.model_fields else Group.FORM03

"""
How each field of a record is compared: as one value, as a list, as a record, or as a list of records with a key.

The shape is read from the class, so that a field added to a kind is compared without another word. What identifies a
record inside a list is said here, once.

>>> from lgsp.architecture.model.components import Component
>>> {shape.name: shape.form.value for shape in list_shapes(Component) if shape.name in ("owner", "requirements")}
{'owner': 'value', 'requirements': 'records'}
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from lgsp.architecture.model import shapes
from lgsp.architecture.model.components import Requirement
from lgsp.architecture.model.entities import Alias, Change, FactSource, Record, Undetermined
from lgsp.architecture.model.exchanges import DataField
from lgsp.architecture.model.governance import Answer
from lgsp.architecture.model.norms import Clause
from lgsp.architecture.model.objects import Mapping
from lgsp.architecture.model.organisation import Holder
from lgsp.architecture.model.planning import CostLine, FundingLine, GapTask, Indicator, Option, Quality

KEYS: dict[type[Record], tuple[str, ...]] = {
    Alias: ("scheme",),
    Answer: ("agency",),
    Change: ("valid_from",),
    Clause: ("article",),
    CostLine: ("category", "year", "budget"),
    DataField: ("name",),
    FactSource: ("origin", "document", "survey", "place"),
    FundingLine: ("year", "budget"),
    GapTask: ("task",),
    Holder: ("agency", "valid_from"),
    Indicator: ("name", "year"),
    Mapping: ("source_framework", "source_object_ref"),
    Option: ("option_kind",),
    Quality: ("criterion",),
    Requirement: ("code",),
    Undetermined: ("field",),
}
"""The fields by which a record of a list is known again in another state of the model."""


class Form(StrEnum):
    """How a field is compared."""

    VALUE = "value"
    LIST = "list"
    RECORD = "record"
    RECORDS = "records"


@dataclass(frozen=True, slots=True)
class Shape:
    """A field: its name, its Vietnamese title, how it is compared, and the type inside it."""

    name: str
    title: str
    form: Form
    type: Any
    refers: bool

    @property
    def is_many(self) -> bool:
        """Say whether the field holds a list."""
        return self.form in (Form.LIST, Form.RECORDS)


@cache
def list_shapes(kind: type[Record]) -> tuple[Shape, ...]:
    """Return the shape of every field of a record, in the order of its class."""
    return tuple(
        Shape(field.name, field.title, _form(field), field.value_type, field.targets is not None)
        for field in shapes.list_shapes(kind)
    )


@cache
def get_shape(kind: type[Record], name: str) -> Shape:
    """Return the shape of the field of that name; a name that is not there is a bug of the caller."""
    return next(shape for shape in list_shapes(kind) if shape.name == name)


def key_of(record: Record) -> tuple[Any, ...]:
    """Return what identifies the record inside its list; one whose type has no key is identified by all it says."""
    names = KEYS.get(type(record))
    return tuple(getattr(record, name) for name in names) if names else (record,)


def _form(field: shapes.Shape) -> Form:
    if field.is_many:
        return Form.LIST if field.record is None else Form.RECORDS
    return Form.VALUE if field.record is None else Form.RECORD

"""
The fields of a form, read from the class of the entity: what each is called, how it is filled in, what it may name.

A list of records, as the holders of a role, is one field: a record a line, its parts between bars, so that rows copied
out of a spreadsheet can be pasted.

>>> from lgsp.architecture.model.kinds import KINDS
>>> [(one.title, one.control.value) for one in list_fields(KINDS["role"]) if one.key in ("name", "holders")]
[('Tên', 'line'), ('Cơ quan đảm nhận', 'table')]
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from lgsp.architecture.interchange.survey.questions import NOT_ASKED, Column, Group, list_columns
from lgsp.architecture.interchange.words import list_names
from lgsp.architecture.model.entities import Entity
from lgsp.architecture.model.shapes import Shape, list_shapes

LONG_TEXTS = frozenset(
    {"description", "note", "statement", "rationale", "duty", "purpose", "reason", "content"}
)
"""The texts that are given several lines."""


class Control(StrEnum):
    """How a field is filled in."""

    LINE = "line"
    TEXT = "text"
    LINES = "lines"
    NUMBER = "number"
    DAY = "day"
    YES_NO = "yes-no"
    WORD = "word"
    WORDS = "words"
    NAME = "name"
    NAMES = "names"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Field:
    """
    A field of a form.

    `columns` is the column itself, or the parts of the records of a table; `choices` are the words to choose from.
    """

    key: str
    title: str
    group: Group
    control: Control
    is_required: bool
    can_be_marked: bool
    column: Column
    columns: tuple[Column, ...]
    choices: tuple[str, ...] = ()

    @property
    def targets(self) -> tuple[str, ...]:
        """Return the kinds it may name."""
        return self.column.shape.targets or ()

    @property
    def parts(self) -> tuple[str, ...]:
        """Return the titles of the parts of a table's records."""
        return tuple(column.title for column in self.columns) if self.control is Control.TABLE else ()


@cache
def list_fields(kind: type[Entity]) -> tuple[Field, ...]:
    """Return the fields of a kind's form: its own first, the required ones before the others, tables last."""
    own = [_field(column) for column in list_columns(kind)]
    groups = list(Group)
    return tuple(sorted([*own, *_list_tables(kind)], key=lambda one: groups.index(one.group)))


@cache
def list_left_out(kind: type[Entity]) -> tuple[str, ...]:
    """Return the titles of what a form does not hold: records that hold lists of records themselves."""
    return tuple(shape.title for shape in list_shapes(kind) if _is_table(shape) and not _is_flat(shape))


def _field(column: Column) -> Field:
    shape = column.shape
    return Field(
        key=column.key,
        title=column.title,
        group=column.group,
        control=_find_control(shape),
        is_required=shape.is_required and "." not in column.key,
        can_be_marked=column.can_be_marked,
        column=column,
        columns=(column,),
        choices=tuple(list_names(shape.value_type)) if issubclass(shape.value_type, StrEnum) else (),
    )


def _find_control(shape: Shape) -> Control:
    if shape.targets is not None:
        return Control.NAMES if shape.is_many else Control.NAME
    if issubclass(shape.value_type, StrEnum):
        return Control.WORDS if shape.is_many else Control.WORD
    if shape.is_many:
        return Control.LINES
    if shape.value_type is str:
        return Control.TEXT if shape.name in LONG_TEXTS else Control.LINE
    return {bool: Control.YES_NO, int: Control.NUMBER, date: Control.DAY}[shape.value_type]


def _list_tables(kind: type[Entity]) -> Iterator[Field]:
    for shape in list_shapes(kind):
        if not _is_table(shape) or not _is_flat(shape):
            continue
        assert shape.record is not None
        group = Group.MAIN if shape.name not in Entity.model_fields else Group.GENERAL
        columns = tuple(
            Column(f"{shape.name}.{inner.name}", inner.title, group, inner)
            for inner in list_shapes(shape.record)
        )
        yield Field(
            key=shape.name,
            title=shape.title,
            group=group,
            control=Control.TABLE,
            is_required=shape.is_required,
            can_be_marked=not shape.is_required,
            column=Column(shape.name, shape.title, group, shape),
            columns=columns,
        )


def _is_table(shape: Shape) -> bool:
    return shape.record is not None and shape.is_many and shape.name not in NOT_ASKED


def _is_flat(shape: Shape) -> bool:
    assert shape.record is not None
    return all(inner.record is None and inner.value_type is not dict for inner in list_shapes(shape.record))

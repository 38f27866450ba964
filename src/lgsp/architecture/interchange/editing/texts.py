"""
What stands in the fields of a form: the words of a workbook's cells, and a line for each record of a table.

A mark is written out whole, with the unit and the deadline, since a form has no two last cells of a row.
"""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from lgsp.architecture.interchange.survey.cells import (
    NOT_APPLICABLE,
    UNDETERMINED,
    canonical,
    clean,
    label,
    show,
    show_field,
)
from lgsp.architecture.interchange.survey.questions import Column
from lgsp.architecture.model.entities import Entity
from lgsp.architecture.model.model import Model

from .fields import Control, Field, list_fields

BAR = " | "
ITEMS = "; "


def show_texts(kind: type[Entity], entity: Entity | None, model: Model) -> Mapping[str, str]:
    """Return the text of every field, by key; those of a new entity are empty."""
    fields = list_fields(kind)
    if entity is None:
        return {field.key: "" for field in fields}
    return {field.key: _show(field, entity, model) for field in fields}


def _show(field: Field, entity: Entity, model: Model) -> str:
    if field.control is Control.TABLE:
        records = getattr(entity, field.key)
        return "\n".join(_show_record(field, one, model) for one in records) or _show_mark(
            field, entity, model
        )
    value = field.column.get(entity)
    if value in (None, ()) and field.can_be_marked:
        return _show_mark(field, entity, model)
    return _write(show_field(field.column, entity, model))


def _show_record(field: Field, record: BaseModel, model: Model) -> str:
    return BAR.join(_show_part(column, record, model) for column in field.columns).rstrip(" |")


def _show_part(column: Column, record: BaseModel, model: Model) -> str:
    value = getattr(record, column.shape.name)
    items = value if isinstance(value, tuple) else () if value is None else (value,)
    if column.shape.targets is not None:
        return ITEMS.join(label(model.entities[key]) for key in items)
    return ITEMS.join(" ".join(_write(show(item)).replace("|", "/").split()) for item in items)


def _show_mark(field: Field, entity: Entity, model: Model) -> str:
    if field.key in entity.not_applicable:
        return NOT_APPLICABLE
    mark = next((one for one in entity.undetermined if one.field == field.key), None)
    if mark is None:
        return ""
    return f"{UNDETERMINED}; {label(model.entities[mark.unit])}; {mark.deadline:%d/%m/%Y}"


def _write(cell: Any) -> str:
    """Return a cell as text; a day as officials write it."""
    return f"{cell:%d/%m/%Y}" if hasattr(cell, "strftime") else clean(canonical(cell))

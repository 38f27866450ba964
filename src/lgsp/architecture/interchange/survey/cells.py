"""
What a value looks like in a cell, and the one text by which two cells are compared.

Lists stand one item a line. A cell cannot hold control characters or more than 32,767 letters; what is too long is
shown cut, in a cell that cannot be edited.

>>> show(date(2026, 1, 31)), show(True), show(("một", "hai"))
(datetime.date(2026, 1, 31), 'Có', 'một\\nhai')
>>> canonical(1200.0), canonical(" a\\r\\nb ")
('1200', 'a\\nb')
"""

import hashlib
import re
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from lgsp.architecture.model.entities import Entity
from lgsp.architecture.model.model import Model
from lgsp.architecture.revisions.wording import say_word
from lgsp.kernel.text import nfc

from .questions import Column

UNDETERMINED = "Chưa xác định"
NOT_APPLICABLE = "Không áp dụng"
YES, NO = "Có", "Không"
LONGEST = 30_000
MOST_DIGITS = 10**15
FIRST_YEAR = 1901

Cell = str | int | date | None

_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_ESCAPE = "_x005F_"
_NAME_SHOWN = 90


def show(value: Any) -> Cell:
    """Return what stands in the cell of a value that names nothing."""
    match value:
        case None:
            return None
        case bool():
            return YES if value else NO
        case StrEnum():
            return say_word(value)
        case date() if value.year >= FIRST_YEAR:
            return value
        case int() if abs(value) < MOST_DIGITS:
            return value
    return (
        _show_list([str(show(item)) for item in value])
        if isinstance(value, tuple)
        else clean(str(value)) or None
    )


def label(entity: Entity) -> str:
    """Return how an entity is named in drop-downs: its name on one line, and its id."""
    name = " ".join(clean(entity.name).split())
    return f"{name[:_NAME_SHOWN].strip()} [{entity.id}]".strip()


def show_field(column: Column, entity: Entity, model: Model) -> Cell:
    """Return what stands in the cell of a field: its value, or the mark that stands for it."""
    value = column.get(entity)
    if value in (None, ()):
        return _show_mark(column, entity, model)
    if column.shape.targets is None:
        return show(value)
    named = value if isinstance(value, tuple) else (value,)
    return _show_list([label(model.entities[key]) for key in named])


def canonical(cell: object) -> str:
    """Return the text by which cells are compared: how a number or a day is formatted does not count."""
    match cell:
        case None:
            return ""
        case bool():
            return YES if cell else NO
        case datetime():
            return cell.date().isoformat()
        case date():
            return cell.isoformat()
        case float() if cell.is_integer():
            return str(int(cell))
    text = str(cell)
    while _ESCAPE in text:  # how a workbook writes the beginning of an escape
        text = text.replace(_ESCAPE, "_")
    return clean(text)


def fingerprint(cell: object) -> str:
    """Return a short hash of what stands in a cell; nothing for an empty one."""
    text = canonical(cell)
    return hashlib.sha256(text.encode()).hexdigest()[:10] if text else ""


def clean(text: str) -> str:
    """Return the text without what a cell cannot hold."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    return nfc(_UNSEEN.sub("", unified)).strip()


def is_too_long(cell: Cell) -> bool:
    """Say whether a cell must be shown cut."""
    return isinstance(cell, str) and len(cell) > LONGEST


def cut(cell: Cell) -> Cell:
    """Return what fits into a cell."""
    if not isinstance(cell, str) or not is_too_long(cell):
        return cell
    return f"{cell[:1000].strip()} … (dài quá một ô: sửa trong mô hình)"


def show_explanation(entity: Entity, model: Model) -> tuple[Cell, Cell]:
    """Return the unit and the deadline of the row's marks: those of the first."""
    if not entity.undetermined:
        return None, None
    first = entity.undetermined[0]
    return label(model.entities[first.unit]), show(first.deadline)


def _show_mark(column: Column, entity: Entity, model: Model) -> Cell:
    if not column.can_be_marked:
        return None
    if column.key in entity.not_applicable:
        return NOT_APPLICABLE
    mark = next((one for one in entity.undetermined if one.field == column.key), None)
    if mark is None:
        return None
    first = entity.undetermined[0]
    if (mark.unit, mark.deadline) == (first.unit, first.deadline):
        return UNDETERMINED
    return f"{UNDETERMINED}; {label(model.entities[mark.unit])}; {mark.deadline:%d/%m/%Y}"


def _show_list(items: list[str]) -> str | None:
    shown = [text for text in map(clean, items) if text]
    if any("\n" in text for text in shown):
        shown = [f"- {text}" for text in shown]
    return "\n".join(shown) or None

"""Changed cells as changes of facts: one fact for each, checked as a file of the model would be."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from lgsp.architecture.documents.word.words import digest_cell
from lgsp.architecture.documents.wording import NOTHING, on_day
from lgsp.architecture.interchange.proposals import Note, NoteKind
from lgsp.architecture.interchange.survey.parsing import read_day, read_number
from lgsp.architecture.model.entities import Entity
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.nodes import Parsed
from lgsp.architecture.model.records import build
from lgsp.architecture.model.shapes import Shape, list_shapes

from .cells import ChangedCell

_NOT_A_FACT = "Ô lập từ nhiều thông tin của mô hình nên không tự đề xuất; tệp ghi: “{text}”."
_FUTURE = "Giá trị này đến từ một thay đổi có ngày hiệu lực, hãy sửa trong mô hình; tệp ghi: “{text}”."
_MOVED_ON = "Mô hình nay ghi “{now}”, khác ô này lúc xuất tệp; tệp ghi: “{text}”. Không tự đề xuất."
_UNREADABLE = "Không đọc được “{text}” thành {title}."
_TWICE = "Cùng một nội dung được sửa thành “{text}” ở đây và “{other}” ở chỗ khác; không tự đề xuất."


@dataclass(slots=True)
class FactIntake:
    """Entities as they would become, and what somebody should know."""

    entities: list[Entity] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


def take_facts(cells: Iterable[ChangedCell], model: Model, *, on: date) -> FactIntake:
    """Return what the facts of the model become; the document speaks of the day `on`."""
    taken = FactIntake()
    wanted: dict[tuple[str, str], list[ChangedCell]] = {}
    for cell in cells:
        refusal = _refuse(cell, model, on)
        if refusal:
            taken.notes.append(Note(NoteKind.NOT_UNDERSTOOD, cell.place, refusal))
        else:
            wanted.setdefault((cell.subject, cell.field), []).append(cell)
    changed: dict[str, list[ChangedCell]] = {}
    for (subject, _field), found in wanted.items():
        if len({cell.text for cell in found}) == 1:
            changed.setdefault(subject, []).append(found[0])
        else:
            taken.notes += _tell_difference(found)
    for subject, found in changed.items():
        _take(model.entities[subject], found, model, taken)
    return taken


def _refuse(cell: ChangedCell, model: Model, on: date) -> str:
    """Return why a cell cannot become a change of a fact; nothing if it can."""
    entity = model.entities.get(cell.subject)
    shape = None if entity is None else _find_shape(entity, cell.field)
    if entity is None or shape is None:
        return _NOT_A_FACT.format(text=cell.text)
    now = _show(getattr(entity.at(on), cell.field))
    if digest_cell(now) != cell.recorded:
        return _MOVED_ON.format(now=now, text=cell.text)
    if getattr(entity.at(on), cell.field) != getattr(entity, cell.field):
        return _FUTURE.format(text=cell.text)
    try:
        _read(cell.text, shape, model)
    except ValueError:
        return _UNREADABLE.format(text=cell.text, title=f"“{shape.title}”")
    return ""


def _find_shape(entity: Entity, name: str) -> Shape | None:
    """Return the field of that name, if one cell can hold all of it."""
    shape = next((one for one in list_shapes(type(entity)) if one.name == name), None)
    plain = shape is not None and not shape.is_many and shape.value_type in (str, int, date)
    return shape if plain else None


def _show(value: Any) -> str:
    if value is None:
        return NOTHING
    return on_day(value) if isinstance(value, date) else str(value)


def _read(text: str, shape: Shape, model: Model) -> str | int | None:
    """Return the value that a cell says, as a file of the model would have it."""
    if text in ("", NOTHING):
        return None
    if shape.value_type is str:
        if shape.targets is not None and text not in model.entities:
            raise ValueError(text)
        return text
    value = read_number(text) if shape.value_type is int else read_day(text)
    if value is None:
        raise ValueError(text)
    return value.isoformat() if isinstance(value, date) else value


def _take(entity: Entity, cells: list[ChangedCell], model: Model, taken: FactIntake) -> None:
    said = entity.model_dump(mode="json", exclude_defaults=True)
    for cell in cells:
        shape = _find_shape(entity, cell.field)
        assert shape is not None  # asked before
        said[cell.field] = _read(cell.text, shape, model)
        said["undetermined"] = [one for one in said.get("undetermined", ()) if one["field"] != cell.field]
        said["not_applicable"] = [one for one in said.get("not_applicable", ()) if one != cell.field]
    kept = {name: value for name, value in said.items() if value is not None}
    built = build(type(entity), Parsed(kept, {(): 1}), file=entity.id)
    if not isinstance(built, list):
        taken.entities.append(built)
        return
    for cell in cells:
        reason = built[0].message_in("vi")
        taken.notes.append(Note(NoteKind.NOT_UNDERSTOOD, cell.place, f"Không nhận “{cell.text}”: {reason}"))


def _tell_difference(cells: list[ChangedCell]) -> Iterable[Note]:
    for cell in cells:
        other = next(one.text for one in cells if one.text != cell.text)
        yield Note(NoteKind.NOT_UNDERSTOOD, cell.place, _TWICE.format(text=cell.text, other=other))

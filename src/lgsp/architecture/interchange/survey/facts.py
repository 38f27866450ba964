"""
Put an answer into what is said of an entity, as a file would say it.

A fact that is shown because of a dated change is corrected in that change; any other where it stands. What was not
known or not applicable and is answered now loses that mark; the answer's cell becomes the source of the fact.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from lgsp.architecture.model.entities import FactOrigin

from .errors import AnswerMissing, CellPlace, FactOfManyTimes
from .parsing import NotApplicable, Undetermined
from .questions import Column

Said = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Answered:
    """Where answers come from: the file, the round, the day it was taken in, and the day whose facts were shown."""

    file: str
    round: str | None
    on: date
    shown: date


def put_answer(said: Said, column: Column, value: Any, *, place: CellPlace, shown: date) -> None:
    """
    Say the value of a column, or the mark given instead, of an entity.

    :raises AnswerMissing: if a field is emptied that must have a value
    :raises FactOfManyTimes: if a fact is emptied that a dated change states
    """
    is_mark = isinstance(value, Undetermined | NotApplicable)
    plain = None if is_mark or value == [] else value
    if plain is None and not is_mark and _must_have_value(column):
        raise AnswerMissing(place=place, title=column.title)
    due = _find_due(said, column.field, shown)
    if due is not None and plain is None:
        raise FactOfManyTimes(place=place, title=column.title)
    _drop_marks(said, column.field)
    if due is not None:
        _put(due, column.key, as_written(plain))
    else:
        _put(said, column.key, plain)
    if isinstance(value, Undetermined):
        said["undetermined"].append({"field": column.field, "unit": value.unit, "deadline": value.deadline})
    elif isinstance(value, NotApplicable):
        said["not_applicable"].append(column.field)


def put_source(said: Said, fields: Mapping[str, CellPlace], answered: Answered) -> None:
    """Say of every field which cell it comes from; what was said of its source before is taken back."""
    drop_source(said, fields)
    said["provenance"] = [
        *said.get("provenance", ()),
        *(_source(place, answered) | {"fields": [name]} for name, place in fields.items()),
    ]


def drop_source(said: Said, fields: Collection[str]) -> None:
    """Take back what was said of the source of fields that somebody wrote anew."""
    kept = []
    for source in said.get("provenance", ()):
        named = [name for name in source.get("fields", ()) if name not in fields]
        if named or not source.get("fields"):
            kept.append({**source, "fields": named} if named else source)
    if "provenance" in said:
        said["provenance"] = kept


def put_source_of_all(said: Said, place: CellPlace, answered: Answered) -> None:
    """Say that everything in an entity comes from one row."""
    said["provenance"] = [_source(place, answered)]


def _source(place: CellPlace, answered: Answered) -> Said:
    source = {"origin": FactOrigin.SURVEY.value, "survey": answered.round}
    return source | {"place": f"{answered.file}, ô {place}", "seen_on": answered.on.isoformat()}


def _must_have_value(column: Column) -> bool:
    return column.shape.is_required or column.shape.default not in (None, ())


def _find_due(said: Said, field: str, shown: date) -> Said | None:
    """Return what the last change that was due on the day shown says, if it says this field."""
    due = [
        change["becomes"]
        for change in said.get("changes", ())
        if change["valid_from"] <= shown.isoformat() and field in change["becomes"]
    ]
    return due[-1] if due else None


def _drop_marks(said: Said, field: str) -> None:
    said["undetermined"] = [mark for mark in said.get("undetermined", ()) if mark["field"] != field]
    said["not_applicable"] = [name for name in said.get("not_applicable", ()) if name != field]


def _put(said: Said, key: str, value: Any) -> None:
    field, _, inner = key.partition(".")
    if inner:
        record = {**(said.get(field) or {})}
        _put(record, inner, value)
        value = record or None
    if value is None:
        said.pop(field, None)
    else:
        said[field] = value


def as_written(value: Any) -> Any:
    """Return a value as a change states it: text, as in the file."""
    if isinstance(value, list):
        return [as_written(item) for item in value]
    if isinstance(value, dict):
        return {name: as_written(item) for name, item in value.items()}
    return str(value).lower() if isinstance(value, bool) else str(value)

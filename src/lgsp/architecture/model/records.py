"""Turn the text of a file into a typed record; what Pydantic refuses becomes sentences for the person who wrote it."""

from collections.abc import Iterator
from enum import Enum
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from .entities import Entity, Record
from .errors import ChangesOutOfOrder, FieldAnswered, FieldMissing, FieldUnknown, Problem, ValueWrong
from .nodes import Parsed
from .phrases import NOTHING, Phrase, list_words, quote, suggest
from .places import Place

R = TypeVar("R", bound=Record)

_MOST = 50
_FIXED = ("id", "changes", "moved", "undetermined", "not_applicable")
"""What does not change on a day: who it is, and what is said of its own fields."""

_UNDETERMINED = Phrase("“chưa xác định”", "undetermined")
_NOT_APPLICABLE = Phrase("“không áp dụng”", "not applicable")

_EXPECTED = {
    "string_type": Phrase("văn bản", "text"),
    "string_too_short": Phrase("văn bản", "text"),
    "tuple_type": Phrase("danh sách, mỗi dòng một mục bắt đầu bằng “- ”", 'a list, one "- item" on a line'),
    "model_type": Phrase("các cặp “trường: giá trị”", "a mapping of fields"),
    "bool_parsing": Phrase("true hoặc false", "true or false"),
    "bool_type": Phrase("true hoặc false", "true or false"),
    "int_parsing": Phrase(
        "số nguyên viết liền, ví dụ 1500000", "a whole number without separators, as 1500000"
    ),
    "int_type": Phrase("số nguyên viết liền, ví dụ 1500000", "a whole number without separators, as 1500000"),
    "int_from_float": Phrase("số nguyên", "a whole number"),
    "notice_missing": Phrase("lời báo rằng tỉnh này là giả định", "a notice that this province is invented"),
}
_DAY = Phrase("ngày dạng năm-tháng-ngày, ví dụ 2026-01-31", "a day written year-month-day, as 2026-01-31")
_BOUNDS = {
    "greater_than_equal": ("ge", "từ {} trở lên", "{} or more"),
    "less_than_equal": ("le", "nhiều nhất là {}", "at most {}"),
    "period_reversed": ("beginning", "từ ngày {} trở đi", "{} or later"),
}


def build(kind: type[R], parsed: Parsed, *, file: str) -> R | list[Problem]:
    """Return the record the file describes, or what keeps it from being one: the first fifty things."""
    try:
        record = kind.model_validate(parsed.content)
    except ValidationError as error:
        return _problems(kind, parsed, file, error)
    problems = list(_list_contradictions(record, parsed, file)) if isinstance(record, Entity) else []
    return problems or record


def _list_contradictions(entity: Entity, parsed: Parsed, file: str) -> Iterator[Problem]:
    """Yield what an entity, or a mapping in it, says of its own fields that cannot be."""
    yield from _list_answered(entity, (), parsed, file)
    for position, mapping in enumerate(getattr(entity, "mappings", ())):
        yield from _list_answered(mapping, ("mappings", position), parsed, file)
    yield from _list_broken_changes(entity, parsed, file)


def _list_answered(record: Any, above: tuple[int | str, ...], parsed: Parsed, file: str) -> Iterator[Problem]:
    if not (record.undetermined or record.not_applicable):
        return
    fields = type(record).model_fields
    marks = [(("undetermined", at), one.field, _UNDETERMINED) for at, one in enumerate(record.undetermined)]
    marks += [
        (("not_applicable", at), name, _NOT_APPLICABLE) for at, name in enumerate(record.not_applicable)
    ]
    for path, name, marked in marks:
        described = fields.get(name)
        if described is not None and getattr(record, name) in (None, ()):
            continue
        place = Place(file, parsed.line((*above, *path)))
        if described is None:
            yield FieldUnknown(place=place, field=quote(name), suggestion=suggest(name, fields))
        else:
            yield FieldAnswered(place=place, field=name, title=described.title, marked=marked)


def _list_broken_changes(entity: Entity, parsed: Parsed, file: str) -> Iterator[Problem]:
    before = entity.valid_from
    for position, change in enumerate(entity.changes):
        above: tuple[int | str, ...] = ("changes", position)
        if before is not None and change.valid_from <= before:
            yield ChangesOutOfOrder(place=Place(file, parsed.line(above)), day=change.valid_from.isoformat())
        before = change.valid_from
        within = Parsed(change.becomes, _lines_below(parsed, (*above, "becomes")))
        fixed = [name for name in change.becomes if name in _FIXED]
        for name in fixed:
            yield FieldUnknown(place=Place(file, within.line((name,))), field=quote(name), suggestion=NOTHING)
        if fixed:
            return
        try:
            _ = entity.at(change.valid_from)
        except ValidationError as error:
            yield from _problems(type(entity), within, file, error)
            return


def _lines_below(parsed: Parsed, above: tuple[int | str, ...]) -> dict[tuple[str | int, ...], int]:
    depth = len(above)
    lines = {path[depth:]: line for path, line in parsed.lines.items() if path[:depth] == above}
    return {(): parsed.line(above), **lines}


def _problems(kind: type[Record], parsed: Parsed, file: str, error: ValidationError) -> list[Problem]:
    errors = error.errors(include_url=False)[:_MOST]
    return [_problem(kind, parsed, file, found) for found in errors]


def _problem(kind: type[Record], parsed: Parsed, file: str, error: ErrorDetails) -> Problem:
    path = error["loc"] or (("notice",) if error["type"] == "notice_missing" else ())
    place = Place(file, parsed.line(path))
    parent, described = _find_field(kind, path)
    name = str(path[-1])
    if error["type"] == "extra_forbidden":
        return FieldUnknown(place=place, field=quote(name), suggestion=suggest(name, parent.model_fields))
    title = described.title if described else ""
    name = next(part for part in reversed(path) if isinstance(part, str))
    if error["type"] == "missing":
        return FieldMissing(place=place, field=name, title=title)
    expected, suggestion = _expect(error, described)
    found = quote(error["input"])
    return ValueWrong(
        place=place, field=name, title=title, found=found, expected=expected, suggestion=suggestion
    )


def _expect(error: ErrorDetails, described: FieldInfo | None) -> tuple[Phrase, Phrase]:
    kind, context = error["type"], error.get("ctx", {})
    if kind == "enum" and described is not None:
        words = [member.value for member in _find_enum(described.annotation)]
        return list_words(words), suggest(str(error["input"]), words)
    if kind.startswith("date"):
        return _DAY, NOTHING
    if kind == "string_pattern_mismatch" and described is not None:
        return Phrase(str(described.description), f"text of the form {context['pattern']}"), NOTHING
    if kind in _BOUNDS:
        fact, vietnamese, english = _BOUNDS[kind]
        return Phrase(vietnamese.format(context[fact]), english.format(context[fact])), NOTHING
    return _EXPECTED.get(kind, Phrase(error["msg"], error["msg"])), NOTHING


def _find_field(kind: type[Record], path: tuple[int | str, ...]) -> tuple[type[BaseModel], FieldInfo | None]:
    """Return the record a path ends in, and the field there if it has one of that name."""
    parent: type[BaseModel] = kind
    described: FieldInfo | None = None
    for part in path:
        if isinstance(part, int):
            continue
        if described is not None:
            parent = _find_record(described.annotation) or parent
        described = parent.model_fields.get(part)
    return parent, described


def _find_record(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and get_origin(annotation) is None:
        return annotation if issubclass(annotation, BaseModel) else None
    return next((found for part in get_args(annotation) if (found := _find_record(part))), None)


def _find_enum(annotation: Any) -> type[Enum]:
    if get_origin(annotation) in (Union, UnionType):
        annotation = next(part for part in get_args(annotation) if part is not type(None))
    found: type[Enum] = annotation
    return found

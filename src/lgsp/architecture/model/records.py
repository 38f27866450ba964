"""Turn the text of a file into a typed record; what Pydantic refuses becomes sentences for the person who wrote it."""

from enum import Enum
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from .entities import Record
from .errors import FieldMissing, FieldUnknown, Problem, ValueWrong
from .nodes import Parsed
from .phrases import NOTHING, Phrase, list_words, quote, suggest
from .places import Place

R = TypeVar("R", bound=Record)

_MOST = 50

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
        return kind.model_validate(parsed.content)
    except ValidationError as error:
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

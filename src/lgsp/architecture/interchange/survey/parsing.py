"""
Turn what an official wrote in a cell into a value, forgiving in form and strict in meaning.

>>> read_number("1.200.000"), read_number("1.200,5"), read_number("mười")
(1200000, None, None)
>>> read_day("5/3/2026"), read_day("2026-03-05"), read_day("5.3.26")
(datetime.date(2026, 3, 5), datetime.date(2026, 3, 5), None)
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from lgsp.architecture.interchange.words import find_word, list_names
from lgsp.architecture.model.phrases import suggest
from lgsp.kernel.text import fold

from .catalogue import Catalogue
from .cells import NOT_APPLICABLE, UNDETERMINED, canonical, clean
from .errors import (
    CannotBeMarked,
    CellPlace,
    NotDay,
    NotInList,
    NotNumber,
    NotYesNo,
    UndeterminedUnexplained,
)
from .questions import Column

_GROUPED = re.compile(r"[+-]?\d{1,3}(?:[.,\s]\d{3})+")
_PLAIN = re.compile(r"[+-]?\d+")
_DAYS = (
    re.compile(r"(?P<d>\d{1,2})[/.\-](?P<m>\d{1,2})[/.\-](?P<y>\d{4})"),
    re.compile(r"(?P<y>\d{4})[-/](?P<m>\d{1,2})[-/](?P<d>\d{1,2})"),
    re.compile(r"(?:ngay )?(?P<d>\d{1,2}) thang (?P<m>\d{1,2}) nam (?P<y>\d{4})"),
)
_SERIALS = range(20_000, 80_000)
_SERIAL_ZERO = date(1899, 12, 30)
_YES, _NO = {"co", "x", "true", "yes", "1"}, {"khong", "false", "no", "0"}
_BULLET = re.compile(r"^[-•*+]\s+")
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Undetermined:
    """The cell says “Chưa xác định”; who will find out and by when, where it is said."""

    unit: str
    deadline: str


class NotApplicable:
    """The cell says “Không áp dụng”."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """What the two last cells of the row say."""

    unit: Any
    deadline: Any


def parse(
    cell: Any, *, column: Column, place: CellPlace, catalogue: Catalogue, explained: Explanation
) -> Any:
    """
    Return the value of a cell as a file would have it, a mark, or None for an empty cell.

    :raises CellProblem: if the cell cannot be understood
    """
    text = canonical(cell)
    if not text:
        return None
    mark = _read_mark(text)
    if mark is not None:
        if not column.can_be_marked:
            raise CannotBeMarked(place=place, title=column.title, mark=mark)
        if mark == NOT_APPLICABLE:
            return NotApplicable()
        return _explain(text, column, place, catalogue, explained)
    if column.shape.is_many:
        return [_parse_one(item, item, column, place, catalogue) for item in _split(text, column)]
    return _parse_one(text, cell, column, place, catalogue)


def read_number(text: str) -> int | None:
    """Return the whole number that a text says, thousands separated or not."""
    if _PLAIN.fullmatch(text):
        return int(text) if len(text) <= 18 else None
    separators = set(re.findall(r"[^\d+-]", text))
    if len(separators) == 1 and _GROUPED.fullmatch(text):
        return int(re.sub(r"[.,\s]", "", text))
    return None


def read_day(cell: object) -> date | None:
    """Return the day that a cell says: a day, a text in one of the usual spellings, or the number Excel has for it."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, int | float) and int(cell) in _SERIALS:
        return _SERIAL_ZERO + timedelta(days=int(cell))
    written = fold(" ".join(clean(str(cell)).split()))
    found = next((match for form in _DAYS if (match := form.fullmatch(written))), None)
    try:
        return date(int(found["y"]), int(found["m"]), int(found["d"])) if found else None
    except ValueError:
        return None


def is_undetermined(cell: object) -> bool:
    """Say whether the cell says “Chưa xác định”, and leaves the rest to the last cells of the row."""
    return fold(canonical(cell)) == fold(UNDETERMINED)


def _read_mark(text: str) -> str | None:
    first = fold(text.partition(";")[0].strip().rstrip("."))
    return next((mark for mark in (UNDETERMINED, NOT_APPLICABLE) if first == fold(mark)), None)


def _explain(
    text: str, column: Column, place: CellPlace, catalogue: Catalogue, explained: Explanation
) -> Undetermined:
    said = [part.strip() for part in text.split(";")]
    unit, deadline = (
        ("; ".join(said[1:-1]), said[-1]) if len(said) > 2 else (explained.unit, explained.deadline)
    )
    named = catalogue.find(canonical(unit), ["agency"])
    day = read_day(deadline) if deadline is not None else None
    if named is None or day is None:
        raise UndeterminedUnexplained(place=place, title=column.title)
    return Undetermined(named, day.isoformat())


def _split(text: str, column: Column) -> list[str]:
    """Return the items of a list: its lines, or what begins with a dash when items have several lines."""
    lines = text.split("\n")
    is_dashed = all(line.startswith("- ") for line in lines[:1]) and not _names_words(column)
    if is_dashed:
        items: list[str] = []
        for line in lines:
            if line.startswith("- "):
                items.append(line[2:])
            else:
                items[-1] += f"\n{line}"
    else:
        parts = text.replace(";", "\n").split("\n") if _names_words(column) else lines
        items = [_BULLET.sub("", part.strip()) for part in parts]
    return [item.strip() for item in items if item.strip()]


def _names_words(column: Column) -> bool:
    return column.shape.targets is not None or issubclass(column.shape.value_type, StrEnum)


def _parse_one(text: str, cell: Any, column: Column, place: CellPlace, catalogue: Catalogue) -> Any:
    shape = column.shape
    facts: dict[str, Any] = {"place": place, "title": column.title, "found": text[:_SHOWN]}
    if shape.targets is not None:
        found = catalogue.find(text, shape.targets)
        if found is None:
            raise NotInList(**facts, suggestion=catalogue.suggest(text, shape.targets))
        return found
    if issubclass(shape.value_type, StrEnum):
        word = find_word(shape.value_type, text)
        if word is None:
            raise NotInList(**facts, suggestion=suggest(text, list_names(shape.value_type)))
        return word.value
    return _PARSERS[shape.value_type](text, cell, facts)


def _parse_text(text: str, cell: Any, _facts: dict[str, Any]) -> str:
    return f"{cell:%d/%m/%Y}" if isinstance(cell, date) else text


def _parse_number(text: str, _cell: Any, facts: dict[str, Any]) -> int:
    number = read_number(text)
    if number is None:
        raise NotNumber(**facts)
    return number


def _parse_day(_text: str, cell: Any, facts: dict[str, Any]) -> str:
    day = read_day(cell)
    if day is None:
        raise NotDay(**facts)
    return day.isoformat()


def _parse_yes_no(text: str, _cell: Any, facts: dict[str, Any]) -> bool:
    said = fold(text)
    if said not in _YES | _NO:
        raise NotYesNo(**facts)
    return said in _YES


_PARSERS: dict[type, Callable[[str, Any, dict[str, Any]], Any]] = {
    str: _parse_text,
    int: _parse_number,
    date: _parse_day,
    bool: _parse_yes_no,
}

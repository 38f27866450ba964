"""
The text of one cell: one Unicode form, several values in a list, and the two answers that are no value.

>>> join_items(["Sở A", "Sở B; C"])
'Sở A; "Sở B; C"'
>>> split_items('Sở A; "Sở B; C"')
['Sở A', 'Sở B; C']
>>> read_undetermined("Chưa xác định (Sở Tư pháp, 31/12/2026)")
('Sở Tư pháp', datetime.date(2026, 12, 31))
"""

import re
from collections.abc import Iterable
from datetime import date, datetime, time

from lgsp.kernel.text import nfc

NOT_APPLICABLE = "Không áp dụng"
UNDETERMINED = "Chưa xác định"
LONGEST = 32_767
"""As many letters as a cell of Excel holds."""

_BEGINS_UNDETERMINED = re.compile(r"chưa\s+xác\s+định\b", re.IGNORECASE)
_UNDETERMINED = re.compile(
    r"chưa\s+xác\s+định\s*[(:–-]?\s*(?P<unit>.+?)\s*[,;–-]\s*"
    r"(?:(?:thời\s+hạn|hạn|trước|đến|ngày)\s*:?\s*)*"
    r"(?P<day>\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}-\d{2}-\d{2})\s*\)?\.?",
    re.IGNORECASE | re.DOTALL,
)
_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_EXCEL_CONTROL = re.compile(r"_x(00[01][0-9A-Fa-f]|[Ff]{3}[EFef])_")
EXCEL_ESCAPE = re.compile(r"_x[0-9A-Fa-f]{4}_")
_ITEM = re.compile(r'\s*(?:"((?:[^"]|"")*)"\s*(?:[;\n]|$)|([^;\n]*)(?:[;\n]|$))')
_NEEDS_QUOTES = re.compile(r'[;\n]|^"|^\s|\s$')
# What Pydantic strips, which is Unicode's white space; `str.strip` would take U+001C to U+001F too.
WHITE = "".join(chr(code) for code in range(0x3001) if chr(code).isspace() and not 0x1C <= code <= 0x1F)


def clean(value: object) -> str:
    """Return what a cell says as text: a number, day or truth value as an official would write it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Có" if value else "Không"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return f"{value:%d/%m/%Y}" if value.time() == time() else f"{value:%d/%m/%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    text = _EXCEL_CONTROL.sub(lambda found: chr(int(found[1], 16)), str(value))
    return nfc(text).strip(WHITE)


def is_not_applicable(cell: str) -> bool:
    """Say whether the cell says that there is nothing to say."""
    return plain(cell).rstrip(".") == plain(NOT_APPLICABLE)


def is_undetermined(cell: str) -> bool:
    """Say whether the cell begins with “Chưa xác định”."""
    return _BEGINS_UNDETERMINED.match(cell) is not None


def write_undetermined(unit: str, deadline: date) -> str:
    """Return “Chưa xác định” with the unit that will find out and the day it will be known by."""
    return f"{UNDETERMINED} ({unit}, {deadline:%d/%m}/{deadline.year:04})"


def read_undetermined(cell: str) -> tuple[str, date] | None:
    """Return the unit and the deadline of a cell that is not determined; None when it does not name both."""
    found = _UNDETERMINED.fullmatch(cell)
    if found is None:
        return None
    day = read_day(found["day"])
    return (found["unit"], day) if day else None


def read_day(cell: str) -> date | None:
    """Return the day a cell names, day first; None when it names none."""
    found = _DAY.fullmatch(cell)
    try:
        return date(int(found[3]), int(found[2]), int(found[1])) if found else date.fromisoformat(cell)
    except ValueError:
        return None


def join_items(items: Iterable[str]) -> str:
    """Return several values as one cell; a value that would be split stands in quotes."""
    return "; ".join(
        '"' + item.replace('"', '""') + '"' if _NEEDS_QUOTES.search(item) else item for item in items
    )


def split_items(cell: str) -> list[str]:
    """Return the values of a cell, which stand between semicolons or on lines of their own."""
    items, at = [], 0
    while at < len(cell):
        found = _ITEM.match(cell, at)
        assert found is not None  # the second branch matches anything
        at = max(found.end(), at + 1)
        item = found[1].replace('""', '"') if found[1] is not None else found[2].strip(WHITE)
        if item:
            items.append(item)
    return items


def plain(text: str) -> str:
    """Return the text as it is compared when case and spaces do not count."""
    return " ".join(nfc(text).casefold().split())

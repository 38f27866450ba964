"""
The values of a model as officials write them: names for ids, words for lists, thousands marked, days the usual way.

>>> from lgsp.architecture.model.planning import FundingLine
>>> money = get_shape(FundingLine, "amount")
>>> say_title(money), Wording(str).say(money, 9_200_000_000)
('kinh phí', '9.200.000.000 đồng')
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

from lgsp.architecture.frameworks.mau03 import list_values
from lgsp.architecture.model.entities import Change, Entity, Record, Undetermined
from lgsp.architecture.model.labels import LABELS

from .facts import Unanswered, Within
from .shapes import KEYS, Shape, get_shape, list_shapes

NOTHING = "(chưa nêu)"
NOT_APPLICABLE = "Không áp dụng"
UNDETERMINED = "Chưa xác định"

_ABOUT_FACTS = (
    *("id", "name", "source", "provenance", "confirmed_by", "confirmed_on"),
    *("note", "aliases", "moved", "changes"),
)
_UNIT = re.compile(r"(.+) \(([^()]+)\)")
_YEAR = "year"
_MAU03_LISTS = {"lifecycle": "lifecycle_state", "channel": "relation_channel"}
"""The lists of Mẫu số 03 that are not called as our words are."""


@dataclass(frozen=True)
class Wording:
    """
    How values are written.

    `name` gives the name of the entity of an id. In a sentence texts stand in quotes and are cut after `longest`
    letters; in the cell of a table (`celled`) they stand whole, and the items of a list a line each.
    """

    name: Callable[[str], str]
    longest: int | None = None
    celled: bool = False

    def say(self, shape: Shape, value: Any) -> str:
        """Return the value of a field in Vietnamese words."""
        if value is None or value == ():
            return NOTHING
        if isinstance(value, Unanswered):
            return self._say_unanswered(value)
        if isinstance(value, tuple):
            return ("\n" if self.celled else ", ").join(self.say(shape, item) for item in value)
        if shape.refers:
            return self.name(value)
        return self._say_one(shape, value)

    def _say_one(self, shape: Shape, value: Any) -> str:
        if isinstance(value, Record):
            return self.describe(value)
        if isinstance(value, StrEnum):
            return say_word(value)
        if isinstance(value, bool):
            return "Có" if value else "Không"
        if isinstance(value, date):
            return say_day(value)
        if isinstance(value, int):
            return _say_number(shape, value)
        return str(value).strip() if self.celled else f"“{self._cut(str(value))}”"

    def describe_entity(self, entity: Entity) -> str:
        """Return what an entity says of itself, a field a line; what is said about its facts is left out."""
        return "\n".join(f"{title}: {said}" for title, said in self._list_said(entity, without=_ABOUT_FACTS))

    def describe(self, record: Record) -> str:
        """Return a record as its key, and what else it says between brackets."""
        within = replace(self, celled=False, longest=None) if self.celled else self
        names = KEYS.get(type(record), ())
        rest = [f"{title} {said}" for title, said in within._list_said(record, without=names)]
        key = self.say_key(record)
        return f"{key} ({'; '.join(rest)})" if key and rest else key or "; ".join(rest)

    def _list_said(self, record: Record, *, without: Collection[str]) -> Iterator[tuple[str, str]]:
        for shape in list_shapes(type(record)):
            value = getattr(record, shape.name)
            is_said = value not in (None, ()) and value != type(record).model_fields[shape.name].default
            if is_said and shape.name not in without and shape.type is not dict:
                yield say_title(shape), self.say(shape, value)

    def say_key(self, record: Record) -> str:
        """Return what identifies the record in its list."""
        kind = type(record)
        return self._say_key_of(kind, tuple(getattr(record, name) for name in KEYS.get(kind, ())))

    def say_place(self, within: tuple[Within, ...]) -> str:
        """Return which records a field belongs to, outermost first, with a comma after each."""
        return "".join(f"{self._say_within(one).rstrip()}, " for one in within)

    def say_aspect(self, within: tuple[Within, ...], shape: Shape) -> str:
        """Return the title of a field after the records it belongs to; the same title twice is said once."""
        place, title = self.say_place(within), say_title(shape)
        return place.removesuffix(", ") if within and place.startswith(f"{title} ") else f"{place}{title}"

    def _say_within(self, within: Within) -> str:
        key = self._say_key_of(within.shape.type, within.key) if within.key else ""
        return f"{say_title(within.shape)} " + (f"({key})" if ", " in key else key)

    def _say_key_of(self, kind: type[Record], key: tuple[Any, ...]) -> str:
        if kind is Change:
            return f"từ ngày {say_day(key[0])}"
        parts = zip(KEYS.get(kind, ()), key, strict=False)
        return ", ".join(
            self.say(get_shape(kind, name), value).strip("“”") for name, value in parts if value is not None
        )

    def _say_unanswered(self, value: Unanswered) -> str:
        said = [self._say_undetermined(one) for one in value.undetermined]
        return ", ".join([NOT_APPLICABLE] * value.not_applicable + said)

    def _say_undetermined(self, one: Undetermined) -> str:
        return f"{UNDETERMINED} ({self.name(one.unit)} làm rõ trước ngày {say_day(one.deadline)})"

    def _cut(self, text: str) -> str:
        flat = " ".join(text.split())
        return flat if self.longest is None or len(flat) <= self.longest else f"{flat[: self.longest]}…"


def say_day(day: date) -> str:
    """Return the day as officials write it."""
    return f"{day:%d/%m/%Y}"


def say_title(shape: Shape) -> str:
    """
    Return the title of a field inside a sentence: its first letter small, a unit left to the value.

    >>> from lgsp.architecture.model.databases import Database
    >>> say_title(get_shape(Database, "lead_agencies"))
    'cơ quan chủ trì'
    """
    title = _split_unit(shape)[0]
    is_word = len(title) < 2 or not title[1].isupper()
    return title[0].lower() + title[1:] if is_word else title


def say_word(word: StrEnum) -> str:
    """Return the Vietnamese for a word of a list; the word itself where none is known."""
    labels = LABELS.get(type(word)) or _read_mau03().get(_list_name(type(word)), {})
    return labels.get(word, word.value)


def _say_number(shape: Shape, number: int) -> str:
    marked = str(number) if shape.name == _YEAR else f"{number:,}".replace(",", ".")
    unit = _split_unit(shape)[1]
    return f"{marked} {unit}" if unit else marked


def _split_unit(shape: Shape) -> tuple[str, str]:
    """Return the title and, of a number, the unit that stands between brackets after it."""
    found = _UNIT.fullmatch(shape.title) if shape.type is int else None
    return (found[1], found[2]) if found else (shape.title, "")


def _list_name(kind: type[StrEnum]) -> str:
    name = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", kind.__name__).lower()
    return _MAU03_LISTS.get(name, name)


@cache
def _read_mau03() -> Mapping[str, Mapping[str, str]]:
    words: dict[str, dict[str, str]] = {}
    for value in list_values():
        words.setdefault(value.list, {})[value.member] = value.name
    return words

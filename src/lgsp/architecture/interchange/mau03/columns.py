"""
How a column of a data sheet and a field of the model say the same.

A column reads the cell an entity gives, and writes what a cell says into the fields of an entity. What is unset is
derived where it can be; a cell says “Chưa xác định (…)” or “Không áp dụng” where the model says that of the field.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Protocol

from lgsp.architecture.frameworks.mau03 import find_value, get_value, list_fields, list_values

from .books import Book
from .cells import (
    NOT_APPLICABLE,
    UNDETERMINED,
    is_not_applicable,
    is_undetermined,
    join_items,
    plain,
    read_undetermined,
    split_items,
)
from .errors import MarkImpossible, UndeterminedUnclear, ValueUnlisted

Said = dict[str, Any]
"""What an entity says, as its file would."""

_LEFT_OPEN = re.compile(r"chưa\s+xác\s+định\s*([.(:]|$)", re.IGNORECASE)
"""A text that goes on otherwise, as “Chưa xác định mức”, is an answer in words of its own."""


class Codec(Protocol):
    """How one value stands in a cell."""

    def write(self, value: Any, book: Book) -> str:
        """Return the cell for the value."""

    def read(self, cell: str, book: Book, column: str) -> Any:
        """Return the value of the cell, or raise the `CellProblem` that says why there is none."""


class Words:
    """Plain text."""

    def write(self, value: Any, _book: Book) -> str:
        """Return the text."""
        return str(value)

    def read(self, cell: str, _book: Book, _column: str) -> Any:
        """Return the text."""
        return cell


@dataclass(frozen=True)
class Choice:
    """A word of a list of Mẫu số 03, in its official wording."""

    list: str

    def write(self, value: Any, _book: Book) -> str:
        """Return the official wording."""
        return str(get_name(self.list, str(value)))

    def read(self, cell: str, _book: Book, column: str) -> Any:
        """Return the model's word."""
        found = find_value(self.list, cell)
        if found is None or not found.member:
            raise ValueUnlisted(found=cell, column=column, values=list_names(self.list))
        return found.member


@dataclass(frozen=True)
class Label:
    """A word that no list of Mẫu số 03 has, in the wording given."""

    labels: Mapping[Any, str]

    def write(self, value: Any, _book: Book) -> str:
        """Return the wording."""
        return self.labels[value]

    def read(self, cell: str, _book: Book, column: str) -> Any:
        """Return the model's word; the beginning of the official wording is enough."""
        wanted = plain(cell)
        for word, label in self.labels.items():
            if wanted and (wanted == plain(label) or wanted.startswith(plain(label).split()[0])):
                return word.value
        raise ValueUnlisted(found=cell, column=column, values="; ".join(self.labels.values()))


class AgencyName:
    """An agency by its name."""

    def write(self, value: Any, book: Book) -> str:
        """Return its name, in quotes when it would be taken for several."""
        return join_items([book.write_agency(str(value))])

    def read(self, cell: str, book: Book, _column: str) -> Any:
        """Return its id."""
        items = split_items(cell)
        return book.read_agency(items[0] if len(items) == 1 else cell)


class AgencyNames:
    """Agencies by their names."""

    def write(self, value: Any, book: Book) -> str:
        """Return their names."""
        return join_items(book.write_agency(key) for key in value)

    def read(self, cell: str, book: Book, _column: str) -> Any:
        """Return their ids."""
        return [book.read_agency(item) for item in split_items(cell)]


@dataclass(frozen=True)
class Choices:
    """Several words of a list of Mẫu số 03, in their official wording."""

    list: str

    def write(self, value: Any, _book: Book) -> str:
        """Return the wordings in a row."""
        return join_items(get_name(self.list, str(word)) for word in value)

    def read(self, cell: str, book: Book, column: str) -> Any:
        """Return the model's words; commas will do between them too, though some hold commas themselves."""
        items = [item for found in split_items(cell) for item in self._split(found)]
        return [Choice(self.list).read(item, book, column) for item in items]

    def _split(self, item: str) -> Sequence[str]:
        """Split at commas what is no word of the list as it stands, each time after the longest word."""
        if find_value(self.list, item) or "," not in item:
            return [item]
        parts, rest = [], [part.strip() for part in item.split(",")]
        while rest:
            known = (n for n in range(len(rest), 0, -1) if find_value(self.list, ", ".join(rest[:n])))
            length = next(known, 1)
            parts.append(", ".join(rest[:length]))
            rest = rest[length:]
        return parts


class ObjectCodes:
    """Objects of table 1 by their codes; what is not in force is not in table 1, and is not named."""

    def write(self, value: Any, book: Book) -> str:
        """Return the codes."""
        return join_items(book.objects[key] for key in value if key in book.objects)

    def read(self, cell: str, book: Book, column: str) -> Any:
        """Return the ids."""
        return [book.read_object(code, column=column) for code in split_items(cell)]


WORDS = Words()


def _nothing(_entity: Any, _book: Book) -> str:
    return ""


@dataclass(frozen=True)
class Column:
    """
    A column that is a field of the model.

    `is_open` says that the field may be unset, and so be not determined or not applicable.
    """

    key: str
    field: str
    codec: Codec = WORDS
    derive: Callable[[Any, Book], str] = _nothing
    is_open: bool = True

    def read(self, entity: Any, book: Book) -> str:
        """Return the cell the entity gives."""
        value = getattr(entity, self.field, None)
        if value not in (None, ()):
            return self.codec.write(value, book)
        mark = read_marks(entity, self.field, book) if self.is_open else ""
        return mark or self.derive(entity, book)

    def write(self, said: Said, cell: str, book: Book, *, title: str) -> None:
        """
        Put what the cell says into what the entity says.

        :raises CellProblem: if it cannot be understood
        """
        if write_marks(said, cell, book, column=self):
            return
        value = self.codec.read(cell, book, title) if cell else None
        said.pop(self.field, None)
        if cell:
            said[self.field] = value

    def says_the_same(self, cell: str, known: str) -> bool:
        """Say whether two cells say the same; of the words of a list, case and spaces do not count."""
        of_a_list = isinstance(self.codec, Choice | Choices | Label)
        return cell == known or (of_a_list and plain(cell) == plain(known))


def read_marks(entity: Any, field: str, book: Book) -> str:
    """Return what the entity says of a field it leaves unset; nothing when it says nothing."""
    for one in entity.undetermined:
        if one.field == field:
            return book.write_undetermined(one)
    return NOT_APPLICABLE if field in entity.not_applicable else ""


def write_marks(said: Said, cell: str, book: Book, *, column: Column) -> bool:
    """
    Note “Chưa xác định” or “Không áp dụng”, and say whether the cell was one of them; older marks go.

    :raises UndeterminedUnclear: if it does not say who will find out, and by when
    """
    if not column.is_open:
        return False
    field = column.field
    open_ = [one for one in said.get("undetermined", []) if one["field"] != field]
    without = [name for name in said.get("not_applicable", []) if name != field]
    marked = True
    if is_not_applicable(cell):
        without.append(field)
    elif is_undetermined(cell) and (unit := read_undetermined(cell)):
        open_.append({"field": field, "unit": book.read_agency(unit[0]), "deadline": unit[1].isoformat()})
    elif is_undetermined(cell) and (column.codec is not WORDS or _LEFT_OPEN.match(cell)):
        raise UndeterminedUnclear()
    else:
        marked = False
    said |= {"undetermined": open_, "not_applicable": without}
    if marked:
        said.pop(field, None)
    return marked


def refuse_marks(cell: str, title: str) -> None:
    """
    Refuse an answer that leaves open what has to be answered.

    :raises MarkImpossible: if the cell is one
    """
    if is_not_applicable(cell) or plain(cell).startswith(plain(UNDETERMINED)):
        raise MarkImpossible(column=title)


@cache
def get_name(name: str, member: str) -> str:
    """Return the official wording of a word of the model."""
    return str(get_value(name, member).name)


def list_names(name: str) -> str:
    """Return the values of a list, in its order, as a sentence names them."""
    return "; ".join(value.name for value in list_values(name))


@cache
def get_titles(sheet: str) -> Mapping[str, str]:
    """Return the official names of the columns of a sheet by their keys, in their order."""
    return {field.field: field.name for field in list_fields(sheet)}


def read_cells(columns: Sequence[Column], entity: Any, book: Book) -> dict[str, str]:
    """Return the cells an entity gives, by column."""
    return {column.key: column.read(entity, book) for column in columns}


def list_agencies(entity: Any, fields: Iterable[str]) -> set[str]:
    """Return the ids of the agencies that fields of an entity name, and of the units that will clear fields up."""
    found = {one.unit for one in entity.undetermined}
    for name in fields:
        value = getattr(entity, name, None)
        found |= set(value) if isinstance(value, tuple) else {value} if value else set()
    return found

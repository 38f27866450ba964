"""
What an entity says, as a page shows it: each field with its Vietnamese title, ids as links, records as small tables.

A field nobody can fill in yet, and one that does not apply, are said too: neither is the same as saying nothing.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

from lgsp.architecture.frameworks.bands import list_bands
from lgsp.architecture.frameworks.verification import say_verification
from lgsp.architecture.model.entities import Entity, Record, Undetermined
from lgsp.architecture.revisions.shapes import Shape, list_shapes
from lgsp.architecture.revisions.wording import NOT_APPLICABLE, UNDETERMINED, Wording, say_day

from .atlas import Atlas

_VERIFICATION, _BANDS = "verification", "bands"


@dataclass(frozen=True, slots=True)
class Words:
    """A text, a number, a day, a word of a list."""

    form: ClassVar[str] = "words"
    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """Something with a page; without `href`, its name alone."""

    form: ClassVar[str] = "link"
    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Several:
    """Values of a list."""

    form: ClassVar[str] = "several"
    items: tuple["Value", ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Records of a list, under the titles of the fields that some of them fill in."""

    form: ClassVar[str] = "grid"
    heads: tuple[str, ...]
    rows: tuple[tuple["Value | None", ...], ...]


@dataclass(frozen=True, slots=True)
class Group:
    """One record inside another."""

    form: ClassVar[str] = "group"
    facts: tuple["Fact", ...]


Value = Words | Link | Several | Grid | Group


@dataclass(frozen=True, slots=True)
class Fact:
    """A field: its title, and its value; `open` when nobody can say yet, or when it does not apply."""

    title: str
    value: Value
    open: bool = False


@dataclass(frozen=True)
class Teller:
    """Turns the fields of records into what pages show."""

    atlas: Atlas
    wording: Wording = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "wording", Wording(self._name, celled=True))

    def list_facts(self, record: Record, *, without: Collection[str] = ()) -> Iterator[Fact]:
        """Yield every field that is filled in, in the order of its class."""
        for shape in list_shapes(type(record)):
            value = getattr(record, shape.name)
            if shape.name not in without and value not in (None, ()):
                yield Fact(shape.title, self.show(shape, value))

    def list_open(self, entity: Entity) -> Iterator[Fact]:
        """Yield the fields that are undetermined, with who finds out by when, and those that do not apply."""
        titles = {shape.name: shape.title for shape in list_shapes(type(entity))}
        for one in entity.undetermined:
            yield Fact(titles.get(one.field, one.field), self._show_undetermined(one), open=True)
        for name in entity.not_applicable:
            yield Fact(titles.get(name, name), Words(NOT_APPLICABLE), open=True)

    def show(self, shape: Shape, value: Any) -> Value:
        """Return the value of a field that is filled in."""
        if isinstance(value, tuple):
            if isinstance(value[0], Record):
                return self._show_one(shape, value[0]) if len(value) == 1 else self._show_records(value)
            return Several(tuple(self._show_one(shape, item) for item in value))
        return self._show_one(shape, value)

    def link(self, name: str) -> Link:
        """Return the name of the entity of that id, leading to its page."""
        return Link(self._name(name), self.atlas.href(name))

    def _show_one(self, shape: Shape, value: Any) -> Value:
        if isinstance(value, Record):
            return Group(tuple(self.list_facts(value)))
        if shape.refers:
            return self.link(value)
        if shape.name == _VERIFICATION and isinstance(value, str):
            return Words(say_verification(value))
        if shape.name == _BANDS:
            return Words(next((band.name for band in list_bands() if band.code == value), value))
        return Words(self.wording.say(shape, value))

    def _show_records(self, records: Sequence[Record]) -> Grid:
        kind = type(records[0])
        used = [
            shape
            for shape in list_shapes(kind)
            if any(getattr(record, shape.name) not in (None, ()) for record in records)
        ]
        return Grid(
            tuple(shape.title for shape in used),
            tuple(tuple(self._show_cell(record, shape) for shape in used) for record in records),
        )

    def _show_cell(self, record: Record, shape: Shape) -> Value | None:
        value = getattr(record, shape.name)
        return None if value in (None, ()) else self.show(shape, value)

    def _show_undetermined(self, one: Undetermined) -> Value:
        said = Words(f"{UNDETERMINED}; làm rõ trước ngày {say_day(one.deadline)}:")
        return Several((said, self.link(one.unit)))

    def _name(self, name: str) -> str:
        found = self.atlas.find(name)
        return " ".join(found.name.split()) if found else name

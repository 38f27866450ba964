"""
Which fields of an entity name other entities, records inside it included.

A field refers when its type, or the type inside its tuple or union, is marked with `Target`.

>>> [str(found) for found in list_reference_fields(KINDS["flow"])][:4]
['provenance.document', 'provenance.survey', 'undetermined.unit', 'changes.basis']
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from .entities import Entity, Target
from .kinds import KINDS
from .phrases import Phrase

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """One id written in an entity: where, what kinds it may name, and the id."""

    path: Path
    field: "ReferenceField"
    id: str

    @property
    def kinds(self) -> tuple[type[Entity], ...]:
        """Return the kinds the id may be of."""
        return self.field.kinds

    @property
    def kind_named(self) -> Phrase:
        """Return what the id should name, in words."""
        if len(self.kinds) == len(KINDS):
            return Phrase("Đối tượng", "entity")
        titles = " hoặc ".join(kind.title for kind in self.kinds)
        return Phrase(titles, " or ".join(kind.kind for kind in self.kinds))


@dataclass(frozen=True, slots=True)
class ReferenceField:
    """A field that refers, by its path from the entity without positions."""

    names: tuple[str, ...]
    title: str
    kinds: tuple[type[Entity], ...]
    kind_names: frozenset[str]

    @property
    def name(self) -> str:
        """Return the name of the field, the innermost where records are nested."""
        return self.names[-1]

    def __str__(self) -> str:
        return ".".join(self.names)


def list_references(entity: Entity) -> Iterator[Reference]:
    """Yield every reference the entity makes, in the order of its fields; those of later states are not here."""
    for first, fields in _group_reference_fields(type(entity)):
        value = getattr(entity, first)
        if value is None or value == ():
            continue
        for found in fields:
            if isinstance(value, str):
                yield Reference((first,), found, value)
            else:
                yield from _follow(value, found, found.names[1:], (first,))


@cache
def list_reference_fields(kind: type[BaseModel]) -> tuple[ReferenceField, ...]:
    """Return the fields of a kind or record that name other entities, each with the kinds it may name."""
    return tuple(_walk(kind, ()))


@cache
def _group_reference_fields(kind: type[BaseModel]) -> tuple[tuple[str, tuple[ReferenceField, ...]], ...]:
    """Return the same by the entity's own field they stand in, so that a field without a value is looked at once."""
    grouped: dict[str, list[ReferenceField]] = {}
    for found in list_reference_fields(kind):
        grouped.setdefault(found.names[0], []).append(found)
    return tuple((first, tuple(fields)) for first, fields in grouped.items())


def _walk(kind: type[BaseModel], above: tuple[str, ...]) -> Iterator[ReferenceField]:
    for name, described in kind.model_fields.items():
        marks = [mark for mark in described.metadata if isinstance(mark, Target)]
        marks += _find(described.annotation, Target)
        for mark in marks:
            kinds = tuple(KINDS[named] for named in mark.kinds) or tuple(KINDS.values())
            known = frozenset(kind.kind for kind in kinds)
            yield ReferenceField((*above, name), described.title or name, kinds, known)
        for record in _find_records(described.annotation):
            yield from _walk(record, (*above, name))


def _follow(value: Any, field: ReferenceField, names: tuple[str, ...], path: Path) -> Iterator[Reference]:
    if isinstance(value, tuple):
        for position, item in enumerate(value):
            yield from _follow(item, field, names, (*path, position))
    elif value is not None and names:
        yield from _follow(getattr(value, names[0]), field, names[1:], (*path, names[0]))
    elif value is not None:
        yield Reference(path, field, value)


def _find(annotation: Any, wanted: type) -> list[Any]:
    if isinstance(annotation, wanted):
        return [annotation]
    return [found for part in get_args(annotation) for found in _find(part, wanted)]


def _find_records(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [found for part in get_args(annotation) for found in _find_records(part)]

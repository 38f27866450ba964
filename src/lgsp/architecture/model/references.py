"""
Which fields of an entity name other entities.

A field refers when its type, or the type inside its tuple or union, is marked with `Target`.

>>> [field for field, kind in list_reference_fields(KINDS["flow"])]
['provider', 'consumer', 'via', 'contract', 'legal_basis']
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from .entities import KINDS, Entity, Target


@dataclass(frozen=True, slots=True)
class Reference:
    """One id written in a field; `item` is its position where the field is a list."""

    field: str
    item: int | None
    kind: type[Entity]
    id: str


def list_references(entity: Entity) -> Iterator[Reference]:
    """Yield every reference the entity makes, in the order of its fields."""
    for name, kind in list_reference_fields(type(entity)):
        value = getattr(entity, name)
        if isinstance(value, str):
            yield Reference(name, None, kind, value)
        elif value is not None:
            for item, target in enumerate(value):
                yield Reference(name, item, kind, target)


@cache
def list_reference_fields(kind: type[Entity]) -> tuple[tuple[str, type[Entity]], ...]:
    """Return the fields of a kind that name other entities, each with the kind it names."""
    found = []
    for name, described in kind.model_fields.items():
        marks = [mark for mark in described.metadata if isinstance(mark, Target)]
        marks += _find_targets(described.annotation)
        found += [(name, KINDS[mark.kind]) for mark in marks]
    return tuple(found)


def _find_targets(annotation: Any) -> list[Target]:
    if isinstance(annotation, Target):
        return [annotation]
    return [target for part in get_args(annotation) for target in _find_targets(part)]

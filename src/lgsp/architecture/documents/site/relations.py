"""Who names an entity, and in which field: the other side of every reference."""

from collections.abc import Iterator
from dataclasses import dataclass

from lgsp.architecture.model.entities import Entity
from lgsp.architecture.model.kinds import KINDS

from .atlas import Atlas
from .values import Link

_ORDER = {kind: place for place, kind in enumerate(KINDS)}
_SOURCES = "provenance"
"""Naming a document as the source of a fact is told apart from standing in a relation to it."""


@dataclass(frozen=True, slots=True)
class Users:
    """Entities of one kind that name another in the same field."""

    kind: str
    field: str
    links: tuple[Link, ...]


def list_users(atlas: Atlas, entity: Entity) -> Iterator[Users]:
    """Yield who names the entity, kind by kind in the order of the kinds, field by field."""
    groups: dict[tuple[str, str], list[str]] = {}
    for arrow in atlas.graph.list_naming(entity):
        if arrow.source == entity.id:
            continue
        kind = atlas.facts.entities[arrow.source].kind
        field = "Nguồn của dữ kiện" if arrow.field.startswith(_SOURCES) else arrow.title
        groups.setdefault((kind, field), []).append(arrow.source)
    for kind, field in sorted(groups, key=lambda key: (_ORDER[key[0]], key[1] == "Nguồn của dữ kiện")):
        names = sorted(set(groups[kind, field]), key=lambda name: atlas.ranks[name])
        yield Users(KINDS[kind].title, field, tuple(_link(atlas, name) for name in names))


def _link(atlas: Atlas, name: str) -> Link:
    return Link(" ".join(atlas.facts.entities[name].name.split()), atlas.href(name))

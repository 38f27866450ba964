"""
The model: everything a folder says about a province, read whole and consistent.

A `Model` exists only when every reference resolves and every id is unique, so what is built on it need not ask again.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TypeVar, cast

import rfc8785

from lgsp.kernel.text import collation_key

from .entities import Entity
from .errors import EntityUnknown
from .nodes import Path as FieldPath
from .places import Place
from .province import Province

E = TypeVar("E", bound=Entity)


@dataclass(frozen=True, slots=True)
class Origin:
    """The file an entity came from, and the line of each of its parts."""

    file: str
    lines: Mapping[FieldPath, int]

    def place(self, *path: str | int) -> Place:
        """Return where that part is written; what is left out stands where the nearest part around it begins."""
        while path not in self.lines:
            path = path[:-1]
        return Place(self.file, self.lines[path])


@dataclass(frozen=True)
class Model:
    """A province's architecture as described."""

    folder: Path
    province: Province
    prose: Mapping[str, str]
    entities: Mapping[str, Entity] = field(repr=False)
    origins: Mapping[str, Origin] = field(repr=False)
    on: date | None = None

    def at(self, day: date) -> "Model":
        """
        Return the state of a day: the facts that hold on it.

        `all` then lists what is in force on that day only; `get` and `find` still answer for the rest, so that what is
        named by something in force can be named.
        """
        entities = {entity.id: entity.at(day) for entity in self.entities.values()}
        return replace(self, entities=entities, on=day)

    def all(self, kind: type[E]) -> tuple[E, ...]:
        """Return every entity of a kind, in the order of the Vietnamese alphabet."""
        return cast("tuple[E, ...]", self._sorted.get(kind.kind, ()))

    def get(self, kind: type[E], id: str) -> E:  # noqa: A002 -- the field is named id
        """
        Return the entity of that kind and id.

        :raises EntityUnknown: if the model has none
        """
        found = self.find(kind, id)
        if found is None:
            raise EntityUnknown(kind=kind, id=id)
        return found

    def find(self, kind: type[E], id: str) -> E | None:  # noqa: A002 -- the field is named id
        """Return the entity of that kind and id, or None."""
        found = self.entities.get(id)
        return found if isinstance(found, kind) else None

    def place(self, record: Entity | Province, *path: str | int) -> Place:
        """Return where the record, or the part of it at the end of the path, is written."""
        return self.origins[record.id if isinstance(record, Entity) else ""].place(*path)

    @cached_property
    def renamed(self) -> Mapping[str, str]:
        """Return the present id of everything that was once called otherwise, by its former ids."""
        return {old: entity.id for entity in self.entities.values() for old in entity.moved}

    @cached_property
    def digest(self) -> str:
        """Return SHA-256 (hex) over what the model says; order, comments and formatting of files do not count."""
        said = {
            "province": self.province.model_dump(mode="json", exclude_defaults=True),
            "prose": dict(self.prose),
            "entities": {
                entity.id: {"kind": entity.kind, **entity.model_dump(mode="json", exclude_defaults=True)}
                for entity in self.entities.values()
            },
        }
        return hashlib.sha256(rfc8785.dumps(said)).hexdigest()

    @cached_property
    def _sorted(self) -> Mapping[str, tuple[Entity, ...]]:
        kinds: dict[str, list[Entity]] = {}
        listed = (one for one in self.entities.values() if self.on is None or one.is_alive(self.on))
        for entity in sorted(listed, key=lambda each: (collation_key(each.name), each.id)):
            kinds.setdefault(entity.kind, []).append(entity)
        return {kind: tuple(entities) for kind, entities in kinds.items()}

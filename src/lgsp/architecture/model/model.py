"""
The model: everything a folder says about a province, read whole and consistent.

A `Model` exists only when every reference resolves and every id is unique, so what is built on it need not ask again.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar, cast

import rfc8785

from lgsp.kernel.text import collation_key

from .entities import Entity
from .errors import EntityUnknown
from .nodes import Path as FieldPath
from .places import Place
from .province import Province
from .references import Reference, list_references

E = TypeVar("E", bound=Entity)
T = TypeVar("T")


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
        facts = self.facts_of(day)
        state = replace(facts, on=day)
        state.__dict__["_whole"] = facts.whole  # what is kept with it need not be made again
        return state

    def facts_of(self, day: date) -> "Model":
        """Return the facts that hold on a day, of everything: what is over and what is still to come is listed too."""
        entities = {key: entity.at(day) for key, entity in self.entities.items()}
        changed = any(entity is not self.entities[key] for key, entity in entities.items())
        return replace(self, entities=entities) if changed else self

    @property
    def whole(self) -> "Model":
        """Return the same facts with everything listed, whenever it is in force."""
        return self if self.on is None else self._whole

    def derive(self, make: Callable[["Model"], T]) -> T:
        """Return what a function makes of the model; it is made once and kept with the model."""
        if make not in self._derived:
            self._derived[make] = make(self)
        return cast("T", self._derived[make])

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
        """
        Return where the record, or the part of it at the end of the path, is written.

        The first question about a file reads its lines: ask when there is something to say of it.
        """
        return self.origins[record.id if isinstance(record, Entity) else ""].place(*path)

    @cached_property
    def renamed(self) -> Mapping[str, str]:
        """Return the present id of everything that was once called otherwise, by its former ids."""
        return {old: entity.id for entity in self.entities.values() for old in entity.moved}

    @cached_property
    def digest(self) -> str:
        """Return SHA-256 (hex) over what the model says; order, comments and formatting of files do not count."""
        return hashlib.sha256(rfc8785.dumps(self.to_plain())).hexdigest()

    def to_plain(self) -> dict[str, Any]:
        """Return all that the model says as plain values of JSON."""
        return {
            "province": self.province.model_dump(mode="json", exclude_defaults=True),
            "prose": dict(self.prose),
            "entities": {
                entity.id: {"kind": entity.kind, **entity.model_dump(mode="json", exclude_defaults=True)}
                for entity in self.entities.values()
            },
        }

    @cached_property
    def listed(self) -> tuple[Entity, ...]:
        """Return every entity that `all` lists, of whatever kind."""
        return tuple(entity for entities in self._sorted.values() for entity in entities)

    def references_of(self, entity: Entity) -> tuple[Reference, ...]:
        """Return the references an entity of this model makes; they are looked for once."""
        if entity.id not in self._references:
            self._references[entity.id] = tuple(list_references(entity))
        return self._references[entity.id]

    @cached_property
    def _references(self) -> dict[str, tuple[Reference, ...]]:
        return {}

    @cached_property
    def _whole(self) -> "Model":
        return replace(self, on=None)

    @cached_property
    def _derived(self) -> dict[Callable[["Model"], Any], Any]:
        return {}

    @cached_property
    def _sorted(self) -> Mapping[str, tuple[Entity, ...]]:
        kinds: dict[str, list[Entity]] = {}
        listed = (one for one in self.entities.values() if self.on is None or one.is_alive(self.on))
        for entity in sorted(listed, key=lambda each: (collation_key(each.name), each.id)):
            kinds.setdefault(entity.kind, []).append(entity)
        return {kind: tuple(entities) for kind, entities in kinds.items()}

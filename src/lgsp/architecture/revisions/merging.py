"""
Bring together what two people made of the same entities: field by field, never line by line.

`ours` is the model as it is, `theirs` what somebody wants it to be, `base` where they began. What only one side
changed is taken; what both changed alike is no conflict. The items of a list, and the records of a list by their key,
are added and taken out one by one. What both changed differently is a conflict: `ours` stands until somebody chooses.

A merged entity that would not be accepted, as one that is answered on one side and marked as unknown on the other, is a
conflict about the whole entity.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from lgsp.architecture.model.entities import Entity, Record
from lgsp.architecture.model.nodes import Parsed
from lgsp.architecture.model.records import build

from .facts import Within
from .shapes import Form, Shape, key_of, list_shapes

Entities = Mapping[str, Entity]
Place = tuple[str, ...]
"""Where in a model: the id, the field, the key of a record in it and the field there; the id alone means all of it."""


class Side(StrEnum):
    """Whose words are taken where both changed the same."""

    OURS = "ours"
    THEIRS = "theirs"


Choices = Mapping[Place, Side]


@dataclass(frozen=True, slots=True)
class Conflict:
    """
    What both sides changed differently: a field `within` records, or the whole entity when there is no `shape`.

    An entity that one side took out is None on that side.
    """

    place: Place
    entity: Entity
    within: tuple[Within, ...]
    shape: Shape | None
    base: Any
    ours: Any
    theirs: Any


@dataclass(frozen=True, slots=True)
class Merged:
    """The entities as they would become, the ids of those to take out, and the conflicts nobody has decided."""

    entities: Entities
    removed: frozenset[str]
    conflicts: tuple[Conflict, ...]


def merge(base: Entities, ours: Entities, theirs: Entities, *, choices: Choices | None = None) -> Merged:
    """Bring together what became of the entities of `base` or `theirs`; what only `ours` has stays as it is."""
    merging = _Merging(choices or {})
    found = {key: merging.merge(base.get(key), ours.get(key), theirs.get(key)) for key in {**base, **theirs}}
    return Merged(
        {key: one for key, one in found.items() if one is not None},
        frozenset(key for key, one in found.items() if one is None and key in ours),
        tuple(merging.conflicts),
    )


@dataclass
class _Merging:
    choices: Choices
    conflicts: list[Conflict] = field(default_factory=list)

    def merge(self, base: Entity | None, ours: Entity | None, theirs: Entity | None) -> Entity | None:
        if theirs in (base, ours):
            return ours
        if ours == base:
            return theirs
        if ours is None or theirs is None or type(ours) is not type(theirs):
            return self._choose_whole(base, ours, theirs)
        whole = self.choices.get((ours.id,))
        if whole is not None:
            return ours if whole is Side.OURS else theirs
        at = _At(ours, (ours.id,), ())
        count = len(self.conflicts)
        said = self._merge_fields(at, base, ours, theirs)
        built = build(type(ours), Parsed(_dump(type(ours), said), {(): 1}), file=ours.id)
        if isinstance(built, list):
            del self.conflicts[count:]
            return self._choose_whole(base, ours, theirs)
        return built

    def _choose_whole(self, base: Entity | None, ours: Entity | None, theirs: Entity | None) -> Entity | None:
        entity = ours or theirs or base
        assert entity is not None
        chosen = self.choices.get((entity.id,))
        if chosen is None:
            self.conflicts.append(Conflict((entity.id,), entity, (), None, base, ours, theirs))
        return theirs if chosen is Side.THEIRS else ours

    def _merge_fields(self, at: "_At", base: Record | None, ours: Record, theirs: Record) -> dict[str, Any]:
        said = {}
        for shape in list_shapes(type(ours)):
            default = type(ours).model_fields[shape.name].default
            began = getattr(base, shape.name) if base is not None else default
            said[shape.name] = self._merge_field(
                at, shape, began, getattr(ours, shape.name), getattr(theirs, shape.name)
            )
        return said

    def _merge_field(self, at: "_At", shape: Shape, base: Any, ours: Any, theirs: Any) -> Any:
        if theirs in (base, ours):
            return ours
        if ours == base:
            return theirs
        if shape.form is Form.LIST:
            return _merge_items(base or (), ours, theirs)
        if shape.form is Form.RECORDS and _has_keys(base or (), ours, theirs):
            return self._merge_records(at, shape, base or (), ours, theirs)
        if shape.form is Form.RECORD and ours is not None and theirs is not None:
            inside = _At(at.entity, (*at.place, shape.name), (*at.within, Within(shape)))
            record = type(ours)
            return record.model_construct(**self._merge_fields(inside, base, ours, theirs))
        return self._choose(at, shape, base, ours, theirs)

    def _choose(self, at: "_At", shape: Shape, base: Any, ours: Any, theirs: Any) -> Any:
        place = (*at.place, shape.name)
        chosen = self.choices.get(place)
        if chosen is None:
            self.conflicts.append(Conflict(place, at.entity, at.within, shape, base, ours, theirs))
        return theirs if chosen is Side.THEIRS else ours

    def _merge_records(self, at: "_At", shape: Shape, base: Any, ours: Any, theirs: Any) -> tuple[Any, ...]:
        sides = [{key_of(one): one for one in side} for side in (base, ours, theirs)]
        found = (self._merge_record(at, shape, key, sides) for key in {**sides[1], **sides[2], **sides[0]})
        return tuple(one for one in found if one is not None)

    def _merge_record(self, at: "_At", shape: Shape, key: tuple[Any, ...], sides: list[Any]) -> Any:
        base, ours, theirs = (side.get(key) for side in sides)
        if theirs in (base, ours):
            return ours
        if ours == base:
            return theirs
        inside = _At(
            at.entity,
            (*at.place, shape.name, "/".join(str(part) for part in key)),
            (*at.within, Within(shape, key)),
        )
        if ours is None or theirs is None:
            return self._choose_record(inside, shape, base, ours, theirs)
        return type(ours).model_construct(**self._merge_fields(inside, base, ours, theirs))

    def _choose_record(self, at: "_At", shape: Shape, base: Any, ours: Any, theirs: Any) -> Any:
        chosen = self.choices.get(at.place)
        if chosen is None:
            self.conflicts.append(Conflict(at.place, at.entity, at.within[:-1], shape, base, ours, theirs))
        return theirs if chosen is Side.THEIRS else ours


@dataclass(frozen=True, slots=True)
class _At:
    """Where the merging stands."""

    entity: Entity
    place: Place
    within: tuple[Within, ...]


def _merge_items(base: tuple[Any, ...], ours: tuple[Any, ...], theirs: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return what stayed on both sides or is new on one, in the order of ours."""
    kept = [one for one in ours if one in theirs or one not in base]
    return (*kept, *(one for one in theirs if one not in base and one not in kept))


def _has_keys(*sides: tuple[Record, ...]) -> bool:
    """Say whether no list holds two records of the same key."""
    return all(len({key_of(one) for one in side}) == len(side) for side in sides)


def _dump(kind: type[Entity], said: dict[str, Any]) -> dict[str, Any]:
    return kind.model_construct(**said).model_dump(mode="json", exclude_defaults=True)

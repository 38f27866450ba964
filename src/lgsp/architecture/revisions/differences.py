"""
What changed between two states of a model: entity by entity, field by field, never line by line.

Renaming is not a change of facts: an entity is known again by `moved`, and a reference to it under its new id is the
same reference. A change written for a day is compared as the day it is, not as text. Comments, the order of fields,
line breaks and the names of files count for nothing. Time grows with the size of the models, no faster.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any

from lgsp.architecture.model.entities import Entity
from lgsp.architecture.model.kinds import KINDS
from lgsp.architecture.model.model import Model
from lgsp.kernel.text import collation_key

from .facts import FieldDifference, compare_lists, compare_records
from .pairing import Pairing, pair
from .passages import split_passages
from .timelines import compare_entities

_ORDER = {kind: position for position, kind in enumerate(KINDS)}


class Nature(StrEnum):
    """What happened to something that differs."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class EntityDifference:
    """
    An entity that is new, gone or changed; `old` is missing from one that is new, `new` from one that is gone.

    `into` is the entity that took over one that is gone: it lists the id among its former ones.
    """

    old: Entity | None
    new: Entity | None
    fields: tuple[FieldDifference, ...] = ()
    into: Entity | None = None

    @property
    def nature(self) -> Nature:
        """Return what happened to the entity."""
        if self.old is None:
            return Nature.ADDED
        return Nature.REMOVED if self.new is None else Nature.CHANGED

    @property
    def entity(self) -> Entity:
        """Return the entity as it is now, or as it last was."""
        entity = self.new or self.old
        assert entity is not None
        return entity

    @property
    def is_renamed(self) -> bool:
        """Say whether the entity has another id than before."""
        return self.old is not None and self.new is not None and self.old.id != self.new.id


@dataclass(frozen=True, slots=True)
class ProseDifference:
    """A paragraph of the outline whose text differs: the passages taken out and put in; both empty when only moved."""

    paragraph: str
    nature: Nature
    removed: tuple[str, ...]
    added: tuple[str, ...]


@dataclass(frozen=True)
class Difference:
    """All that differs between two states of a model, in the order of the kinds and of the alphabet."""

    old: Model = field(repr=False)
    new: Model = field(repr=False)
    province: tuple[FieldDifference, ...]
    entities: tuple[EntityDifference, ...]
    prose: tuple[ProseDifference, ...]

    @property
    def is_empty(self) -> bool:
        """Say whether the two states say the same."""
        return not (self.province or self.entities or self.prose)

    @cached_property
    def added(self) -> tuple[Entity, ...]:
        """Return the entities that are new."""
        return tuple(one.entity for one in self.entities if one.nature is Nature.ADDED)

    @cached_property
    def removed(self) -> tuple[Entity, ...]:
        """Return the entities that are gone, as they last were."""
        return tuple(one.entity for one in self.entities if one.nature is Nature.REMOVED)

    @cached_property
    def renamed(self) -> Mapping[str, str]:
        """Return the new id of every entity that has another one than before."""
        pairs = ((one.old, one.new) for one in self.entities if one.is_renamed)
        return {old.id: new.id for old, new in pairs if old is not None and new is not None}

    @cached_property
    def changed(self) -> tuple[EntityDifference, ...]:
        """Return the entities of which some fact differs; one that only has another id is not among them."""
        return tuple(one for one in self.entities if one.nature is Nature.CHANGED and one.fields)

    def find(self, id: str) -> EntityDifference | None:  # noqa: A002 -- the field is named id
        """Return what happened to the entity of that id, present or former; None when nothing did."""
        return self._by_id.get(id)

    @cached_property
    def _by_id(self) -> Mapping[str, EntityDifference]:
        return {
            entity.id: one
            for which in ("old", "new")
            for one in self.entities
            if (entity := getattr(one, which)) is not None
        }


def compare(old: Model, new: Model) -> Difference:
    """
    Return all that differs between two states of a model.

    States of a day (`Model.at`) are compared by what is in force on it; changes still to come are then left out.
    """
    pairing = pair(_list_living(old), _list_living(new))
    is_timeless = old.on is None and new.on is None
    found = [*_compare_pairs(pairing, timeless=is_timeless), *_list_lonely(pairing)]
    return Difference(
        old=old,
        new=new,
        province=tuple(compare_records(old.province, new.province)),
        entities=tuple(sorted(found, key=_order)),
        prose=tuple(_compare_prose(old.prose, new.prose)),
    )


def _list_living(model: Model) -> dict[str, Entity]:
    day: date | None = model.on
    return {key: one for key, one in model.entities.items() if day is None or one.is_alive(day)}


def _compare_pairs(pairing: Pairing, *, timeless: bool) -> Iterator[EntityDifference]:
    for old, new in pairing.pairs:
        known = pairing.translate(old)
        fields = tuple(compare_entities(known, new, timeless=timeless))
        if fields or old.id != new.id:
            yield EntityDifference(old, new, fields)


def _list_lonely(pairing: Pairing) -> Iterator[EntityDifference]:
    for old, into in pairing.removed:
        yield EntityDifference(old, None, into=into)
    for new in pairing.added:
        yield EntityDifference(None, new)


def _order(found: EntityDifference) -> tuple[int, Any, str]:
    entity = found.entity
    return _ORDER[entity.kind], collation_key(entity.name), entity.id


def _compare_prose(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[ProseDifference]:
    for paragraph in sorted(old.keys() | new.keys()):
        before, after = old.get(paragraph), new.get(paragraph)
        if before == after:
            continue
        removed, added = split_passages(before or ""), split_passages(after or "")
        if before is None:
            yield ProseDifference(paragraph, Nature.ADDED, (), added)
        elif after is None:
            yield ProseDifference(paragraph, Nature.REMOVED, removed, ())
        elif removed != added:
            gone, come = compare_lists(removed, added)
            yield ProseDifference(paragraph, Nature.CHANGED, gone, come)


def count_natures(difference: Difference) -> dict[str, int]:
    """Return how many entities, paragraphs and facts of the province differ, by what happened to them."""
    natures = Counter(one.nature for one in difference.entities)
    return {
        "added": natures[Nature.ADDED],
        "removed": natures[Nature.REMOVED],
        "renamed": len(difference.renamed),
        "changed": len(difference.changed),
        "prose": len(difference.prose),
        "province": len(difference.province),
    }

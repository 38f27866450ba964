"""
Which entity of one state is which of another: by id, and over renamings by `moved`.

The newer state lists former ids; when the states are given newest first, the older one's present ids are former ids of
the other, so both directions are tried.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lgsp.architecture.model.entities import Entity
from lgsp.architecture.model.references import list_reference_fields, list_references


@dataclass(frozen=True)
class Pairing:
    """The entities both states have, and those only one has; one that is gone may have been taken over by another."""

    pairs: tuple[tuple[Entity, Entity], ...]
    removed: tuple[tuple[Entity, Entity | None], ...]
    added: tuple[Entity, ...]
    renamed: Mapping[str, str]

    def translate(self, old: Entity) -> Entity:
        """Return the entity with the ids of its references as the newer state has them."""
        if not self.renamed or not self._mentions_renamed(old):
            return old
        said = old.model_dump(mode="json", exclude_defaults=True)
        for field in list_reference_fields(type(old)):
            said = self._rename(said, field.names)
            for change in said.get("changes", ()):
                change["becomes"] = self._rename(change["becomes"], field.names)
        return type(old).model_validate(said)

    def _mentions_renamed(self, entity: Entity) -> bool:
        states = (entity, *(state for _, state in entity.list_states()))
        return any(one.id in self.renamed for state in states for one in list_references(state))

    def _rename(self, value: Any, names: tuple[str, ...]) -> Any:
        if isinstance(value, list):
            return [self._rename(item, names) for item in value]
        if not names:
            return self.renamed.get(value, value) if isinstance(value, str) else value
        if isinstance(value, dict) and names[0] in value:
            return {**value, names[0]: self._rename(value[names[0]], names[1:])}
        return value


def pair(old: Mapping[str, Entity], new: Mapping[str, Entity]) -> Pairing:
    """Pair the entities of two states."""
    pairs = [(one, new[key]) for key, one in old.items() if key in new and new[key].kind == one.kind]
    lonely_old = {key: one for key, one in old.items() if key not in new or new[key].kind != one.kind}
    lonely_new = {key: one for key, one in new.items() if key not in old or old[key].kind != one.kind}
    for before, after in (*_follow(lonely_old, lonely_new), *_follow_back(lonely_old, lonely_new)):
        if before.id in lonely_old and after.id in lonely_new:
            pairs.append((lonely_old.pop(before.id), lonely_new.pop(after.id)))
    taken_over = {former: one for one in _by_id(new.values()) for former in one.moved}
    return Pairing(
        pairs=tuple(pairs),
        removed=tuple((one, _same_kind(taken_over.get(key), one)) for key, one in lonely_old.items()),
        added=tuple(lonely_new.values()),
        renamed={before.id: after.id for before, after in pairs if before.id != after.id},
    )


def _follow(old: Mapping[str, Entity], new: Mapping[str, Entity]) -> Iterator[tuple[Entity, Entity]]:
    """Yield what the newer state says was renamed; the latest of several former ids first."""
    for after in _by_id(new.values()):
        for former in reversed(after.moved):
            if former in old and old[former].kind == after.kind:
                yield old[former], after


def _follow_back(old: Mapping[str, Entity], new: Mapping[str, Entity]) -> Iterator[tuple[Entity, Entity]]:
    for before, after in _follow(new, old):
        yield after, before


def _by_id(entities: Iterable[Entity]) -> list[Entity]:
    return sorted(entities, key=lambda one: one.id)


def _same_kind(entity: Entity | None, other: Entity) -> Entity | None:
    return entity if entity is not None and entity.kind == other.kind else None

"""
The history of one entity: what each release changed of it, and what has changed since the last one.

Renamings are followed in both directions, so that any id the entity ever had leads to all of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from lgsp.architecture.model.entities import Entity
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.phrases import suggest
from lgsp.architecture.model.reading import load_model

from .differences import Nature, compare
from .errors import EntityNeverThere
from .manifests import Manifest
from .releases import list_releases
from .sentences import say_entity
from .verification import load_release


@dataclass(frozen=True)
class Chapter:
    """
    What became of the entity in one state: in a release, or in the folder since the last one (without manifest).

    `entity` is as the state left it; it is missing when the entity was taken out.
    """

    manifest: Manifest | None
    nature: Nature
    entity: Entity | None
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class _State:
    manifest: Manifest | None
    model: Model
    entity: Entity | None = None


def trace(folder: Path, id: str) -> tuple[Chapter, ...]:  # noqa: A002 -- the field is named id
    """
    Return what each release, and then the folder, changed of the entity; states that changed nothing are left out.

    :raises EntityNeverThere: if no state has an entity that is, or was, called so
    :raises DomainError: what reading the folder or a release refuses
    """
    released = list_releases(folder)
    states = [_State(one.manifest, load_release(folder, one.version.text)) for one in released]
    states.append(_State(None, load_model(folder)))
    followed = _follow(states, id)
    if followed is None:
        known = {name for state in states for name in state.model.entities}
        raise EntityNeverThere(folder=folder, id=id, suggestion=suggest(id, sorted(known)))
    return tuple(_tell(followed))


def _follow(states: list[_State], id: str) -> list[_State] | None:  # noqa: A002
    """Return the states, each with the entity as it has it."""
    newest_first = range(len(states) - 1, -1, -1)
    start = next((at for at in newest_first if _find(states[at].model, id) is not None), None)
    if start is None:
        return None
    followed = list(states)
    followed[start] = replace(states[start], entity=_find(states[start].model, id))
    for at in range(start - 1, -1, -1):
        one = _counterpart(followed[at + 1].entity, states[at].model)
        followed[at] = replace(states[at], entity=one)
    for at in range(start + 1, len(states)):
        one = _counterpart(followed[at - 1].entity, states[at].model)
        followed[at] = replace(states[at], entity=one)
    return followed


def _find(model: Model, id: str) -> Entity | None:  # noqa: A002
    return model.entities.get(id) or model.entities.get(model.renamed.get(id, ""))


def _counterpart(entity: Entity | None, model: Model) -> Entity | None:
    """Return the same entity in another state, if it is there."""
    if entity is None:
        return None
    names = (entity.id, model.renamed.get(entity.id, ""), *reversed(entity.moved))
    found = (model.entities.get(name) for name in names)
    return next((one for one in found if one is not None and one.kind == entity.kind), None)


def _tell(states: list[_State]) -> Iterator[Chapter]:
    first = states[0]
    if first.entity is not None:
        sentence = f"Có {first.entity.title.lower()} “{first.entity.name}” ({first.entity.id})"
        yield Chapter(first.manifest, Nature.ADDED, first.entity, (sentence,))
    for before, after in pairwise(states):
        entity = after.entity or before.entity
        if entity is None:
            continue
        difference = compare(before.model, after.model)
        one = difference.find(entity.id)
        if one is not None:
            sentences = tuple(say_entity(difference, one))
            yield Chapter(after.manifest, one.nature, after.entity, sentences)

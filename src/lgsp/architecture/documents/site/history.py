"""
What became of things: changes that take effect on a day, and what each release changed of the one before.

Releases lie in the model folder, so that the same folder gives the same pages; a git history is not asked, because it
is not part of what is published.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from lgsp.architecture.model.entities import Entity
from lgsp.architecture.model.model import Model
from lgsp.architecture.revisions.differences import Difference, compare
from lgsp.architecture.revisions.manifests import Manifest
from lgsp.architecture.revisions.releases import list_releases
from lgsp.architecture.revisions.sentences import say_entity, say_fact, say_prose
from lgsp.architecture.revisions.shapes import get_shape
from lgsp.architecture.revisions.verification import load_release

from .atlas import Atlas
from .values import Link, Teller, Value

MOST_RELEASES = 5
"""How many releases are read; each takes as long as reading the model."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A field that takes another value on a day; `before` is missing where there was none."""

    title: str
    before: Value | None
    after: Value | None


@dataclass(frozen=True, slots=True)
class Dated:
    """What changes of an entity on a day, on what ground and why."""

    of: Link
    on: date
    turns: tuple[Turn, ...]
    basis: Link | None
    note: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """What a release changed, or what has changed since the last one (without manifest), by the entity's id."""

    manifest: Manifest | None
    sentences: Mapping[str, tuple[str, ...]]
    others: tuple[str, ...]

    @property
    def title(self) -> str:
        """Return which step it tells of."""
        if self.manifest is None:
            return "Từ bản phát hành gần nhất đến nay"
        return f"Bản phát hành {self.manifest.version}"


def list_dated(atlas: Atlas, entity: Entity) -> Iterator[Dated]:
    """Yield the changes of an entity as described, the earliest first."""
    teller = Teller(atlas)
    before = entity
    for place, state in entity.list_states():
        change = entity.changes[place]
        turns = (_turn(teller, before, state, name) for name in change.becomes)
        yield Dated(
            teller.link(entity.id),
            change.valid_from,
            tuple(turns),
            teller.link(change.basis) if change.basis else None,
            change.note or "",
        )
        before = state


def list_chapters(model: Model) -> tuple[Chapter, ...]:
    """
    Return what the last releases changed, and what changed since; nothing where nothing was released.

    :raises DomainError: what reading a release refuses
    """
    released = list_releases(model.folder)[-MOST_RELEASES:]
    states: list[tuple[Manifest | None, Model]] = [
        (one.manifest, load_release(model.folder, one.version.text)) for one in released
    ]
    states.append((None, model))
    return tuple(_tell(after[0], compare(before[1], after[1])) for before, after in pairwise(states))


def _tell(manifest: Manifest | None, difference: Difference) -> Chapter:
    name = difference.new.province.full_name
    others = [say_fact(difference, one, of=name) for one in difference.province]
    others += [say_prose(one) for one in difference.prose]
    sentences = {one.entity.id: tuple(say_entity(difference, one)) for one in difference.entities}
    return Chapter(manifest, sentences, tuple(others))


def _turn(teller: Teller, before: Entity, after: Entity, name: str) -> Turn:
    shape = get_shape(type(after), name)
    old, new = getattr(before, name), getattr(after, name)
    return Turn(
        shape.title,
        None if old in (None, ()) else teller.show(shape, old),
        None if new in (None, ()) else teller.show(shape, new),
    )

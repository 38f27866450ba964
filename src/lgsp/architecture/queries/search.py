"""
Look an entity up by any word it says, with or without tone marks.

What matches the id or the name comes before what only mentions the words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lgsp.architecture.model.entities import Entity
from lgsp.architecture.model.model import Model
from lgsp.kernel.text import collation_key, fold

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Hit:
    """An entity found; a smaller rank is a nearer match."""

    entity: Entity
    rank: int


@dataclass(frozen=True)
class Index:
    """The words of a model, folded once."""

    model: Model

    def find(self, text: str, *, kind: str | None = None) -> tuple[Hit, ...]:
        """Return what says every word of the text, best first; nothing for a text without a word."""
        wanted = _WORD.findall(fold(text))
        if not wanted:
            return ()
        hits = [
            Hit(entity, rank)
            for entity in self.model.entities.values()
            if kind in (None, entity.kind) and (rank := self._rank(entity, wanted)) is not None
        ]
        return tuple(sorted(hits, key=lambda hit: (hit.rank, collation_key(hit.entity.name), hit.entity.id)))

    def _rank(self, entity: Entity, wanted: list[str]) -> int | None:
        called, said = self._folded[entity.id]
        phrase = " ".join(wanted)
        if phrase in (called.partition("\n")[0], entity.id.replace("-", " ")):
            return 0
        if phrase in called:
            return 1
        if all(word in called for word in wanted):
            return 2
        return 3 if all(word in said for word in wanted) else None

    @cached_property
    def _folded(self) -> dict[str, tuple[str, str]]:
        return {entity.id: _fold_entity(entity) for entity in self.model.entities.values()}


def _fold_entity(entity: Entity) -> tuple[str, str]:
    """Return what the entity is called (name first), and everything it says."""
    aliases = (alias.value for alias in entity.aliases)
    called = [
        entity.name,
        entity.name_en or "",
        entity.id.replace("-", " "),
        entity.id,
        *aliases,
        *entity.moved,
    ]
    texts = list(_list_texts(entity.model_dump(mode="json", exclude_defaults=True)))
    return fold("\n".join(called)), fold("\n".join(texts))


def _list_texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _list_texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _list_texts(part)

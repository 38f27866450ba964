"""What a cell may name: the objects of the model and of the workbook itself, found by id, by label or by name."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from lgsp.architecture.model.entities import Entity
from lgsp.architecture.model.kinds import KINDS
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.phrases import NOTHING, Phrase, suggest
from lgsp.kernel.text import collation_key, fold

from .cells import clean, label

_ID = re.compile(r"\[([a-z0-9-]+)\]\s*$")
_LONGEST_ID = 60
_SUGGESTED = 100


@dataclass
class Catalogue:
    """Every object that may be named, by kind; new rows of the workbook are added with `add`."""

    model: Model
    ids: dict[str, str] = field(default_factory=dict)
    names: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    suggested: int = 0

    def __post_init__(self) -> None:
        for entity in self.model.entities.values():
            self.add(entity.kind, entity.id, entity.name)

    def add(self, kind: str, key: str, name: str) -> None:
        """Make an object known."""
        self.ids[key] = kind
        self.names.setdefault(kind, {}).setdefault(_key(name), []).append(key)

    def find(self, text: str, kinds: Iterable[str]) -> str | None:
        """Return the id of what a text names: a label of ours, an id, or a name that only one object has."""
        kinds = tuple(kinds)
        written = _ID.search(text)
        for key in (written[1] if written else "", text.strip()):
            present = self.model.renamed.get(key, key)
            if self.ids.get(present) in kinds:
                return present
        found = [key for kind in kinds for key in self.names.get(kind, {}).get(_key(text), ())]
        return found[0] if len(found) == 1 else None

    def suggest(self, text: str, kinds: Iterable[str]) -> Phrase:
        """Name the nearest object, if one is near; sought for the first hundred only."""
        self.suggested += 1
        if self.suggested > _SUGGESTED:
            return NOTHING
        known = {name: ids[0] for kind in kinds for name, ids in self.names.get(kind, {}).items()}
        nearest = suggest(_key(text), known)
        if nearest == NOTHING:
            return NOTHING
        key = next(key for name, key in known.items() if f"“{name}”" in nearest.vietnamese)
        shown = label(self.model.entities[key]) if key in self.model.entities else key
        return Phrase(f" (có phải “{shown}”?)", f" (did you mean {shown!r}?)")

    def make_id(self, name: str, kind: str) -> str:
        """Return an id for a new object, made of its name; none that is or was taken."""
        words = re.findall(r"[a-z0-9]+", fold(name)) or [kind]
        stem: str = words[0][:_LONGEST_ID]
        for word in words[1:]:
            if len(stem) + len(word) >= _LONGEST_ID:
                break
            stem += f"-{word}"
        taken = self.ids.keys() | self.model.renamed.keys()
        number, made = 1, stem
        while made in taken:
            number += 1
            made = f"{stem}-{number}"
        return made


def list_labels(kinds: Iterable[str], model: Model) -> list[str]:
    """Return the labels of every object of those kinds, in the order of the Vietnamese alphabet."""
    entities: list[Entity] = [entity for kind in kinds for entity in model.all(KINDS[kind])]
    return [label(one) for one in sorted(entities, key=lambda one: (collation_key(one.name), one.id))]


def _key(name: str) -> str:
    return fold(" ".join(clean(name).split()))

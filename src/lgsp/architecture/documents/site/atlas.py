"""What every page of the site looks things up in: the model of a day, its papers cut into pages, its findings."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar

from lgsp.architecture.conformance.checking import Finding, Report, Waived, check
from lgsp.architecture.documents.blocks import Document, Figure, Table
from lgsp.architecture.documents.edition import Edition
from lgsp.architecture.model.entities import Entity
from lgsp.architecture.model.model import Model
from lgsp.architecture.queries.graph import Graph

from .addresses import entity_page
from .leaves import Leaf, anchor, cut, walk

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Mention:
    """A table or a picture of a paper that speaks of an entity."""

    caption: str
    href: str


@dataclass(frozen=True)
class Atlas:
    """
    The model as described, its state of the day, and what was made of it.

    `model` keeps the changes written for days to come; the facts shown are those of `facts`.
    """

    model: Model
    on: date
    papers: tuple[Document, ...]

    @cached_property
    def facts(self) -> Model:
        """Return the model with the facts that hold on the day, everything listed."""
        return self.model.facts_of(self.on)

    @cached_property
    def edition(self) -> Edition:
        """Return what is being published."""
        return Edition(self.facts, self.on)

    @cached_property
    def graph(self) -> Graph:
        """Return who names whom."""
        return Graph(self.facts)

    @cached_property
    def report(self) -> Report:
        """Return what the rules say of the model on the day."""
        return check(self.model, on=self.on)

    @cached_property
    def leaves(self) -> tuple[tuple[Leaf, ...], ...]:
        """Return the pages of every paper, in the order of the papers."""
        return tuple(cut(paper) for paper in self.papers)

    @cached_property
    def ranks(self) -> Mapping[str, int]:
        """Return the place of every entity when all are listed, kind by kind in the order of the alphabet."""
        return {entity.id: place for place, entity in enumerate(self.facts.whole.listed)}

    @cached_property
    def findings(self) -> Mapping[str, tuple[Finding, ...]]:
        """Return the open findings on every entity that has some."""
        return _group((found.subject_id, found) for found in self.report.findings)

    @cached_property
    def waived(self) -> Mapping[str, tuple[Waived, ...]]:
        """Return the findings on every entity that a waiver covers."""
        return _group((one.finding.subject_id, one) for one in self.report.waived)

    @cached_property
    def mentions(self) -> Mapping[str, tuple[Mention, ...]]:
        """Return where the papers show each entity in a table or a picture."""
        return _group(self._list_mentions())

    def find(self, name: str) -> Entity | None:
        """Return the entity of that id, or of one it once had."""
        entities = self.facts.entities
        return entities.get(name) or entities.get(self.facts.renamed.get(name, ""))

    def href(self, name: str) -> str:
        """Return the page of the entity of that id; nothing where there is none."""
        found = self.find(name)
        return entity_page(found.kind, found.id) if found else ""

    def _list_mentions(self) -> Iterator[tuple[str, Mention]]:
        for leaf in (leaf for leaves in self.leaves for leaf in leaves):
            for block in walk(leaf.blocks):
                if isinstance(block, Table | Figure):
                    mention = Mention(block.caption, f"{leaf.page}#{anchor(block)}")
                    yield from ((subject, mention) for subject in list_subjects(block))


def list_subjects(block: Table | Figure) -> Sequence[str]:
    """Return the ids of what a table or a picture speaks of, each once, in its order."""
    if isinstance(block, Table):
        return list(dict.fromkeys(row.subject for row in block.rows if row.subject))
    shown = (getattr(shape, "subjects", ()) for shape in block.scene.shapes)
    return list(dict.fromkeys(subject for subjects in shown for subject in subjects))


def _group(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    groups: dict[str, list[T]] = {}
    for key, one in pairs:
        groups.setdefault(key, []).append(one)
    return {key: tuple(found) for key, found in groups.items()}

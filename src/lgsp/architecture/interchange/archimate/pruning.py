"""
Take out of a foreign model what refers to things that are no longer there: a relationship to a system since
removed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from .concepts import Archimate, Diagram, Item, Relationship
from .views import Connection, Node


@dataclass
class Pruning:
    """What there is to refer to, and what was taken out so far."""

    known: set[str]
    dropped: list[str] = field(default_factory=list)

    def prune(self, model: Archimate) -> Archimate:
        """Return the model without references that lead nowhere."""
        relationships = self._prune_relationships(model.relationships)
        diagrams = tuple(map(self._prune_diagram, model.diagrams))
        organizations = tuple(tuple(self._prune_items(one)) for one in model.organizations)
        return replace(model, relationships=relationships, diagrams=diagrams, organizations=organizations)

    def _prune_relationships(self, listed: tuple[Relationship, ...]) -> tuple[Relationship, ...]:
        """Take out relationships again and again: one may be the end of another."""
        while True:
            kept = tuple(one for one in listed if {one.source, one.target} <= self.known)
            if len(kept) == len(listed):
                return listed
            there = {one.id for one in kept}
            gone = [one.id for one in listed if one.id not in there]
            self.dropped += gone
            self.known -= set(gone)
            listed = kept

    def _prune_diagram(self, diagram: Diagram) -> Diagram:
        nodes = tuple(self._prune_nodes(diagram.drawing.nodes))
        lines = self._prune_lines(diagram.drawing.connections)
        return replace(diagram, drawing=replace(diagram.drawing, nodes=nodes, connections=lines))

    def _prune_nodes(self, nodes: Iterable[Node]) -> Iterator[Node]:
        for node in nodes:
            if node.ref is not None and node.ref not in self.known:
                self.dropped.append(node.id)
                self.known.discard(node.id)
                continue
            inside = tuple(self._prune_nodes(node.nodes))
            refs = tuple(ref for ref in node.view_refs if ref in self.known)
            yield (
                node
                if (inside, refs) == (node.nodes, node.view_refs)
                else replace(node, nodes=inside, view_refs=refs)
            )

    def _prune_lines(self, lines: tuple[Connection, ...]) -> tuple[Connection, ...]:
        """Take out lines again and again: one may be the end of another."""
        while True:
            kept = tuple(one for one in lines if {one.ref, one.source, one.target} - {None} <= self.known)
            if len(kept) == len(lines):
                return lines
            there = {one.id for one in kept}
            gone = [one.id for one in lines if one.id not in there]
            self.dropped += gone
            self.known -= set(gone)
            lines = kept

    def _prune_items(self, items: Iterable[Item]) -> Iterator[Item]:
        for item in items:
            if item.ref is not None and item.ref not in self.known:
                self.dropped.append(item.ref)
                continue
            inside = tuple(self._prune_items(item.items))
            yield item if inside == item.items else replace(item, items=inside)

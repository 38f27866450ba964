"""Every identifier stands for one thing, and every reference for something that is there."""

from collections.abc import Iterator

from .concepts import Archimate, Diagram, Named, list_items
from .errors import IdentifierRepeated, ReferenceDangling
from .views import list_nodes


def check_integrity(model: Archimate, *, path: str) -> Archimate:
    """
    Return the model once its identifiers and references hold together.

    :raises IdentifierRepeated: if an identifier is given twice
    :raises ReferenceDangling: if something is referred to that is not there
    """
    known: set[str] = set()
    for identifier in list_ids(model):
        if identifier in known:
            raise IdentifierRepeated(path=path, id=identifier)
        known.add(identifier)
    for owner, identifier, wanted in _list_references(model, known):
        if identifier not in wanted:
            raise ReferenceDangling(path=path, owner=owner, id=identifier or "“”")
    return model


def list_ids(model: Archimate) -> Iterator[str]:
    """Yield every identifier of a model, in the order of its parts."""
    yield model.id
    for group in (model.elements, model.relationships, model.definitions, model.diagrams):
        yield from (one.id for one in group)
    for diagram in model.diagrams:
        yield from (node.id for node in list_nodes(diagram.drawing.nodes))
        yield from (line.id for line in diagram.drawing.connections)
    for organization in model.organizations:
        yield from (item.id for _, item in list_items(organization) if item.id is not None)


def _list_references(model: Archimate, known: set[str]) -> Iterator[tuple[str, str, set[str]]]:
    """Yield each reference: who makes it, to what, and what there is to refer to."""
    elements, relationships = {one.id for one in model.elements}, {one.id for one in model.relationships}
    definitions, concepts = {one.id for one in model.definitions}, elements | relationships
    for one in _list_named(model):
        yield from ((one.id, said.definition, definitions) for said in one.properties)
    for relationship in model.relationships:
        yield relationship.id, relationship.source, concepts
        yield relationship.id, relationship.target, concepts
    for diagram in model.diagrams:
        yield from _list_drawn(diagram, (elements, relationships, known))
    for organization in model.organizations:
        yield from (
            (item.id or "organizations", item.ref, known)
            for _, item in list_items(organization)
            if item.ref is not None
        )


def _list_named(model: Archimate) -> Iterator[Named]:
    yield model
    yield from model.elements
    yield from model.relationships
    yield from model.diagrams


def _list_drawn(
    diagram: Diagram, there: tuple[set[str], set[str], set[str]]
) -> Iterator[tuple[str, str, set[str]]]:
    elements, relationships, known = there
    nodes = list(list_nodes(diagram.drawing.nodes))
    drawn = {one.id for one in (*nodes, *diagram.drawing.connections)}
    for node in nodes:
        if node.type == "Element" or node.ref is not None:
            yield node.id, node.ref or "", elements if node.type == "Element" else known
        yield from ((node.id, ref, known) for ref in node.view_refs)
    for line in diagram.drawing.connections:
        if line.ref is not None or line.type != "Line":
            yield line.id, line.ref or "", relationships
        yield from ((line.id, end, drawn) for end in (line.source, line.target) if end is not None)

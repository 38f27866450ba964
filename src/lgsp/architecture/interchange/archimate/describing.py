"""
Say a model in ArchiMate: an element for every entity, a relationship for every reference.

A flow is a Flow relationship, with associations to the LGSP service it passes and to what it carries. Bands, the
data inside databases and the requirements of components are drawn for readers and marked so.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from lgsp.architecture.frameworks.bands import list_bands
from lgsp.architecture.model.components import Component
from lgsp.architecture.model.databases import Database
from lgsp.architecture.model.entities import Entity
from lgsp.architecture.model.exchanges import Flow, Relation
from lgsp.architecture.model.organisation import Responsibility
from lgsp.architecture.model.references import list_references

from .carriers import BOOKKEEPING, CARRIERS, find_tie, to_element_type
from .concepts import Element, Named, Relationship, Text
from .own import mark_generated, own_id, show, to_documentation, to_names, to_properties
from .vocabulary import ASSOCIATION

N = TypeVar("N", bound=Named)

_LINKS = ("flow", "relation", "responsibility")


class Description:
    """What is said of a model: its elements and relationships, ours and those drawn for readers."""

    def __init__(self, entities: Mapping[str, Entity], places: Mapping[str, str]) -> None:
        """Describe the entities; `places` are the identifiers of those that already stand in a foreign file."""
        self.entities = entities
        self.places = places
        self.elements: dict[str, Element] = {}
        self.relationships: dict[str, Relationship] = {}
        for entity in entities.values():
            self._describe(entity)
        for entity in entities.values():
            if entity.id not in places:
                self._tie(entity)

    def find_id(self, id: str) -> str:  # noqa: A002 -- the field is named id
        """Return the identifier of what carries an entity."""
        return self.places.get(id) or own_id(self.entities[id].kind, id)

    def _describe(self, entity: Entity) -> None:
        if entity.id in self.places:
            return
        ends = self._find_ends(entity)
        if ends is not None:
            self.relationships[self.find_id(entity.id)] = self._to_relationship(entity, *ends)
        else:
            self.elements[self.find_id(entity.id)] = to_element(entity)

    def _find_ends(self, entity: Entity) -> tuple[str, str] | None:
        """Return what a flow, a relation or a responsibility joins; None for what is an element."""
        if isinstance(entity, Flow):
            return entity.provider, entity.consumer
        if isinstance(entity, Relation):
            return entity.origin, entity.target
        if isinstance(entity, Responsibility):
            bearer = entity.agency or entity.role
            target = next((one for one in entity.targets if self.entities[one].kind not in _LINKS), None)
            return (bearer, target) if bearer and target else None
        return None

    def _to_relationship(self, entity: Entity, source: str, target: str) -> Relationship:
        is_flow = isinstance(entity, Flow)
        return Relationship(
            id=self.find_id(entity.id),
            type="Flow" if is_flow else ASSOCIATION,
            source=self.find_id(source),
            target=self.find_id(target),
            directed=None if is_flow else True,
            names=to_names(entity),
            documentation=to_documentation(entity),
            properties=to_properties(entity),
        )

    def _tie(self, entity: Entity) -> None:
        """Draw what the entity refers to."""
        ends = self._find_ends(entity) or ()
        drawn: set[tuple[str, str]] = set()
        for reference in list_references(entity):
            names = reference.field.names
            if names[0] in BOOKKEEPING or reference.id in ends or (names[-1], reference.id) in drawn:
                continue
            if names[0] == "requirements":
                continue  # drawn from the requirement itself
            drawn.add((names[-1], reference.id))
            self._draw_tie(entity, str(reference.field), reference.field.title, reference.id)
        if isinstance(entity, Component):
            self._draw_bands(entity)
            self._draw_requirements(entity)
        if isinstance(entity, Database):
            self._draw_data(entity)

    def _draw_tie(self, entity: Entity, field: str, title: str, named: str) -> None:
        tie = find_tie(entity.kind, field, owner=self._type_of(entity.id), named=self._type_of(named))
        here, there = self.find_id(entity.id), self.find_id(named)
        source, target = (there, here) if tie.reverse else (here, there)
        self._add(
            Relationship(
                id=f"{own_id(entity.kind, entity.id)}.{field}.{named}",
                type=tie.type,
                source=source,
                target=target,
                access=tie.access,
                directed=True if tie.type == ASSOCIATION else None,
                names=(Text(title, "vi"),),
            )
        )

    def _draw_bands(self, component: Component) -> None:
        for band in dict.fromkeys(component.bands):
            group = f"lgsp.band.{hashlib.sha256(band.encode()).hexdigest()[:12]}"
            if group not in self.elements:
                title = {one.code: one.name for one in list_bands()}.get(band, band)
                self._add(Element(id=group, type="Grouping", names=(Text(show(title), "vi"),)))
            self._add(
                Relationship(
                    id=f"{group}.{component.id}",
                    type="Aggregation",
                    source=group,
                    target=self.find_id(component.id),
                )
            )

    def _draw_requirements(self, component: Component) -> None:
        here = own_id(component.kind, component.id)
        for number, requirement in enumerate(component.requirements):
            one = f"{here}.requirement.{number}"
            name = f"{requirement.code}: {requirement.text}"
            self._add(Element(id=one, type="Requirement", names=(Text(show(name), "vi"),)))
            self._add(
                Relationship(
                    id=f"{one}.met", type="Realization", source=self.find_id(component.id), target=one
                )
            )
            for principle in dict.fromkeys(requirement.principles):
                target = self.find_id(principle)
                allowed = self._type_of(principle) == "Principle"
                self._add(
                    Relationship(
                        id=f"{one}.{principle}",
                        type="Realization" if allowed else ASSOCIATION,
                        source=one,
                        target=target,
                    )
                )

    def _draw_data(self, database: Database) -> None:
        """Draw the data that a database holds, which realize the information they are about."""
        for information in dict.fromkeys(database.holds):
            told = self.entities[information]
            data = f"{own_id(told.kind, told.id)}.data"
            if data not in self.elements:
                self._add(Element(id=data, type="DataObject", names=to_names(told)))
                self._add(
                    Relationship(
                        id=f"{data}.of", type="Realization", source=data, target=self.find_id(information)
                    )
                )
            self._add(
                Relationship(
                    id=f"{own_id(database.kind, database.id)}.data.{information}",
                    type="Access",
                    source=self.find_id(database.id),
                    target=data,
                    access="ReadWrite",
                )
            )

    def _type_of(self, id: str) -> str:  # noqa: A002 -- the field is named id
        entity = self.entities[id]
        return "" if self._find_ends(entity) or id in self.places else to_element_type(entity)

    def _add(self, one: Element | Relationship) -> None:
        marked = mark_generated(one)
        if isinstance(marked, Element):
            self.elements[marked.id] = marked
        else:
            self.relationships[marked.id] = marked


def to_element(entity: Entity) -> Element:
    """Return the element that carries an entity."""
    return Element(
        id=own_id(entity.kind, entity.id),
        type=to_element_type(entity),
        names=to_names(entity),
        documentation=to_documentation(entity),
        properties=to_properties(entity),
    )


def overlay(element: N, entity: Entity) -> N:
    """Return something foreign that says what the entity has become; what else it says stays."""
    ours = to_names(entity)
    languages = {text.language for text in ours}
    kept = tuple(text for text in element.names[1:] if text.language not in languages)
    return replace(
        element,
        names=(*ours, *kept),
        documentation=to_documentation(entity),
        properties=(*element.properties, *to_properties(entity)),
    )


def list_reachable(alive: Iterator[Entity], entities: Mapping[str, Entity]) -> dict[str, Entity]:
    """Return the entities, and all that they name, directly or not, in the order of their kinds and ids."""
    reached: dict[str, Entity] = {}
    waiting = list(alive)
    while waiting:
        entity = waiting.pop()
        if entity.id not in reached:
            reached[entity.id] = entity
            waiting += [entities[reference.id] for reference in list_references(entity)]
            for _, state in entity.list_states():
                waiting += [entities[reference.id] for reference in list_references(state)]
    kinds = list(dict.fromkeys([*CARRIERS, *_LINKS]))
    ordered = sorted(reached.values(), key=lambda one: (kinds.index(one.kind), one.id))
    return {entity.id: entity for entity in ordered}

"""
Which agencies answer for an entity: whoever the entity names as its owner, or the owner of what it belongs to.

A flow belongs to both its ends; what a unit owns belongs to its department too, but not to the committee above it. What
no agency is named for is left to whoever keeps the architecture.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from lgsp.architecture.model.components import Component
from lgsp.architecture.model.databases import Database
from lgsp.architecture.model.entities import Entity
from lgsp.architecture.model.exchanges import Flow, Interaction
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.organisation import Agency, AgencyLevel, Function, Responsibility
from lgsp.architecture.model.planning import Goal, Project, Task
from lgsp.architecture.model.systems import Infrastructure, Service, System

_Named = Callable[[Any, Model], Iterable[str | None]]


def list_owners(entity: Entity, model: Model) -> frozenset[str]:
    """Return the ids of the agencies that answer for an entity, those above a unit among them."""
    return frozenset(key for one in list_named_owners(entity, model) for key in _climb(one, model))


def list_named_owners(entity: Entity, model: Model) -> tuple[str, ...]:
    """Return the ids of the agencies that are named for an entity itself."""
    named = _NAMED.get(type(entity), _name_nobody)
    return tuple(key for key in named(entity, model) if key is not None)


def _climb(start: str, model: Model) -> Iterator[str]:
    """Yield the owner, and while it is a unit, the agency above it."""
    owner: str | None = start
    while owner is not None:
        yield owner
        agency = model.entities.get(owner)
        if not isinstance(agency, Agency) or agency.level is not AgencyLevel.UNIT or agency.parent == owner:
            return
        owner = agency.parent


def _name_nobody(_entity: Entity, _model: Model) -> Iterable[str | None]:
    return ()


def _owner_of(key: str, model: Model) -> str | None:
    system = model.entities.get(key)
    return system.owner if isinstance(system, System) else None


_NAMED: dict[type[Entity], _Named] = {
    Agency: lambda one, _: [one.id],
    Component: lambda one, _: [one.owner],
    Database: lambda one, _: one.lead_agencies,
    Flow: lambda one, model: [_owner_of(one.consumer, model), _owner_of(one.provider, model)],
    Function: lambda one, _: [one.lead],
    Goal: lambda one, _: [one.lead],
    Infrastructure: lambda one, _: [one.owner],
    Interaction: lambda one, _: [one.sender],
    Project: lambda one, _: [one.owner],
    Responsibility: lambda one, _: [one.agency],
    Service: lambda one, model: [_owner_of(one.provider, model)],
    System: lambda one, _: [one.owner],
    Task: lambda one, _: [one.lead],
}

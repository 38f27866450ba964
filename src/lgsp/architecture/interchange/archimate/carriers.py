"""
Which ArchiMate type carries each of our kinds, and which relationship each of our references becomes.

Only types and relationships that ArchiMate 4 keeps are used. A reference of which nothing is said here, or whose
relationship the language does not allow between the two types, is a directed association that bears the title of the
field: an actor may not be assigned to an application component, so “Cơ quan chủ quản” is one.
"""

from dataclasses import dataclass

from lgsp.architecture.model.entities import Entity
from lgsp.architecture.model.systems import Infrastructure, InfrastructureKind

from .vocabulary import ASSOCIATION

CARRIERS = {
    "agency": "BusinessActor",
    "role": "BusinessRole",
    "function": "BusinessFunction",
    "interaction": "BusinessProcess",
    "information": "BusinessObject",
    "database": "ApplicationComponent",
    "system": "ApplicationComponent",
    "infrastructure": "Node",
    "service": "ApplicationService",
    "contract": "BusinessObject",
    "component": "ApplicationComponent",
    "reference": "ApplicationComponent",
    "principle": "Principle",
    "standard": "Requirement",
    "goal": "Goal",
    "stage": "Plateau",
    "project": "WorkPackage",
    "gap": "Assessment",
    "task": "WorkPackage",
    "document": "BusinessObject",
    "responsibility": "BusinessObject",
    "waiver": "BusinessObject",
    "survey": "WorkPackage",
    "issue": "BusinessObject",
}
"""The element of each kind; flows, other relations and most responsibilities are relationships."""

_INFRASTRUCTURE = {
    InfrastructureKind.NETWORK: "CommunicationNetwork",
    InfrastructureKind.SERVER: "Device",
    InfrastructureKind.DEVICE: "Device",
    InfrastructureKind.SENSOR: "Device",
}


@dataclass(frozen=True, slots=True)
class Tie:
    """The relationship a reference becomes; `reverse` runs from what is named to who names it."""

    type: str
    reverse: bool = False
    access: str | None = None


_OWNED = Tie(ASSOCIATION, reverse=True)
_PART_OF = Tie("Composition", reverse=True)
_ASSIGNED = Tie("Assignment", reverse=True)
_REALIZES = Tie("Realization")
_PLAIN = Tie(ASSOCIATION)

_TIES = {
    ("agency", "parent"): _PART_OF,
    ("agency", "predecessors"): _OWNED,
    ("role", "holders.agency"): _ASSIGNED,
    ("function", "lead"): _ASSIGNED,
    ("function", "parent"): _PART_OF,
    ("interaction", "sender"): _ASSIGNED,
    ("interaction", "information"): Tie("Access", access="ReadWrite"),
    ("database", "lead_agencies"): _OWNED,
    ("system", "owner"): _OWNED,
    ("system", "component"): Tie("Aggregation", reverse=True),
    ("system", "functions"): Tie("Serving"),
    ("system", "runs_on"): Tie("Serving", reverse=True),
    ("system", "uses"): Tie("Serving", reverse=True),
    ("infrastructure", "owner"): _OWNED,
    ("service", "provider"): Tie("Realization", reverse=True),
    ("service", "standards"): _REALIZES,
    ("component", "parent"): _PART_OF,
    ("component", "owner"): _OWNED,
    ("component", "standards"): _REALIZES,
    ("component", "principles"): _REALIZES,
    ("reference", "parent"): _PART_OF,
    ("goal", "parent"): _PART_OF,
    ("project", "owner"): _ASSIGNED,
    ("project", "components"): _REALIZES,
    ("project", "builds"): _REALIZES,
    ("project", "upgrades"): _REALIZES,
    ("project", "stage"): _REALIZES,
    ("task", "lead"): _ASSIGNED,
}

TRIPLES = frozenset(
    {
        ("BusinessActor", "Composition", "BusinessActor"),
        ("BusinessActor", "Assignment", "BusinessRole"),
        ("BusinessActor", "Assignment", "BusinessFunction"),
        ("BusinessActor", "Assignment", "BusinessProcess"),
        ("BusinessActor", "Assignment", "WorkPackage"),
        ("BusinessFunction", "Composition", "BusinessFunction"),
        ("BusinessProcess", "Access", "BusinessObject"),
        ("ApplicationComponent", "Composition", "ApplicationComponent"),
        ("ApplicationComponent", "Aggregation", "ApplicationComponent"),
        ("ApplicationComponent", "Access", "DataObject"),
        ("ApplicationComponent", "Serving", "BusinessFunction"),
        ("ApplicationComponent", "Realization", "ApplicationService"),
        ("ApplicationComponent", "Realization", "Requirement"),
        ("ApplicationComponent", "Realization", "Principle"),
        ("ApplicationComponent", "Flow", "ApplicationComponent"),
        ("ApplicationService", "Serving", "ApplicationComponent"),
        ("ApplicationService", "Realization", "Requirement"),
        ("DataObject", "Realization", "BusinessObject"),
        ("Node", "Serving", "ApplicationComponent"),
        ("Device", "Serving", "ApplicationComponent"),
        ("CommunicationNetwork", "Serving", "ApplicationComponent"),
        ("Requirement", "Realization", "Principle"),
        ("Goal", "Composition", "Goal"),
        ("WorkPackage", "Realization", "ApplicationComponent"),
        ("WorkPackage", "Realization", "ApplicationService"),
        ("WorkPackage", "Realization", "Node"),
        ("WorkPackage", "Realization", "Device"),
        ("WorkPackage", "Realization", "CommunicationNetwork"),
        ("WorkPackage", "Realization", "Plateau"),
        ("Grouping", "Aggregation", "ApplicationComponent"),
    }
)
"""What the language allows, of what is used here; an association is allowed between any two."""

BOOKKEEPING = frozenset({"provenance", "undetermined", "changes", "answers"})
"""References that say where a fact comes from, or who answered; they are not drawn."""


def to_element_type(entity: Entity) -> str:
    """Return the type of the element that carries the entity."""
    if isinstance(entity, Infrastructure):
        return _INFRASTRUCTURE.get(entity.infrastructure_kind, CARRIERS[entity.kind])
    return CARRIERS[entity.kind]


def find_tie(kind: str, field: str, *, owner: str, named: str) -> Tie:
    """Return the relationship for a reference, given the types of who refers and of what is named."""
    tie = _TIES.get((kind, field), _PLAIN)
    source, target = (named, owner) if tie.reverse else (owner, named)
    if tie.type == ASSOCIATION or (source, tie.type, target) in TRIPLES:
        return tie
    return _OWNED if tie.reverse else _PLAIN

"""
The tables that lead to everything: a list of every kind, and what every agency holds.

Which fields stand beside the name is not written down for each kind: the first ones of its own that hold one short
value, are filled in for most, and differ.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from lgsp.architecture.documents.wording import LEVEL
from lgsp.architecture.model.databases import Database
from lgsp.architecture.model.entities import Entity, Record
from lgsp.architecture.model.kinds import KINDS
from lgsp.architecture.model.organisation import Agency, AgencyLevel, Function
from lgsp.architecture.model.planning import Project
from lgsp.architecture.model.systems import Service, System
from lgsp.architecture.revisions.shapes import Form, Shape, list_shapes

from .addresses import kind_page
from .atlas import Atlas
from .values import Link, Teller, Value

_MOST_COLUMNS = 3
_FILLED = 0.5
"""The least share of a kind that fills in a field for it to be a column."""
_LONG = {"purpose", "statement", "text", "content", "rationale", "reason", "check", "endpoint", "interface"}
"""Fields that hold sentences or addresses, which do not fit beside a name."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entity in the list of its kind."""

    link: Link
    code: str
    status: str
    cells: tuple[Value | None, ...]
    findings: int


@dataclass(frozen=True, slots=True)
class Listing:
    """Every entity of a kind, with the fields that stand beside its name."""

    kind: str
    title: str
    href: str
    heads: tuple[str, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Holding:
    """What an agency holds, counted."""

    link: Link
    level: str
    functions: int
    systems: int
    databases: int
    services: int
    projects: int
    findings: int


def list_kinds(atlas: Atlas) -> Iterator[Listing]:
    """Yield the list of every kind the model has something of."""
    for kind, entity_class in KINDS.items():
        entities = atlas.facts.whole.all(entity_class)
        if entities:
            yield _make_listing(atlas, kind, entities)


def list_holdings(atlas: Atlas) -> Iterator[Holding]:
    """Yield what every agency holds, the levels one after another."""
    model = atlas.facts.whole
    functions = Counter(one.lead for one in model.all(Function))
    systems = Counter(one.owner for one in model.all(System))
    databases = Counter(agency for one in model.all(Database) for agency in one.lead_agencies)
    services = Counter(model.get(System, one.provider).owner for one in model.all(Service))
    projects = Counter(one.owner for one in model.all(Project))
    order = {level: place for place, level in enumerate(AgencyLevel)}
    for agency in sorted(model.all(Agency), key=lambda one: order[one.level]):
        yield Holding(
            Link(agency.name, atlas.href(agency.id)),
            LEVEL[agency.level],
            functions[agency.id],
            systems[agency.id],
            databases[agency.id],
            services[agency.id],
            projects[agency.id],
            len(atlas.findings.get(agency.id, ())),
        )


def _make_listing(atlas: Atlas, kind: str, entities: tuple[Entity, ...]) -> Listing:
    teller = Teller(atlas)
    shapes = _choose_columns(entities)
    entries = tuple(
        Entry(
            teller.link(entity.id),
            entity.id,
            entity.status,
            tuple(_cell(teller, entity, shape) for shape in shapes),
            len(atlas.findings.get(entity.id, ())),
        )
        for entity in entities
    )
    return Listing(kind, KINDS[kind].title, kind_page(kind), tuple(shape.title for shape in shapes), entries)


def _choose_columns(entities: tuple[Entity, ...]) -> tuple[Shape, ...]:
    """Return the fields that tell the entities apart: those of the kind itself before those it shares with others."""
    kind = type(entities[0])
    inherited = {name for base in kind.__mro__[1:] for name in getattr(base, "model_fields", ())}
    fitting = [
        shape
        for shape in list_shapes(kind)
        if shape.name not in Entity.model_fields and _is_short(shape) and _tells_apart(entities, shape.name)
    ]
    return tuple(sorted(fitting, key=lambda shape: shape.name in inherited)[:_MOST_COLUMNS])


def _is_short(shape: Shape) -> bool:
    is_record = isinstance(shape.type, type) and issubclass(shape.type, Record)
    return shape.form is Form.VALUE and not is_record and shape.name not in _LONG and shape.type is not bool


def _tells_apart(entities: tuple[Entity, ...], name: str) -> bool:
    values = [value for entity in entities if (value := getattr(entity, name)) is not None]
    return len(values) >= _FILLED * len(entities) and (len(entities) == 1 or len(set(values)) > 1)


def _cell(teller: Teller, entity: Entity, shape: Shape) -> Value | None:
    value = getattr(entity, shape.name)
    return None if value is None else teller.show(shape, value)

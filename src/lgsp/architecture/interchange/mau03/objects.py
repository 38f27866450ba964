"""
Table 1 (DM_DOITUONG): components, systems, infrastructure, databases and services of the model.

What the model leaves out is derived from what it says (`lgsp.architecture.queries.objects`).
"""

from dataclasses import dataclass
from typing import Any

from lgsp.architecture.model.components import Component
from lgsp.architecture.model.databases import Database
from lgsp.architecture.model.objects import ArchitectureObject
from lgsp.architecture.model.systems import Service
from lgsp.architecture.queries import objects as queries

from .books import Book
from .cells import NOT_APPLICABLE
from .columns import (
    AgencyName,
    AgencyNames,
    Choice,
    Choices,
    Column,
    Said,
    get_name,
    list_agencies,
    refuse_marks,
)
from .errors import CellFixed

SHEET = "DM_DOITUONG"


def list_named_agencies(entity: ArchitectureObject, book: Book) -> set[str]:
    """Return the ids of the agencies that the row of the object names."""
    owners = set(list_owners(entity, book))
    return owners | list_agencies(entity, ("operator", "data_owner"))


def _derive_code(entity: Any, _book: Book) -> str:
    return queries.get_code(entity)


def _derive_type(entity: Any, _book: Book) -> str:
    return get_name("object_type", queries.get_type(entity))


def _derive_layer(entity: Any, _book: Book) -> str:
    layer = queries.get_layer(entity)
    return get_name("layer", layer) if layer else ""


def _derive_component(entity: Any, _book: Book) -> str:
    component = queries.get_layer_component(entity)
    if component is None:
        return "" if queries.has_layer_component(entity) else NOT_APPLICABLE
    return get_name("layer_component", component)


def _derive_model_state(entity: Any, _book: Book) -> str:
    return get_name("model_state", queries.get_model_state(entity))


def _derive_lifecycle(entity: Any, _book: Book) -> str:
    return get_name("lifecycle_state", queries.get_lifecycle(entity))


def _derive_scope(entity: Any, book: Book) -> str:
    scopes = queries.list_scopes(entity)
    return Choices("usage_scope").write(scopes, book)


def _derive_sharing(entity: Any, _book: Book) -> str:
    form = queries.get_sharing_form(entity)
    return get_name("sharing_form", form) if form else ""


def list_owners(entity: ArchitectureObject, book: Book) -> tuple[str, ...]:
    """Return the ids of the agencies that own an object; a service has the owner of its system."""
    return queries.list_owners(entity, book.entities.get(getattr(entity, "provider", "")))


@dataclass(frozen=True)
class OwnerColumn:
    """Who owns an object: its owner, the lead agencies of a database, the owner of the system behind a service."""

    key: str = "owner_agency"

    def read(self, entity: Any, book: Book) -> str:
        """Return the cell the entity gives."""
        if isinstance(entity, Service):
            return AgencyNames().write(list_owners(entity, book), book)
        return _owner_of(type(entity)).read(entity, book)

    def write(self, said: Said, cell: str, book: Book, *, title: str) -> None:
        """
        Put the owner into what the entity says; which field that is, `said` tells by its kind.

        :raises CellFixed: for a service, which has the owner of its system
        """
        kind = said["_kind"]
        if kind is Service:
            provider = book.objects.get(said["provider"], said["provider"])
            raise CellFixed(column=title, reason=f"dịch vụ theo cơ quan chủ quản của hệ thống {provider}")
        column = _owner_of(kind)
        if not column.is_open:
            refuse_marks(cell, title)
        column.write(said, cell, book, title=title)


def _owner_of(kind: type) -> Column:
    if kind is Database:
        return Column("owner_agency", "lead_agencies", AgencyNames())
    return Column("owner_agency", "owner", AgencyName(), is_open=kind is Component)


COLUMNS: tuple[Any, ...] = (
    Column("object_code", "object_code", derive=_derive_code, is_open=False),
    Column("record_kind", "record_kind", Choice("record_kind"), is_open=False),
    Column("source_code", "source_code"),
    Column("name", "name", is_open=False),
    Column("object_type", "object_type", Choice("object_type"), _derive_type),
    Column("layer", "layer", Choice("layer"), _derive_layer),
    Column("layer_component", "layer_component", Choice("layer_component"), _derive_component),
    Column("model_state", "model_state", Choice("model_state"), _derive_model_state),
    Column("usage_scope", "usage_scopes", Choices("usage_scope"), _derive_scope),
    Column("sharing_form", "sharing_form", Choice("sharing_form"), _derive_sharing),
    OwnerColumn(),
    Column("operator_unit", "operator", AgencyName()),
    Column("technical_contact", "technical_contact"),
    Column("data_owner", "data_owner", AgencyName()),
    Column("lifecycle_state", "lifecycle", Choice("lifecycle_state"), _derive_lifecycle),
    Column("usage_state", "usage_state", Choice("usage_state")),
    Column("treatment", "treatment", Choice("treatment")),
    Column("evidence", "source"),
    Column("confirmed_by", "confirmed_by"),
    Column("note", "note"),
)

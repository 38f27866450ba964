"""
Table 1 (DM_DOITUONG): components, systems, infrastructure, databases and services of the model.

What the model leaves out is derived from what it says: the type from the kind, the life cycle and the picture an
object stands in from its status, the layer from the type, the band and the sort of thing it is.
"""

from dataclasses import dataclass
from typing import Any

from lgsp.architecture.model.components import Component
from lgsp.architecture.model.databases import Database
from lgsp.architecture.model.entities import Status
from lgsp.architecture.model.objects import (
    LIFECYCLES,
    ArchitectureObject,
    Layer,
    LayerComponent,
    ModelState,
    ObjectType,
    RecordKind,
    SharingForm,
    UsageScope,
)
from lgsp.architecture.model.systems import Infrastructure, Service, System, SystemKind

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
OBJECTS: tuple[type[ArchitectureObject], ...] = (Component, System, Infrastructure, Database, Service)

_MODEL_STATES = {
    Status.PROPOSED: ModelState.TARGET,
    Status.APPROVED: ModelState.TARGET,
    Status.IN_USE: ModelState.BOTH,
    Status.PHASING_OUT: ModelState.CURRENT,
    Status.RETIRED: ModelState.CURRENT,
}
_TYPES = {
    Component: ObjectType.LOGICAL_COMPONENT,
    System: ObjectType.INFORMATION_SYSTEM,
    Infrastructure: ObjectType.DIGITAL_INFRASTRUCTURE,
    Database: ObjectType.DATA_ASSET,
    Service: ObjectType.DIGITAL_SERVICE,
}
_LAYERS_OF_TYPES = {
    ObjectType.DIGITAL_INFRASTRUCTURE: Layer.INFRASTRUCTURE,
    ObjectType.INFORMATION_SYSTEM: Layer.APPLICATIONS,
    ObjectType.DIGITAL_PLATFORM: Layer.DATA,
    ObjectType.DATA_ASSET: Layer.DATA,
    ObjectType.DIGITAL_SERVICE: Layer.DATA,
}
_LAYERS_OF_SYSTEMS = {
    SystemKind.CHANNEL: Layer.CHANNELS,
    SystemKind.INFRASTRUCTURE: Layer.INFRASTRUCTURE,
    SystemKind.SECURITY: Layer.INFRASTRUCTURE,
}
_LAYERS_OF_BANDS = {
    "channels": Layer.CHANNELS,
    "services": Layer.APPLICATIONS,
    "applications": Layer.APPLICATIONS,
    "lgsp": Layer.DATA,
    "infrastructure": Layer.INFRASTRUCTURE,
}
LAYERS = (Layer.INFRASTRUCTURE, Layer.DATA, Layer.APPLICATIONS, Layer.CHANNELS)
"""The four layers; what else stands in the list of layers cuts across them."""
_COMPONENTS_OF_LAYERS = {
    Layer.INFRASTRUCTURE: LayerComponent.DIGITAL_INFRASTRUCTURE,
    Layer.DATA: LayerComponent.CORE_PLATFORM,
    Layer.APPLICATIONS: LayerComponent.SHARED_APPLICATIONS,
    Layer.CHANNELS: LayerComponent.INTERACTION_CHANNEL,
}


def get_code(entity: ArchitectureObject) -> str:
    """Return the code of an object: its own, or one made of what it is and its id, which does not change."""
    return entity.object_code or f"{_prefix(entity)}{entity.id.upper()}"


def get_type(entity: ArchitectureObject) -> ObjectType:
    """Return the type of an object, by its kind where nothing is said."""
    if (
        entity.object_type is None
        and isinstance(entity, System)
        and entity.system_kind is SystemKind.PLATFORM
    ):
        return ObjectType.DIGITAL_PLATFORM
    return entity.object_type or _TYPES[type(entity)]


def list_named_agencies(entity: ArchitectureObject, book: Book) -> set[str]:
    """Return the ids of the agencies that the row of the object names."""
    owners = set(list_owners(entity, book))
    return owners | list_agencies(entity, ("operator", "data_owner"))


def _prefix(entity: ArchitectureObject) -> str:
    if is_national(entity):
        return "QG-"
    return "LQ-" if entity.record_kind is RecordKind.REFERENCE else "KT-"


def is_national(entity: ArchitectureObject) -> bool:
    """Say whether the object is shared by the whole country."""
    return bool(getattr(entity, "is_national", False) or getattr(entity, "national_platform", None))


def _derive_code(entity: Any, _book: Book) -> str:
    return get_code(entity)


def _derive_type(entity: Any, _book: Book) -> str:
    return get_name("object_type", get_type(entity))


def _get_layer(entity: ArchitectureObject) -> Layer | None:
    if entity.layer or "layer" in entity.not_applicable or _is_open(entity, "layer"):
        return entity.layer
    if isinstance(entity, Component) and get_type(entity) is ObjectType.LOGICAL_COMPONENT:
        layers = {_LAYERS_OF_BANDS.get(band) for band in entity.bands}
        return layers.pop() if len(layers) == 1 else None
    if isinstance(entity, System) and entity.system_kind in _LAYERS_OF_SYSTEMS:
        return _LAYERS_OF_SYSTEMS[entity.system_kind]
    return _LAYERS_OF_TYPES.get(get_type(entity))


def _is_open(entity: ArchitectureObject, field: str) -> bool:
    return any(one.field == field for one in entity.undetermined)


def _derive_layer(entity: Any, _book: Book) -> str:
    layer = _get_layer(entity)
    return get_name("layer", layer) if layer else ""


def _derive_component(entity: Any, _book: Book) -> str:
    layer = _get_layer(entity)
    if layer is None:
        return ""
    if layer not in _COMPONENTS_OF_LAYERS:
        return NOT_APPLICABLE  # cross-cutting components have none
    if isinstance(entity, System) and entity.system_kind is SystemKind.SECURITY:
        return get_name("layer_component", LayerComponent.CYBER_SECURITY)
    if get_type(entity) is ObjectType.DATA_ASSET:
        return get_name("layer_component", LayerComponent.DATA)
    return get_name("layer_component", _COMPONENTS_OF_LAYERS[layer])


def _derive_model_state(entity: Any, _book: Book) -> str:
    return get_name("model_state", _MODEL_STATES[entity.status])


def _derive_lifecycle(entity: Any, _book: Book) -> str:
    return get_name("lifecycle_state", LIFECYCLES[entity.status])


def _derive_scope(entity: Any, _book: Book) -> str:
    return get_name("usage_scope", UsageScope.NATIONAL) if is_national(entity) else ""


def _derive_sharing(entity: Any, _book: Book) -> str:
    """Say which group of Phụ lục II a national platform belongs to: its code begins with the group."""
    group = (getattr(entity, "national_platform", None) or "")[:2]
    forms = {"A.": SharingForm.NATIONAL_A, "B.": SharingForm.NATIONAL_B}
    return get_name("sharing_form", forms[group]) if group in forms else ""


def list_owners(entity: ArchitectureObject, book: Book) -> list[str]:
    """Return the ids of the agencies that own an object; a service has the owner of its system."""
    if isinstance(entity, Database):
        return list(entity.lead_agencies)
    if isinstance(entity, Service):
        provider = book.entities.get(entity.provider)
        return [provider.owner] if isinstance(provider, System) else []
    owner = getattr(entity, "owner", None)
    return [owner] if owner else []


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

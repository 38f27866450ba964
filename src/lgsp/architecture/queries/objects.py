"""
What table 1 of Mẫu số 03 says of an object where the object itself does not.

The type follows from the kind, the life cycle and the picture an object stands in from its status, the layer from the
type, the band and the sort of thing it is. The code is the object's own, or made of what it is and its id.
"""

from lgsp.architecture.model.components import Component
from lgsp.architecture.model.databases import Database
from lgsp.architecture.model.entities import Status
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.objects import (
    LIFECYCLES,
    ArchitectureObject,
    Layer,
    LayerComponent,
    Lifecycle,
    ModelState,
    ObjectType,
    RecordKind,
    SharingForm,
    UsageScope,
)
from lgsp.architecture.model.systems import Infrastructure, Service, System, SystemKind

OBJECTS: tuple[type[ArchitectureObject], ...] = (Component, System, Infrastructure, Database, Service)
LAYERS = (Layer.INFRASTRUCTURE, Layer.DATA, Layer.APPLICATIONS, Layer.CHANNELS)
"""The four layers; what else stands in the list of layers cuts across them."""

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
_COMPONENTS_OF_LAYERS = {
    Layer.INFRASTRUCTURE: LayerComponent.DIGITAL_INFRASTRUCTURE,
    Layer.DATA: LayerComponent.CORE_PLATFORM,
    Layer.APPLICATIONS: LayerComponent.SHARED_APPLICATIONS,
    Layer.CHANNELS: LayerComponent.INTERACTION_CHANNEL,
}


def list_objects(model: Model) -> tuple[ArchitectureObject, ...]:
    """Return everything that has a row in table 1, kind by kind."""
    return tuple(one for kind in OBJECTS for one in model.all(kind))


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


def is_national(entity: ArchitectureObject) -> bool:
    """Say whether the object is shared by the whole country."""
    return bool(getattr(entity, "is_national", False) or getattr(entity, "national_platform", None))


def get_layer(entity: ArchitectureObject) -> Layer | None:
    """Return the layer or cross-cutting component; none where that is left open or cannot be told."""
    if entity.layer or "layer" in entity.not_applicable or _is_open(entity, "layer"):
        return entity.layer
    if isinstance(entity, Component) and get_type(entity) is ObjectType.LOGICAL_COMPONENT:
        layers = {_LAYERS_OF_BANDS.get(band) for band in entity.bands}
        return layers.pop() if len(layers) == 1 else None
    if isinstance(entity, System) and entity.system_kind in _LAYERS_OF_SYSTEMS:
        return _LAYERS_OF_SYSTEMS[entity.system_kind]
    return _LAYERS_OF_TYPES.get(get_type(entity))


def has_layer_component(entity: ArchitectureObject) -> bool:
    """Say whether the object can stand in a component of a layer; what cuts across the layers cannot."""
    layer = get_layer(entity)
    return layer is None or layer in LAYERS


def get_layer_component(entity: ArchitectureObject) -> LayerComponent | None:
    """Return the component inside the layer; none where that is left open, or where the layer has none."""
    if entity.layer_component or "layer_component" in entity.not_applicable:
        return entity.layer_component
    layer = get_layer(entity)
    if layer is None or layer not in LAYERS or _is_open(entity, "layer_component"):
        return None
    if isinstance(entity, System) and entity.system_kind is SystemKind.SECURITY:
        return LayerComponent.CYBER_SECURITY
    return LayerComponent.DATA if get_type(entity) is ObjectType.DATA_ASSET else _COMPONENTS_OF_LAYERS[layer]


def get_model_state(entity: ArchitectureObject) -> ModelState:
    """Return the picture the object stands in, by its status where nothing is said."""
    return entity.model_state or _MODEL_STATES[entity.status]


def get_lifecycle(entity: ArchitectureObject) -> Lifecycle:
    """Return the state of the life cycle, by the status where nothing is said."""
    return entity.lifecycle or LIFECYCLES[entity.status]


def list_scopes(entity: ArchitectureObject) -> tuple[UsageScope, ...]:
    """Return who uses the object; what is shared by the country is used by the nation where nothing is said."""
    return entity.usage_scopes or ((UsageScope.NATIONAL,) if is_national(entity) else ())


def get_sharing_form(entity: ArchitectureObject) -> SharingForm | None:
    """Return how far the object is shared; the code of a national platform begins with its group of Phụ lục II."""
    group = (getattr(entity, "national_platform", None) or "")[:2]
    forms = {"A.": SharingForm.NATIONAL_A, "B.": SharingForm.NATIONAL_B}
    return entity.sharing_form or forms.get(group)


def list_owners(entity: ArchitectureObject, provider: object) -> tuple[str, ...]:
    """Return the ids of the agencies that own an object; a service has the owner of the system that provides it."""
    if isinstance(entity, Database):
        return entity.lead_agencies
    if isinstance(entity, Service):
        return (provider.owner,) if isinstance(provider, System) else ()
    owner = getattr(entity, "owner", None)
    return (owner,) if owner else ()


def _prefix(entity: ArchitectureObject) -> str:
    if is_national(entity):
        return "QG-"
    return "LQ-" if entity.record_kind is RecordKind.REFERENCE else "KT-"


def _is_open(entity: ArchitectureObject, field: str) -> bool:
    return any(one.field == field for one in entity.undetermined)

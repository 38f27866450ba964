"""
Which objects are the province's own to decide on, and which belong to somebody else and are only referred to.

An object of somebody else is a reference record, names a row of the national list, or is owned by a central agency.
"""

from lgsp.architecture.frameworks.platforms import NationalPlatform, find_national_platform
from lgsp.architecture.model.entities import Entity, Status
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.objects import ArchitectureObject, Lifecycle, ModelState, RecordKind
from lgsp.architecture.model.organisation import Agency, AgencyLevel
from lgsp.architecture.model.systems import System
from lgsp.architecture.queries.owners import list_named_owners

PLANNED = (Lifecycle.PLANNED, Lifecycle.BUILDING, Lifecycle.TRIAL)


def is_external(model: Model, subject: ArchitectureObject) -> bool:
    """Say whether the object belongs to somebody outside the province, by its own facts and those of its owner."""
    if getattr(subject, "national_platform", None) or getattr(subject, "is_national", False):
        return True
    return not model.derive(_list_central).isdisjoint(list_named_owners(subject, model))


def _list_central(model: Model) -> frozenset[str]:
    return frozenset(one.id for one in model.whole.all(Agency) if one.level is AgencyLevel.CENTRAL)


def is_own(model: Model, subject: ArchitectureObject) -> bool:
    """Say whether the province decides on the object."""
    return subject.record_kind is RecordKind.MASTER and not is_external(model, subject)


def is_planned(entity: Entity) -> bool:
    """Say whether the entity is still to come, by what it says of itself."""
    if entity.status in (Status.PROPOSED, Status.APPROVED):
        return True
    if not isinstance(entity, ArchitectureObject):
        return False
    return entity.lifecycle in PLANNED or entity.model_state is ModelState.TARGET


def find_platform_of(system: System) -> NationalPlatform | None:
    """Return the row of the national list that the system is, if it says so and the list has it."""
    return find_national_platform(system.national_platform) if system.national_platform else None

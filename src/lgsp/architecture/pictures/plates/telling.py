"""What a box of a framework figure tells of the objects of the model that make it real."""

from collections.abc import Sequence

from lgsp.architecture.frameworks.mau03 import get_value
from lgsp.architecture.model.entities import Status
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.objects import ArchitectureObject, ModelState, SharingForm, UsageScope
from lgsp.architecture.model.organisation import Agency
from lgsp.architecture.model.systems import Service, System
from lgsp.architecture.pictures.marks import Mark
from lgsp.architecture.queries.objects import (
    get_code,
    get_model_state,
    get_sharing_form,
    list_owners,
    list_scopes,
)

from .cards import IN_USE, LEAVING, NOT_THERE, PLANNED
from .rooms import Room
from .spans import join_codes

_NAMED_OWNERS = 2
_PLANNED = (Status.PROPOSED, Status.APPROVED)
NOBODY = "(chưa có)"


def get_ids(objects: Sequence[ArchitectureObject]) -> tuple[str, ...]:
    """Return the ids of the objects."""
    return tuple(one.id for one in objects)


def judge(objects: Sequence[ArchitectureObject]) -> Mark:
    """Return the mark of a box: there, still to come, or on its way out; none is not there."""
    if not objects:
        return NOT_THERE
    if any(get_model_state(one) is ModelState.BOTH for one in objects):
        return IN_USE
    if all(one.status in _PLANNED or get_model_state(one) is ModelState.TARGET for one in objects):
        return PLANNED
    return LEAVING


def say_number(objects: Sequence[ArchitectureObject]) -> str:
    """Say how many objects there are, and how many of them are new or on their way out."""
    if not objects:
        return NOBODY
    states = [get_model_state(one) for one in objects]
    said = f"{len(objects)} đối tượng"
    if coming := states.count(ModelState.TARGET):
        said += f", {coming} dự kiến"
    if leaving := states.count(ModelState.CURRENT):
        said += f", {leaving} sẽ dừng"
    return said


def say_codes(objects: Sequence[ArchitectureObject], room: Room) -> str:
    """Return the codes of the objects, as many as the room allows."""
    return join_codes((get_code(one) for one in objects), most=room.spans)


def say_owners(objects: Sequence[ArchitectureObject], model: Model) -> str:
    """Say who owns the objects: by name where they are few."""
    owners = dict.fromkeys(owner for one in objects for owner in _list_owners(one, model))
    if not owners:
        return "Chủ quản: chưa xác định"
    if len(owners) > _NAMED_OWNERS:
        return f"Chủ quản: {len(owners)} cơ quan"
    found = [model.get(Agency, owner) for owner in owners]
    return "Chủ quản: " + ", ".join(agency.short_name or agency.name for agency in found)


def say_sharing(objects: Sequence[ArchitectureObject]) -> str:
    """Say whether the objects are shared in the province, and whether communes use them; else nothing."""
    said = []
    if any(get_sharing_form(one) is SharingForm.PROVINCE for one in objects):
        said.append(get_value("sharing_form", SharingForm.PROVINCE).name)
    if any(UsageScope.COMMUNE in list_scopes(one) for one in objects):
        said.append("cấp xã khai thác")
    return "; ".join(said)


def _list_owners(one: ArchitectureObject, model: Model) -> tuple[str, ...]:
    provider = model.find(System, one.provider) if isinstance(one, Service) else None
    return list_owners(one, provider)

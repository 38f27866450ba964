"""New entities from rows nobody knows yet: their kind, their id, and what their kind cannot do without."""

import re
from dataclasses import dataclass, field
from typing import Any

from lgsp.architecture.frameworks.mau03 import find_value
from lgsp.architecture.model.components import Component
from lgsp.architecture.model.databases import Database
from lgsp.architecture.model.drafting import to_id
from lgsp.architecture.model.entities import Status
from lgsp.architecture.model.exchanges import RelationState
from lgsp.architecture.model.objects import LIFECYCLES, ArchitectureObject, ObjectType
from lgsp.architecture.model.organisation import Agency, AgencyLevel
from lgsp.architecture.model.systems import Infrastructure, InfrastructureKind, System, SystemKind
from lgsp.architecture.queries.links import STATES
from lgsp.kernel.text import fold

from .cells import UNDETERMINED, is_not_applicable, is_undetermined, split_items
from .columns import Said

_PREFIX = re.compile(r"^(kt|qg|lq|cx|qh|nd|nv)-")
_LONGEST_ID = 80
_KINDS: dict[str, type[ArchitectureObject]] = {
    ObjectType.LOGICAL_COMPONENT: Component,
    ObjectType.DIGITAL_INFRASTRUCTURE: Infrastructure,
    ObjectType.INFORMATION_SYSTEM: System,
    ObjectType.DIGITAL_PLATFORM: System,
    ObjectType.DATA_ASSET: Database,
    ObjectType.DIGITAL_SERVICE: System,
}
"""A digital service is a system here: which system of the model answers for it, the form does not say."""

_INFRASTRUCTURE = (
    ("trung tam du lieu", InfrastructureKind.DATA_CENTRE),
    ("dam may", InfrastructureKind.CLOUD),
    ("may chu", InfrastructureKind.SERVER),
    ("cam bien", InfrastructureKind.SENSOR),
    ("thiet bi", InfrastructureKind.DEVICE),
    ("an ninh", InfrastructureKind.SECURITY),
    ("an toan", InfrastructureKind.SECURITY),
    ("mang", InfrastructureKind.NETWORK),
)
_LEVELS = (
    (("bo ", "chinh phu", "van phong chinh phu", "ngan hang nha nuoc", "thanh tra chinh phu"), AgencyLevel.CENTRAL),
    (("uy ban nhan dan tinh", "ubnd tinh", "uy ban nhan dan thanh pho", "ubnd thanh pho"), AgencyLevel.PROVINCE),
    (("uy ban nhan dan", "ubnd"), AgencyLevel.COMMUNE),
    (("so ", "van phong", "ban ", "thanh tra", "cong an"), AgencyLevel.DEPARTMENT),
)  # fmt: skip


@dataclass
class Ids:
    """The ids that are taken."""

    taken: set[str] = field(default_factory=set)

    def make(self, code: str, name: str, *, kind: str) -> str:
        """Return a new id: of the code when it is made of words, else of the name, else of the kind."""
        of_code = _PREFIX.sub("", to_id(code))
        wanted = of_code if re.search(r"[a-z]", of_code) else to_id(name)
        return self.take(wanted[:_LONGEST_ID].strip("-") or kind)

    def take(self, wanted: str) -> str:
        """Return the id wanted, with a number behind it when it is taken."""
        found, number = wanted, 1
        while found in self.taken:
            number += 1
            found = f"{wanted}-{number}"
        self.taken.add(found)
        return found


def choose_kind(cells: dict[str, str]) -> type[ArchitectureObject]:
    """
    Return the kind of a new object, by its type and by who owns it.

    A system has exactly one owner: what names none is a component, what names several a database.
    """
    found = find_value("object_type", cells["object_type"])
    kind = _KINDS.get(found.member, Component) if found else Component
    owner = cells["owner_agency"]
    if owner and not is_open(owner) and len(split_items(owner)) > 1:
        return Database
    if kind in (System, Infrastructure) and (not owner or is_open(owner)):
        return Component
    return kind


def is_open(cell: str) -> bool:
    """Say whether a cell gives no answer: not determined, or not applicable."""
    return is_not_applicable(cell) or is_undetermined(cell)


def begin_object(kind: type[ArchitectureObject], key: str, cells: dict[str, str]) -> Said:
    """Return what a new object says before its cells are read."""
    said: dict[str, Any] = {"_kind": kind, "id": key, "name": cells["name"], "status": _get_status(cells)}
    if kind is Infrastructure:
        said["infrastructure_kind"] = guess_infrastructure(cells["name"]).value
    if kind is System:
        said["system_kind"] = _get_system_kind(cells).value
    return said


def guess_infrastructure(name: str) -> InfrastructureKind:
    """Return what sort of infrastructure a name speaks of; a platform when it does not say."""
    words = fold(name)
    return next((kind for known, kind in _INFRASTRUCTURE if known in words), InfrastructureKind.PLATFORM)


def get_link_status(cell: str) -> str:
    """Return the status of a relation in some state."""
    found = find_value("relation_state", cell)
    statuses = {RelationState.PLANNED: Status.PROPOSED, RelationState.ENDED: Status.RETIRED}
    known = next((statuses[state] for state in statuses if found and found.member == state), Status.IN_USE)
    assert known in STATES
    return known.value


def make_agency(key: str, name: str) -> Agency:
    """Return a new agency of which only the name is known."""
    return Agency(id=key, name=name, level=_guess_level(name), code=UNDETERMINED)


def _guess_level(name: str) -> AgencyLevel:
    words = fold(name)
    return next((level for beginnings, level in _LEVELS if words.startswith(beginnings)), AgencyLevel.UNIT)


def _get_status(cells: dict[str, str]) -> str:
    found = find_value("lifecycle_state", cells["lifecycle_state"])
    matching = (status for status, state in LIFECYCLES.items() if found and found.member == state)
    return next(matching, Status.IN_USE).value


def _get_system_kind(cells: dict[str, str]) -> SystemKind:
    kind = find_value("object_type", cells["object_type"])
    component = find_value("layer_component", cells["layer_component"])
    if kind and kind.member == ObjectType.DIGITAL_PLATFORM:
        return SystemKind.PLATFORM
    if component and component.member == "cyber-security":
        return SystemKind.SECURITY
    return (
        SystemKind.CHANNEL
        if component and component.member == "interaction-channel"
        else SystemKind.APPLICATION
    )

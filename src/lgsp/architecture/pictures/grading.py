"""
The overlays a picture may have: life cycle, security level, owner, cost, standards, year, and what traffic has shown.

Each says nothing of an entity where the model says nothing: what is unknown is not marked.
"""

from collections.abc import Callable, Mapping
from string import ascii_uppercase

from lgsp.architecture.frameworks.mau03 import get_value
from lgsp.architecture.model.components import Component
from lgsp.architecture.model.databases import Database
from lgsp.architecture.model.entities import Entity
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.objects import LIFECYCLES, ArchitectureObject, Lifecycle
from lgsp.architecture.model.organisation import Agency
from lgsp.architecture.model.planning import Project
from lgsp.architecture.model.systems import Infrastructure, Service, System

from .agencies import list_agencies
from .errors import OverlayUnknown
from .overlays import Grade, Overlay, make_grades

_MILLIARD = 1_000_000_000
_COSTS = (
    (50 * _MILLIARD, "Từ 50 tỷ đồng"),
    (20 * _MILLIARD, "Từ 20 đến dưới 50 tỷ đồng"),
    (5 * _MILLIARD, "Từ 5 đến dưới 20 tỷ đồng"),
    (0, "Dưới 5 tỷ đồng"),
)
_LEVELS = range(1, 6)
_STANDARDS = ("Chưa khai báo tiêu chuẩn", "Khai báo một phần", "Đã khai báo tiêu chuẩn")


def get_overlay(name: str, model: Model) -> Overlay:
    """
    Return the overlay of that name, ready for pictures of the model.

    :raises OverlayUnknown: if there is none
    """
    if name not in OVERLAYS:
        raise OverlayUnknown(name=name, known=", ".join(OVERLAYS))
    return OVERLAYS[name](model)


def grade_life_cycle(model: Model) -> Overlay:
    """Mark where each object stands in its life, in the words of Mẫu số 03."""
    states = list(Lifecycle)
    grades = make_grades([get_value("lifecycle_state", state.value).name for state in states])

    def grade_of(entity: Entity) -> Grade | None:
        if not isinstance(entity, ArchitectureObject):
            return None
        return grades[states.index(entity.lifecycle or LIFECYCLES[entity.status])]

    return Overlay("life-cycle", "Vòng đời", grades, _by_id(model, grade_of))


def grade_security(model: Model) -> Overlay:
    """Mark the security level; a service has that of its system, a component the highest of its systems."""
    highest: dict[str, int] = {}
    for system in model.all(System):
        if system.component and system.security_level:
            highest[system.component] = max(system.security_level, highest.get(system.component, 0))
    grades = make_grades([f"Cấp độ {level}" for level in reversed(_LEVELS)], signs=tuple("54321"))
    by_level = dict(zip(reversed(_LEVELS), grades, strict=True))

    def grade_of(entity: Entity) -> Grade | None:
        if isinstance(entity, Component):
            return by_level.get(highest.get(entity.id, 0))
        holder = model.get(System, entity.provider) if isinstance(entity, Service) else entity
        if isinstance(holder, System | Infrastructure | Database) and holder.security_level:
            return by_level[holder.security_level]
        return None

    return Overlay("security", "Cấp độ an toàn", grades, _by_id(model, grade_of))


def grade_owners(model: Model) -> Overlay:
    """Mark whose each object is; the agencies that own any are numbered in the order officials list them."""
    owning = {_owner(entity, model) for entity in model.listed if isinstance(entity, ArchitectureObject)}
    agencies = [agency for agency in list_agencies(model) if agency.id in owning]
    grades = make_grades([agency.short_name or agency.name for agency in agencies])
    by_id = {agency.id: grade for agency, grade in zip(agencies, grades, strict=True)}
    return Overlay(
        "owner",
        "Cơ quan chủ quản",
        tuple(by_id.values()),
        _by_id(model, lambda entity: by_id.get(_owner(entity, model))),
    )


def grade_cost(model: Model) -> Overlay:
    """Mark what the projects cost that build or upgrade an object, all of each project counted."""
    grades = make_grades([label for _, label in _COSTS], signs=("A", "B", "C", "D"))
    costs: dict[str, int] = {}
    for project in model.all(Project):
        funded = sum(line.amount for line in project.funding) or project.total or 0
        for made in {*project.builds, *project.upgrades, *project.components}:
            costs[made] = costs.get(made, 0) + funded

    def grade_of(entity: Entity) -> Grade | None:
        cost = costs.get(entity.id)
        if not cost:
            return None
        return next(grade for grade, (least, _) in zip(grades, _COSTS, strict=True) if cost >= least)

    return Overlay("cost", "Kinh phí các dự án liên quan", grades, _by_id(model, grade_of))


def grade_standards(model: Model) -> Overlay:
    """Mark whether standards are declared: of a component, a service, or all the services of a system."""
    grades = make_grades(_STANDARDS, signs=("K", "P", "C"))
    services: dict[str, list[Service]] = {}
    for service in model.all(Service):
        services.setdefault(service.provider, []).append(service)

    def grade_of(entity: Entity) -> Grade | None:
        if isinstance(entity, Component | Service):
            return grades[2 if entity.standards else 0]
        offered = services.get(entity.id, ())
        if not offered:
            return None
        covered = sum(bool(service.standards) for service in offered)
        return grades[2 if covered == len(offered) else min(covered, 1)]

    return Overlay("standards", "Tiêu chuẩn áp dụng", grades, _by_id(model, grade_of))


def grade_years(model: Model) -> Overlay:
    """Mark the year an object comes into use: its own, else the one in which the project ends that builds it."""
    years = {made: project.ends_on.year for project in model.all(Project) for made in project.builds}
    years |= {
        entity.id: entity.valid_from.year
        for entity in model.entities.values()
        if isinstance(entity, ArchitectureObject) and entity.valid_from
    }
    ordered = sorted(set(years.values()))
    grades = make_grades([f"Năm {year}" for year in ordered], signs=[f"{year % 100:02}" for year in ordered])
    by_year = dict(zip(ordered, grades, strict=True))
    return Overlay(
        "year", "Năm đưa vào sử dụng", grades, lambda one: by_year[years[one]] if one in years else None
    )


def grade_drift(states: Mapping[str, str], *, names: Mapping[str, str]) -> Overlay:
    """
    Mark each flow with what traffic has shown of it; `states` is by flow, `names` says each state, worst first.

    The signs are letters: in a matrix they stand beside numbers.
    """
    by_state = dict(zip(names, make_grades(list(names.values()), signs=ascii_uppercase), strict=True))
    return Overlay(
        "drift",
        "Đối chiếu với thực tế",
        tuple(by_state.values()),
        lambda flow: by_state.get(states.get(flow, "")),
        marks_arrows=True,
    )


OVERLAYS: Mapping[str, Callable[[Model], Overlay]] = {
    "life-cycle": grade_life_cycle,
    "security": grade_security,
    "owner": grade_owners,
    "cost": grade_cost,
    "standards": grade_standards,
    "year": grade_years,
}
"""The overlays that need nothing but the model."""


def _by_id(model: Model, grade_of: Callable[[Entity], Grade | None]) -> Callable[[str], Grade | None]:
    return lambda one: grade_of(model.entities[one]) if one in model.entities else None


def _owner(entity: Entity, model: Model) -> str:
    if isinstance(entity, Agency):
        return entity.id
    if isinstance(entity, Service):
        return model.get(System, entity.provider).owner
    if isinstance(entity, Database):
        return next(iter(entity.lead_agencies), "")
    return getattr(entity, "owner", None) or ""

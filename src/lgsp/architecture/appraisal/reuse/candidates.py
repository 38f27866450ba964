"""What a design is held against: the national platforms, and what the model has or plans of the same kind."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from lgsp.architecture.conformance.rulebook.overlaps import is_left_to_provinces
from lgsp.architecture.frameworks.platforms import find_national_platform, list_national_platforms
from lgsp.architecture.model.components import Component
from lgsp.architecture.model.databases import Database
from lgsp.architecture.model.entities import Entity, Status
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.systems import Infrastructure, Service, System

JUDGED = (System, Database, Service, Infrastructure, Component)
"""The kinds of a design that are held against anything."""
_PLANNED = frozenset({Status.PROPOSED, Status.APPROVED})
_BESIDE = {
    System: (System, Service),
    Database: (Database,),
    Service: (Service,),
    Infrastructure: (Infrastructure, System),
    Component: (Component,),
}
_NATIONAL = (System, Database, Infrastructure)


class Origin(StrEnum):
    """Where a candidate comes from."""

    NATIONAL = "national"
    SHARED_SERVICE = "shared-service"
    LIVE = "live"
    PLANNED = "planned"


ORIGIN_NAMES = {
    Origin.NATIONAL: ("nền tảng quốc gia dùng chung", "shared national platform"),
    Origin.SHARED_SERVICE: ("dịch vụ dùng chung của tỉnh", "shared service of the province"),
    Origin.LIVE: ("đang có", "in operation"),
    Origin.PLANNED: ("đã có trong kế hoạch", "planned"),
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something there already: a row of the annex of national platforms, or something of the model."""

    key: str
    name: str
    origin: Origin
    source: str
    entity: Entity | None = None


def list_candidates(model: Model, *, without: frozenset[str] = frozenset()) -> Iterator[Candidate]:
    """Yield what a design can be held against: what is over, and what the design itself brings, is left out."""
    for platform in list_national_platforms():
        if not is_left_to_provinces(platform.name):
            yield Candidate(platform.code, platform.name, Origin.NATIONAL, platform.source)
    for kind in JUDGED:
        for entity in model.whole.all(kind):
            if entity.id not in without and entity.status is not Status.RETIRED:
                yield Candidate(
                    entity.id, entity.name, _find_origin(entity), f"model/{entity.kind}/{entity.id}", entity
                )


def is_comparable(subject: Entity, candidate: Candidate) -> bool:
    """Say whether a candidate is of a kind that could do the work of the subject."""
    if candidate.entity is None:
        return isinstance(subject, _NATIONAL)
    other = candidate.entity
    if isinstance(subject, System) and isinstance(other, Service):
        return other.shared_kind is not None
    if isinstance(other, System) and other.national_platform:
        return find_national_platform(other.national_platform) is None  # the annex has it already
    return isinstance(other, _BESIDE[type(subject)])


def _find_origin(entity: Entity) -> Origin:
    if isinstance(entity, Service) and entity.shared_kind is not None:
        return Origin.SHARED_SERVICE
    return Origin.PLANNED if entity.status in _PLANNED else Origin.LIVE

"""
The province before and after: the systems a design touches, and what they give each other, on the day it goes live.

Both pictures show the same systems, so that what differs is what the design does.
"""

from collections.abc import Iterator

from lgsp.architecture.model.exchanges import Flow
from lgsp.architecture.model.planning import Project
from lgsp.architecture.model.systems import Service, System
from lgsp.architecture.pictures.interoperability import neighbourhood_pictures
from lgsp.architecture.pictures.scene import Scene

from .results import Appraisal


def draw_before(appraisal: Appraisal) -> tuple[Scene, ...]:
    """Draw them as the approved model has them without the design."""
    return neighbourhood_pictures(
        appraisal.model.at(appraisal.case.go_live_on),
        find_systems(appraisal),
        code="appraisal-before",
        title="Các hệ thống liên quan khi chưa có thiết kế",
    )


def draw_after(appraisal: Appraisal) -> tuple[Scene, ...]:
    """Draw them with the design; what it brings or changes is marked."""
    changed = {one.entity.id for one in appraisal.difference.entities}
    return neighbourhood_pictures(
        appraisal.merged.at(appraisal.case.go_live_on),
        find_systems(appraisal),
        code="appraisal-after",
        title="Các hệ thống liên quan khi có thiết kế",
        marked=changed,
    )


def find_systems(appraisal: Appraisal) -> frozenset[str]:
    """Return the systems the design brings, changes or ends, and those they exchange with."""
    own = set(_list_own(appraisal))
    near = {
        end
        for flow in appraisal.merged.all(Flow)
        if own & {flow.provider, flow.consumer}
        for end in (flow.provider, flow.consumer)
    }
    return frozenset(own | near)


def _list_own(appraisal: Appraisal) -> Iterator[str]:
    for entity in appraisal.design.entities.values():
        match entity:
            case System():
                yield entity.id
            case Service():
                yield entity.provider
            case Project():
                named = (*entity.builds, *entity.upgrades, *entity.retires)
                yield from (one for one in named if appraisal.merged.find(System, one))
    flows = [one for one in appraisal.design.entities.values() if isinstance(one, Flow)]
    systems = {one.id for one in appraisal.design.entities.values() if isinstance(one, System)}
    if not systems:
        yield from (flow.consumer for flow in flows)

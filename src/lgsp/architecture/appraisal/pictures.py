"""
The province before and after: the exchanges a design touches, on the day it goes live.

Both pictures show the exchanges of the same systems and services, so that what differs is what the design does.
"""

from collections.abc import Iterator

from lgsp.architecture.model.exchanges import Flow
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.planning import Project
from lgsp.architecture.model.systems import Service, System
from lgsp.architecture.pictures.interoperability import selected_pictures
from lgsp.architecture.pictures.scene import Scene

from .results import Appraisal


def draw_before(appraisal: Appraisal) -> tuple[Scene, ...]:
    """Draw them as the approved model has them without the design."""
    return selected_pictures(
        appraisal.model.at(appraisal.case.go_live_on),
        find_flows(appraisal),
        code="appraisal-before",
        title="Trao đổi của các hệ thống liên quan khi chưa có thiết kế",
    )


def draw_after(appraisal: Appraisal) -> tuple[Scene, ...]:
    """Draw them with the design; what it brings or changes is marked."""
    changed = {one.entity.id for one in appraisal.difference.entities}
    return selected_pictures(
        appraisal.merged.at(appraisal.case.go_live_on),
        find_flows(appraisal),
        code="appraisal-after",
        title="Trao đổi của các hệ thống liên quan khi có thiết kế",
        marked=changed,
    )


def find_flows(appraisal: Appraisal) -> frozenset[str]:
    """Return the flows of the design, and those of the systems and through the services it brings, changes or ends."""
    touched = set(_list_touched(appraisal))
    models: tuple[Model, ...] = (appraisal.model, appraisal.merged)
    return frozenset(
        flow.id
        for model in models
        for flow in model.all(Flow)
        if touched & {flow.id, flow.provider, flow.consumer, flow.via}
    )


def _list_touched(appraisal: Appraisal) -> Iterator[str]:
    for entity in appraisal.design.entities.values():
        match entity:
            case System() | Service() | Flow():
                yield entity.id
            case Project():
                yield from (*entity.builds, *entity.upgrades, *entity.retires)

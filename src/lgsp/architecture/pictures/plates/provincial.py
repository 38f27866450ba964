"""
SĐ-T-01: the province as a whole (figure 7), four layers, what the centre provides beside what the province deploys.

An arrow is drawn only where table 2 has relations: between neighbouring layers, and between the platform of the
province and those of the country.
"""

from collections.abc import Sequence
from functools import partial

from lgsp.architecture.frameworks.diagrams import get_diagram
from lgsp.architecture.frameworks.figures import FigureComponent
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.objects import ArchitectureObject, ModelState
from lgsp.architecture.pictures.scene import Scene

from .arrows import PLATFORM, Relations, join_blocks, say_platform
from .cards import CENTRAL, Card
from .framework import Making, describe_tiers, list_pillars, list_tiers
from .grids import lay_grid
from .places import place_in_province
from .plans import Column, Plan
from .rooms import Room
from .telling import get_ids, judge, say_codes, say_number

CODE = "SĐ-T-01"
_FIGURE = 7
_COLUMNS = (Column("Dùng chung, do Trung ương cung cấp", 1.3), Column("Do cấp tỉnh quản lý, triển khai", 4.6))


def provincial_overview(model: Model, state: ModelState, room: Room) -> tuple[Scene, ...]:
    """Draw the province as a whole in a state, today's or the target's."""
    placed = place_in_province(model, state)
    relations = Relations.of(model, placed)
    own = partial(_draw_own, connections=say_platform(relations))
    tiers = list_tiers(_FIGURE, placed, Making(own, partial(_draw_central, room=room)))
    plan = Plan(
        code=CODE,
        title=get_diagram(CODE).name,
        alt=describe_tiers(tiers),
        columns=_COLUMNS,
        tiers=tiers,
        pillars=list_pillars(_FIGURE, placed),
        join=partial(join_blocks, relations),
    )
    return lay_grid(plan, room)


def _draw_own(
    block: FigureComponent, objects: Sequence[ArchitectureObject], *, connections: tuple[str, ...]
) -> Card:
    notes: tuple[str, ...] = (say_number(objects),) if objects else ()
    if block.code == PLATFORM:
        notes += connections
    return Card(block.code, block.name, judge(objects), notes=notes, subjects=get_ids(objects))


def _draw_central(block: FigureComponent, objects: Sequence[ArchitectureObject], *, room: Room) -> Card:
    said = f"Tỉnh khai thác: {say_codes(objects, room)}" if objects else "chưa khai thác"
    return Card(block.code, block.name, CENTRAL, notes=(said,), subjects=get_ids(objects))

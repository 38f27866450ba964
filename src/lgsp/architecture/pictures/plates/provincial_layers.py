"""SĐ-T-02: what the province itself deploys (figure 8), by layer and component, with the codes of table 1."""

from collections.abc import Sequence
from functools import partial

from lgsp.architecture.frameworks.diagrams import get_diagram
from lgsp.architecture.frameworks.figures import FigureComponent
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.objects import ArchitectureObject, ModelState
from lgsp.architecture.pictures.scene import Scene

from .cards import Card
from .framework import Making, describe_tiers, list_pillars, list_tiers
from .grids import lay_grid
from .places import place_in_province
from .plans import Column, Plan
from .rooms import Room
from .telling import get_ids, judge, say_codes, say_number, say_owners, say_sharing

CODE = "SĐ-T-02"
_FIGURE = 8
_COLUMNS = (Column("Thành phần do chính quyền cấp tỉnh triển khai; mã đối tượng theo Bảng 1"),)


def provincial_components(model: Model, state: ModelState, room: Room) -> tuple[Scene, ...]:
    """Draw what the province deploys in a state, today's or the target's."""
    placed = place_in_province(model, state)
    tiers = list_tiers(_FIGURE, placed, Making(partial(_draw, model=model, room=room)))
    plan = Plan(
        code=CODE,
        title=get_diagram(CODE).name,
        alt=describe_tiers(tiers),
        columns=_COLUMNS,
        tiers=tiers,
        pillars=list_pillars(_FIGURE, placed),
    )
    return lay_grid(plan, room)


def _draw(block: FigureComponent, objects: Sequence[ArchitectureObject], *, model: Model, room: Room) -> Card:
    notes: tuple[str, ...] = (say_number(objects),)
    if objects:
        sharing = say_sharing(objects)
        notes = (
            say_codes(objects, room),
            *notes,
            say_owners(objects, model),
            *([sharing] if sharing else []),
        )
    return Card(block.code, block.name, judge(objects), notes=notes, subjects=get_ids(objects))

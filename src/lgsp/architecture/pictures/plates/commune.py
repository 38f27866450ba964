"""
SĐ-T-03: the digital model of a commune (figure 9): who provides what, and what communes of each kind of area add.

The model says which objects communes use; what a commune does with its own hands it does not say, and a box of that
column is marked as having no object.
"""

from collections.abc import Iterator, Sequence

from lgsp.architecture.frameworks.bands import list_bands
from lgsp.architecture.frameworks.communes import CommuneComponent, list_commune_components
from lgsp.architecture.frameworks.diagrams import get_diagram
from lgsp.architecture.frameworks.figures import list_figure_components
from lgsp.architecture.model.components import Component
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.objects import ArchitectureObject, ModelState
from lgsp.architecture.pictures.scene import Scene
from lgsp.architecture.queries.objects import get_code

from .cards import ACROSS, CENTRAL, Card
from .framework import describe_tiers, say_layer
from .grids import lay_grid
from .places import CENTRE, COMMUNE_TIER, Placed, is_shown, place_in_communes
from .plans import PALETTE, Column, Pillar, Plan, Row, Tier
from .rooms import Room
from .telling import get_ids, judge, say_codes, say_number

CODE = "SĐ-T-03"
_FIGURE = 9
_USERS = "users"
_LAYERS = ("L4", "L3", "L2", "L1")
_COMMON = 3
"""How many columns are for all communes; the others are for kinds of area."""
_WIDE = 900.0

Place = tuple[str, str]
"""A column: who provides, and the kind of area (empty: all)."""


def commune_model(model: Model, state: ModelState, room: Room) -> tuple[Scene, ...]:
    """Draw the model of a commune in a state, today's or the target's; a narrow room holds half the columns."""
    placed = place_in_communes(model, state)
    columns = _list_columns()
    parts = (columns,) if room.width >= _WIDE else (columns[:_COMMON], columns[_COMMON:])
    scenes: list[Scene] = []
    for part in parts:
        users = tuple(_list_users(model, state, part))
        layers = [_make_tier(layer, place, placed, part, room) for place, layer in enumerate(_LAYERS)]
        tiers = (*users, *layers)
        plan = Plan(
            code=CODE,
            title=get_diagram(CODE).name,
            alt=describe_tiers(tiers),
            columns=tuple(Column(": ".join(filter(None, column))) for column in part),
            tiers=tiers,
            pillars=tuple(
                Pillar(one.code, one.name, ACROSS) for one in list_figure_components(figure=_FIGURE)
            ),
        )
        scenes += lay_grid(plan, room)
    return tuple(scenes)


def _list_columns() -> tuple[Place, ...]:
    """Return the columns in the order of the annex: the centre, the province, the commune, then kinds of area."""
    return tuple(dict.fromkeys((one.tier, one.area) for one in list_commune_components()))


def _make_tier(layer: str, place: int, placed: Placed, columns: Sequence[Place], room: Room) -> Tier:
    members = [one for one in list_commune_components() if one.layer == layer]
    groups = dict.fromkeys(one.group for one in members)
    rows = [
        _make_row([one for one in members if one.group == group], placed, columns, room) for group in groups
    ]
    rows = [row for row in rows if any(row.cells)]
    return Tier(f"tier-{layer}", _name_layer(layer), PALETTE[place], tuple(rows))


def _make_row(
    members: Sequence[CommuneComponent], placed: Placed, columns: Sequence[Place], room: Room
) -> Row:
    cells = tuple(
        tuple(_draw(one, placed.get(one.code, ()), room) for one in members if (one.tier, one.area) == column)
        for column in columns
    )
    return Row(f"{members[0].group_name} ({members[0].group})", cells)


def _draw(component: CommuneComponent, objects: Sequence[ArchitectureObject], room: Room) -> Card:
    central = component.tier.endswith(f"{CENTRE} cung cấp")
    notes = (say_codes(objects, room), say_number(objects)) if objects else ()
    mark = CENTRAL if central else judge(objects)
    return Card(component.code, component.name, mark, component.code, notes, get_ids(objects))


def _list_users(model: Model, state: ModelState, columns: Sequence[Place]) -> Iterator[Tier]:
    """Yield the users as the model has them, in the column of what communes deploy."""
    band = next(band for band in list_bands() if band.code == _USERS)
    users = [one for one in model.all(Component) if _USERS in one.bands and is_shown(one, state)]
    if users and any(column[0] == COMMUNE_TIER for column in columns):
        cards = tuple(
            Card(f"user-{one.id}", one.name, judge([one]), get_code(one), subjects=(one.id,)) for one in users
        )
        cells = tuple(cards if column[0] == COMMUNE_TIER else () for column in columns)
        yield Tier("tier-users", band.name, PALETTE[-1], (Row(band.name, cells),))


def _name_layer(layer: str) -> str:
    named = next(one.layer for one in list_figure_components() if one.layer.startswith(layer))
    return say_layer(named)

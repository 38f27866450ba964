"""
SĐ-07: from today to the target, by stage of the road map and component: what is built, upgraded and given up when.

What changes is what the projects of a stage build, upgrade or retire; what several of them change is one box there.
Components in which nothing changes are left out.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lgsp.architecture.frameworks.diagrams import get_diagram
from lgsp.architecture.frameworks.figures import list_figure_components
from lgsp.architecture.frameworks.mau03 import get_value
from lgsp.architecture.model.entities import Status
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.objects import ArchitectureObject, ModelState, Treatment
from lgsp.architecture.model.planning import Project, Stage
from lgsp.architecture.pictures.marks import PALE, Mark
from lgsp.architecture.pictures.scene import WHITE, Border, Scene
from lgsp.architecture.queries.objects import get_code, get_layer, get_layer_component, list_objects

from .cards import Card
from .framework import describe_tiers, say_layer
from .grids import lay_grid
from .places import is_shown
from .plans import PALETTE, Column, Plan, Row, Tier
from .rooms import Room
from .telling import get_ids, judge, say_number

CODE = "SĐ-07"
_ACROSS = "Thành phần xuyên suốt"
_CHANGES = (Treatment.ADD, Treatment.UPGRADE, Treatment.REPLACE)
_ENDS_SHARE, _STAGES_SHARE = 0.5, 3.4
_NAMED_PROJECTS = 2

Place = tuple[str, str]
"""A layer as figures 7 and 8 name it, and the component in it."""


@dataclass(frozen=True)
class _Change:
    """What a stage does to an object, and the projects that do it."""

    one: ArchitectureObject
    treatment: Treatment
    projects: tuple[Project, ...]


def transition(model: Model, room: Room) -> tuple[Scene, ...]:
    """Draw the stages from today to the target; nothing where no project of a stage changes an object."""
    stages = sorted(model.all(Stage), key=lambda stage: (stage.starts_on, stage.id))
    changes = {stage.id: tuple(_list_changes(model, stage)) for stage in stages}
    total = sum(map(len, changes.values()))
    if not total:
        return ()
    columns = (
        Column(get_value("model_state", ModelState.CURRENT).name, _ENDS_SHARE),
        *(
            Column(f"Giai đoạn {stage.name}", 0.5 + _STAGES_SHARE * len(changes[stage.id]) / total)
            for stage in stages
        ),
        Column(get_value("model_state", ModelState.TARGET).name, _ENDS_SHARE),
    )
    tiers = tuple(_list_tiers(model, changes))
    plan = Plan(CODE, get_diagram(CODE).name, describe_tiers(tiers), columns, tiers)
    return lay_grid(plan, room)


def _list_changes(model: Model, stage: Stage) -> Iterator[_Change]:
    projects = [
        one for one in model.all(Project) if one.stage == stage.id and one.status is not Status.RETIRED
    ]
    for treatment, field in zip(_CHANGES, ("builds", "upgrades", "retires"), strict=True):
        found: dict[str, list[Project]] = {}
        for project in projects:
            for key in getattr(project, field):
                found.setdefault(key, []).append(project)
        for key, by in found.items():
            yield _Change(model.get(ArchitectureObject, key), treatment, tuple(by))


def _list_tiers(model: Model, changes: Mapping[str, Sequence[_Change]]) -> Iterator[Tier]:
    changed = {_place(change.one) for found in changes.values() for change in found}
    places = [place for place in _list_places() if place in changed]
    layers = list(dict.fromkeys(layer for layer, _ in _list_places()))
    for layer in dict.fromkeys(layer for layer, _ in places):
        rows = tuple(_make_row(model, place, changes) for place in places if place[0] == layer)
        label = say_layer(layer) if layer != _ACROSS else _ACROSS
        yield Tier(f"tier-{layer[:2]}", label, PALETTE[layers.index(layer)], rows)


def _list_places() -> tuple[Place, ...]:
    """Return the components of figure 8 by layer, the upmost first, then what cuts across them."""
    blocks = [block for block in list_figure_components(figure=8) if block.component]
    places = dict.fromkeys((block.layer, block.component) for block in blocks)
    return (*sorted(places, key=lambda place: place[0], reverse=True), (_ACROSS, _ACROSS))


def _place(one: ArchitectureObject) -> Place:
    layer, component = get_layer(one), get_layer_component(one)
    if layer is None or component is None:
        return _ACROSS, _ACROSS
    name = get_value("layer_component", component).name
    return next(place for place in _list_places() if place[1] == name)


def _make_row(model: Model, place: Place, changes: Mapping[str, Sequence[_Change]]) -> Row:
    members = [one for one in list_objects(model) if _place(one) == place]
    stages = [
        tuple(_draw_change(stage, change) for change in found if _place(change.one) == place)
        for stage, found in changes.items()
    ]
    before, after = ((_draw_end(place, state, members),) for state in (ModelState.CURRENT, ModelState.TARGET))
    return Row(place[1], (before, *stages, after))


def _draw_end(place: Place, state: ModelState, members: Sequence[ArchitectureObject]) -> Card:
    objects = [one for one in members if is_shown(one, state)]
    return Card(f"{state}:{place[1]}", say_number(objects), judge(objects), subjects=get_ids(objects))


def _draw_change(stage: str, change: _Change) -> Card:
    names = [project.name for project in change.projects]
    rest = len(names) - _NAMED_PROJECTS
    said = "; ".join(names[:_NAMED_PROJECTS]) + (f" và {rest} dự án khác" if rest > 0 else "")
    key = f"{stage}:{change.treatment}:{change.one.id}"
    return Card(
        key, change.one.name, _mark(change.treatment), get_code(change.one), (said,), (change.one.id,)
    )


def _mark(treatment: Treatment) -> Mark:
    """Return how a change is drawn; the words are those of Mẫu số 03."""
    border, stroke, fill = {
        Treatment.ADD: (Border.DASHED, 1.1, WHITE),
        Treatment.UPGRADE: (Border.SOLID, 1.9, WHITE),
        Treatment.REPLACE: (Border.DOTTED, 1.7, PALE),
    }[treatment]
    return Mark(get_value("treatment", treatment).name, border, stroke, fill)

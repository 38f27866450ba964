"""
Where every object of table 1 stands in figures 7, 8 and 9.

What the object says of itself (its mappings) goes first. Where that names no block of the figure, the object stands
with those of its component: what is shared by the country or only referred to with the centre's, the rest with the
block for what is particular to the province. A retired object stands nowhere.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cache

from lgsp.architecture.frameworks.communes import CommuneComponent, list_commune_components
from lgsp.architecture.frameworks.figures import FigureComponent, list_figure_components
from lgsp.architecture.frameworks.mau03 import get_value
from lgsp.architecture.model.entities import Status
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.objects import (
    ArchitectureObject,
    LayerComponent,
    ModelState,
    RecordKind,
    UsageScope,
)
from lgsp.architecture.queries.objects import (
    get_layer,
    get_layer_component,
    get_model_state,
    is_national,
    list_objects,
    list_scopes,
)
from lgsp.kernel.text import fold

CENTRE = "Trung ương"
"""Whose a component is that the centre provides, as the figures word it."""
PROVINCIAL_TIER = "Dùng chung - cấp tỉnh cung cấp"
COMMUNE_TIER = "Thiết yếu - triển khai tại cấp xã"
NOWHERE = ""
"""The key of the objects whose component nobody has said."""

Placed = Mapping[str, tuple[ArchitectureObject, ...]]
"""Objects by the code of the block they stand in."""

_COMMUNE_GROUPS = {
    LayerComponent.DIGITAL_INFRASTRUCTURE: "HTS",
    LayerComponent.CYBER_SECURITY: "ANM",
    LayerComponent.DATA: "DL",
    LayerComponent.CORE_PLATFORM: "NTL",
    LayerComponent.SHARED_APPLICATIONS: "ƯDCQS",
    LayerComponent.INTERACTION_CHANNEL: "KTT",
    LayerComponent.PERFORMANCE_MEASURE: "ĐLHQ",
}
_BY_THE_FRAMEWORK = "theo khung kien truc so cap tinh"


def place_in_province(model: Model, state: ModelState) -> Placed:
    """Return the objects of that state by the block of figures 7 and 8 they stand in."""
    return _place(model, state, _find_block)


def place_in_communes(model: Model, state: ModelState) -> Placed:
    """Return the objects of that state that communes use, by the component of figure 9 they stand in."""
    return _place(model, state, _find_commune_block)


def _place(model: Model, state: ModelState, find: Callable[[ArchitectureObject], str | None]) -> Placed:
    placed: dict[str, list[ArchitectureObject]] = {}
    for one in list_objects(model):
        code = find(one) if is_shown(one, state) else None
        if code is not None:
            placed.setdefault(code, []).append(one)
    return {code: tuple(objects) for code, objects in placed.items()}


def is_shown(one: ArchitectureObject, state: ModelState) -> bool:
    """Say whether the object stands in the picture of that state."""
    return one.status is not Status.RETIRED and get_model_state(one) in (state, ModelState.BOTH)


def _find_block(one: ArchitectureObject) -> str:
    named = _find_named(
        (mapping.own_component_block for mapping in one.mappings),
        {block.name: block.code for block in _own()},
    )
    if named:
        return named
    layer, component = get_layer(one), get_layer_component(one)
    if component is None:
        return _cross_cutting().get(get_value("layer", layer).name, NOWHERE) if layer else NOWHERE
    name = get_value("layer_component", component).name
    if is_national(one) or one.record_kind is RecordKind.REFERENCE:
        return next((block.code for block in _central() if block.component == name), NOWHERE)
    others = [block.code for block in _own() if block.component == name and not is_optional(block)]
    return others[-1] if others else NOWHERE


def _find_commune_block(one: ArchitectureObject) -> str | None:
    """Return the component of figure 9; none where the object is not for communes."""
    said = [mapping.commune_block for mapping in one.mappings if mapping.commune_block]
    known = {component.code: component.code for component in list_commune_components()}
    if named := _find_named(said, known):
        return named
    if not said and UsageScope.COMMUNE not in list_scopes(one):
        return None
    component = get_layer_component(one)
    group = _COMMUNE_GROUPS.get(component) if component else None
    return _provided_by_the_province().get(group) if group else None


def _find_named(said: Iterable[str | None], known: Mapping[str, str]) -> str | None:
    """Return the code of the first block that is named; case and tone marks do not count."""
    by_words = _fold_keys(tuple(known.items()))
    return next((by_words[fold(name)] for name in said if name and fold(name) in by_words), None)


@cache
def _fold_keys(known: tuple[tuple[str, str], ...]) -> dict[str, str]:
    return {fold(name): code for name, code in known}


def is_optional(block: FigureComponent) -> bool:
    """Say whether the framework gives the block as an example only."""
    return "khong bat buoc" in fold(block.block)


@cache
def _own() -> tuple[FigureComponent, ...]:
    return tuple(block for block in list_figure_components(figure=8) if block.component)


@cache
def _central() -> tuple[FigureComponent, ...]:
    return tuple(block for block in list_figure_components(figure=7) if block.provided_by == CENTRE)


@cache
def _cross_cutting() -> dict[str, str]:
    return {block.name: block.code for block in list_figure_components(figure=7) if not block.component}


@cache
def _provided_by_the_province() -> dict[str, str]:
    """Return, for each group of figure 9, what the province provides by its own framework."""
    return {one.group: one.code for one in list_commune_components() if _is_by_the_framework(one)}


def _is_by_the_framework(one: CommuneComponent) -> bool:
    return one.tier == PROVINCIAL_TIER and _BY_THE_FRAMEWORK in fold(one.name)

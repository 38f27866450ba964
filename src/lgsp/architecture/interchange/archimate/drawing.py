"""
The views an architect finds on opening our file: agencies, applications by component, flows by the agency that
provides.

They are drawn from the model each time, the same model giving the same drawing, and are marked as such.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from lgsp.architecture.model.components import Component
from lgsp.architecture.model.entities import Entity
from lgsp.architecture.model.exchanges import Flow
from lgsp.architecture.model.organisation import Agency
from lgsp.architecture.model.systems import System
from lgsp.kernel.text import collation_key

from .concepts import Diagram, Text
from .describing import Description
from .layout import LEAF_HEIGHT, LEAF_WIDTH, Box, arrange
from .own import mark_generated, show
from .views import Connection, Node, View

_ROW, _FAR = LEAF_HEIGHT + 20, LEAF_WIDTH + 260


def draw_views(described: Description) -> Iterator[Diagram]:
    """Yield the views that have something to show."""
    entities = sorted(described.entities.values(), key=lambda one: (collation_key(one.name), one.id))
    agencies = [one for one in entities if isinstance(one, Agency)]
    systems = [one for one in entities if isinstance(one, System)]
    components = [one for one in entities if isinstance(one, Component)]
    if agencies:
        boxes = _nest(agencies, {one.id: one.parent for one in agencies}, {}, described)
        yield _to_view("agencies", "Cơ quan", "Organization", arrange(boxes, view="lgsp.view.agencies"))
    if components:
        inside: dict[str, list[Box]] = defaultdict(list)
        for system in systems:
            if system.component is not None:
                inside[system.component].append(Box(described.find_id(system.id)))
        boxes = _nest(components, {one.id: one.parent for one in components}, inside, described)
        nodes = arrange(boxes, view="lgsp.view.components")
        yield _to_view("components", "Ứng dụng theo thành phần", "Application Usage", nodes)
    flows = [one for one in entities if isinstance(one, Flow)]
    for agency in agencies:
        provided = [one for one in flows if _owner(one.provider, described) == agency.id]
        if provided:
            yield _draw_flows(agency, provided, described)


def _nest(
    listed: Sequence[Entity],
    parents: dict[str, str | None],
    inside: dict[str, list[Box]],
    described: Description,
) -> tuple[Box, ...]:
    """Return boxes nested as the entities are; what is in a ring of parents stands outside."""
    below: dict[str | None, list[Entity]] = defaultdict(list)
    for one in listed:
        below[_find_parent(one.id, parents)].append(one)

    def nest(one: Entity) -> Box:
        children = (*(nest(child) for child in below[one.id]), *inside.get(one.id, ()))
        return Box(described.find_id(one.id), children)

    return tuple(nest(one) for one in below[None])


def _find_parent(id: str, parents: dict[str, str | None]) -> str | None:  # noqa: A002 -- the field is named id
    """Return the parent, unless it is not shown or the way up leads back or is very long."""
    seen, above = {id}, parents.get(id)
    while above is not None:
        if above in seen or len(seen) > 20:
            return None
        seen.add(above)
        above = parents.get(above)
    parent = parents.get(id)
    return parent if parent in parents else None


def _owner(system: str, described: Description) -> str | None:
    found = described.entities.get(system)
    return found.owner if isinstance(found, System) else None


def _draw_flows(agency: Agency, flows: Sequence[Flow], described: Description) -> Diagram:
    """Draw who provides on the left, who only consumes on the right, and a line for each flow."""
    view = f"lgsp.view.flows.{agency.id}"
    providers = list(dict.fromkeys(flow.provider for flow in flows))
    consumers = [one for one in dict.fromkeys(flow.consumer for flow in flows) if one not in providers]
    columns = ((providers, 20), (consumers, 20 + _FAR))
    nodes = {
        system: Node(
            id=f"{view}.{system}",
            type="Element",
            ref=described.find_id(system),
            x=x,
            y=20 + position * _ROW,
            width=LEAF_WIDTH,
            height=LEAF_HEIGHT,
        )
        for column, x in columns
        for position, system in enumerate(column)
    }
    lines = tuple(
        Connection(
            id=f"{view}.line.{flow.id}",
            type="Relationship",
            ref=described.find_id(flow.id),
            source=nodes[flow.provider].id,
            target=nodes[flow.consumer].id,
        )
        for flow in flows
    )
    name = f"Luồng trao đổi: {agency.name}"
    return _to_view(f"flows.{agency.id}", name, "Application Cooperation", tuple(nodes.values()), lines)


def _to_view(
    key: str, name: str, viewpoint: str, nodes: Iterable[Node], lines: tuple[Connection, ...] = ()
) -> Diagram:
    drawing = View(nodes=tuple(nodes), connections=lines)
    view = Diagram(
        id=f"lgsp.view.{key}", names=(Text(show(name), "vi"),), viewpoint=viewpoint, drawing=drawing
    )
    return mark_generated(view)

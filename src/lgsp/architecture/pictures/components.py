"""
Components close by (V.2, V.3, V.5): who answers for those of a band and what realises them, with whom each exchanges
data, and how its requirements divide.
"""

from collections.abc import Iterator, Sequence

from lgsp.architecture.frameworks.bands import Band, list_bands
from lgsp.architecture.model.components import Component, Requirement, RequirementKind
from lgsp.architecture.model.entities import Status
from lgsp.architecture.model.exchanges import Flow
from lgsp.architecture.model.labels import LABELS
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.organisation import Agency
from lgsp.architecture.model.systems import Infrastructure, Service, System
from lgsp.kernel.text import collation_key

from .banding import UNPLACED, list_members
from .figures import Figures, Series
from .flows import draw_flows
from .scene import Scene
from .strands import Node, Question, Strand

_NOBODY = "Chưa xác định cơ quan chịu trách nhiệm"
_NOTHING_REALISES = "Chưa có hệ thống, hạ tầng"
_MOST_NAMED = 16
"""How many systems of one component are named; more are counted by their agencies."""
_LEAST_FLOWS = 3
_MOST_PICTURES = 1
"""What a component exchanges is told service by service when it fits so many pictures, else agency by agency."""


def band_pictures(model: Model, band: Band) -> tuple[Scene, ...]:
    """Draw the components of the band between who answers for them and what realises them (V.2, V.3)."""
    components = [one for one in model.all(Component) if one.status is not Status.RETIRED]
    members = list_members(band, components)
    realised = any(_list_realising(one, model) for one in members)
    strands = [strand for one in members for strand in _tell_component(one, model)] if realised else []
    return draw_flows(
        Question(
            code=f"band-{band.code or 'khac'}",
            title=f"Các thành phần thuộc lớp “{band.name}”",
            columns=("Cơ quan chịu trách nhiệm", "Thành phần", "Hệ thống, hạ tầng thực hiện"),
            strands=tuple(sorted(strands, key=_order)),
            nothing=f"Chưa có hệ thống, hạ tầng nào thực hiện các thành phần thuộc lớp “{band.name}”.",
            headed=False,
        )
    )


def _tell_component(component: Component, model: Model) -> Iterator[Strand]:
    owner = model.get(Agency, component.owner) if component.owner else None
    first = _agency(owner, column=0) if owner else Node("0:", (_NOBODY,), 0)
    middle = Node(f"1:{component.id}", (component.name,), 1, "", component.status, (component.id,))
    nothing = Node(f"2:{component.id}:none", (_NOTHING_REALISES,), 2)
    for last in _list_realising(component, model) or [nothing]:
        yield Strand((first, middle, last), first.names[0], last.status, subjects=(component.id,))


def _list_realising(component: Component, model: Model) -> list[Node]:
    systems: list[System | Infrastructure] = list(list_systems_of(component, model))
    systems += [one for one in model.all(Infrastructure) if one.component == component.id]
    if len(systems) > _MOST_NAMED:
        owners = {one.owner for one in systems}
        said = f"{len(systems)} hệ thống của {len(owners)} cơ quan"
        return [Node(f"2:{component.id}:all", (said,), 2, subjects=(component.id,))]
    return [Node(f"2:{one.id}", (one.name,), 2, "", one.status, (one.id,)) for one in systems]


def list_systems_of(component: Component, model: Model) -> tuple[System, ...]:
    """Return the systems that realise the component, retired ones left out."""
    return tuple(
        one for one in model.all(System) if one.component == component.id and one.status is not Status.RETIRED
    )


def component_pictures(model: Model, component_id: str) -> tuple[Scene, ...]:
    """
    Draw what the systems of the component use, and who uses what they give (V.3), if that is more than a flow or two.

    With many systems the component stands for all of them.

    :raises EntityUnknown: if the model has no such component
    """
    component = model.get(Component, component_id)
    systems = list_systems_of(component, model)
    inside = {one.id for one in systems}
    flows = [
        flow
        for flow in model.all(Flow)
        if flow.status is not Status.RETIRED and (flow.provider in inside) != (flow.consumer in inside)
    ]
    if len(flows) < _LEAST_FLOWS:
        return _draw_exchange(component, (), inside, model, by_service=True)
    closely = _draw_exchange(component, flows, inside, model, by_service=True)
    if len(closely) <= _MOST_PICTURES:
        return closely
    return _draw_exchange(component, flows, inside, model, by_service=False)


def _draw_exchange(
    component: Component, flows: Sequence[Flow], inside: set[str], model: Model, *, by_service: bool
) -> tuple[Scene, ...]:
    strands = {
        _exchange(flow, component, inside, model, by_service=by_service): None
        for flow in sorted(flows, key=lambda flow: flow.id)
    }
    used = "Dịch vụ sử dụng" if by_service else "Cơ quan cung cấp dữ liệu"
    return draw_flows(
        Question(
            code=f"component-{component.id}",
            title=f"Trao đổi dữ liệu của thành phần “{component.name}”",
            columns=(used, "Hệ thống của thành phần" if by_service else "Thành phần", "Cơ quan khai thác"),
            strands=tuple(sorted(strands, key=_order)),
            nothing=f"Các hệ thống của thành phần có chưa đến {_LEAST_FLOWS} luồng trao đổi với bên ngoài.",
        )
    )


def _exchange(
    flow: Flow, component: Component, inside: set[str], model: Model, *, by_service: bool
) -> Strand:
    """Return the flow as it runs into the component or out of it."""
    own = flow.consumer if flow.consumer in inside else flow.provider
    middle = _system(model.get(System, own)) if by_service else _whole(component)
    if flow.consumer in inside:
        nodes = (_source(flow, model) if by_service else _owner(flow.provider, model, column=0), middle)
    else:
        nodes = (middle, _owner(flow.consumer, model, column=2))
    return Strand(nodes, component.name, flow.status, flow.via is None)


def _source(flow: Flow, model: Model) -> Node:
    provider = model.get(System, flow.provider)
    owner = model.get(Agency, provider.owner)
    note = owner.short_name or owner.name
    if flow.via is None:
        return Node(f"0:{provider.id}", (provider.name,), 0, note, provider.status, (provider.id,))
    service = model.get(Service, flow.via)
    return Node(f"0:{service.id}", (service.name,), 0, note, service.status, (service.id,))


def _whole(component: Component) -> Node:
    return Node(f"1:{component.id}", (component.name,), 1, "", component.status, (component.id,))


def _system(system: System) -> Node:
    return Node(f"1:{system.id}", (system.name,), 1, "", system.status, (system.id,))


def _owner(system_id: str, model: Model, *, column: int) -> Node:
    return _agency(model.get(Agency, model.get(System, system_id).owner), column=column)


def _agency(agency: Agency, *, column: int) -> Node:
    return Node(f"{column}:{agency.id}", (agency.name,), column, status=agency.status, subjects=(agency.id,))


def requirement_pictures(model: Model) -> tuple[Scene, ...]:
    """Draw how requirements divide into others, for the components that have such (V.5)."""
    strands = []
    for component in model.all(Component):
        codes = {one.code: one for one in component.requirements}
        for one in component.requirements:
            if one.parent in codes:
                strands.append(_nest(component, codes[one.parent or ""], one))
    return draw_flows(
        Question(
            code="requirements",
            title="Yêu cầu được phân cấp và các thành phần có yêu cầu đó",
            columns=("Yêu cầu và thành phần", "Yêu cầu con làm rõ"),
            strands=tuple(sorted(strands, key=_order)),
            nothing="Chưa có yêu cầu nào được phân cấp.",
            headed=False,
        )
    )


def _nest(component: Component, parent: Requirement, child: Requirement) -> Strand:
    nodes = tuple(
        Node(
            f"{column}:{component.id}:{one.code}",
            (f"{one.code}: {one.text}",),
            column,
            "" if column else component.name,
            component.status,
            (component.id,),
        )
        for column, one in enumerate((parent, child))
    )
    return Strand(nodes, component.name, component.status, subjects=(component.id,))


def _order(strand: Strand) -> tuple[object, ...]:
    return collation_key(strand.group), *((collation_key(node.names[0]), node.key) for node in strand.nodes)


def requirement_figures(model: Model) -> Figures:
    """Count the requirements of the components of each band, by kind (V.4)."""
    components = [one for one in model.all(Component) if one.status is not Status.RETIRED]
    members = {band.name: list_members(band, components) for band in (*list_bands(), UNPLACED)}
    rows = tuple(name for name, ones in members.items() if any(one.requirements for one in ones))
    series = tuple(
        Series(
            LABELS[RequirementKind][kind],
            tuple(sum(_count(one, kind) for one in members[name]) for name in rows),
        )
        for kind in RequirementKind
    )
    return Figures("requirement-counts", "Số yêu cầu theo lớp và theo loại", "yêu cầu", rows, series)


def _count(component: Component, kind: RequirementKind) -> int:
    return sum(one.requirement_kind is kind for one in component.requirements)

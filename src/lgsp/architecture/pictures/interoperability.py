"""
Who works with whom, and which system gives what to which: the flow pictures of IV.2, IV.4 and V.2.

What is retired is left out. A system that both provides and consumes stands in both columns, so that every arrow runs
from left to right and nothing has to be followed back.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from lgsp.architecture.model.entities import Status
from lgsp.architecture.model.exchanges import Direction, Flow, Information, Interaction, InteractionChannel
from lgsp.architecture.model.labels import LABELS
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.organisation import Agency, AgencyLevel, Function
from lgsp.architecture.model.systems import Service, System
from lgsp.kernel.text import collation_key

from .flows import draw_flows
from .scene import Scene
from .sections import draw_sections
from .strands import Node, Question, Strand

_NOTHING = "Chưa khai báo luồng trao đổi dữ liệu nào."
_PLATFORM_COLUMNS = ("Hệ thống cung cấp", "Dịch vụ trên LGSP", "Hệ thống khai thác")
_INTERACTION_TITLES = {
    Direction.HORIZONTAL: "Liên thông nghiệp vụ theo chiều ngang",
    Direction.VERTICAL: "Liên thông nghiệp vụ theo chiều dọc",
    Direction.EXTERNAL: "Liên thông nghiệp vụ với bên ngoài tỉnh",
}
_UNSORTED = "Chưa xếp lĩnh vực"
_NO_GROUP = "Chưa xếp nhóm thông tin"
_MOST_COMMUNES = 3
_ON_PAPER = (InteractionChannel.PAPER, InteractionChannel.MIXED)


def interaction_pictures(model: Model, direction: Direction) -> tuple[Scene, ...]:
    """Draw who sends what to whom in that direction, by domain (IV.2)."""
    strands = sorted(_list_interactions(model, direction), key=_order)
    question = Question(
        code=f"interactions-{direction}",
        title=_INTERACTION_TITLES[direction],
        columns=("Bên gửi", "Nội dung liên thông", "Bên nhận"),
        strands=tuple(strands),
        nothing="Chưa khai báo liên thông nghiệp vụ nào theo chiều này.",
        shading="Còn làm trên giấy",
    )
    return draw_sections(question)


def information_pictures(model: Model) -> tuple[Scene, ...]:
    """Draw which agency gives which information to which agencies, by group of information (IV.4)."""
    return draw_sections(
        Question(
            code="information-exchanges",
            title="Mô hình trao đổi thông tin, dữ liệu giữa các cơ quan",
            columns=("Cơ quan cung cấp", "Thông tin, dữ liệu", "Cơ quan khai thác"),
            strands=_sorted(_list_exchanged(model)),
            nothing=_NOTHING,
        )
    )


def platform_pictures(model: Model) -> tuple[Scene, ...]:
    """Draw the LGSP between those who provide services and those who use them, by providing agency (V.2)."""
    flows = [flow for flow in _list_flows(model) if flow.via is not None]
    return draw_flows(
        Question(
            code="platform",
            title="Mô hình kết nối qua nền tảng LGSP",
            columns=_PLATFORM_COLUMNS,
            strands=_sorted(_through(flow, model) for flow in flows),
            nothing="Chưa khai báo luồng trao đổi nào qua dịch vụ LGSP.",
            framed=1,
        )
    )


def exchange_pictures(model: Model) -> tuple[Scene, ...]:
    """Draw which system gives data to which, by providing agency (IV.4)."""
    return draw_flows(
        Question(
            code="exchanges",
            title="Mô hình trao đổi dữ liệu giữa các hệ thống",
            columns=("Hệ thống cung cấp", "Hệ thống khai thác"),
            strands=_sorted(_across(flow, model) for flow in _list_flows(model)),
            nothing=_NOTHING,
        )
    )


def context_pictures(model: Model, system_id: str) -> tuple[Scene, ...]:
    """
    Draw one system with all it uses on its left, and all who use it on its right (V.3).

    :raises EntityUnknown: if the model has no such system
    """
    system = model.get(System, system_id)
    middle = _system(system, model, column=2)
    strands = []
    for flow in _list_flows(model):
        if flow.consumer == system.id:
            strands.append(_strand(flow, model, (*_begin(flow, model, column=0), middle)))
        if flow.provider == system.id:
            strands.append(_strand(flow, model, (middle, *_end(flow, model, column=3))))
    return draw_flows(
        Question(
            code=f"context-{system.id}",
            title=f"Các kết nối của {system.name}",
            columns=(
                "Hệ thống cung cấp",
                "Dịch vụ sử dụng",
                "Hệ thống",
                "Dịch vụ cung cấp",
                "Hệ thống khai thác",
            ),
            strands=_sorted(strands),
            nothing="Hệ thống này chưa khai báo luồng trao đổi nào.",
        )
    )


def selected_pictures(
    model: Model, chosen: Collection[str], *, code: str, title: str, marked: Collection[str] = ()
) -> tuple[Scene, ...]:
    """Draw those flows as the platform is drawn; what is marked is said to belong to a design that was submitted."""
    strands = [_through(flow, model) for flow in _list_flows(model) if flow.id in chosen]
    return draw_flows(
        Question(
            code=code,
            title=title,
            columns=_PLATFORM_COLUMNS,
            strands=_sorted(
                replace(strand, nodes=tuple(_mark(node, marked) for node in strand.nodes))
                for strand in strands
            ),
            nothing="Các hệ thống này chưa trao đổi gì.",
            shading="Thuộc thiết kế được thẩm định" if marked else "",
        )
    )


def _mark(node: Node, marked: Collection[str]) -> Node:
    return replace(node, shaded=any(subject in marked for subject in node.subjects))


def _list_interactions(model: Model, direction: Direction) -> Iterator[Strand]:
    for one in model.all(Interaction):
        if one.direction is not direction or one.status is Status.RETIRED:
            continue
        function = model.find(Function, one.function) if one.function else None
        domain = (function.field_of_work if function else None) or _UNSORTED
        paper = one.channel in _ON_PAPER
        middle = Node(one.id, (one.name,), 1, _say_information(one, model), one.status, (one.id,), paper)
        sender = _agency(one.sender, model, column=0)
        for receiver in _list_receivers(one, model):
            yield Strand((sender, middle, receiver), domain, one.status, subjects=(one.id,))


def _list_receivers(interaction: Interaction, model: Model) -> Iterator[Node]:
    """Yield a node a receiver; many communes are one node that says how many."""
    agencies = [model.get(Agency, one) for one in interaction.receivers]
    communes = tuple(agency.id for agency in agencies if agency.level is AgencyLevel.COMMUNE)
    gathered = communes if len(communes) > _MOST_COMMUNES else ()
    yield from (_agency(agency.id, model, column=2) for agency in agencies if agency.id not in gathered)
    if gathered:
        key = f"2:{','.join(gathered)}"
        yield Node(key, (f"{len(gathered)} cơ quan cấp xã",), 2, subjects=gathered)


def _say_information(interaction: Interaction, model: Model) -> str:
    names = ", ".join(model.get(Information, one).name for one in interaction.information)
    channel = LABELS[type(interaction.channel)][interaction.channel] if interaction.channel else ""
    return ": ".join(part for part in (channel, names) if part)


def _list_exchanged(model: Model) -> Iterator[Strand]:
    """Yield a strand for each agency that gets an object of information from another agency."""
    systems = {one.id: one for one in model.all(System)}
    for flow in _list_flows(model):
        giver, user = systems[flow.provider].owner, systems[flow.consumer].owner
        if giver == user:
            continue
        for held in (model.get(Information, one) for one in flow.objects):
            middle = Node(f"1:{held.id}", (held.name,), 1, status=held.status, subjects=(held.id,))
            ends = _agency(giver, model, column=0), middle, _agency(user, model, column=2)
            yield Strand(ends, held.category or _NO_GROUP, flow.status, flow.via is None, (flow.id,))


def _agency(agency_id: str, model: Model, *, column: int) -> Node:
    agency = model.get(Agency, agency_id)
    return Node(f"{column}:{agency.id}", (agency.name,), column, status=agency.status, subjects=(agency.id,))


def _list_flows(model: Model) -> Iterator[Flow]:
    return (flow for flow in model.all(Flow) if flow.status is not Status.RETIRED)


def _through(flow: Flow, model: Model) -> Strand:
    return _strand(flow, model, (*_begin(flow, model, column=0), _end(flow, model, column=1)[-1]))


def _across(flow: Flow, model: Model) -> Strand:
    ends = model.get(System, flow.provider), model.get(System, flow.consumer)
    return _strand(flow, model, tuple(_system(end, model, column=place) for place, end in enumerate(ends)))


def _begin(flow: Flow, model: Model, *, column: int) -> tuple[Node, ...]:
    """Return the provider and, when the flow passes through the platform, its service."""
    provider = _system(model.get(System, flow.provider), model, column=column)
    return (provider, *_service(flow, model, column=column + 1))


def _end(flow: Flow, model: Model, *, column: int) -> tuple[Node, ...]:
    """Return the service the flow passes through, if it does, and the consumer."""
    consumer = _system(model.get(System, flow.consumer), model, column=column + 1)
    return (*_service(flow, model, column=column), consumer)


def _service(flow: Flow, model: Model, *, column: int) -> tuple[Node, ...]:
    if flow.via is None:
        return ()
    service = model.get(Service, flow.via)
    key = f"{column}:{service.id}"
    return (Node(key, (service.name,), column, service.code, service.status, (service.id,)),)


def _system(system: System, model: Model, *, column: int) -> Node:
    owner = model.get(Agency, system.owner)
    note = owner.short_name or owner.name
    return Node(f"{column}:{system.id}", (system.name,), column, note, system.status, (system.id,))


def _strand(flow: Flow, model: Model, nodes: tuple[Node, ...]) -> Strand:
    group = model.get(Agency, model.get(System, flow.provider).owner)
    return Strand(nodes, group.name, flow.status, flow.via is None, (flow.id,))


def _sorted(strands: Iterable[Strand]) -> tuple[Strand, ...]:
    return tuple(sorted(strands, key=_order))


def _order(strand: Strand) -> tuple[object, ...]:
    return collation_key(strand.group), *((collation_key(node.names[0]), node.key) for node in strand.nodes)

"""
The platform as a reader of V.2 needs it: its services by kind, who provides and who uses them, the way to the centre.

Systems are gathered to their agencies, so that a province with hundreds of flows is told in a few pictures; every
single flow stands in the picture `platform` and in the tables.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from lgsp.architecture.frameworks.intermediaries import list_intermediaries
from lgsp.architecture.model.entities import Status
from lgsp.architecture.model.exchanges import Flow
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.organisation import Agency, AgencyLevel
from lgsp.architecture.model.systems import Service, System
from lgsp.kernel.text import collation_key

from .flows import draw_flows
from .scene import Scene
from .strands import Node, Question, Strand

OWN_DATA = "Dữ liệu, nghiệp vụ của tỉnh"
CENTRAL_DATA = "Dữ liệu, nền tảng của trung ương"
SHARED = "Dịch vụ dùng chung"
SERVICE_KINDS = (SHARED, OWN_DATA, CENTRAL_DATA)
"""The kinds of services, in the order they are listed."""
_MOST_NAMED = 9
_NO_CHANNEL = "Chưa khai báo hệ thống trung gian"


def name_service_kind(service: Service, model: Model) -> str:
    """Return the kind a service is listed under: what every application shares, else whose data it gives."""
    if service.shared_kind:
        return SHARED
    return CENTRAL_DATA if is_central(model.get(System, service.provider), model) else OWN_DATA


def is_central(system: System, model: Model) -> bool:
    """Say whether the system is the centre's: a national platform, or owned by a central agency."""
    if system.national_platform:
        return True
    return model.get(Agency, system.owner).level is AgencyLevel.CENTRAL


def list_living_flows(model: Model) -> tuple[Flow, ...]:
    """Return the flows through the platform that are not retired."""
    return tuple(
        flow for flow in model.all(Flow) if flow.via is not None and flow.status is not Status.RETIRED
    )


def service_pictures(model: Model) -> tuple[Scene, ...]:
    """Draw the services by kind, each under the agency that provides it (V.2)."""
    services = [one for one in model.all(Service) if one.status is not Status.RETIRED]
    strands = sorted((_tell_service(one, model) for one in services), key=_kind_order)
    return draw_flows(
        Question(
            code="services",
            title="Dịch vụ trên LGSP theo loại và cơ quan cung cấp",
            columns=("Loại dịch vụ", "Cơ quan cung cấp", "Dịch vụ"),
            strands=tuple(strands),
            nothing="Chưa khai báo dịch vụ nào trên LGSP.",
            headed=False,
        )
    )


def _kind_order(strand: Strand) -> tuple[object, ...]:
    return (SERVICE_KINDS.index(strand.group), *_order(strand))


def _tell_service(service: Service, model: Model) -> Strand:
    kind = name_service_kind(service, model)
    owner = model.get(Agency, model.get(System, service.provider).owner)
    nodes = (
        Node(f"0:{kind}", (kind,), 0),
        Node(f"1:{kind}:{owner.id}", (owner.name,), 1, status=owner.status, subjects=(owner.id,)),
        Node(f"2:{service.id}", (service.name,), 2, "", service.status, (service.id,)),
    )
    return Strand(nodes, kind, service.status, subjects=(service.id,))


def hub_pictures(model: Model) -> tuple[Scene, ...]:
    """Draw which agencies of the province give and use services of each other, with how many flows (V.2)."""
    flows = [flow for flow in list_living_flows(model) if not _is_crossing(flow, model)]
    return _draw_agencies(
        flows,
        model,
        code="hub",
        title="Kết nối trong tỉnh qua LGSP theo cơ quan cung cấp",
        columns=("Cơ quan cung cấp", "Dịch vụ trên LGSP", "Cơ quan khai thác"),
    )


def _draw_agencies(
    flows: Iterable[Flow], model: Model, *, code: str, title: str, columns: tuple[str, ...]
) -> tuple[Scene, ...]:
    users: dict[tuple[str, str], set[str]] = {}
    for flow in flows:
        users.setdefault((_owner(flow.provider, model), flow.via or ""), set()).add(
            _owner(flow.consumer, model)
        )
    strands = []
    for (giver, service), their in users.items():
        first = _agency(model.get(Agency, giver), column=0)
        middle = _service(model.get(Service, service))
        last = _gather_agencies([model.get(Agency, one) for one in their])
        strands.append(Strand((first, middle, last), first.names[0], subjects=(service,)))
    return draw_flows(
        Question(
            code=code,
            title=title,
            columns=columns,
            strands=tuple(sorted(strands, key=_order)),
            nothing="Chưa khai báo luồng trao đổi nào qua dịch vụ LGSP.",
            framed=1,
        )
    )


def _gather_agencies(agencies: Sequence[Agency]) -> Node:
    """Return one box for all who use a service: their short names, those beyond a few counted."""
    named = sorted(agencies, key=lambda one: collation_key(_short(one)))
    shown = named if len(named) <= _MOST_NAMED + 1 else named[:_MOST_NAMED]
    rest = f" và {len(named) - len(shown)} cơ quan khác" if shown != named else ""
    said = ", ".join(_short(one) for one in shown) + rest
    subjects = tuple(one.id for one in named)
    return Node(f"2:{','.join(subjects)}", (said,), 2, f"{len(named)} cơ quan", subjects=subjects)


def crossing_pictures(model: Model) -> tuple[Scene, ...]:
    """Draw what the province exchanges with the centre, and through which intermediary (V.2)."""
    names = {one.channel: one.name for one in list_intermediaries(date.max)}
    counts: Counter[tuple[str, str, str]] = Counter()
    for flow in list_living_flows(model):
        if _is_crossing(flow, model):
            channel = names.get(flow.channel.value if flow.channel else "", _NO_CHANNEL)
            counts[flow.provider, channel, flow.consumer] += 1
    strands = [_cross(*ends, model) for ends in counts]
    return draw_flows(
        Question(
            code="crossings",
            title="Kết nối ngoài tỉnh qua hệ thống trung gian",
            columns=("Bên cung cấp", "Hệ thống trung gian", "Bên khai thác"),
            strands=tuple(sorted(set(strands), key=_order)),
            nothing="Chưa khai báo luồng trao đổi nào với trung ương.",
            framed=1,
        )
    )


def _cross(provider: str, channel: str, consumer: str, model: Model) -> Strand:
    first, last = (
        _end(model.get(System, one), model, column) for one, column in ((provider, 0), (consumer, 2))
    )
    return Strand((first, Node(f"1:{channel}", (channel,), 1), last), first.names[0])


def _end(system: System, model: Model, column: int) -> Node:
    """Return a system of the centre by its name, one of the province by its agency's."""
    if is_central(system, model):
        return _system(system, model, column=column)
    return _agency(model.get(Agency, system.owner), column=column)


def _is_crossing(flow: Flow, model: Model) -> bool:
    return any(is_central(model.get(System, end), model) for end in (flow.provider, flow.consumer))


def _owner(system_id: str, model: Model) -> str:
    return model.get(System, system_id).owner


def _short(agency: Agency) -> str:
    return agency.short_name or agency.name


def _service(service: Service) -> Node:
    return Node(f"1:{service.id}", (service.name,), 1, service.code, service.status, (service.id,))


def _system(system: System, model: Model, *, column: int) -> Node:
    return Node(
        f"{column}:{system.id}",
        (system.name,),
        column,
        _short(model.get(Agency, system.owner)),
        system.status,
        (system.id,),
    )


def _agency(agency: Agency, *, column: int) -> Node:
    return Node(f"{column}:{agency.id}", (agency.name,), column, status=agency.status, subjects=(agency.id,))


def _order(strand: Strand) -> tuple[object, ...]:
    return collation_key(strand.group), *((collation_key(node.names[0]), node.key) for node in strand.nodes)

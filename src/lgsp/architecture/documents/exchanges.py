"""Who exchanges what: business links (IV.2), data flows and contracts (IV.4), services and connections (V.2)."""

from collections.abc import Sequence

from lgsp.architecture.model.databases import Database
from lgsp.architecture.model.exchanges import Contract, Direction, Flow, Interaction
from lgsp.architecture.model.norms import Standard
from lgsp.architecture.model.organisation import Agency, AgencyLevel
from lgsp.architecture.model.systems import Service, System
from lgsp.architecture.pictures.matrix import exchange_matrix

from .blocks import Align, Column
from .edition import Edition
from .exhibits import NUMBER, FigureExhibit, TableExhibit, group_rows, number_rows
from .wording import NOTHING, from_to, in_dong, itemise, on_day, tidy, unless_in_use

_FLOWS = "model/flow/"
_TIER = {
    AgencyLevel.CENTRAL: "trung ương",
    AgencyLevel.PROVINCE: "tỉnh",
    AgencyLevel.DEPARTMENT: "tỉnh",
    AgencyLevel.UNIT: "tỉnh",
    AgencyLevel.COMMUNE: "xã",
}
_HORIZONTAL = "Liên thông ngang (giữa các cơ quan cùng cấp)"
_VERTICAL = "Liên thông dọc (giữa các cấp)"
_INTERNAL = "Trong cùng một cơ quan"
_DIRECTIONS = {
    Direction.HORIZONTAL: _HORIZONTAL,
    Direction.VERTICAL: _VERTICAL,
    Direction.EXTERNAL: "Liên thông với cơ quan ngoài tỉnh",
}
_FEW_COMMUNES = 3
_FLOWS_ONE_BY_ONE = 150
"""With more flows than this, the table has a row for each service and names who uses it."""


def list_business_links(edition: Edition) -> TableExhibit:
    """Return the links between agencies by direction: the interactions, or where none are described the flows."""
    groups = _group_interactions(edition) if edition.model.all(Interaction) else _group_flows(edition)
    return TableExhibit(
        code="links",
        lead="Các quan hệ liên thông nghiệp vụ, phân theo chiều ngang và chiều dọc, được nêu tại {ref}.",
        title="Liên thông nghiệp vụ giữa các cơ quan",
        columns=(
            NUMBER,
            Column("Nghiệp vụ cần liên thông", 37),
            Column("Cơ quan cung cấp", 18),
            Column("Cơ quan khai thác", 18),
            Column("Căn cứ", 22),
        ),
        rows=group_rows(groups),
        source=_FLOWS,
    )


def _group_interactions(edition: Edition) -> list[tuple[str, list[tuple[str, ...]]]]:
    interactions = edition.model.all(Interaction)
    return [
        (name, [_row_of_interaction(one, edition) for one in interactions if one.direction is direction])
        for direction, name in _DIRECTIONS.items()
    ]


def _row_of_interaction(interaction: Interaction, edition: Edition) -> tuple[str, ...]:
    told = (
        f"{tidy(interaction.name)}. {tidy(interaction.trigger)}"
        if interaction.trigger
        else tidy(interaction.name)
    )
    return (
        told,
        edition.name(Agency, interaction.sender),
        _name_agencies(interaction.receivers, edition),
        edition.cite(interaction.legal_basis),
    )


def _name_agencies(ids: Sequence[str], edition: Edition) -> str:
    """Return the names of the agencies; communes are counted when they are more than a few."""
    agencies = [edition.model.get(Agency, one) for one in ids]
    communes = [one for one in agencies if one.level is AgencyLevel.COMMUNE]
    named = agencies
    if len(communes) > _FEW_COMMUNES:
        named = [one for one in agencies if one.level is not AgencyLevel.COMMUNE]
    names = [tidy(one.name) for one in named]
    names += [f"Ủy ban nhân dân {len(communes)} xã, phường"] if named is not agencies else []
    return "; ".join(names) or NOTHING


def _group_flows(edition: Edition) -> list[tuple[str, list[tuple[str, ...]]]]:
    flows = edition.model.all(Flow)
    return [
        (name, [_row_of_link(flow, edition) for flow in flows if _direction(flow, edition) == name])
        for name in (_HORIZONTAL, _VERTICAL, _INTERNAL)
    ]


def _direction(flow: Flow, edition: Edition) -> str:
    provider, consumer = edition.owner_of(flow.provider), edition.owner_of(flow.consumer)
    if provider == consumer:
        return _INTERNAL
    return _HORIZONTAL if _TIER[provider.level] == _TIER[consumer.level] else _VERTICAL


def _row_of_link(flow: Flow, edition: Edition) -> tuple[str, ...]:
    provider, consumer = edition.owner_of(flow.provider), edition.owner_of(flow.consumer)
    return tidy(flow.purpose), tidy(provider.name), tidy(consumer.name), edition.cite(flow.legal_basis)


def draw_matrix(edition: Edition) -> FigureExhibit:
    """Return the exchange matrix."""
    return FigureExhibit(
        code="matrix",
        lead="Mô hình trao đổi thông tin, dữ liệu giữa các cơ quan được tổng hợp tại {ref}: mỗi ô là số luồng mà "
        "cơ quan ở hàng cung cấp cho cơ quan ở cột; chi tiết từng luồng tại {flows}.",
        title="Ma trận trao đổi thông tin, dữ liệu giữa các cơ quan",
        scene=exchange_matrix(edition.model),
    )


def list_flows(edition: Edition) -> TableExhibit:
    """Return every declared flow with its ends, its way and what it carries; very many are told service by service."""
    if len(edition.model.all(Flow)) > _FLOWS_ONE_BY_ONE:
        return _list_flows_by_service(edition)
    return TableExhibit(
        code="flows",
        lead="Các luồng trao đổi thông tin, dữ liệu được nêu tại {ref}.",
        title="Các luồng trao đổi thông tin, dữ liệu",
        columns=(
            NUMBER,
            Column("Luồng trao đổi", 19),
            Column("Hệ thống cung cấp", 15),
            Column("Hệ thống khai thác", 15),
            Column("Cách kết nối", 15),
            Column("Thông tin trao đổi", 18),
            Column("Tần suất", 13),
        ),
        rows=number_rows(_row_of_flow(flow, edition) for flow in edition.model.all(Flow)),
        source=_FLOWS,
        landscape=True,
    )


def _list_flows_by_service(edition: Edition) -> TableExhibit:
    flows = edition.model.all(Flow)
    used = {
        service.id: [flow for flow in flows if flow.via == service.id]
        for service in edition.model.all(Service)
    }
    rows = [_row_of_use(service, used[service.id], edition) for service in edition.model.all(Service)]
    direct = [_row_of_direct(flow, edition) for flow in flows if not flow.via]
    return TableExhibit(
        code="flows",
        lead=f"Mô hình có {len(flows)} luồng trao đổi thông tin, dữ liệu, được nêu theo từng dịch vụ tại {{ref}}; từng "
        "luồng một có trong tập dữ liệu kèm theo Kiến trúc.",
        title="Các luồng trao đổi thông tin, dữ liệu theo dịch vụ",
        columns=(
            NUMBER,
            Column("Dịch vụ, hệ thống cung cấp", 24),
            Column("Hệ thống khai thác", 46),
            Column("Số luồng", 8, Align.CENTRE),
            Column("Tần suất; lượt/ngày (dự kiến)", 17),
        ),
        rows=group_rows([("Qua dịch vụ trên LGSP", rows), ("Trực tiếp, không qua LGSP", direct)]),
        source=_FLOWS,
        landscape=True,
    )


def _row_of_use(service: Service, flows: Sequence[Flow], edition: Edition) -> tuple[str, ...]:
    consumers = "; ".join(_say_consumer(flow, edition) for flow in flows) or NOTHING
    rhythms = "; ".join(dict.fromkeys(tidy(flow.rhythm) for flow in flows))
    provider = f"{tidy(service.name)}\n({edition.name(System, service.provider)})"
    return provider, consumers, str(len(flows)), f"{rhythms}\n{_sum_volume(flows)}"


def _row_of_direct(flow: Flow, edition: Edition) -> tuple[str, ...]:
    ends = f"{tidy(flow.name)}\n({edition.name(System, flow.provider)})"
    return ends, _say_consumer(flow, edition), "1", f"{tidy(flow.rhythm)}\n{_sum_volume([flow])}"


def _say_consumer(flow: Flow, edition: Edition) -> str:
    waits = flow.valid_from is not None and flow.valid_from > edition.on
    return edition.name(System, flow.consumer) + (f" (từ {on_day(flow.valid_from)})" if waits else "")


def _sum_volume(flows: Sequence[Flow]) -> str:
    return f"{in_dong(sum(flow.daily_volume or 0 for flow in flows))} lượt/ngày"


def _row_of_flow(flow: Flow, edition: Edition) -> tuple[str, ...]:
    state = unless_in_use(flow.status)
    if not flow.is_alive(edition.on):
        state += f" (hiệu lực: {from_to(flow.valid_from, flow.valid_to).lower()})"
    volume = f"\n{in_dong(flow.daily_volume)} lượt/ngày (dự kiến)" if flow.daily_volume else ""
    way = f"Qua LGSP: {edition.name(Service, flow.via)}" if flow.via else "Trực tiếp, không qua LGSP"
    return (
        tidy(flow.name) + state,
        edition.name(System, flow.provider),
        edition.name(System, flow.consumer),
        way,
        "; ".join(tidy(item) for item in flow.information) or NOTHING,
        tidy(flow.rhythm) + volume,
    )


def list_contracts(edition: Edition) -> TableExhibit:
    """Return the data contracts; personal items carry an asterisk."""
    return TableExhibit(
        code="contracts",
        lead="Nội dung dữ liệu của từng hợp đồng dữ liệu được nêu tại {ref}; dấu (*) chỉ trường dữ liệu cá nhân.",
        title="Hợp đồng dữ liệu",
        columns=(
            NUMBER,
            Column("Hợp đồng dữ liệu", 26),
            Column("Phiên bản", 10, Align.CENTRE),
            Column("Trường dữ liệu", 37),
            Column("Căn cứ pháp lý", 22),
        ),
        rows=number_rows(
            (
                tidy(contract.name),
                tidy(contract.version),
                "; ".join(tidy(field.label) + (" (*)" if field.personal else "") for field in contract.fields)
                or NOTHING,
                edition.cite(contract.legal_basis),
            )
            for contract in edition.model.all(Contract)
        ),
        source="model/contract/",
    )


def list_services(edition: Edition) -> TableExhibit:
    """Return the services on the platform."""
    return TableExhibit(
        code="services",
        lead="Các dịch vụ được cung cấp trên nền tảng được nêu tại {ref}.",
        title="Danh mục dịch vụ trên LGSP",
        columns=(
            NUMBER,
            Column("Dịch vụ", 22),
            Column("Mã dịch vụ, giao thức", 15),
            Column("Hệ thống, cơ quan cung cấp", 24),
            Column("Cơ sở dữ liệu", 16),
            Column("Tiêu chuẩn", 18),
        ),
        rows=number_rows(_row_of_service(service, edition) for service in edition.model.all(Service)),
        source="model/service/",
    )


def _row_of_service(service: Service, edition: Edition) -> tuple[str, ...]:
    standards = (edition.model.get(Standard, standard).symbol for standard in service.standards)
    return (
        f"{tidy(service.name)}{unless_in_use(service.status)}",
        f"{service.code}\n{tidy(service.protocol)}, phiên bản {tidy(service.version)}",
        f"{edition.name(System, service.provider)}\n{tidy(edition.owner_of(service.provider).name)}",
        edition.name(Database, service.database),
        "; ".join(tidy(symbol) for symbol in standards) or NOTHING,
    )


def list_connections(edition: Edition) -> TableExhibit:
    """Return the systems that meet on the platform, inside the province and outside it."""
    systems = edition.model.all(System)
    taking_part = {
        end for flow in edition.model.all(Flow) if flow.via for end in (flow.provider, flow.consumer)
    }
    joined = [system for system in systems if system.subsystem or system.id in taking_part]
    return TableExhibit(
        code="connections",
        lead="Sự kết nối của các hệ thống thông tin trong và ngoài tỉnh với nền tảng được nêu tại {ref}.",
        title="Các hệ thống thông tin kết nối qua LGSP",
        columns=(
            NUMBER,
            Column("Hệ thống thông tin", 31),
            Column("Cơ quan chủ quản", 25),
            Column("Mã trên LGSP", 22),
            Column("Số luồng cung cấp, khai thác", 17),
        ),
        rows=group_rows(
            (
                name,
                [
                    _row_of_connection(one, edition)
                    for one in joined
                    if bool(one.national_platform) is outside
                ],
            )
            for name, outside in (("Trong tỉnh", False), ("Ngoài tỉnh", True))
        ),
        source="model/system/",
    )


def _row_of_connection(system: System, edition: Edition) -> tuple[str, ...]:
    flows = [flow for flow in edition.model.all(Flow) if flow.via]
    given = sum(flow.provider == system.id for flow in flows)
    used = sum(flow.consumer == system.id for flow in flows)
    return (
        tidy(system.name),
        edition.name(Agency, system.owner),
        system.subsystem or NOTHING,
        itemise([f"Cung cấp: {given}", f"Khai thác: {used}"]),
    )

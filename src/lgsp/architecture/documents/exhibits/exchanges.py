"""Which data go from whom to whom (IV.4): the matrix, the information and how it is protected, contracts and flows."""

from collections.abc import Sequence

from lgsp.architecture.documents.blocks import Align, Column, Row
from lgsp.architecture.documents.edition import Edition
from lgsp.architecture.documents.wording import (
    NOTHING,
    from_to,
    in_dong,
    itemise,
    on_day,
    tidy,
    unless_in_use,
)
from lgsp.architecture.model.databases import Database
from lgsp.architecture.model.entities import Status
from lgsp.architecture.model.exchanges import Contract, Flow, Information, Secrecy
from lgsp.architecture.model.labels import LABELS
from lgsp.architecture.model.systems import Service, System
from lgsp.architecture.pictures.exchange_figures import count_secrecy
from lgsp.architecture.pictures.figures import Figures
from lgsp.architecture.pictures.interoperability import information_pictures
from lgsp.architecture.pictures.matrix import matrix_pictures
from lgsp.kernel.text import collation_key

from .exhibit import NUMBER, FigureExhibit, TableExhibit, group_rows, number_rows
from .scenes import chart, show, total

_FLOWS = "model/flow/"
_FLOWS_ONE_BY_ONE = 150
"""With more flows than this, the table has a row for each service and names who uses it."""
_UNSORTED = "Chưa xếp nhóm thông tin"


def draw_matrix(edition: Edition) -> Sequence[FigureExhibit]:
    """Return the exchange matrix."""
    return show(
        matrix_pictures(edition.model),
        "Mô hình trao đổi thông tin, dữ liệu giữa các cơ quan được tổng hợp tại {ref}: mỗi ô là số luồng mà cơ quan ở "
        "hàng cung cấp cho cơ quan ở cột; chi tiết từng luồng tại {flows}.",
    )


def draw_information(edition: Edition) -> Sequence[FigureExhibit]:
    """Return the pictures of which information goes from which agency to which, group by group."""
    return show(
        information_pictures(edition.model),
        "Cơ quan nào cung cấp thông tin gì cho cơ quan nào, theo từng nhóm thông tin, được thể hiện từ {ref}.",
    )


def draw_secrecy(edition: Edition) -> Sequence[FigureExhibit]:
    """Return the information counted by group and protection."""
    held = [one for one in edition.model.all(Information) if one.status is not Status.RETIRED]
    personal = sum(one.is_personal for one in held)

    def say(figures: Figures) -> str:
        levels = ", ".join(f"{sum(one.values)} {one.name.lower()}" for one in figures.series)
        return (
            f"Có {total(figures)} đối tượng thông tin được phân loại bảo vệ: {levels}; {personal} đối tượng có dữ liệu "
            "cá nhân ({ref})."
        )

    return chart(count_secrecy(edition.model), say)


def list_information(edition: Edition) -> TableExhibit:
    """Return the objects of information by group: where each has its origin, what it says and how it is protected."""
    held = [one for one in edition.model.all(Information) if one.status is not Status.RETIRED]
    groups = sorted({one.category or "" for one in held}, key=lambda one: (not one, collation_key(one)))
    return TableExhibit(
        code="information",
        lead="Nguồn gốc, thuộc tính chính và phân loại bảo vệ của từng đối tượng thông tin được nêu tại {ref}; mỗi "
        "đối tượng có một cơ sở dữ liệu là nguồn gốc.",
        title="Đối tượng thông tin và phân loại bảo vệ",
        columns=(
            NUMBER,
            Column("Đối tượng thông tin", 21, field="name"),
            Column("Nguồn gốc", 24),
            Column("Thuộc tính chính", 28),
            Column("Dữ liệu cá nhân", 11, Align.CENTRE),
            Column("Phân loại", 11, Align.CENTRE),
        ),
        rows=group_rows(
            (
                group or _UNSORTED,
                [_row_of_information(one, edition) for one in held if (one.category or "") == group],
            )
            for group in groups
        ),
        source="model/information/",
        optional=True,
    )


def _row_of_information(one: Information, edition: Edition) -> Row:
    cells = (
        tidy(one.name),
        edition.name(Database, one.origin),
        "; ".join(tidy(attribute) for attribute in one.attributes) or NOTHING,
        "Có" if one.is_personal else "Không",
        LABELS[Secrecy][one.secrecy] if one.secrecy else NOTHING,
    )
    return Row(cells, subject=one.id)


def list_contracts(edition: Edition) -> TableExhibit:
    """Return the data contracts; personal items carry an asterisk."""
    return TableExhibit(
        code="contracts",
        lead="Nội dung dữ liệu của từng hợp đồng dữ liệu được nêu tại {ref}; dấu (*) chỉ trường dữ liệu cá nhân.",
        title="Hợp đồng dữ liệu",
        columns=(
            NUMBER,
            Column("Hợp đồng dữ liệu", 26, field="name"),
            Column("Phiên bản", 10, Align.CENTRE, field="version"),
            Column("Trường dữ liệu", 37),
            Column("Căn cứ pháp lý", 22),
        ),
        rows=number_rows(_row_of_contract(one, edition) for one in edition.model.all(Contract)),
        source="model/contract/",
    )


def _row_of_contract(contract: Contract, edition: Edition) -> Row:
    fields = (tidy(field.label) + (" (*)" if field.personal else "") for field in contract.fields)
    cells = (
        tidy(contract.name),
        tidy(contract.version),
        "; ".join(fields) or NOTHING,
        edition.cite(contract.legal_basis),
    )
    return Row(cells, subject=contract.id)


def list_flows(edition: Edition) -> TableExhibit:
    """Return every declared flow with its ends, its way and what it carries; very many are told service by service."""
    flows = edition.model.all(Flow)
    if len(flows) > _FLOWS_ONE_BY_ONE:
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
        rows=number_rows(_row_of_flow(flow, edition) for flow in flows),
        source=_FLOWS,
        landscape=True,
    )


def _list_flows_by_service(edition: Edition) -> TableExhibit:
    flows = edition.model.all(Flow)
    used: dict[str | None, list[Flow]] = {}
    for flow in flows:
        used.setdefault(flow.via, []).append(flow)
    rows = [_row_of_use(service, used.get(service.id, []), edition) for service in edition.model.all(Service)]
    direct = [_row_of_direct(flow, edition) for flow in used.get(None, [])]
    return TableExhibit(
        code="flows",
        lead=f"Mô hình có {len(flows)} luồng trao đổi thông tin, dữ liệu, được nêu theo từng dịch vụ tại {{ref}}; từng "
        "luồng một có trong tập dữ liệu kèm theo Kiến trúc.",
        title="Các luồng trao đổi thông tin, dữ liệu theo dịch vụ",
        columns=(
            NUMBER,
            Column("Dịch vụ, hệ thống cung cấp; tần suất, lượt/ngày (dự kiến)", 25),
            Column("Hệ thống khai thác, theo cơ quan", 62),
            Column("Số luồng", 8, Align.CENTRE),
        ),
        rows=group_rows([("Qua dịch vụ trên LGSP", rows), ("Trực tiếp, không qua LGSP", direct)]),
        source=_FLOWS,
    )


def _row_of_use(service: Service, flows: Sequence[Flow], edition: Edition) -> Row:
    lines = [tidy(service.name), f"({edition.name(System, service.provider)})", *_say_rhythm(flows)]
    return Row(("\n".join(lines), _say_consumers(flows, edition), str(len(flows))), subject=service.id)


def _row_of_direct(flow: Flow, edition: Edition) -> Row:
    lines = [tidy(flow.name), f"({edition.name(System, flow.provider)})", *_say_rhythm([flow])]
    return Row(("\n".join(lines), _say_consumers([flow], edition), "1"), subject=flow.id)


def _say_rhythm(flows: Sequence[Flow]) -> list[str]:
    """Return how often, where that is said, and how many times a day; nothing without flows."""
    rhythms = dict.fromkeys(tidy(flow.rhythm) for flow in flows if flow.rhythm)
    volume = in_dong(sum(flow.daily_volume or 0 for flow in flows))
    return [*(["; ".join(rhythms)] if rhythms else []), f"{volume} lượt/ngày"] if flows else []


def _say_consumers(flows: Sequence[Flow], edition: Edition) -> str:
    """Return who consumes, a line an agency with its systems."""
    systems: dict[str, list[str]] = {}
    for flow in flows:
        systems.setdefault(tidy(edition.owner_of(flow.consumer).name), []).append(
            _say_consumer(flow, edition)
        )
    return itemise([f"{owner}: {'; '.join(named)}" for owner, named in sorted(systems.items())])


def _say_consumer(flow: Flow, edition: Edition) -> str:
    waits = flow.valid_from is not None and flow.valid_from > edition.on
    return edition.name(System, flow.consumer) + (f" (từ {on_day(flow.valid_from)})" if waits else "")


def _row_of_flow(flow: Flow, edition: Edition) -> Row:
    state = unless_in_use(flow.status)
    if not flow.is_alive(edition.on):
        state += f" (hiệu lực: {from_to(flow.valid_from, flow.valid_to).lower()})"
    volume = f"\n{in_dong(flow.daily_volume)} lượt/ngày (dự kiến)" if flow.daily_volume else ""
    way = f"Qua LGSP: {edition.name(Service, flow.via)}" if flow.via else "Trực tiếp, không qua LGSP"
    cells = (
        tidy(flow.name) + state,
        edition.name(System, flow.provider),
        edition.name(System, flow.consumer),
        way,
        "; ".join(tidy(item) for item in flow.information) or NOTHING,
        tidy(flow.rhythm) + volume,
    )
    return Row(cells, subject=flow.id)

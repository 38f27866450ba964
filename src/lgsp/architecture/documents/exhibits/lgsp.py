"""The platform (V.2): its components and services, who meets on it, the way to the centre, and on what terms."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from lgsp.architecture.documents.blocks import Align, Column, Row, Run
from lgsp.architecture.documents.edition import Edition
from lgsp.architecture.documents.wording import (
    NOTHING,
    in_dong,
    itemise,
    on_day,
    tidy,
    unless_in_use,
)
from lgsp.architecture.frameworks.intermediaries import list_intermediaries
from lgsp.architecture.frameworks.verification import say_verification
from lgsp.architecture.model.databases import Database
from lgsp.architecture.model.exchanges import Contract, Flow
from lgsp.architecture.model.labels import LABELS
from lgsp.architecture.model.norms import Standard
from lgsp.architecture.model.organisation import Agency
from lgsp.architecture.model.systems import Service, SharedKind, System
from lgsp.architecture.pictures.platform import (
    SERVICE_KINDS,
    crossing_pictures,
    hub_pictures,
    is_central,
    list_living_flows,
    name_service_kind,
    service_pictures,
)

from .exhibit import NUMBER, Exhibit, TableExhibit, WordsExhibit, group_rows, number_rows
from .scenes import show

_SERVICES = "model/service/"
_SYSTEMS = "model/system/"


def sum_up(edition: Edition) -> WordsExhibit:
    """Say in numbers what meets on the platform."""
    model = edition.model
    flows = list_living_flows(model)
    ends = {end for flow in flows for end in (flow.provider, flow.consumer)}
    crossing = sum(
        any(is_central(model.get(System, end), model) for end in (flow.provider, flow.consumer))
        for flow in flows
    )
    owners = {model.get(System, end).owner for end in ends}
    said = (
        f"Trên nền tảng có {len(model.all(Service))} dịch vụ; {len(ends)} hệ thống thông tin của {len(owners)} cơ quan "
        f"trao đổi với nhau bằng {len(flows)} luồng đã khai báo, trong đó {crossing} luồng với hệ thống của trung ương."
    )
    return WordsExhibit("platform-sums", ((Run(said),),) if flows else ())


def list_shared_services(edition: Edition) -> TableExhibit:
    """Return the services every application should use instead of making its own."""
    services = {one.shared_kind: one for one in edition.model.all(Service) if one.shared_kind}
    users = Counter(flow.via for flow in list_living_flows(edition.model))
    return TableExhibit(
        code="shared-services",
        lead="Dịch vụ dùng chung, mọi ứng dụng gọi thay vì làm riêng, được nêu tại {ref}.",
        title="Dịch vụ dùng chung trên nền tảng",
        columns=(
            NUMBER,
            Column("Loại", 15),
            Column("Dịch vụ", 20, field="name"),
            Column("Nội dung", 25, field="description"),
            Column("Hệ thống, cơ quan cung cấp", 24),
            Column("Luồng sử dụng", 11, Align.CENTRE),
        ),
        rows=number_rows(
            _row_of_shared(kind, services[kind], users[services[kind].id], edition)
            for kind in SharedKind
            if kind in services
        ),
        source=f"{_SERVICES} (trường shared_kind)",
        optional=True,
    )


def _row_of_shared(kind: SharedKind, service: Service, users: int, edition: Edition) -> Row:
    return Row(
        (
            LABELS[SharedKind][kind],
            tidy(service.name),
            tidy(service.description),
            f"{edition.name(System, service.provider)}\n{tidy(edition.owner_of(service.provider).name)}",
            str(users),
        ),
        subject=service.id,
    )


def draw_services(edition: Edition) -> Sequence[Exhibit]:
    """Return the pictures of the services by kind."""
    return show(
        service_pictures(edition.model),
        "Các dịch vụ trên nền tảng, xếp theo loại và cơ quan cung cấp, được thể hiện từ {ref}.",
    )


def list_services(edition: Edition) -> TableExhibit:
    """Return the services on the platform, by kind."""
    services = edition.model.all(Service)
    return TableExhibit(
        code="services",
        lead="Các dịch vụ được cung cấp trên nền tảng được nêu tại {ref}.",
        title="Danh mục dịch vụ trên LGSP",
        columns=(
            NUMBER,
            Column("Dịch vụ", 21, field="name"),
            Column("Mã dịch vụ, giao thức", 15),
            Column("Hệ thống, cơ quan cung cấp", 23),
            Column("Cơ sở dữ liệu", 17),
            Column("Tiêu chuẩn", 19),
        ),
        rows=group_rows(
            (
                kind,
                [
                    _row_of_service(one, edition)
                    for one in services
                    if name_service_kind(one, edition.model) == kind
                ],
            )
            for kind in SERVICE_KINDS
        ),
        source=_SERVICES,
        landscape=True,
    )


def _row_of_service(service: Service, edition: Edition) -> Row:
    standards = (edition.model.get(Standard, standard).symbol for standard in service.standards)
    return Row(
        (
            f"{tidy(service.name)}{unless_in_use(service.status)}",
            f"{service.code}\n{tidy(service.protocol)}, phiên bản {tidy(service.version)}",
            f"{edition.name(System, service.provider)}\n{tidy(edition.owner_of(service.provider).name)}",
            edition.name(Database, service.database),
            "; ".join(tidy(symbol) for symbol in standards) or NOTHING,
        ),
        subject=service.id,
    )


def draw_connections(edition: Edition) -> Sequence[Exhibit]:
    """Return the pictures of who meets on the platform inside the province, and of the way to the centre."""
    inside = show(
        hub_pictures(edition.model),
        "Kết nối trong tỉnh được thể hiện từ {ref}: mỗi dịch vụ đứng giữa cơ quan cung cấp và các cơ quan khai thác; "
        "hệ thống của từng cơ quan nêu tại {connections}.",
    )
    outside = show(
        crossing_pictures(edition.model),
        "Kết nối với hệ thống ngoài tỉnh, và hệ thống trung gian mà kết nối đi qua, được thể hiện từ {ref}.",
    )
    return *inside, *outside


def list_intermediary_uses(edition: Edition) -> TableExhibit:
    """Return the intermediaries the law names between a province and the centre, with what runs through each."""
    flows = Counter(flow.channel.value for flow in edition.model.all(Flow) if flow.channel)
    return TableExhibit(
        code="intermediaries",
        lead="Hệ thống trung gian giữa tỉnh và trung ương, căn cứ và số luồng của tỉnh đi qua được nêu tại {ref}; lời "
        "gọi tới trung ương đi qua LGSP rồi tới hệ thống trung gian, ứng dụng của tỉnh không nối thẳng.",
        title="Hệ thống trung gian kết nối với trung ương",
        columns=(
            NUMBER,
            Column("Hệ thống trung gian", 27),
            Column("Căn cứ", 26),
            Column("Từ ngày", 13, Align.CENTRE),
            Column("Số luồng", 9, Align.CENTRE),
            Column("Kiểm chứng", 20),
        ),
        rows=number_rows(
            (
                one.name,
                itemise(list(one.basis)),
                on_day(one.valid_from),
                str(flows[one.channel]),
                say_verification(one.verification),
            )
            for one in list_intermediaries(date.max)
        ),
        source="model/flow/",
    )


def list_terms(edition: Edition) -> TableExhibit:
    """Return on what terms each service is used: purpose, ground, service level, and the personal data in it."""
    counts = Counter(flow.via for flow in list_living_flows(edition.model))
    groups: dict[str, list[Row]] = {}
    for service in edition.model.all(Service):
        contract = edition.model.find(Contract, service.contract) if service.contract else None
        row = _row_of_terms(service, contract, counts[service.id], edition)
        groups.setdefault(_say_terms(contract), []).append(row)
    return TableExhibit(
        code="terms",
        lead="Quy tắc khai thác: chỉ hệ thống có thỏa thuận còn hiệu lực mới gọi được dịch vụ, đúng mục đích và đúng "
        "trường dữ liệu đã khai báo; mỗi lượt gọi có bằng chứng. Mục đích, mức dịch vụ, căn cứ và trường dữ liệu cá "
        "nhân của từng dịch vụ được nêu tại {ref}.",
        title="Điều kiện khai thác từng dịch vụ",
        columns=(
            NUMBER,
            Column("Dịch vụ", 24, field="name"),
            Column("Mức dịch vụ", 22, field="service_level"),
            Column("Trường dữ liệu cá nhân", 20),
            Column("Căn cứ", 18),
            Column("Số thỏa thuận", 11, Align.CENTRE),
        ),
        rows=group_rows(groups.items()),
        source=_SERVICES,
    )


def _say_terms(contract: Contract | None) -> str:
    """Say what the contract binds its users to; services on equal terms stand together."""
    if contract is None:
        return "Chưa có hợp đồng dữ liệu"
    terms = [("Mục đích", contract.purpose), ("Thời hạn lưu giữ", contract.retention)]
    return "\n".join(f"{name}: {tidy(text)}" for name, text in terms if text) or "Theo hợp đồng dữ liệu"


def _row_of_terms(service: Service, contract: Contract | None, count: int, edition: Edition) -> Row:
    fields = contract.fields if contract else ()
    personal = "; ".join(tidy(field.label) for field in fields if field.personal)
    return Row(
        (
            tidy(service.name),
            tidy(service.service_level),
            personal or "Không có",
            edition.cite(contract.legal_basis if contract else ()),
            str(count),
        ),
        subject=service.id,
    )


def list_connections(edition: Edition) -> TableExhibit:
    """Return the systems that meet on the platform, inside the province and outside it."""
    flows = list_living_flows(edition.model)
    given = Counter(flow.provider for flow in flows)
    used = Counter(flow.consumer for flow in flows)
    joined = [
        system
        for system in edition.model.all(System)
        if system.subsystem or given[system.id] or used[system.id]
    ]
    return TableExhibit(
        code="connections",
        lead="Sự kết nối của các hệ thống thông tin trong và ngoài tỉnh với nền tảng được nêu tại {ref}.",
        title="Các hệ thống thông tin kết nối qua LGSP",
        columns=(
            NUMBER,
            Column("Hệ thống thông tin", 27, field="name"),
            Column("Cơ quan chủ quản", 21),
            Column("Mã trên LGSP", 29, field="subsystem"),
            Column("Luồng cung cấp", 9, Align.CENTRE),
            Column("Luồng khai thác", 9, Align.CENTRE),
        ),
        rows=group_rows(
            (
                name,
                [
                    Row(
                        (
                            tidy(one.name),
                            edition.name(Agency, one.owner),
                            one.subsystem or NOTHING,
                            in_dong(given[one.id]),
                            in_dong(used[one.id]),
                        ),
                        subject=one.id,
                    )
                    for one in joined
                    if is_central(one, edition.model) is outside
                ],
            )
            for name, outside in (("Trong tỉnh", False), ("Ngoài tỉnh", True))
        ),
        source=_SYSTEMS,
    )

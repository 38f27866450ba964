"""Rules on what a flow carries: no more than agreed, to nobody less protected, and from the source itself."""

from collections.abc import Iterator, Mapping
from datetime import date

from lgsp.architecture.conformance.rules import Basis, Gate, Severity, outline, rule
from lgsp.architecture.conformance.verdicts import Judgement, broken, cannot_tell, holds, not_applicable
from lgsp.architecture.model.databases import Database
from lgsp.architecture.model.entities import Entity
from lgsp.architecture.model.exchanges import Contract, Flow, Information
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.systems import Service, System, SystemKind

from .filled import find_awaited, judge_awaited, judge_filled, name
from .periods import is_over
from .threads import external_ids

_DECREE_278 = Basis("Nghị định 278/2025/NĐ-CP (chia sẻ đúng mục đích, đúng phạm vi)", "secondary")
_DECREE_331 = Basis("Nghị định 331/2026/NĐ-CP, Điều 8 (cấp độ theo tiêu chí cao nhất)", "secondary")


@rule(
    code="FLW405",
    title="Trường dữ liệu được khai thác nằm trong hợp đồng dữ liệu",
    severity=Severity.WARNING,
    gate=Gate.APPRAISE,
    basis=(outline("IV.4"), _DECREE_278),
    needs=("flow.attributes", "flow.contract", "service.contract", "contract.fields"),
    why="Chỉ được lấy những gì đã thỏa thuận cho mục đích đó. Trường nằm ngoài hợp đồng là lấy quá mức cần "
    "thiết, và bên cung cấp không có căn cứ để đưa.",
    example="""
        # model/flow/dat-dai-ho-tich.yaml
        id: dat-dai-ho-tich
        name: Đất đai tra cứu hộ tịch
        provider: ho-tich
        consumer: dat-dai
        via: tra-cuu-ho-tich
        contract: hop-dong-ho-tich
        purpose: Xác minh quan hệ hôn nhân khi chuyển nhượng
        attributes: [hoTen, tonGiao]
        """,
    remedy="Bỏ trường thừa khỏi attributes, hoặc bổ sung vào fields của hợp đồng cùng căn cứ pháp lý.",
)
def within_the_contract(model: Model, on: date) -> Iterator[Judgement]:
    """Judge every flow that is not over."""
    for flow in model.all(Flow):
        service = model.find(Service, flow.via or "")
        contract = model.find(Contract, flow.contract or (service.contract if service else None) or "")
        if is_over(flow, on) or "attributes" in flow.not_applicable:
            yield not_applicable(flow)
        elif not flow.attributes:
            yield _judge_unsaid(model, flow, "attributes", on)
        elif contract is None or not contract.fields:
            message = f"Luồng “{flow.name}” chưa có hợp đồng liệt kê trường dữ liệu để so."
            yield cannot_tell(flow, model.place(contract or flow), message)
        else:
            yield _judge_attributes(model, flow, contract)


def _judge_attributes(model: Model, flow: Flow, contract: Contract) -> Judgement:
    agreed = {field.name for field in contract.fields}
    beyond = [attribute for attribute in flow.attributes if attribute not in agreed]
    if not beyond:
        return holds(flow)
    message = f"Luồng “{flow.name}” lấy {', '.join(beyond)}, không có trong hợp đồng “{contract.name}”."
    return broken(flow, model.place(flow, "attributes", flow.attributes.index(beyond[0])), message)


def _judge_unsaid(model: Model, entity: Entity, field: str, on: date) -> Judgement:
    awaited = find_awaited(entity, field, on)
    if awaited:
        return judge_awaited(model, entity, [awaited])
    message = f"{entity.title} “{entity.name}” chưa ghi {name(entity, field)}."
    return cannot_tell(entity, model.place(entity), message)


@rule(
    code="FLW406",
    title="Hệ thống nhận dữ liệu có cấp độ an toàn không thấp hơn dữ liệu",
    severity=Severity.ERROR,
    gate=Gate.EDIT,
    basis=(outline("IV.4"), _DECREE_331),
    needs=("system.security_level", "database.security_level", "service.database", "information.origin"),
    why="Dữ liệu được bảo vệ ở cấp 3 mà chảy sang hệ thống cấp 2 thì thực ra chỉ còn được bảo vệ ở cấp 2: nơi yếu nhất "
    "quyết định.",
    example="""
        # model/system/cong-du-lieu.yaml
        id: cong-du-lieu
        name: Cổng dữ liệu
        owner: van-phong
        security_level: 2
        # model/flow/cong-du-lieu-ho-tich.yaml
        id: cong-du-lieu-ho-tich
        name: Cổng dữ liệu lấy dữ liệu hộ tịch
        provider: ho-tich
        consumer: cong-du-lieu
        via: tra-cuu-ho-tich
        contract: hop-dong-ho-tich
        purpose: Công bố số liệu
        objects: [su-kien-ho-tich]
        """,
    remedy="Nâng cấp độ của hệ thống nhận, hoặc chỉ đưa phần dữ liệu ở cấp độ thấp hơn (tách thành dịch vụ khác).",
)
def receiver_protected(model: Model, on: date) -> Iterator[Judgement]:
    """
    Judge every flow that is not over; what a central body receives is protected by that body.

    The data are as high as the highest database they come from. Where no database says so, the provider's own level is
    the most they can be.
    """
    external = external_ids(model)
    for flow in model.all(Flow):
        consumer = model.get(System, flow.consumer)
        if is_over(flow, on) or flow.consumer in external:
            yield not_applicable(flow)
        elif consumer.security_level is None:
            found = _judge_unsaid(model, consumer, "security_level", on)
            yield cannot_tell(flow, found.place or model.place(consumer), found.message)
        else:
            yield _judge_level(model, flow, consumer, consumer.security_level)


def _judge_level(model: Model, flow: Flow, consumer: System, level: int) -> Judgement:
    databases = _list_databases(model, flow)
    higher = [one for one in databases if one.security_level is not None and one.security_level > level]
    if higher:
        source = max(higher, key=lambda one: (one.security_level or 0, one.id))
        message = (
            f"Luồng “{flow.name}” đưa dữ liệu cấp độ {source.security_level} (“{source.name}”) "
            f"sang “{consumer.name}” cấp độ {level}."
        )
        return broken(flow, model.place(flow, "consumer"), message)
    if databases and all(one.security_level is not None for one in databases):
        return holds(flow)
    provider = model.get(System, flow.provider)
    if provider.security_level is not None and provider.security_level <= level:
        return holds(flow)
    message = f"Không rõ cấp độ của dữ liệu mà luồng “{flow.name}” lấy từ “{provider.name}”."
    return cannot_tell(flow, model.place(flow), message)


def _list_databases(model: Model, flow: Flow) -> list[Database]:
    service = model.find(Service, flow.via or "")
    origins = [model.get(Information, one).origin for one in flow.objects]
    named = dict.fromkeys([*(origins), service.database if service else None])
    return [model.get(Database, one) for one in named if one]


@rule(
    code="FLW407",
    title="Dữ liệu được lấy từ nguồn, không lấy lại bản sao của bên thứ ba",
    severity=Severity.WARNING,
    gate=Gate.PUBLISH,
    basis=(outline("IV.4"),),
    needs=("flow.objects", "information.origin", "database.system", "system.system_kind"),
    why="Bản sao của bản sao thì cũ mà không ai biết cũ đến đâu; sửa ở nguồn không đến được người dùng cuối. "
    "Nền tảng chỉ chuyển tiếp (LGSP, NDXP) không tính là bản sao.",
    example="""
        # model/flow/dat-dai-mot-cua.yaml
        id: dat-dai-mot-cua
        name: Đất đai lấy dữ liệu hộ tịch ở hệ thống một cửa
        provider: mot-cua
        consumer: dat-dai
        contract: hop-dong-ho-tich
        purpose: Xác minh quan hệ hôn nhân khi chuyển nhượng
        objects: [su-kien-ho-tich]
        """,
    remedy="Lấy qua dịch vụ của hệ thống quản lý cơ sở dữ liệu gốc; nếu bên kia thật sự là nguồn, sửa origin của đối "
    "tượng thông tin.",
)
def taken_from_the_source(model: Model, on: date) -> Iterator[Judgement]:
    """Judge every flow that is not over, by each thing it is about."""
    receivers = _list_receivers(model, on)
    for flow in model.all(Flow):
        provider = model.get(System, flow.provider)
        if is_over(flow, on) or "objects" in flow.not_applicable:
            yield not_applicable(flow)
        elif not flow.objects:
            yield _judge_unsaid(model, flow, "objects", on)
        elif provider.system_kind is SystemKind.PLATFORM or provider.national_platform:
            yield holds(flow)
        else:
            for position, information in enumerate(flow.objects):
                yield _judge_source(model, flow, position, (information, flow.provider) in receivers)


def _list_receivers(model: Model, on: date) -> Mapping[tuple[str, str], Flow]:
    """Return which system receives what, by a flow that is not over."""
    return {
        (information, flow.consumer): flow
        for flow in model.all(Flow)
        if not is_over(flow, on)
        for information in flow.objects
    }


def _judge_source(model: Model, flow: Flow, position: int, receives: bool) -> Judgement:
    information = model.get(Information, flow.objects[position])
    origin = model.find(Database, information.origin or "")
    if origin is not None and origin.system == flow.provider:
        return holds(flow)
    provider = model.get(System, flow.provider)
    if origin is None or origin.system is None:
        lacking = "nguồn gốc" if origin is None else f"hệ thống quản lý “{origin.name}”"
        message = f"Chưa ghi {lacking} của “{information.name}”, nên không rõ “{provider.name}” có phải là nguồn không."
        return cannot_tell(flow, model.place(origin or information), message)
    place = model.place(flow, "objects", position)
    source = model.get(System, origin.system).name
    if receives:
        message = f"“{provider.name}” đưa lại “{information.name}” nhận từ nơi khác; nguồn là “{source}”."
        return broken(flow, place, message)
    message = f"“{provider.name}” đưa “{information.name}” mà không rõ lấy từ đâu; nguồn là “{source}”."
    return cannot_tell(flow, place, message)


@rule(
    code="FLW408",
    title="Luồng ghi lưu lượng, tần suất, mức dịch vụ và đầu mối",
    severity=Severity.WARNING,
    gate=Gate.PUBLISH,
    basis=(outline("V.2"),),
    needs=(
        "flow.daily_volume",
        "flow.rhythm",
        "flow.latency_ms",
        "flow.service_level",
        "flow.coordination_contact",
    ),
    why="LGSP được tính công suất từ các con số này, và khi vận hành chúng là mốc để biết lưu lượng có bất "
    "thường không. Mức dịch vụ ghi ở dịch vụ cũng được; đầu mối kỹ thuật của hệ thống cung cấp cũng được.",
    example="""
        # model/flow/dat-dai-ho-tich.yaml
        id: dat-dai-ho-tich
        name: Đất đai tra cứu hộ tịch
        provider: ho-tich
        consumer: dat-dai
        via: tra-cuu-ho-tich
        contract: hop-dong-ho-tich
        purpose: Xác minh quan hệ hôn nhân khi chuyển nhượng
        rhythm: Tức thời
        """,
    remedy="Ghi daily_volume, rhythm, service_level (hoặc latency_ms) và coordination_contact.",
)
def operation_foreseen(model: Model, on: date) -> Iterator[Judgement]:
    """Judge every flow that is not over."""
    for flow in model.all(Flow):
        if is_over(flow, on):
            yield not_applicable(flow)
            continue
        fields = ["daily_volume", "rhythm"]
        service = model.find(Service, flow.via or "")
        if flow.latency_ms is None and not (service and service.service_level):
            fields.append("service_level")
        if not model.get(System, flow.provider).technical_contact:
            fields.append("coordination_contact")
        yield judge_filled(model, flow, fields, on=on)

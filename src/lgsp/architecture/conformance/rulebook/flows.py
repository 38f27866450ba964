"""Rules on declared exchanges between systems."""

from collections.abc import Iterator
from datetime import date

from lgsp.architecture.conformance.rules import Basis, Gate, Severity, outline, rule
from lgsp.architecture.conformance.verdicts import Judgement, broken, cannot_tell, holds, not_applicable
from lgsp.architecture.model.exchanges import Channel, Contract, Flow
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.organisation import Agency
from lgsp.architecture.model.systems import Service, System

from .periods import Period, is_over, is_undated

_DECREE_278 = Basis(
    "Nghị định 278/2025/NĐ-CP, Điều 4 khoản 2 (kết nối bắt buộc thực hiện qua nền tảng)", "secondary"
)


_PLATFORMS = (Channel.NDXP, Channel.NDOP, Channel.LGSP, Channel.LDOP)


@rule(
    code="FLW401",
    title="Trao đổi giữa các cơ quan đi qua LGSP, không nối thẳng",
    severity=Severity.ERROR,
    gate=Gate.EDIT,
    basis=(outline("IV.4", "V.2"), _DECREE_278),
    needs=("flow.via", "flow.channel", "system.owner", "service.provider"),
    why="Nối thẳng từng đôi hệ thống thì mỗi cơ quan phải làm và giữ nhiều kết nối, không có thỏa thuận "
    "chung, không có bằng chứng ai đã lấy gì; LGSP sinh ra để thay điều đó. Kết nối với hệ thống quốc "
    "gia cũng đi qua nền tảng.",
    example="""
        # model/flow/dat-dai-ho-tich.yaml
        id: dat-dai-ho-tich
        name: Đất đai đọc thẳng dữ liệu hộ tịch
        provider: ho-tich
        consumer: dat-dai
        contract: hop-dong-ho-tich
        purpose: Xác minh quan hệ hôn nhân khi chuyển nhượng
        """,
    remedy="Đưa dịch vụ của hệ thống cung cấp lên LGSP rồi ghi mã dịch vụ vào trường via; hoặc ghi ngày chấm "
    "dứt kết nối.",
)
def exchanged_on_the_platform(model: Model, on: date) -> Iterator[Judgement]:
    """Judge every flow that is not over and crosses from one owner agency to another."""
    for flow in model.all(Flow):
        provider, consumer = model.get(System, flow.provider), model.get(System, flow.consumer)
        if is_over(flow, on) or provider.owner == consumer.owner:
            yield not_applicable(flow)
        elif flow.via is None and flow.channel in _PLATFORMS:
            message = (
                f"Luồng “{flow.name}” ghi đi qua {flow.channel.upper()} nhưng chưa nêu dịch vụ nào ở via."
            )
            yield cannot_tell(flow, model.place(flow, "channel"), message)
        elif flow.via is None:
            owners = [model.get(Agency, system.owner).name for system in (consumer, provider)]
            message = f"“{consumer.name}” ({owners[0]}) nối thẳng tới “{provider.name}” ({owners[1]}), không qua LGSP."
            yield broken(flow, model.place(flow, "via"), message)
        elif (service := model.get(Service, flow.via)).provider != flow.provider:
            other = model.get(System, service.provider).name
            message = (
                f"Dịch vụ “{service.name}” do “{other}” cung cấp, không phải “{provider.name}” như khai báo."
            )
            yield cannot_tell(flow, model.place(flow, "via"), message)
        else:
            yield holds(flow)


@rule(
    code="FLW402",
    title="Luồng trao đổi có hợp đồng dữ liệu",
    severity=Severity.ERROR,
    gate=Gate.PUBLISH,
    basis=(outline("IV.4"),),
    needs=(
        "flow.contract",
        "service.contract",
        "contract.fields",
        "contract.schema_file",
        "contract.legal_basis",
    ),
    why="Không ghi trao đổi những trường nào, trên căn cứ nào thì không thể nói thực tế đúng hay sai với "
    "khai báo, cũng không kiểm tra được việc lấy quá mức cần thiết.",
    example="""
        # model/service/tra-cuu-gia-dat.yaml
        id: tra-cuu-gia-dat
        name: Tra cứu giá đất
        provider: dat-dai
        code: gia-dat
        standards: [utf-8]
        # model/flow/mot-cua-gia-dat.yaml
        id: mot-cua-gia-dat
        name: Một cửa tra cứu giá đất
        provider: dat-dai
        consumer: mot-cua
        via: tra-cuu-gia-dat
        purpose: Kiểm tra thửa đất trong hồ sơ
        """,
    remedy="Ghi mã hợp đồng dữ liệu ở trường contract của luồng, hoặc của dịch vụ mà luồng đi qua.",
)
def contract_present(model: Model, on: date) -> Iterator[Judgement]:
    """Judge every flow that is not over; a flow without its own contract has that of its service."""
    for flow in model.all(Flow):
        service = model.find(Service, flow.via or "")
        named = flow.contract or (service.contract if service else None)
        contract = model.find(Contract, named or "")
        if is_over(flow, on):
            yield not_applicable(flow)
        elif contract is None:
            yield broken(flow, model.place(flow), f"Luồng “{flow.name}” chưa có hợp đồng dữ liệu.")
        elif not contract.fields and contract.schema_file is None:
            message = f"Hợp đồng “{contract.name}” chưa liệt kê trường dữ liệu nào."
            yield cannot_tell(flow, model.place(contract), message)
        elif not (contract.legal_basis or flow.legal_basis):
            message = f"Cả luồng “{flow.name}” và hợp đồng “{contract.name}” đều chưa ghi căn cứ pháp lý."
            yield cannot_tell(flow, model.place(flow), message)
        else:
            yield holds(flow)


@rule(
    code="FLW403",
    title="Hai đầu và dịch vụ của luồng còn hiệu lực suốt thời gian của luồng",
    severity=Severity.ERROR,
    gate=Gate.EDIT,
    basis=(outline("IV.4", "V.8"),),
    needs=("flow.valid_from", "flow.valid_to", "system.valid_from", "system.valid_to", "service.valid_to"),
    spans_time=True,
    why="Lộ trình có ngày tháng: một luồng bắt đầu trước khi hệ thống cung cấp vận hành, hoặc kéo dài sau "
    "khi hệ thống đó dừng, là kế hoạch không thể thực hiện.",
    example="""
        # model/system/mot-cua-cu.yaml
        id: mot-cua-cu
        name: Phần mềm một cửa thế hệ trước
        owner: van-phong
        status: phasing-out
        valid_to: 2026-12-31
        # model/flow/mot-cua-cu-ho-tich.yaml
        id: mot-cua-cu-ho-tich
        name: Phần mềm một cửa thế hệ trước tra cứu hộ tịch
        valid_from: 2026-01-01
        provider: ho-tich
        consumer: mot-cua-cu
        via: tra-cuu-ho-tich
        contract: hop-dong-ho-tich
        purpose: Tra cứu hộ tịch
        """,
    remedy="Sửa ngày của luồng cho nằm trong thời gian hiệu lực của hai hệ thống và dịch vụ, hoặc sửa ngày của "
    "bên kia.",
)
def both_ends_alive(model: Model, on: date) -> Iterator[Judgement]:
    """Judge every flow that is not over against its two systems and its service; one without a beginning runs today."""
    for flow in model.all(Flow):
        if is_over(flow, on):
            yield not_applicable(flow)
            continue
        ends = [model.get(System, flow.consumer), model.get(System, flow.provider)]
        others = [*ends, model.get(Service, flow.via)] if flow.via else ends
        period = Period.of(flow).since(on)
        gaps = [(other, gap) for other in others if (gap := period.gap_in(Period.of(other)))]
        undated = [other for other in others if is_undated(other)]
        if gaps:
            for other, gap in gaps:
                message = f"So với “{other.name}”, luồng “{flow.name}” {gap.told}."
                yield broken(flow, model.place(flow, gap.field), message)
        elif undated and not is_undated(flow):
            other = undated[0]
            message = (
                f"“{other.name}” đã ngừng hoặc chưa vận hành mà không ghi ngày, nên không so được với luồng."
            )
            yield cannot_tell(flow, model.place(other, "status"), message)
        else:
            yield holds(flow)

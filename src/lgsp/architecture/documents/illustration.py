"""One declared flow followed step by step through the platform (V.6)."""

from lgsp.architecture.model.entities import Status
from lgsp.architecture.model.exchanges import Contract, Flow
from lgsp.architecture.model.systems import Service, System
from lgsp.kernel.identifiers import SubsystemId

from .blocks import Run, Runs
from .edition import Edition
from .exhibits import StepsExhibit
from .wording import from_to, tidy

_MEMBER_CLASS = "GOV"


def illustrate(edition: Edition) -> StepsExhibit:
    """Follow the busiest flow between two of the province's own systems on the platform."""
    flow = _choose(edition)
    return StepsExhibit(
        code="illustration",
        lead=_introduce(flow) if flow else "",
        steps=tuple(_runs(*step) for step in _list_steps(flow, edition)) if flow else (),
        source="một luồng trong model/flow/ đi qua dịch vụ LGSP, hai hệ thống đầu cuối có mã trên LGSP",
    )


def _introduce(flow: Flow) -> str:
    return (
        f"Minh họa bằng một luồng trong mô hình: {tidy(flow.name)}. Mục đích: {tidy(flow.purpose)}. "
        "Trình tự trao đổi trên nền tảng gồm các bước sau."
    )


def _choose(edition: Edition) -> Flow | None:
    able = [
        flow
        for flow in edition.model.all(Flow)
        if flow.via and flow.status is Status.IN_USE and flow.is_alive(edition.on)
        if all(_is_joined(edition.model.get(System, end)) for end in (flow.consumer, flow.provider))
    ]
    return max(able, key=lambda flow: (flow.daily_volume or 0, flow.id), default=None)


def _is_joined(system: System) -> bool:
    """Say whether the system is the province's own and stands on the platform."""
    return system.subsystem is not None and system.national_platform is None


def _list_steps(flow: Flow, edition: Edition) -> list[tuple[str, str]]:
    consumer, provider = edition.model.get(System, flow.consumer), edition.model.get(System, flow.provider)
    service = edition.model.get(Service, flow.via or "")
    caller, called = _address(consumer, edition), _address(provider, edition).service(service.code)
    return [
        (
            "Xác thực. ",
            f"{tidy(consumer.name)} ({tidy(edition.owner_of(flow.consumer).name)}) dùng thông tin truy cập được cấp để "
            "lấy thẻ truy cập của LGSP.",
        ),
        (
            "Gửi yêu cầu. ",
            f"Hệ thống gọi dịch vụ “{tidy(service.name)}” tại địa chỉ /r1/{called}, khai tên mình là {caller}.",
        ),
        (
            "Kiểm tra quyền. ",
            f"LGSP đối chiếu thỏa thuận khai thác {flow.id} (hiệu lực: "
            f"{from_to(flow.valid_from, flow.valid_to).lower()}); không có thỏa thuận thì từ chối và ghi lại.",
        ),
        (
            "Ghi nhận và chuyển tiếp. ",
            "LGSP ghi bằng chứng về yêu cầu, không lưu nội dung, rồi mới chuyển yêu cầu tới "
            f"{tidy(provider.name)} của {tidy(edition.owner_of(flow.provider).name)}.",
        ),
        ("Trả lời. ", f"{tidy(provider.name)} trả về: {_say_content(flow, edition)}."),
        (
            "Ghi nhận và giao kết quả. ",
            f"LGSP ghi bằng chứng về câu trả lời, gửi câu trả lời kèm biên nhận cho {tidy(consumer.name)}; "
            "biên nhận cho phép kiểm chứng về sau mà không cần tin vào bên nào.",
        ),
    ]


def _address(system: System, edition: Edition) -> SubsystemId:
    province = edition.model.province
    code = edition.owner_of(system.id).code
    return SubsystemId(province.xroad_instance, _MEMBER_CLASS, code, system.subsystem or "")


def _say_content(flow: Flow, edition: Edition) -> str:
    contract = edition.model.find(Contract, flow.contract) if flow.contract else None
    fields = ", ".join(tidy(field.label) for field in contract.fields) if contract else ""
    told = ", ".join(tidy(item) for item in flow.information)
    if contract and fields:
        return f"{fields} (theo {tidy(contract.name)}, phiên bản {tidy(contract.version)})"
    return told or "dữ liệu theo dịch vụ"


def _runs(name: str, text: str) -> Runs:
    return Run(name, bold=True), Run(text)

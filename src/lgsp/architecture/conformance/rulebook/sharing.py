"""Rules on shared services: where the platform offers one, applications do not make their own."""

from collections.abc import Iterator
from datetime import date

from lgsp.architecture.conformance.rules import Gate, Severity, outline, rule
from lgsp.architecture.conformance.verdicts import Judgement, broken, cannot_tell, holds, not_applicable
from lgsp.architecture.model.exchanges import Flow
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.systems import Service, SharedKind, System, SystemKind

from .answers import Answer, answer
from .ownership import is_own
from .periods import is_over

SHARED_NAMES = {
    SharedKind.SIGN_ON: "đăng nhập một lần",
    SharedKind.PAYMENT: "thanh toán",
    SharedKind.CATEGORIES: "danh mục dùng chung",
    SharedKind.DOSSIER_STATUS: "trạng thái hồ sơ",
    SharedKind.NOTIFICATION: "thông báo",
    SharedKind.SIGNATURE: "ký số",
    SharedKind.MAP: "bản đồ",
    SharedKind.DOCUMENT_EXCHANGE: "gửi nhận văn bản",
}
_PEOPLE_SIGN_IN = (SystemKind.APPLICATION, SystemKind.CHANNEL)


@rule(
    code="CMP506",
    title="Ứng dụng dùng dịch vụ dùng chung đã có trên nền tảng",
    severity=Severity.ERROR,
    gate=Gate.APPRAISE,
    basis=(outline("V.2", "V.6"),),
    needs=("system.uses", "service.shared_kind", "flow.via"),
    why="Nền tảng đã có dịch vụ dùng chung (đăng nhập, thanh toán, danh mục, trạng thái hồ sơ…) thì mỗi ứng dụng tự "
    "làm lại là trùng lặp. Đăng nhập một lần thì ứng dụng nào có người dùng cũng cần; các loại khác chỉ xét việc tự "
    "làm lại, vì mô hình không nói ứng dụng nào cần loại nào.",
    example="""
        # model/system/lich-cong-tac.yaml
        id: lich-cong-tac
        name: Lịch công tác
        owner: van-phong
        treatment: keep
        uses: [tra-cuu-ho-tich]
        # model/system/nen-tang-xac-thuc.yaml
        id: nen-tang-xac-thuc
        name: Nền tảng xác thực của tỉnh
        owner: van-phong
        system_kind: platform
        # model/service/dang-nhap.yaml
        id: dang-nhap
        name: Đăng nhập một lần
        provider: nen-tang-xac-thuc
        code: dang-nhap
        shared_kind: sign-on
        standards: [utf-8]
        """,
    remedy="Thêm mã dịch vụ dùng chung vào trường uses của hệ thống; hệ thống không có người dùng đăng nhập thì ghi "
    "uses ở not_applicable.",
)
def shared_services_used(model: Model, on: date) -> Iterator[Judgement]:
    """Judge every application and channel of the province against the shared services in force."""
    offered: dict[SharedKind, list[Service]] = {}
    for service in model.all(Service):
        if service.shared_kind is not None and not is_over(service, on):
            offered.setdefault(service.shared_kind, []).append(service)
    used = _list_used(model, on)
    for system in model.all(System):
        if is_over(system, on) or system.system_kind not in _PEOPLE_SIGN_IN or not is_own(model, system):
            yield not_applicable(system)
        elif made := _find_own_making(system, offered):
            shared = next(one for one in offered[made] if one.provider != system.id)
            message = (
                f"“{system.name}” tự cung cấp {SHARED_NAMES[made]}, trong khi đã có dịch vụ “{shared.name}”."
            )
            yield broken(system, model.place(system), message)
        else:
            yield _judge_sign_on(model, system, offered, used.get(system.id, set()))


def _list_used(model: Model, on: date) -> dict[str, set[str]]:
    used: dict[str, set[str]] = {}
    for system in model.all(System):
        used.setdefault(system.id, set()).update(system.uses)
    for flow in model.all(Flow):
        if flow.via is not None and not is_over(flow, on):
            used.setdefault(flow.consumer, set()).add(flow.via)
    return used


def _find_own_making(system: System, offered: dict[SharedKind, list[Service]]) -> SharedKind | None:
    for kind, services in offered.items():
        providers = {service.provider for service in services}
        if system.id in providers and len(providers) > 1:
            return kind
    return None


def _judge_sign_on(
    model: Model, system: System, offered: dict[SharedKind, list[Service]], used: set[str]
) -> Judgement:
    services = offered.get(SharedKind.SIGN_ON, [])
    if not services or any(service.provider == system.id for service in services):
        return not_applicable(system)
    if any(service.id in used for service in services):
        return holds(system)
    said = answer(system, "uses")
    if said is Answer.INAPPLICABLE:
        return not_applicable(system)
    place = model.place(system, "uses")
    if said is Answer.GIVEN:
        return broken(
            system, place, f"“{system.name}” không dùng dịch vụ “{services[0].name}” đã có trên nền tảng."
        )
    return cannot_tell(system, place, f"“{system.name}” chưa ghi dùng những dịch vụ dùng chung nào.")

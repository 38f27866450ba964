"""The rule on services: what consumers need in order to build on one, and to leave it in time."""

from collections.abc import Iterator
from datetime import date

from lgsp.architecture.conformance.rules import Gate, Severity, outline, rule
from lgsp.architecture.conformance.verdicts import Judgement, not_applicable
from lgsp.architecture.model.entities import Status
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.systems import Service

from .filled import judge_filled
from .periods import is_over
from .threads import external_ids


@rule(
    code="SVC451",
    title="Dịch vụ trên LGSP có mô tả giao diện và tiêu chuẩn; dịch vụ sắp dừng có dịch vụ thay và ngày dừng",
    severity=Severity.ERROR,
    gate=Gate.PUBLISH,
    basis=(outline("V.2"),),
    needs=(
        "service.interface",
        "service.standards",
        "service.status",
        "service.successor",
        "service.valid_to",
    ),
    why="Đơn vị khai thác lập kế hoạch theo danh mục dịch vụ: không có mô tả giao diện thì không xây dựng "
    "được, không biết ngày dừng và dịch vụ thay thì một sáng hệ thống của họ hỏng. Hệ thống cung cấp và phiên "
    "bản luôn có vì mô hình bắt buộc.",
    example="""
        # model/service/tra-cuu-quy-hoach.yaml
        id: tra-cuu-quy-hoach
        name: Tra cứu quy hoạch
        status: phasing-out
        provider: dat-dai
        code: quy-hoach
        interface: openapi/quy-hoach.yaml
        contract: hop-dong-dat-dai
        standards: [utf-8]
        """,
    remedy="Ghi interface và standards; với dịch vụ sắp dừng ghi thêm successor và valid_to (không có dịch vụ "
    "thay thì ghi successor vào not_applicable).",
)
def service_described(model: Model, on: date) -> Iterator[Judgement]:
    """Judge every service of the province that is not over; one only proposed has no interface yet."""
    external = external_ids(model)
    for service in model.all(Service):
        if is_over(service, on) or service.id in external or service.status is Status.PROPOSED:
            yield not_applicable(service)
        elif service.status is Status.PHASING_OUT:
            yield judge_filled(model, service, ("interface", "standards", "successor", "valid_to"), on=on)
        else:
            yield judge_filled(model, service, ("interface", "standards"), on=on)

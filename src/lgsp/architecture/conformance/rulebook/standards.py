"""Rules on technical standards."""

import re
from collections.abc import Iterator
from datetime import date

from lgsp.architecture.conformance.rules import Basis, Gate, Severity, outline, rule
from lgsp.architecture.conformance.verdicts import Judgement, broken, cannot_tell, holds, not_applicable
from lgsp.architecture.model.components import Component
from lgsp.architecture.model.entities import Status
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.norms import Standard
from lgsp.architecture.model.systems import Service
from lgsp.kernel.text import fold

from .periods import is_over, say

_CIRCULAR_39 = Basis("Thông tư 39/2017/TT-BTTTT (hiệu lực sau ngày 01/07/2026 chưa kiểm chứng)", "secondary")
_DOCUMENT_NUMBER = re.compile(r"\d+(?:/\d{4})?/[A-ZĐ]{2,}")


@rule(
    code="STD601",
    title="Thành phần và dịch vụ dẫn ít nhất một tiêu chuẩn áp dụng",
    severity=Severity.ERROR,
    gate=Gate.PUBLISH,
    basis=(outline("V.7"),),
    needs=("component.standards", "service.standards"),
    why="Mục V.7 liệt kê tiêu chuẩn áp dụng cho Kiến trúc. Tiêu chuẩn không gắn với thành phần hay dịch vụ "
    "nào thì không ai phải theo, và người thẩm định không biết đối chiếu với cái gì.",
    example="""
        # model/service/tra-cuu-quy-hoach.yaml
        id: tra-cuu-quy-hoach
        name: Tra cứu quy hoạch
        provider: dat-dai
        code: quy-hoach
        contract: hop-dong-dat-dai
        """,
    remedy="Ghi mã của ít nhất một tiêu chuẩn ở trường standards.",
)
def standard_cited(model: Model, on: date) -> Iterator[Judgement]:
    """Judge every component and every service that is not over."""
    for subject in _list_citing(model):
        if is_over(subject, on):
            yield not_applicable(subject)
        elif subject.standards:
            yield holds(subject)
        else:
            message = f"{subject.title} “{subject.name}” chưa dẫn tiêu chuẩn nào."
            yield broken(subject, model.place(subject), message)


@rule(
    code="STD602",
    title="Tiêu chuẩn được áp dụng còn hiệu lực",
    severity=Severity.WARNING,
    gate=Gate.PUBLISH,
    basis=(outline("V.7"),),
    needs=("standard.valid_from", "standard.valid_to", "standard.replaced_by"),
    why="Áp dụng tiêu chuẩn đã bị thay thế thì hệ thống mới làm ra đã cũ, và người thẩm định không chấp nhận.",
    example="""
        # model/standard/tieu-chuan-cu.yaml
        id: tieu-chuan-cu
        name: Bộ mã ký tự thế hệ trước
        valid_to: 2020-12-31
        symbol: TCVN 5712
        group: Tích hợp
        level: Bắt buộc áp dụng
        verification: sourced
        # model/component/kho-du-lieu.yaml
        id: kho-du-lieu
        name: Kho dữ liệu dùng chung
        bands: [applications]
        standards: [tieu-chuan-cu]
        """,
    remedy="Thay bằng tiêu chuẩn đang có hiệu lực ở trường standards, hoặc bổ sung ngày hết hiệu lực của tiêu chuẩn.",
)
def standards_in_force(model: Model, on: date) -> Iterator[Judgement]:
    """Judge every standard by the components and services that cite it, in force or not."""
    citing = model.derive(_list_users)
    for standard in model.whole.all(Standard):
        users = [user for user in citing.get(standard.id, ()) if not is_over(user, on)]
        yield _judge_force(model, standard, users, on) if users else not_applicable(standard)


def _judge_force(model: Model, standard: Standard, users: list[Component | Service], on: date) -> Judgement:
    cited = f"{len(users)} thành phần, dịch vụ (như “{users[0].name}”)"
    if standard.valid_to is not None and standard.valid_to < on:
        message = f"{standard.symbol} hết hiệu lực sau ngày {say(standard.valid_to)}, còn được dẫn ở {cited}."
        return broken(standard, model.place(standard, "valid_to"), message)
    if standard.valid_from is not None and standard.valid_from > on:
        message = (
            f"{standard.symbol} đến ngày {say(standard.valid_from)} mới có hiệu lực, đã được dẫn ở {cited}."
        )
        return broken(standard, model.place(standard, "valid_from"), message)
    if standard.replaced_by is not None and standard.valid_to is None:
        newer = model.get(Standard, standard.replaced_by).symbol
        message = f"{standard.symbol} được ghi là thay bằng {newer} nhưng không ghi ngày hết hiệu lực."
        return cannot_tell(standard, model.place(standard, "replaced_by"), message)
    if standard.status is Status.RETIRED:
        message = f"{standard.symbol} được ghi là không còn dùng nhưng không ghi ngày hết hiệu lực."
        return cannot_tell(standard, model.place(standard, "status"), message)
    if standard.verification == "unverified":
        message = f"{standard.symbol}, dẫn ở {cited}, chưa được kiểm chứng là tiêu chuẩn đang áp dụng."
        return cannot_tell(standard, model.place(standard, "verification"), message)
    return holds(standard)


@rule(
    code="STD603",
    title="Tiêu chuẩn bắt buộc được áp dụng, hoặc được giải trình bằng văn bản",
    severity=Severity.ERROR,
    gate=Gate.APPRAISE,
    basis=(outline("V.7"), _CIRCULAR_39),
    needs=("standard.level", "standard.explanation", "component.standards", "service.standards"),
    why="Tiêu chuẩn bắt buộc mà không thành phần, dịch vụ nào áp dụng thì phải nói vì sao và văn bản nào cho phép: áp "
    "dụng hoặc giải trình. Mức “một hoặc nhiều trong nhóm” thì mô hình không ghi nhóm nhỏ, nên không tự kết luận.",
    example="""
        # model/standard/dns.yaml
        id: dns
        name: Domain Name System
        symbol: DNS
        group: Kết nối
        level: Bắt buộc áp dụng
        verification: sourced
        """,
    remedy="Dẫn tiêu chuẩn ở trường standards của thành phần, dịch vụ áp dụng nó; hoặc ghi lý do và số văn bản ở "
    "trường explanation của tiêu chuẩn.",
)
def mandatory_standards_met(model: Model, on: date) -> Iterator[Judgement]:
    """Judge every mandatory standard of the model that is in force."""
    citing = model.derive(_list_users)
    for standard in model.all(Standard):
        level = fold(standard.level)
        is_applied = any(not is_over(user, on) for user in citing.get(standard.id, ()))
        if not level.startswith("bat buoc") or is_over(standard, on) or not standard.is_alive(on):
            yield not_applicable(standard)
        elif is_applied or _DOCUMENT_NUMBER.search(standard.explanation or ""):
            yield holds(standard)
        elif standard.explanation:
            message = f"Giải trình của {standard.symbol} không dẫn số văn bản nào."
            yield broken(standard, model.place(standard, "explanation"), message)
        elif "nhom" in level:
            message = f"Chưa ai dẫn {standard.symbol}; chỉ bắt buộc một hoặc nhiều trong nhóm, mà nhóm không được ghi."
            yield cannot_tell(standard, model.place(standard, "level"), message)
        else:
            message = f"{standard.symbol} bắt buộc nhưng không thành phần, dịch vụ nào áp dụng, cũng không giải trình."
            yield broken(standard, model.place(standard), message)


def _list_citing(model: Model) -> tuple[Component | Service, ...]:
    return (*model.all(Component), *model.all(Service))


def _list_users(model: Model) -> dict[str, list[Component | Service]]:
    users: dict[str, list[Component | Service]] = {}
    for subject in _list_citing(model):
        for standard in subject.standards:
            users.setdefault(standard, []).append(subject)
    return users

"""Rules on the boxes of the overall figure."""

from collections.abc import Iterator
from datetime import date
from functools import cache

from lgsp.architecture.conformance.rules import Gate, Severity, outline, rule
from lgsp.architecture.conformance.verdicts import Judgement, broken, cannot_tell, holds, not_applicable
from lgsp.architecture.frameworks.bands import list_bands
from lgsp.architecture.frameworks.figures import list_figure_components
from lgsp.architecture.model.components import Component, Requirement, RequirementKind
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.phrases import suggest
from lgsp.kernel.text import fold

from .bases import framework, guide
from .periods import is_over

_FRAMEWORK = "1425/QĐ-TTg"
_REQUIREMENT_NAMES = {RequirementKind.TECHNICAL: "kỹ thuật", RequirementKind.BUSINESS: "nghiệp vụ"}


@rule(
    code="CMP501",
    title="Thành phần nằm ở đúng một lớp và nói rõ quan hệ với khung quốc gia",
    severity=Severity.ERROR,
    gate=Gate.PUBLISH,
    basis=(outline("V.1"), framework("các hình 7, 8 và 9"), guide("Mẫu số 03, bảng ánh xạ")),
    needs=("component.bands", "component.reference", "component.local_reason"),
    why="Sơ đồ tổng thể được vẽ từ mô hình. Thành phần không có lớp thì không xuất hiện; có hai lớp thì bị "
    "đếm hai lần. Mục V.1 còn phân tích quan hệ với sơ đồ của khung quốc gia: mỗi thành phần cụ thể hóa một thành "
    "phần của khung, hoặc nói vì sao tỉnh cần thành phần riêng.",
    example="""
        # model/component/kho-du-lieu.yaml
        id: kho-du-lieu
        name: Kho dữ liệu dùng chung
        bands: [applications, infrastructure]
        reference: '1425/QĐ-TTg, hình 8: Kho dữ liệu dùng chung cấp tỉnh'
        requirements:
        - {code: KT1, requirement_kind: technical, text: Sao lưu hằng ngày}
        - {code: NV1, requirement_kind: business, text: Cung cấp số liệu tổng hợp}
        standards: [utf-8]
        """,
    remedy="Giữ một mã lớp ở trường bands (thành phần thật sự gồm hai phần thì tách làm hai); ghi thành phần tương "
    "ứng của khung quốc gia ở trường reference, hoặc lý do là thành phần riêng ở trường local_reason.",
)
def placed_in_the_figure(model: Model, on: date) -> Iterator[Judgement]:
    """Judge every component that is not over: its band, and what it is to the national framework."""
    known = [band.code for band in list_bands()]
    for component in model.all(Component):
        if is_over(component, on):
            yield not_applicable(component)
            continue
        band = _judge_band(model, component, known)
        if band is not None:
            yield band
        if not _is_related(model, component):
            message = (
                f"Thành phần “{component.name}” chưa nêu thành phần tương ứng của khung quốc gia, cũng chưa nói "
                "vì sao là thành phần riêng của tỉnh."
            )
            yield broken(component, model.place(component, "reference"), message)
        elif _FRAMEWORK in (component.reference or "") and not _is_in_a_figure(component.reference or ""):
            message = (
                f"Các hình của khung quốc gia không có thành phần nào mang tên ghi ở “{component.reference}”."
            )
            yield cannot_tell(component, model.place(component, "reference"), message)
        elif band is None:
            yield holds(component)


def _is_in_a_figure(reference: str) -> bool:
    """Say whether what follows the colon, as in “1425/QĐ-TTg, hình 8: Trung tâm dữ liệu cấp tỉnh”, is a component."""
    return fold(reference.partition(":")[2]).strip() in _figure_names()


@cache
def _figure_names() -> frozenset[str]:
    return frozenset(fold(found.name) for found in list_figure_components())


def _judge_band(model: Model, component: Component, known: list[str]) -> Judgement | None:
    bands = list(dict.fromkeys(component.bands))
    unknown = [band for band in bands if band not in known]
    if unknown:
        nearest = suggest(unknown[0], known).vietnamese
        return broken(
            component,
            model.place(component, "bands"),
            f"Không có lớp “{unknown[0]}”{nearest}; các lớp: {', '.join(known)}.",
        )
    if len(bands) != 1:
        named = f"nằm ở {len(bands)} lớp ({', '.join(bands)})" if bands else "chưa thuộc lớp nào"
        return broken(component, model.place(component, "bands"), f"Thành phần “{component.name}” {named}.")
    return None


def _is_related(model: Model, component: Component) -> bool:
    """Say whether the component, or one it is part of, says what it is to the national framework."""
    seen: set[str] = set()
    here: Component | None = component
    while here is not None and here.id not in seen:
        if here.reference or here.local_reason:
            return True
        seen.add(here.id)
        here = model.find(Component, here.parent or "")
    return False


@rule(
    code="CMP502",
    title="Thành phần có yêu cầu kỹ thuật và yêu cầu nghiệp vụ",
    severity=Severity.ERROR,
    gate=Gate.PUBLISH,
    basis=(outline("V.4"),),
    needs=("component.requirements",),
    why="Mục V.4 đòi hỏi yêu cầu về kỹ thuật và nghiệp vụ đối với các thành phần; thiếu một nửa thì không "
    "có gì để thẩm định thiết kế.",
    example="""
        # model/component/kho-du-lieu.yaml
        id: kho-du-lieu
        name: Kho dữ liệu dùng chung
        bands: [applications]
        requirements:
        - {code: KT1, requirement_kind: technical, text: Sao lưu hằng ngày}
        standards: [utf-8]
        """,
    remedy="Thêm vào trường requirements ít nhất một yêu cầu technical (kỹ thuật) và một yêu cầu business "
    "(nghiệp vụ).",
)
def requirements_present(model: Model, on: date) -> Iterator[Judgement]:
    """Judge every component that is not over: at least one requirement of each kind."""
    for component in model.all(Component):
        present = {requirement.requirement_kind for requirement in component.requirements}
        missing = [name for kind, name in _REQUIREMENT_NAMES.items() if kind not in present]
        if is_over(component, on):
            yield not_applicable(component)
        elif missing:
            message = f"Thành phần “{component.name}” chưa có yêu cầu {' và yêu cầu '.join(missing)}."
            yield broken(component, model.place(component, "requirements"), message)
        else:
            yield holds(component)


@rule(
    code="CMP503",
    title="Yêu cầu kiểm tra được và bắt nguồn từ một nguyên tắc hoặc văn bản",
    severity=Severity.WARNING,
    gate=Gate.PUBLISH,
    basis=(outline("III.3", "V.4", "V.5"),),
    needs=("component.requirements", "component.principles"),
    why="Người thẩm định cần biết kiểm tra bằng cách nào thì gọi là đạt. Yêu cầu không bắt nguồn từ nguyên tắc nào "
    "và không có căn cứ thì không rõ vì sao phải có.",
    example="""
        # model/component/kho-du-lieu.yaml
        id: kho-du-lieu
        name: Kho dữ liệu dùng chung
        bands: [applications]
        local_reason: Tỉnh tổng hợp số liệu của riêng mình
        requirements:
        - {code: KT1, requirement_kind: technical, text: Vận hành ổn định}
        - {code: NV1, requirement_kind: business, text: Số liệu đúng}
        standards: [utf-8]
        """,
    remedy="Ghi cách kiểm tra ở trường check của yêu cầu; ghi nguyên tắc ở principles hoặc văn bản ở legal_basis "
    "của yêu cầu, của yêu cầu mà nó thuộc về, hoặc nguyên tắc ở principles của thành phần.",
)
def requirements_testable(model: Model, on: date) -> Iterator[Judgement]:
    """Judge every component that is not over, once for each requirement that falls short."""
    for component in model.all(Component):
        if is_over(component, on) or not component.requirements:
            yield not_applicable(component)
            continue
        faults = list(_list_weak(component))
        for position, told in faults:
            yield broken(component, model.place(component, "requirements", position), told)
        if not faults:
            yield holds(component)


def _list_weak(component: Component) -> Iterator[tuple[int, str]]:
    by_code = {one.code: one for one in component.requirements}
    parents = {one.parent for one in component.requirements}
    for position, one in enumerate(component.requirements):
        missing = []
        # One that others spell out is checked by checking those.
        if one.check is None and one.code not in parents:
            missing.append("cách kiểm tra")
        if not (component.principles or _is_traced(one, by_code)):
            missing.append("nguyên tắc hoặc văn bản làm căn cứ")
        if missing:
            yield position, f"Yêu cầu {one.code} của “{component.name}” chưa có {', chưa có '.join(missing)}."


def _is_traced(requirement: Requirement, by_code: dict[str, Requirement]) -> bool:
    seen: set[str] = set()
    here: Requirement | None = requirement
    while here is not None and here.code not in seen:
        if here.principles or here.legal_basis:
            return True
        seen.add(here.code)
        here = by_code.get(here.parent or "")
    return False

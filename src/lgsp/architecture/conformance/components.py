"""Rules on the boxes of the overall figure."""

from collections.abc import Iterator
from datetime import date

from lgsp.architecture.frameworks.bands import list_bands
from lgsp.architecture.model.components import Component, RequirementKind
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.phrases import suggest

from .periods import is_over
from .rules import Gate, Severity, outline, rule
from .verdicts import Judgement, broken, holds, not_applicable

_REQUIREMENT_NAMES = {RequirementKind.TECHNICAL: "kỹ thuật", RequirementKind.BUSINESS: "nghiệp vụ"}


@rule(
    code="CMP501",
    title="Thành phần nằm ở đúng một lớp của sơ đồ tổng thể",
    severity=Severity.ERROR,
    gate=Gate.PUBLISH,
    basis=(outline("V.1"),),
    why="Sơ đồ tổng thể được vẽ từ mô hình. Thành phần không có lớp thì không xuất hiện; có hai lớp thì bị "
    "đếm hai lần và không rõ quan hệ với sơ đồ của khung quốc gia.",
    example="""
        # model/component/kho-du-lieu.yaml
        id: kho-du-lieu
        name: Kho dữ liệu dùng chung
        bands: [applications, infrastructure]
        requirements:
        - {code: KT1, requirement_kind: technical, text: Sao lưu hằng ngày}
        - {code: NV1, requirement_kind: business, text: Cung cấp số liệu tổng hợp}
        standards: [utf-8]
        """,
    remedy="Giữ một mã lớp ở trường bands; nếu thành phần thật sự gồm hai phần, tách thành hai thành phần.",
)
def in_one_band(model: Model, on: date) -> Iterator[Judgement]:
    """Judge every component that is not over against the bands of the framework."""
    known = [band.code for band in list_bands()]
    for component in model.all(Component):
        bands = list(dict.fromkeys(component.bands))
        unknown = [band for band in bands if band not in known]
        place = model.place(component, "bands")
        if is_over(component, on):
            yield not_applicable(component)
        elif unknown:
            nearest = suggest(unknown[0], known).vietnamese
            message = f"Không có lớp “{unknown[0]}”{nearest}; các lớp: {', '.join(known)}."
            yield broken(component, place, message)
        elif len(bands) != 1:
            named = f"nằm ở {len(bands)} lớp ({', '.join(bands)})" if bands else "chưa thuộc lớp nào"
            yield broken(component, place, f"Thành phần “{component.name}” {named}.")
        else:
            yield holds(component)


@rule(
    code="CMP502",
    title="Thành phần có yêu cầu kỹ thuật và yêu cầu nghiệp vụ",
    severity=Severity.ERROR,
    gate=Gate.PUBLISH,
    basis=(outline("V.4"),),
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

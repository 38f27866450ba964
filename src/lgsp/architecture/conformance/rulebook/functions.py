"""The rule on functions: one agency leads, others take part."""

from collections.abc import Iterator
from datetime import date

from lgsp.architecture.conformance.rules import Gate, Severity, outline, rule
from lgsp.architecture.conformance.verdicts import Judgement, broken, not_applicable
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.organisation import Agency, Function

from .filled import judge_filled
from .periods import is_over


@rule(
    code="ORG103",
    title="Mỗi chức năng có một cơ quan chủ trì, các cơ quan khác phối hợp",
    severity=Severity.WARNING,
    gate=Gate.PUBLISH,
    basis=(outline("IV.1"),),
    needs=("function.lead", "function.partners"),
    why="Chức năng không có cơ quan chủ trì thì không ai quyết định dữ liệu và quy trình của nó; một cơ quan "
    "vừa chủ trì vừa phối hợp thì không rõ ai làm việc gì.",
    example="""
        # model/function/dang-ky-ho-tich.yaml
        id: dang-ky-ho-tich
        name: Đăng ký hộ tịch
        lead: so-tu-phap
        partners: [so-tu-phap, van-phong]
        """,
    remedy="Ghi một cơ quan ở lead; ở partners chỉ ghi các cơ quan khác.",
)
def one_lead(model: Model, on: date) -> Iterator[Judgement]:
    """Judge every function that is not over."""
    for function in model.all(Function):
        if is_over(function, on):
            yield not_applicable(function)
        elif function.lead in function.partners:
            lead = model.get(Agency, function.lead).name
            message = f"Chức năng “{function.name}” ghi “{lead}” vừa chủ trì vừa phối hợp."
            place = model.place(function, "partners", function.partners.index(function.lead))
            yield broken(function, place, message)
        else:
            yield judge_filled(model, function, ("lead",), on=on)

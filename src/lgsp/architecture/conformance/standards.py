"""Rules on technical standards."""

from collections.abc import Iterator
from datetime import date

from lgsp.architecture.model.components import Component
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.systems import Service

from .periods import is_over
from .rules import Gate, Severity, outline, rule
from .verdicts import Judgement, broken, holds, not_applicable


@rule(
    code="STD601",
    title="Thành phần và dịch vụ dẫn ít nhất một tiêu chuẩn áp dụng",
    severity=Severity.ERROR,
    gate=Gate.PUBLISH,
    basis=(outline("V.7"),),
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
    subjects: tuple[Component | Service, ...] = (*model.all(Component), *model.all(Service))
    for subject in subjects:
        if is_over(subject, on):
            yield not_applicable(subject)
        elif subject.standards:
            yield holds(subject)
        else:
            message = f"{subject.title} “{subject.name}” chưa dẫn tiêu chuẩn nào."
            yield broken(subject, model.place(subject), message)

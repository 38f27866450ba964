"""Rules on the projects of the road map."""

from collections.abc import Iterator
from datetime import date

from lgsp.architecture.model.model import Model
from lgsp.architecture.model.planning import Project

from .rules import Gate, Severity, outline, rule
from .verdicts import Judgement, broken, holds


@rule(
    code="PRJ701",
    title="Dự án triển khai ít nhất một thành phần của Kiến trúc",
    severity=Severity.ERROR,
    gate=Gate.APPRAISE,
    basis=(outline("V.8"),),
    why="Lộ trình, kinh phí và trách nhiệm ở mục V.8 là của việc triển khai các thành phần trong Kiến trúc; "
    "dự án không gắn với thành phần nào thì không thẩm định được sự phù hợp.",
    example="""
        # model/project/nang-cap-may-chu.yaml
        id: nang-cap-may-chu
        name: Nâng cấp máy chủ
        owner: so-tai-chinh
        starts_on: 2026-01-01
        ends_on: 2026-12-31
        stage: giai-doan
        """,
    remedy="Ghi mã các thành phần mà dự án triển khai ở trường components.",
)
def maps_to_a_component(model: Model, _on: date) -> Iterator[Judgement]:
    """Judge every project, past ones too: their money was spent on something."""
    for project in model.all(Project):
        if project.components:
            yield holds(project)
        else:
            message = f"Dự án “{project.name}” chưa gắn với thành phần nào của Kiến trúc."
            yield broken(project, model.place(project), message)

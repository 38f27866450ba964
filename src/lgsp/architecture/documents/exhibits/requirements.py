"""What components must do: technical and business (V.4), logical with solutions (V.5), for new applications (V.7)."""

from collections.abc import Iterator, Sequence

from lgsp.architecture.documents.blocks import Column, Row, RowKind
from lgsp.architecture.documents.edition import Edition
from lgsp.architecture.documents.wording import NOTHING, REQUIREMENT_KIND, tidy
from lgsp.architecture.model.components import Component, Requirement, RequirementKind
from lgsp.architecture.model.labels import LABELS
from lgsp.architecture.model.norms import Principle, Standard
from lgsp.architecture.model.objects import Priority
from lgsp.architecture.pictures.components import requirement_figures, requirement_pictures

from .exhibit import NUMBER, Exhibit, TableExhibit, number_rows
from .scenes import chart, name_largest, show

_COMPONENTS = "model/component/"
_INDENT = "– "


def list_requirements(edition: Edition) -> TableExhibit:
    """Return the requirements of each component, with how they are checked."""
    return TableExhibit(
        code="requirements",
        lead="Yêu cầu về kỹ thuật và nghiệp vụ đối với từng thành phần và cách kiểm tra được nêu tại {ref}.",
        title="Yêu cầu về kỹ thuật và nghiệp vụ đối với các thành phần",
        columns=(
            Column("Mã", 10),
            Column("Loại, mức ưu tiên", 14),
            Column("Yêu cầu", 45),
            Column("Cách kiểm tra", 31),
        ),
        rows=tuple(_list_rows(edition)),
        source=_COMPONENTS,
    )


def count_requirements(edition: Edition) -> Sequence[Exhibit]:
    """Return how many requirements the components of each band have, as a chart."""
    return chart(
        requirement_figures(edition.model),
        lambda figures: (
            "Số yêu cầu của các thành phần thuộc từng lớp, theo loại, được thể hiện tại {ref}; nhiều nhất "
            f"ở {name_largest(figures)}."
        ),
    )


def list_solutions(edition: Edition) -> TableExhibit:
    """Return the requirements nested under their parents, each with the solution proposed."""
    return TableExhibit(
        code="solutions",
        lead="Yêu cầu ở mức lôgic đối với từng thành phần, phân cấp theo yêu cầu cha, và giải pháp đề xuất được "
        "nêu tại {ref}.",
        title="Yêu cầu ở mức lôgic và giải pháp triển khai",
        columns=(
            Column("Mã", 13),
            Column("Yêu cầu", 39),
            Column("Giải pháp đề xuất", 31),
            Column("Nguyên tắc", 17),
        ),
        rows=tuple(_list_nested(edition)),
        source=_COMPONENTS,
    )


def draw_requirements(edition: Edition) -> Sequence[Exhibit]:
    """Return the pictures of how requirements divide into others; none where none does."""
    return show(
        requirement_pictures(edition.model),
        "Các yêu cầu được phân cấp và yêu cầu con làm rõ chúng được thể hiện tại {ref}; giải pháp của từng yêu cầu nêu "
        "tại {solutions}.",
    )


def list_application_rules(edition: Edition) -> TableExhibit:
    """Return, for each component, the technical requirements and standards an application bought or built must meet."""
    return TableExhibit(
        code="application-rules",
        lead="Ứng dụng CNTT khi mua sắm, xây dựng, nâng cấp phải đáp ứng yêu cầu kỹ thuật (mã tại {requirements}) và "
        "tiêu chuẩn (ký hiệu tại {standards}) của thành phần tương ứng, nêu tại {ref}.",
        title="Yêu cầu kỹ thuật đối với ứng dụng theo từng thành phần",
        columns=(
            NUMBER,
            Column("Thành phần", 37, field="name"),
            Column("Mã yêu cầu kỹ thuật", 20),
            Column("Tiêu chuẩn áp dụng", 38),
        ),
        rows=number_rows(
            Row((tidy(component.name), codes, _cite_standards(component, edition)), subject=component.id)
            for component in edition.model.all(Component)
            if (codes := _list_technical(component))
        ),
        source=_COMPONENTS,
    )


def _list_rows(edition: Edition) -> Iterator[Row]:
    for component in edition.model.all(Component):
        if component.requirements:
            yield Row((tidy(component.name),), RowKind.GROUP, component.id)
        for one in component.requirements:
            kind = REQUIREMENT_KIND[one.requirement_kind]
            kind += f"\n{LABELS[Priority][one.priority]}" if one.priority else ""
            yield Row((tidy(one.code), kind, tidy(one.text), tidy(one.check)), subject=component.id)


def _list_nested(edition: Edition) -> Iterator[Row]:
    for component in edition.model.all(Component):
        if component.requirements:
            yield Row((tidy(component.name),), RowKind.GROUP, component.id)
        for depth, one in nest(component.requirements):
            principles = "; ".join(edition.name(Principle, principle) for principle in one.principles)
            cells = (
                _INDENT * depth + tidy(one.code),
                tidy(one.text),
                tidy(one.solution),
                principles or NOTHING,
            )
            yield Row(cells, subject=component.id)


def nest(requirements: Sequence[Requirement]) -> list[tuple[int, Requirement]]:
    """
    Return the requirements with their depth, each after its parent.

    One whose parent is not there stands at the top; so does one in a ring of parents, where the ring was entered.
    """
    codes = {one.code for one in requirements}
    tops = [one for one in requirements if one.parent not in codes]
    ordered: list[tuple[int, Requirement]] = []
    placed: set[str] = set()
    waiting = [(0, one) for one in reversed([*tops, *(one for one in requirements if one not in tops)])]
    while waiting:
        depth, one = waiting.pop()
        if one.code in placed:
            continue
        placed.add(one.code)
        ordered.append((depth, one))
        waiting += [(depth + 1, child) for child in reversed(requirements) if child.parent == one.code]
    return ordered


def _list_technical(component: Component) -> str:
    technical = RequirementKind.TECHNICAL
    return ", ".join(tidy(one.code) for one in component.requirements if one.requirement_kind is technical)


def _cite_standards(component: Component, edition: Edition) -> str:
    found = (edition.model.get(Standard, standard) for standard in component.standards)
    return "; ".join(tidy(standard.symbol) for standard in found) or NOTHING

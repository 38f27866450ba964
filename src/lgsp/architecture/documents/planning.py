"""What guides and what is planned: principles (III.3), standards (V.7), projects with funding (V.8)."""

from collections import Counter

from lgsp.architecture.frameworks.verification import say_verification
from lgsp.architecture.model.components import Component
from lgsp.architecture.model.norms import Principle, Standard
from lgsp.architecture.model.organisation import Agency
from lgsp.architecture.model.planning import Project, Stage
from lgsp.architecture.pictures.roadmap import name_stage, road_map

from .blocks import Align, Column, Row, RowKind
from .edition import Edition
from .exhibits import NUMBER, FigureExhibit, TableExhibit, group_rows, number_rows
from .wording import NOTHING, PROJECT_STATUS, from_to, in_dong, itemise, tidy

_PROJECTS = "model/project/"


def list_principles(edition: Edition) -> TableExhibit:
    """Return the principles with their reason and ground."""
    return TableExhibit(
        code="principles",
        lead="Các nguyên tắc xây dựng Kiến trúc, lý do và căn cứ được nêu tại {ref}.",
        title="Các nguyên tắc xây dựng Kiến trúc",
        columns=(
            NUMBER,
            Column("Nguyên tắc", 18),
            Column("Nội dung", 33),
            Column("Lý do", 22),
            Column("Căn cứ", 22),
        ),
        rows=number_rows(
            (
                tidy(principle.name),
                tidy(principle.statement),
                tidy(principle.rationale),
                edition.cite(principle.legal_basis),
            )
            for principle in edition.model.all(Principle)
        ),
        source="model/principle/",
    )


def list_standards(edition: Edition) -> TableExhibit:
    """Return the standards by group, each with what is known of its verification."""
    standards = edition.model.all(Standard)
    return TableExhibit(
        code="standards",
        lead="Các tiêu chuẩn CNTT áp dụng và tình trạng kiểm chứng của từng tiêu chuẩn được nêu tại {ref}.",
        title="Danh mục tiêu chuẩn CNTT áp dụng",
        columns=(
            NUMBER,
            Column("Ký hiệu", 20),
            Column("Tên tiêu chuẩn", 33),
            Column("Mức áp dụng", 22),
            Column("Kiểm chứng", 20),
        ),
        rows=group_rows(
            (
                group,
                [
                    (tidy(one.symbol), tidy(one.name), tidy(one.level), say_verification(one.verification))
                    for one in standards
                    if one.group == group
                ],
            )
            for group in sorted({standard.group for standard in standards})
        ),
        source="model/standard/",
    )


def draw_road_map(edition: Edition) -> FigureExhibit:
    """Return the road map."""
    return FigureExhibit(
        code="road-map",
        lead="Lộ trình triển khai được thể hiện tại {ref}; nội dung, kinh phí của từng nhiệm vụ, dự án tại "
        "{projects}.",
        title="Lộ trình triển khai các thành phần trong Kiến trúc",
        scene=road_map(edition.model),
    )


def list_projects(edition: Edition) -> TableExhibit:
    """Return the projects by stage, with their funding and the sum of it."""
    projects = sorted(edition.model.all(Project), key=lambda project: (project.starts_on, project.id))
    total = sum(_cost(project) for project in projects)
    rows = group_rows(
        (
            name_stage(edition.name(Stage, stage)),
            [_row_of_project(one, edition) for one in projects if one.stage == stage],
        )
        for stage in dict.fromkeys(project.stage for project in projects)
    )
    last = Row(("", "Tổng cộng", "", "", "", in_dong(total)), RowKind.TOTAL)
    return TableExhibit(
        code="projects",
        lead="Các nhiệm vụ, dự án triển khai Kiến trúc và kinh phí được nêu tại {ref} (đơn vị tính: đồng).",
        title="Nhiệm vụ, dự án và kinh phí (đơn vị tính: đồng)",
        columns=(
            NUMBER,
            Column("Nhiệm vụ, dự án", 26),
            Column("Thời gian", 11, Align.CENTRE),
            Column("Cơ quan chủ trì, phối hợp", 20),
            Column("Thành phần được triển khai", 25),
            Column("Kinh phí (đồng)", 13, Align.END),
        ),
        rows=(*rows, last) if rows else (),
        source=_PROJECTS,
        landscape=True,
    )


def _cost(project: Project) -> int:
    return sum(line.amount for line in project.funding)


def _row_of_project(project: Project, edition: Edition) -> tuple[str, ...]:
    partners = ", ".join(edition.name(Agency, partner) for partner in project.partners)
    agencies = [
        f"Chủ trì: {edition.name(Agency, project.owner)}",
        *([f"Phối hợp: {partners}"] if partners else []),
    ]
    return (
        f"{tidy(project.name)} ({PROJECT_STATUS[project.status].lower()})",
        from_to(project.starts_on, project.ends_on).replace(" – ", " –\n"),
        itemise(agencies),
        itemise([edition.name(Component, component) for component in project.components]),
        in_dong(_cost(project)),
    )


def list_funding(edition: Edition) -> TableExhibit:
    """Return what each year costs each source of money."""
    sums: Counter[tuple[int, str]] = Counter()
    for project in edition.model.all(Project):
        for line in project.funding:
            sums[line.year, tidy(line.budget)] += line.amount
    rows: list[Row] = []
    for year in sorted({year for year, _ in sums}):
        shares = [(budget, amount) for (of, budget), amount in sorted(sums.items()) if of == year]
        rows += [Row((str(year), budget, in_dong(amount))) for budget, amount in shares]
        rows.append(
            Row(("", f"Cộng năm {year}", in_dong(sum(amount for _, amount in shares))), RowKind.TOTAL)
        )
    last = Row(("", "Tổng cộng", in_dong(sums.total())), RowKind.TOTAL)
    return TableExhibit(
        code="funding",
        lead="Kinh phí theo năm và theo nguồn được tổng hợp tại {ref} (đơn vị tính: đồng).",
        title="Kinh phí theo năm và theo nguồn (đơn vị tính: đồng)",
        columns=(
            Column("Năm", 12, Align.CENTRE),
            Column("Nguồn kinh phí", 58),
            Column("Số tiền (đồng)", 30, Align.END),
        ),
        rows=(*rows, last) if rows else (),
        source=_PROJECTS,
    )


def list_component_duties(edition: Edition) -> TableExhibit:
    """Return, for each component, who answers for it and which project brings it about when."""
    projects = edition.model.all(Project)
    rows = []
    for component in edition.model.all(Component):
        mine = [project for project in projects if component.id in project.components]
        rows.append(
            (
                tidy(component.name),
                edition.name(Agency, component.owner),
                itemise([project.name for project in mine])
                if mine
                else "Duy trì thường xuyên, chưa có dự án",
                itemise([f"{one.starts_on:%m/%Y} – {one.ends_on:%m/%Y}" for one in mine])
                if mine
                else NOTHING,
            )
        )
    return TableExhibit(
        code="component-duties",
        lead="Trách nhiệm và thời gian triển khai từng thành phần trong Kiến trúc được nêu tại {ref}.",
        title="Trách nhiệm triển khai các thành phần trong Kiến trúc",
        columns=(
            NUMBER,
            Column("Thành phần", 24),
            Column("Cơ quan chịu trách nhiệm", 19),
            Column("Nhiệm vụ, dự án", 35),
            Column("Thời gian", 17),
        ),
        rows=number_rows(rows),
        source="model/component/",
    )

"""What is planned: the road map, projects with funding, and who brings each component about (V.8)."""

from collections import Counter
from collections.abc import Sequence

from lgsp.architecture.documents.blocks import Align, Column, Row, RowKind
from lgsp.architecture.documents.edition import Edition
from lgsp.architecture.documents.wording import PROJECT_STATUS, from_to, in_dong, itemise, tidy
from lgsp.architecture.model.components import Component
from lgsp.architecture.model.organisation import Agency
from lgsp.architecture.model.planning import Project, Stage, Task
from lgsp.architecture.pictures.roadmap import name_stage, road_map, road_map_pictures
from lgsp.architecture.pictures.statistics import funding_bars, funding_lines, funding_treemap

from .exhibit import NUMBER, Exhibit, FigureExhibit, TableExhibit, group_rows, number_rows
from .scenes import show

_PROJECTS = "model/project/"


def draw_road_map(edition: Edition) -> FigureExhibit:
    """Return the road map, a line for each project."""
    return FigureExhibit(
        code="road-map",
        lead="Lộ trình triển khai được thể hiện tại {ref}; nội dung, kinh phí của từng nhiệm vụ, dự án tại "
        "{projects}.",
        title="Lộ trình triển khai các thành phần trong Kiến trúc",
        scene=road_map(edition.model),
    )


def draw_stages(edition: Edition) -> Sequence[Exhibit]:
    """Return the road map stage by stage, with who leads each project and what it delivers."""
    return show(
        road_map_pictures(edition.model),
        "Cơ quan chủ trì và các thành phần mà từng nhiệm vụ, dự án triển khai, theo giai đoạn, được thể hiện từ {ref}.",
    )


def draw_funding(edition: Edition) -> Sequence[Exhibit]:
    """Return the charts of the funding: by year and source, added up, and by who leads the projects."""
    model = edition.model
    yearly = show([funding_bars(model)], "Kinh phí từng năm theo nguồn được thể hiện tại {ref}.")
    sums = show([funding_lines(model)], "Kinh phí lũy kế theo nguồn được thể hiện tại {ref}.")
    owners = show(
        [funding_treemap(model)],
        "Phần kinh phí của từng cơ quan chủ trì được thể hiện tại {ref}.",
    )
    return *yearly, *sums, *owners


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


def _row_of_project(project: Project, edition: Edition) -> Row:
    partners = ", ".join(edition.name(Agency, partner) for partner in project.partners)
    agencies = [
        f"Chủ trì: {edition.name(Agency, project.owner)}",
        *([f"Phối hợp: {partners}"] if partners else []),
    ]
    cells = (
        f"{tidy(project.name)} ({PROJECT_STATUS[project.status].lower()})",
        from_to(project.starts_on, project.ends_on).replace(" – ", " –\n"),
        itemise(agencies),
        itemise([edition.name(Component, component) for component in project.components]),
        in_dong(_cost(project)),
    )
    return Row(cells, subject=project.id)


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
    return TableExhibit(
        code="component-duties",
        lead="Trách nhiệm và thời gian triển khai từng thành phần trong Kiến trúc được nêu tại {ref}.",
        title="Trách nhiệm triển khai các thành phần trong Kiến trúc",
        columns=(
            NUMBER,
            Column("Thành phần", 24, field="name"),
            Column("Cơ quan chịu trách nhiệm", 19),
            Column("Nhiệm vụ, dự án và thời gian", 52),
        ),
        rows=number_rows(_row_of_duty(one, edition) for one in edition.model.all(Component)),
        source="model/component/",
    )


def _row_of_duty(component: Component, edition: Edition) -> Row:
    mine = [project for project in edition.model.all(Project) if component.id in project.components]
    cells = (
        tidy(component.name),
        edition.name(Agency, component.owner),
        itemise([f"{one.name} ({one.starts_on:%m/%Y} – {one.ends_on:%m/%Y})" for one in mine])
        if mine
        else "Duy trì thường xuyên, chưa có dự án",
    )
    return Row(cells, subject=component.id)


def list_tasks(edition: Edition) -> TableExhibit:
    """Return the tasks of the transition: what each brings, who leads it, until when, in which projects."""
    tasks = sorted(edition.model.all(Task), key=lambda one: (one.code, one.id))
    return TableExhibit(
        code="tasks",
        lead="Các nhiệm vụ chuyển đổi kiến trúc, kết quả cần đạt và thời hạn được nêu tại {ref}.",
        title="Nhiệm vụ chuyển đổi kiến trúc",
        columns=(
            NUMBER,
            Column("Nhiệm vụ", 24, field="name"),
            Column("Kết quả cần đạt", 19, field="outcome"),
            Column("Cơ quan chủ trì, phối hợp", 22),
            Column("Thời hạn", 12, Align.CENTRE, "deadline"),
            Column("Dự án liên quan", 18),
        ),
        rows=number_rows(_row_of_task(one, edition) for one in tasks),
        source="model/task/",
        optional=True,
    )


def _row_of_task(task: Task, edition: Edition) -> Row:
    partners = ", ".join(edition.name(Agency, partner) for partner in task.partners)
    agencies = [
        f"Chủ trì: {edition.name(Agency, task.lead)}",
        *([f"Phối hợp: {partners}"] if partners else []),
    ]
    cells = (
        tidy(task.name),
        tidy(task.outcome),
        itemise(agencies),
        tidy(task.deadline),
        itemise([edition.name(Project, project) for project in task.projects]),
    )
    return Row(cells, subject=task.id)

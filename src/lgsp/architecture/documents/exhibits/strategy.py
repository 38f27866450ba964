"""Where the province wants to be (III.1, III.2) and what guides it there (III.3)."""

from collections.abc import Sequence

from lgsp.architecture.documents.blocks import Align, Column, Row, RowKind
from lgsp.architecture.documents.edition import Edition
from lgsp.architecture.documents.wording import NOTHING, itemise, tidy
from lgsp.architecture.frameworks.bands import list_bands
from lgsp.architecture.model.components import Component
from lgsp.architecture.model.norms import Principle
from lgsp.architecture.model.organisation import Agency
from lgsp.architecture.model.planning import Goal, Indicator, Stage
from lgsp.architecture.pictures import aims
from lgsp.architecture.pictures.figures import Figures
from lgsp.architecture.pictures.trees import goal_pictures

from .exhibit import NUMBER, FigureExhibit, TableExhibit, group_rows, number_rows
from .scenes import chart, share, show

_GOALS = "model/goal/"
_MET = "x"


def draw_goals(edition: Edition) -> Sequence[FigureExhibit]:
    """Return the goals with the goals inside them and their indicators (III.1)."""
    goals = edition.model.all(Goal)
    widest = sum(one.parent is None for one in goals)
    return show(
        goal_pictures(edition.model),
        f"Chiến lược được cụ thể hóa thành {widest} mục tiêu và {len(goals) - widest} mục tiêu cụ thể, mỗi mục tiêu "
        "gắn với chỉ tiêu đo được, như thể hiện từ {ref}.",
    )


def list_goals(edition: Edition) -> TableExhibit:
    """Return the goals: what each says, who leads it and in which stage it is reached (III.1)."""
    return TableExhibit(
        code="goals",
        lead="Nội dung, cơ quan chủ trì và giai đoạn thực hiện của từng mục tiêu được nêu tại {ref}.",
        title="Mục tiêu phát triển Chính quyền điện tử",
        columns=(
            NUMBER,
            Column("Mục tiêu", 22, field="name"),
            Column("Nội dung", 31, field="statement"),
            Column("Cơ quan chủ trì", 17),
            Column("Giai đoạn", 10, Align.CENTRE),
            Column("Căn cứ", 15),
        ),
        rows=number_rows(_row_of_goal(one, edition) for one in _order_goals(edition)),
        source=_GOALS,
        optional=True,
    )


def _order_goals(edition: Edition) -> list[Goal]:
    """Return the goals, each followed by those inside it."""
    goals = edition.model.all(Goal)
    inside: dict[str | None, list[Goal]] = {}
    for one in goals:
        inside.setdefault(one.parent, []).append(one)
    ordered: list[Goal] = []
    waiting = inside.get(None, [])[::-1]
    while waiting:
        ordered.append(waiting.pop())
        waiting += inside.get(ordered[-1].id, [])[::-1]
    return ordered + [one for one in goals if one not in ordered]


def _row_of_goal(goal: Goal, edition: Edition) -> Row:
    stages = [tidy(one.name) for one in edition.model.all(Stage) if goal.id in one.goals]
    cells = (
        tidy(goal.name),
        tidy(goal.statement),
        edition.name(Agency, goal.lead),
        "\n".join(stages) or NOTHING,
        edition.cite(goal.legal_basis),
    )
    return Row(cells, subject=goal.id)


def list_indicators(edition: Edition) -> TableExhibit:
    """Return the indicators under their goals: where they stand, what is wanted by when, who measures (III.2)."""
    goals = _order_goals(edition)
    count = sum(len(one.indicators) for one in goals)
    return TableExhibit(
        code="indicators",
        lead=f"Có {count} chỉ tiêu đo việc thực hiện các mục tiêu được nêu tại {{ref}}.",
        title="Chỉ tiêu của các mục tiêu",
        columns=(
            NUMBER,
            Column("Chỉ tiêu", 34),
            Column("Đơn vị", 10, Align.CENTRE),
            Column("Hiện trạng", 10, Align.CENTRE),
            Column("Mức cần đạt", 10, Align.CENTRE),
            Column("Năm", 8, Align.CENTRE),
            Column("Nguồn số liệu", 23),
        ),
        rows=group_rows(
            (tidy(goal.name), [_row_of_indicator(goal, one) for one in goal.indicators]) for goal in goals
        ),
        source=_GOALS,
        optional=True,
    )


def _row_of_indicator(goal: Goal, one: Indicator) -> Row:
    cells = (
        tidy(one.name),
        tidy(one.unit),
        tidy(one.baseline),
        tidy(one.target),
        str(one.year),
        tidy(one.measured_by),
    )
    return Row(cells, subject=goal.id)


def draw_indicators(edition: Edition) -> Sequence[FigureExhibit]:
    """Return where the indicators in per cent stand, beside what is wanted (III.2)."""
    return chart(
        aims.compare_indicators(edition.model),
        lambda figures: (
            f"Khoảng cách giữa hiện trạng và mức cần đạt của {len(figures.rows)} chỉ tiêu tính theo tỷ lệ được "
            "thể hiện tại {ref}."
        ),
    )


def list_principles(edition: Edition) -> TableExhibit:
    """Return the principles with their reason and ground, and the share of the components that meet each (III.3)."""
    components = aims.list_components(edition.model)
    return TableExhibit(
        code="principles",
        lead="Các nguyên tắc xây dựng Kiến trúc, lý do, hệ quả, căn cứ và tỷ lệ thành phần đáp ứng được nêu tại {ref}.",
        title="Các nguyên tắc xây dựng Kiến trúc",
        columns=(
            NUMBER,
            Column("Nguyên tắc", 14, field="name"),
            Column("Nội dung", 25, field="statement"),
            Column("Lý do", 19, field="rationale"),
            Column("Hệ quả khi triển khai", 17),
            Column("Căn cứ", 11),
            Column("Thành phần đáp ứng", 9, Align.CENTRE),
        ),
        rows=number_rows(_row_of_principle(one, components, edition) for one in edition.model.all(Principle)),
        source="model/principle/",
        landscape=True,
    )


def _row_of_principle(principle: Principle, components: Sequence[Component], edition: Edition) -> Row:
    met = aims.count_meeting(components, principle.id)
    cells = (
        tidy(principle.name),
        tidy(principle.statement),
        tidy(principle.rationale),
        itemise(principle.implications),
        edition.cite(principle.legal_basis),
        f"{met}/{len(components)}\n({share(met, len(components))})",
    )
    return Row(cells, subject=principle.id)


def draw_principles(edition: Edition) -> Sequence[FigureExhibit]:
    """Return the share of the components that meet each principle (III.3)."""
    components = aims.list_components(edition.model)
    none = sum(not one.principles for one in components)
    remark = f"; {none} thành phần chưa ghi nhận đáp ứng nguyên tắc nào" if none else ""

    def say(figures: Figures) -> str:
        best = max(zip(figures.series[0].values, figures.rows, strict=True))
        return (
            f"Trong {len(components)} thành phần, nguyên tắc được đáp ứng nhiều nhất là “{best[1]}”{remark} "
            "({ref})."
        )

    return chart(aims.share_principles(edition.model), say)


def mark_principles(edition: Edition) -> TableExhibit:
    """Return which component meets which principle (III.3); the principles stand by their numbers."""
    principles = edition.model.all(Principle)
    components = aims.list_components(edition.model)
    sums = [aims.count_meeting(components, one.id) for one in principles]
    last = Row(("", "Tổng cộng", *(str(one) for one in sums)), RowKind.TOTAL)
    named = "; ".join(f"N{place}: {tidy(one.name)}" for place, one in enumerate(principles, 1))
    placed = {one.code: one.name for one in list_bands()}
    groups = [
        (f"Lớp: {name}", [_row_of_component(one, principles) for one in components if code in one.bands[:1]])
        for code, name in placed.items()
    ]
    loose = [one for one in components if not placed.keys() & set(one.bands[:1])]
    groups.append(("Chưa xếp lớp", [_row_of_component(one, principles) for one in loose]))
    rows = group_rows(groups) if principles else ()
    return TableExhibit(
        code="principles-met",
        lead=f"Nguyên tắc mà từng thành phần đáp ứng được đánh dấu tại {{ref}} ({named}).",
        title="Nguyên tắc được từng thành phần đáp ứng",
        columns=(
            NUMBER,
            Column("Thành phần", 47, field="name"),
            *(Column(f"N{place}", 6, Align.CENTRE) for place in range(1, len(principles) + 1)),
        ),
        rows=(*rows, last) if rows else (),
        source="model/component/",
        optional=True,
    )


def _row_of_component(component: Component, principles: Sequence[Principle]) -> Row:
    marks = (_MET if one.id in component.principles else "" for one in principles)
    return Row((tidy(component.name), *marks), subject=component.id)

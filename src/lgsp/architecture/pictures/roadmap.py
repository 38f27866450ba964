"""
The road map (V.8): each project as a bar over the years, by stage, with what it delivers and what it costs.

Money is shown in triệu đồng, rounded half up; the tables of the document give the đồng.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from lgsp.architecture.model.components import Component
from lgsp.architecture.model.entities import Status
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.organisation import Agency
from lgsp.architecture.model.planning import Project, Stage

from .lettering import measure
from .marks import GREY, NORMAL, PALE, SMALL, Mark, lay_legend, mark_of, say_nothing, word
from .paging import fill_pages
from .scene import BLACK, PORTRAIT_HEIGHT, PORTRAIT_WIDTH, WHITE, Anchor, Border, Box, Scene, Shape, Wording

_TITLE = "Lộ trình triển khai"
_STAGES_TITLE = "Lộ trình theo giai đoạn và cơ quan chủ trì"
_NOTHING = "Chưa khai báo nhiệm vụ, dự án nào."
_MARGIN = 2.0
_NAME_WIDTH = 200.0
_MONEY_WIDTH = 66.0
_HEAD_HEIGHT = 28.0
_STAGE_HEIGHT = 17.0
_BAR_HEIGHT = 14.0
_PADDING = 5.0
_HEAD = "#e8ecef"
_BAR_FILL = "#9fb6c9"
_MARKS = (
    Mark("Đang triển khai", Border.SOLID, 0.9, _BAR_FILL),
    Mark("Dự kiến, đã phê duyệt", Border.DASHED, 1.1, WHITE),
    Mark("Kết thúc, dừng", Border.DOTTED, 1.7, PALE),
)
_LEGEND_ROOM = 26.0
_MOST_LINES = 8
"""Lines of what a project delivers."""
_FULL_ROW = 30.0
_LOWEST_ROW = 11.5
_MONTH_DAYS = 31
_MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class _Calendar:
    """Where a day stands on the paper."""

    left: float
    right: float
    first: int
    last: int

    def x(self, year: int, month: int, day: int) -> float:
        """Return the place of a day; months count as equal."""
        past = (year - self.first) + (month - 1) / 12 + (day - 1) / (12 * _MONTH_DAYS)
        return self.left + (self.right - self.left) * past / (self.last - self.first + 1)

    def year_width(self) -> float:
        """Return the width of one year."""
        return (self.right - self.left) / (self.last - self.first + 1)


@dataclass(frozen=True, slots=True)
class _Manner:
    """How rows are laid: with what each project delivers, or one line each when there are too many for a page."""

    row: float
    bar: float
    is_brief: bool


_FULL = _Manner(_FULL_ROW, _BAR_HEIGHT, is_brief=False)


def road_map(model: Model) -> Scene:
    """
    Draw every project, stages in order of their first start, projects in order of start.

    When they are more than a page has room for, each has one line and what it delivers is left to the table.
    """
    projects = _list_projects(model)
    if not projects:
        return say_nothing("road-map", _TITLE, _NOTHING)
    return _draw(model, projects, _make_calendar(projects), _choose_manner(projects))


def road_map_pictures(model: Model, *, room: float = 0.0) -> tuple[Scene, ...]:
    """
    Draw every project with what it delivers on as many pages as that takes, all over the same years.

    `room` is left free under each for the legend of an overlay; the sums of the years are those of the page.
    """
    projects = _list_projects(model)
    if not projects:
        return (say_nothing("road-map-stages", _STAGES_TITLE, _NOTHING),)
    calendar = _make_calendar(projects)
    heights = [_measure(project, _say_contents(project, model), _FULL) for project in projects]
    stages = len({project.stage for project in projects})
    space = PORTRAIT_HEIGHT - 2 * _HEAD_HEIGHT - _LEGEND_ROOM - 2 * _MARGIN - stages * _STAGE_HEIGHT - room
    pages = list(fill_pages(projects, heights, room=space))
    scenes = [_draw(model, page, calendar, _FULL) for page in pages]
    return tuple(
        replace(one, code=f"road-map-stages-{place}", title=_name_page(place, len(pages)))
        for place, one in enumerate(scenes, 1)
    )


def _name_page(place: int, count: int) -> str:
    return _STAGES_TITLE if count == 1 else f"{_STAGES_TITLE} (phần {place}/{count})"


def _list_projects(model: Model) -> list[Project]:
    """Return the projects by stage, stages in order of their first start."""
    projects = sorted(model.all(Project), key=lambda project: (project.starts_on, project.id))
    stages = list(dict.fromkeys(project.stage for project in projects))
    return sorted(projects, key=lambda project: stages.index(project.stage))


def _draw(model: Model, projects: Sequence[Project], calendar: _Calendar, manner: _Manner) -> Scene:
    shapes: list[Shape] = [*_lay_head(calendar)]
    y = _MARGIN + _HEAD_HEIGHT
    for stage, members in groupby(projects, key=lambda project: project.stage):
        shapes.append(_lay_stage(name_stage(model.get(Stage, stage).name), y))
        y += _STAGE_HEIGHT
        for project in members:
            delivers = "" if manner.is_brief else _say_contents(project, model)
            drawn = _lay_project(project, delivers, y=y, calendar=calendar, manner=manner)
            shapes += drawn
            y += drawn[0].height
    shapes += _lay_totals(projects, y=y, calendar=calendar)
    y += _HEAD_HEIGHT
    legend = lay_legend(_MARKS, x=_MARGIN, y=y + 6, width=PORTRAIT_WIDTH - 2 * _MARGIN)
    return Scene(
        code="road-map",
        title=_TITLE,
        alt=_describe(projects, model),
        width=PORTRAIT_WIDTH,
        height=y + 6 + legend.height + _MARGIN,
        shapes=(*shapes, *legend.shapes),
        legend=tuple(mark.label for mark in _MARKS),
    )


def _lay_stage(name: str, y: float) -> Box:
    wording = word(name, width=PORTRAIT_WIDTH - 16, size=NORMAL, weight=600, max_lines=1)
    band = _row(y, _STAGE_HEIGHT, role="stage")
    return replace(band, fill=_HEAD, anchor=Anchor.START, wordings=(wording,))


def name_stage(stage: str) -> str:
    """
    Return the stage as officials say it.

    >>> name_stage("2026 - 2030")
    'Giai đoạn 2026 - 2030'
    """
    return f"Giai đoạn {stage}" if stage[:1].isdigit() else stage


def _make_calendar(projects: Sequence[Project]) -> _Calendar:
    """Span the years from the first start to the last end."""
    years = [day.year for project in projects for day in (project.starts_on, project.ends_on)]
    return _Calendar(_MARGIN + _NAME_WIDTH, PORTRAIT_WIDTH - _MARGIN - _MONEY_WIDTH, min(years), max(years))


def _choose_manner(projects: Sequence[Project]) -> _Manner:
    """Give each project a row that lets all of them stand on one page, as far as letters stay readable."""
    stages = len({project.stage for project in projects})
    room = PORTRAIT_HEIGHT - 2 * _HEAD_HEIGHT - _LEGEND_ROOM - stages * _STAGE_HEIGHT
    row = room / len(projects)
    if row >= _FULL_ROW:
        return _FULL
    row = max(_LOWEST_ROW, row)
    return _Manner(row, min(_BAR_HEIGHT, row - 1), is_brief=True)


def _row(y: float, height: float, *, role: str) -> Box:
    return Box(_MARGIN, y, PORTRAIT_WIDTH - 2 * _MARGIN, height, role, WHITE, GREY, 0.6, padding=_PADDING)


def _lay_head(calendar: _Calendar) -> list[Box]:
    name = Box(_MARGIN, _MARGIN, _NAME_WIDTH, _HEAD_HEIGHT, "head", _HEAD, GREY, 0.6)
    money = Box(calendar.right, _MARGIN, _MONEY_WIDTH, _HEAD_HEIGHT, "head", _HEAD, GREY, 0.6)
    boxes = [
        replace(name, wordings=(Wording(("Nhiệm vụ, dự án",), NORMAL, 600),)),
        replace(money, wordings=(Wording(("Kinh phí", "(triệu đồng)"), SMALL, 600),)),
    ]
    width = calendar.year_width()
    for year in range(calendar.first, calendar.last + 1):
        cell = Box(calendar.x(year, 1, 1), _MARGIN, width, _HEAD_HEIGHT, "head", _HEAD, GREY, 0.6)
        boxes.append(replace(cell, wordings=(Wording((str(year),), NORMAL, 600),)))
    return boxes


def _list_names(project: Project, model: Model) -> str:
    return "; ".join(model.get(Component, component).name for component in project.components)


def _say_contents(project: Project, model: Model) -> str:
    """Say who leads the project, and which components it delivers."""
    owner = model.get(Agency, project.owner)
    names = _list_names(project, model)
    return f"{owner.short_name or owner.name}: {names}" if names else owner.short_name or owner.name


def _word_project(project: Project, delivers: str, manner: _Manner) -> tuple[Wording, ...]:
    """Word the name of a project, and under it what it delivers when that is said."""
    width = _NAME_WIDTH - 2 * _PADDING
    lines = max(1, int(manner.row / (SMALL * 1.28))) if manner.is_brief else 3
    size = SMALL if manner.is_brief else NORMAL
    weight = 400 if manner.is_brief else 600
    name = word(project.name, width=width, size=size, weight=weight, max_lines=lines)
    if not delivers:
        return (name,)
    return name, replace(word(delivers, width=width, size=SMALL, max_lines=_MOST_LINES), ink=GREY)


def _measure(project: Project, delivers: str, manner: _Manner) -> float:
    if manner.is_brief:
        return manner.row
    return max(manner.row, sum(one.height for one in _word_project(project, delivers, manner)) + 8)


def _lay_project(
    project: Project, delivers: str, *, y: float, calendar: _Calendar, manner: _Manner
) -> list[Box]:
    """Lay one row: name over components on the left, the bar on its years, the sum on the right."""
    wordings = _word_project(project, delivers, manner)
    height = _measure(project, delivers, manner)
    label = Box(_MARGIN, y, _NAME_WIDTH, height, "name", "none", BLACK, 0.6, Border.NONE, padding=_PADDING)
    label = replace(label, anchor=Anchor.START, wordings=wordings, subjects=(project.id,))
    money = Box(calendar.right, y, _MONEY_WIDTH, height, "cell", "none", GREY, 0.6, padding=_PADDING)
    total = Wording((in_millions(sum(line.amount for line in project.funding)),), wordings[0].size)
    # An overlay writes its sign under the sum: a row of one line has no room for it.
    marked = () if manner.is_brief else (project.id,)
    return [
        _row(y, height, role="row"),
        *_lay_years(y, height, calendar=calendar),
        label,
        replace(money, wordings=(total,), anchor=Anchor.END, subjects=marked),
        *_lay_bar(project, y=y + height / 2, calendar=calendar, thickness=manner.bar),
    ]


def _lay_years(y: float, height: float, *, calendar: _Calendar) -> list[Box]:
    width = calendar.year_width()
    years = range(calendar.first, calendar.last + 1)
    return [Box(calendar.x(year, 1, 1), y, width, height, "year", "none", "#c4c7ca", 0.4) for year in years]


def _lay_bar(project: Project, *, y: float, calendar: _Calendar, thickness: float) -> list[Box]:
    """Draw the bar and its months: inside it when there is room, else on the side that has room."""
    start, end = project.starts_on, project.ends_on
    left, right = calendar.x(start.year, start.month, start.day), calendar.x(end.year, end.month, end.day + 1)
    mark = mark_of(project.status)
    fill = _BAR_FILL if project.status is Status.IN_USE else mark.fill
    bar = Box(left, y - thickness / 2, max(3.0, right - left), thickness, "bar", fill, BLACK, mark.stroke)
    bar = replace(bar, border=mark.border, radius=2.0, padding=1.0)
    months = Wording((f"{start:%m/%Y}–{end:%m/%Y}",), SMALL)
    length = measure(months.lines[0], size=SMALL) + 4
    if length <= bar.width:
        return [replace(bar, wordings=(months,))]
    beside = right + 2 if right + 2 + length <= calendar.right else left - 2 - length
    if beside < calendar.left:
        return [bar]
    note = Box(beside, bar.y, length, thickness, "note", WHITE, border=Border.NONE, padding=2.0)
    return [bar, replace(note, wordings=(months,))]


def _lay_totals(projects: Sequence[Project], *, y: float, calendar: _Calendar) -> list[Box]:
    """Lay the last row: what each year costs, and all of it."""
    lines = [line for project in projects for line in project.funding]
    head = Box(_MARGIN, y, _NAME_WIDTH, _HEAD_HEIGHT, "head", PALE, GREY, 0.6, padding=_PADDING)
    foot = Box(calendar.right, y, _MONEY_WIDTH, _HEAD_HEIGHT, "cell", PALE, GREY, 0.6, padding=_PADDING)
    total = Wording((in_millions(sum(line.amount for line in lines)),), NORMAL, 600)
    boxes = [
        replace(head, wordings=(Wording(("Tổng theo năm (triệu đồng)",), NORMAL, 600),), anchor=Anchor.START),
        replace(foot, wordings=(total,), anchor=Anchor.END),
    ]
    width = calendar.year_width()
    for year in range(calendar.first, calendar.last + 1):
        spent = sum(line.amount for line in lines if line.year == year)
        cell = Box(calendar.x(year, 1, 1), y, width, _HEAD_HEIGHT, "cell", PALE, GREY, 0.6, padding=1.0)
        boxes.append(replace(cell, wordings=(Wording((in_millions(spent),), SMALL),) if spent else ()))
    return boxes


def in_millions(amount: int) -> str:
    """
    Write đồng as triệu đồng, in the Vietnamese way.

    >>> in_millions(1_250_400_000)
    '1.250'
    """
    return f"{(amount + _MILLION // 2) // _MILLION:,}".replace(",", ".")


def _describe(projects: Sequence[Project], model: Model) -> str:
    rows = [
        f"{project.name} ({model.get(Stage, project.stage).name}): "
        f"{project.starts_on:%m/%Y} đến {project.ends_on:%m/%Y}, "
        f"{in_millions(sum(line.amount for line in project.funding))} triệu đồng"
        for project in projects
    ]
    return "Biểu đồ lộ trình các nhiệm vụ, dự án theo năm. " + "; ".join(rows) + "."

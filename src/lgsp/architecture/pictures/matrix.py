"""
The exchange matrix (IV.4): which agency gives data to which, and in how many declared flows.

Rows provide, columns use. Only agencies that take part stand in it; retired flows are left out. Communes that are more
than a few stand together in one row and one column. What does not fit a page is cut into sheets that do.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, product

from lgsp.architecture.model.entities import Status
from lgsp.architecture.model.exchanges import Flow
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.organisation import Agency, AgencyLevel
from lgsp.architecture.model.systems import System

from .agencies import list_agencies
from .lettering import drawable, measure
from .marks import GREY, NORMAL, PALE, SMALL, Mark, lay_legend, say_nothing, word
from .scene import PORTRAIT_HEIGHT, PORTRAIT_WIDTH, WHITE, Anchor, Border, Box, Pattern, Scene, Wording

_TITLE = "Ma trận trao đổi dữ liệu giữa các cơ quan"
_CODE = "exchange-matrix"
_MARGIN = 2.0
_NAME_WIDTH = 168.0
_TOTAL_WIDTH = 30.0
_CELL_MAX = 34.0
_CELL_MIN = 15.0
_ROW_MIN, _ROW_MAX = 15.0, 24.0
_NAME_LINES = 2
_ROW_ROOM = 3.0
_AXIS_HEIGHT = 15.0
_PLATE = 13.0
_HEADER_MAX = 118.0
_LEGEND_ROOM = 52.0
"""What the legend takes of the height at most, with the gap above it."""
_TOTAL_GIVEN = "Tổng cung cấp"
_TOTAL_USED = "Tổng khai thác"
_FEW_COMMUNES = 3
_ALL_COMMUNES = "cac-xa-phuong"
_DIAGONAL = "#c9cdd1"
_HEAD = "#e8ecef"
_MARKS = (
    Mark("Số luồng trao đổi đã khai báo", Border.SOLID, 0.6, sample="2"),
    Mark("Cùng một cơ quan", Border.SOLID, 0.6, _DIAGONAL),
    Mark("Có kết nối trực tiếp, không qua LGSP", Border.SOLID, 0.6, WHITE, pattern=Pattern.RISING),
)


@dataclass(frozen=True, slots=True)
class _Exchange:
    """Who gives, who uses, how often, and between whom something bypasses the platform."""

    givers: tuple[Agency, ...]
    users: tuple[Agency, ...]
    counts: Counter[tuple[str, str]]
    given: Counter[str]
    used: Counter[str]
    direct: frozenset[tuple[str, str]]
    flows: Mapping[tuple[str, str], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The rows and columns of one page, with the number of its first row and whether the sums stand on it."""

    givers: tuple[Agency, ...]
    users: tuple[Agency, ...]
    first: int
    has_given: bool
    has_used: bool


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where the cells are: the upper edge of every row, and of what follows the last."""

    left: float
    cell: float
    header: float
    edges: tuple[float, ...]

    @property
    def top(self) -> float:
        return self.edges[0]


def matrix_pictures(model: Model) -> tuple[Scene, ...]:
    """Draw agency × agency, on as many sheets as it needs; a cell with a point-to-point flow is hatched."""
    exchange = _count(model)
    if not exchange.counts:
        return (say_nothing(_CODE, _TITLE, "Chưa khai báo luồng trao đổi dữ liệu nào."),)
    header = _measure_header(exchange)
    sheets = list(_cut(exchange, header))
    return tuple(
        _draw(exchange, sheet, header, (place, len(sheets))) for place, sheet in enumerate(sheets, 1)
    )


def _count(model: Model) -> _Exchange:
    owners = {system.id: system.owner for system in model.all(System)}
    living = [flow for flow in model.all(Flow) if flow.status is not Status.RETIRED]
    taking_part = {owners[end] for flow in living for end in (flow.provider, flow.consumer)}
    agencies, place = _fold_communes([one for one in list_agencies(model) if one.id in taking_part])
    counts: Counter[tuple[str, str]] = Counter()
    direct: set[tuple[str, str]] = set()
    flows: dict[tuple[str, str], tuple[str, ...]] = {}
    for flow in living:
        pair = (place[owners[flow.provider]], place[owners[flow.consumer]])
        counts[pair] += 1
        flows[pair] = (*flows.get(pair, ()), flow.id)
        if flow.via is None:
            direct.add(pair)
    given, used = Counter[str](), Counter[str]()
    for (giver, user), number in counts.items():
        given[giver] += number
        used[user] += number
    return _Exchange(
        tuple(one for one in agencies if one.id in given),
        tuple(one for one in agencies if one.id in used),
        counts,
        given,
        used,
        frozenset(direct),
        flows,
    )


def _fold_communes(agencies: Sequence[Agency]) -> tuple[tuple[Agency, ...], Mapping[str, str]]:
    """Return who stands in the matrix, and for each agency that takes part whose place it has there."""
    place = {agency.id: agency.id for agency in agencies}
    communes = [agency for agency in agencies if agency.level is AgencyLevel.COMMUNE]
    if len(communes) <= _FEW_COMMUNES:
        return tuple(agencies), place
    together = Agency(
        id=_ALL_COMMUNES,
        name=f"Ủy ban nhân dân {len(communes)} xã, phường",
        short_name="Các xã, phường",
        level=AgencyLevel.COMMUNE,
        code="–",
    )
    first = agencies.index(communes[0])
    rest = [agency for agency in agencies if agency.level is not AgencyLevel.COMMUNE]
    folded = place | dict.fromkeys((one.id for one in communes), together.id)
    return (*rest[:first], together, *rest[first:]), folded


def _head(user: Agency, exchange: _Exchange) -> str:
    """Return what stands over the column of an agency: its short name, with the number of its row where it has one."""
    short = user.short_name or user.name
    return f"{exchange.givers.index(user) + 1}. {short}" if user in exchange.givers else short


def _measure_header(exchange: _Exchange) -> float:
    names = [_TOTAL_GIVEN, *(_head(agency, exchange) for agency in exchange.users)]
    longest = max(measure(drawable(name), size=SMALL, weight=600) for name in names)
    return min(_HEADER_MAX, longest + 12)


def _cut(exchange: _Exchange, header: float) -> Iterator[_Sheet]:
    """Yield the sheets from left to right, then down; one without a single flow is left out."""
    most = int((PORTRAIT_WIDTH - 2 * _MARGIN - _NAME_WIDTH - _TOTAL_WIDTH) / _CELL_MIN)
    columns = _share(exchange.users, most)
    height = PORTRAIT_HEIGHT - _AXIS_HEIGHT - header - _LEGEND_ROOM - 2 * _MARGIN - _ROW_MIN
    rows = _fill(exchange.givers, height)
    for givers, users in product(rows, columns):
        if any(exchange.counts[giver.id, user.id] for giver, user in product(givers, users)):
            first = exchange.givers.index(givers[0]) + 1
            yield _Sheet(givers, users, first, users is columns[-1], givers is rows[-1])


def _share(agencies: Sequence[Agency], most: int) -> list[tuple[Agency, ...]]:
    """Cut into parts of about equal length, none longer than `most`."""
    parts = -(-len(agencies) // most)
    ends = [len(agencies) * part // parts for part in range(parts + 1)]
    return [tuple(agencies[start:end]) for start, end in pairwise(ends)]


def _fill(agencies: Sequence[Agency], room: float) -> list[tuple[Agency, ...]]:
    parts: list[list[Agency]] = [[]]
    left = room
    for place, agency in enumerate(agencies, 1):
        height = _row_height(agency, place)
        if height > left:
            parts.append([])
            left = room
        parts[-1].append(agency)
        left -= height
    return [tuple(part) for part in parts]


def _word_name(agency: Agency, place: int) -> Wording:
    return word(f"{place}. {agency.name}", width=_NAME_WIDTH - 10, size=SMALL, max_lines=_NAME_LINES)


def _row_height(agency: Agency, place: int) -> float:
    return max(_ROW_MIN, _word_name(agency, place).height + _ROW_ROOM)


def _measure_grid(sheet: _Sheet, header: float) -> _Grid:
    """Choose the cells: as wide and as high as the page allows."""
    left, top = _MARGIN + _NAME_WIDTH, _MARGIN + _AXIS_HEIGHT + header
    cell = min(_CELL_MAX, (PORTRAIT_WIDTH - left - _TOTAL_WIDTH - _MARGIN) / len(sheet.users))
    heights = [_row_height(agency, place) for place, agency in enumerate(sheet.givers, sheet.first)]
    spare = PORTRAIT_HEIGHT - top - _LEGEND_ROOM - _MARGIN - _ROW_MIN - sum(heights)
    more = spare / len(heights)
    edges = [top]
    for height in heights:
        edges.append(edges[-1] + max(height, min(_ROW_MAX, height + more)))
    return _Grid(left, cell, header, tuple(edges))


def _draw(exchange: _Exchange, sheet: _Sheet, header: float, place: tuple[int, int]) -> Scene:
    grid = _measure_grid(sheet, header)
    boxes = [
        *_lay_heads(exchange, sheet, grid),
        *_lay_cells(exchange, sheet, grid),
        *_lay_totals(exchange, sheet, grid),
    ]
    below = max(box.y + box.height for box in boxes) + 6
    marks = _list_marks(exchange, sheet)
    legend = lay_legend(marks, x=_MARGIN, y=below, width=PORTRAIT_WIDTH - 2 * _MARGIN)
    part = f" (phần {place[0]}/{place[1]})" if place[1] > 1 else ""
    return Scene(
        code=_CODE if place[1] == 1 else f"{_CODE}-{place[0]}",
        title=_TITLE + part,
        alt=_describe(exchange, sheet),
        width=PORTRAIT_WIDTH,
        height=below + legend.height + _MARGIN,
        shapes=(*boxes, *legend.shapes),
        legend=tuple(mark.label for mark in marks),
    )


def _lay_heads(exchange: _Exchange, sheet: _Sheet, grid: _Grid) -> list[Box]:
    """Lay the names: numbered rows on the left, turned short names on top, and what each axis means."""
    count = len(sheet.users)
    corner = Box(_MARGIN, _MARGIN, _NAME_WIDTH, grid.top - _MARGIN, "head", _HEAD, GREY, 0.6)
    across = count * grid.cell + (_TOTAL_WIDTH if sheet.has_given else 0)
    axis = Box(grid.left, _MARGIN, across, _AXIS_HEIGHT, "head", _HEAD, GREY, 0.6)
    boxes = [
        replace(corner, wordings=(Wording(("Cơ quan cung cấp (hàng)",), SMALL, 600),)),
        replace(axis, wordings=(_word_axis(across),)),
    ]
    for place, agency in enumerate(sheet.givers):
        y, below = grid.edges[place : place + 2]
        row = Box(_MARGIN, y, _NAME_WIDTH, below - y, "head", WHITE, GREY, 0.6, anchor=Anchor.START)
        boxes.append(replace(row, wordings=(_word_name(agency, sheet.first + place),)))
    lines = max(1, int((grid.cell - 2) // (SMALL * 1.28)))
    for place, agency in enumerate(sheet.users):
        x = grid.left + place * grid.cell
        top = Box(x, grid.top - grid.header, grid.cell, grid.header, "head", WHITE, GREY, 0.6, turned=True)
        turned = word(_head(agency, exchange), width=grid.header - 8, size=SMALL, max_lines=lines)
        boxes.append(replace(top, wordings=(turned,)))
    return boxes


def _word_axis(width: float) -> Wording:
    """Say what the columns are, as fully as there is room for."""
    said = ("Cơ quan khai thác (cột)", "Khai thác", "")
    fitting = next(words for words in said if measure(words, size=SMALL, weight=600) <= width - 6)
    return Wording((fitting,), SMALL, 600)


def _lay_cells(exchange: _Exchange, sheet: _Sheet, grid: _Grid) -> list[Box]:
    boxes = []
    for row, giver in enumerate(sheet.givers):
        for column, user in enumerate(sheet.users):
            pair = (giver.id, user.id)
            cell = _cell(grid, row=row, column=column, fill=_DIAGONAL if giver.id == user.id else WHITE)
            cell = replace(cell, subjects=exchange.flows.get(pair, ()))
            count = exchange.counts[pair]
            boxes += _hatch(cell, count) if pair in exchange.direct else [_write(cell, count)]
    return boxes


def _hatch(cell: Box, count: int) -> list[Box]:
    """Hatch the cell and stand its number on a white plate, so that it can be read."""
    plate = replace(
        cell,
        role="plate",
        x=cell.x + cell.width / 2 - _PLATE / 2,
        y=cell.y + cell.height / 2 - _PLATE / 2,
        width=_PLATE,
        height=_PLATE,
        fill=WHITE,
        border=Border.NONE,
        padding=0.0,
    )
    return [replace(cell, pattern=Pattern.RISING, subjects=()), _write(plate, count)]


def _cell(grid: _Grid, *, row: int, column: int, fill: str) -> Box:
    y, below = grid.edges[row : row + 2]
    return Box(grid.left + column * grid.cell, y, grid.cell, below - y, "cell", fill, GREY, 0.6)


def _write(cell: Box, count: int) -> Box:
    """Write the number, in smaller letters where it is long."""
    size = NORMAL if measure(str(count), size=NORMAL, weight=600) <= cell.width - 1 else SMALL
    return replace(cell, wordings=(Wording((str(count),), size, 600),) if count else ())


def _lay_totals(exchange: _Exchange, sheet: _Sheet, grid: _Grid) -> list[Box]:
    """Lay the sums on the sheets that end the matrix: what each agency gives on the right, uses at the bottom."""
    right, bottom = grid.left + len(sheet.users) * grid.cell, grid.edges[-1]
    boxes = []
    if sheet.has_given:
        head = Box(right, grid.top - grid.header, _TOTAL_WIDTH, grid.header, "head", PALE, GREY, 0.6)
        boxes.append(replace(head, turned=True, wordings=(Wording((_TOTAL_GIVEN,), SMALL, 600),)))
        for place, agency in enumerate(sheet.givers):
            y, below = grid.edges[place : place + 2]
            beside = Box(right, y, _TOTAL_WIDTH, below - y, "cell", PALE, GREY, 0.6)
            boxes.append(_write(beside, exchange.given[agency.id]))
    if sheet.has_used:
        foot = Box(_MARGIN, bottom, _NAME_WIDTH, _ROW_MIN, "head", PALE, GREY, 0.6, anchor=Anchor.START)
        boxes.append(replace(foot, wordings=(Wording((_TOTAL_USED,), SMALL, 600),)))
        for place, agency in enumerate(sheet.users):
            under = Box(grid.left + place * grid.cell, bottom, grid.cell, _ROW_MIN, "cell", PALE, GREY, 0.6)
            boxes.append(_write(under, exchange.used[agency.id]))
    if sheet.has_given and sheet.has_used:
        corner = Box(right, bottom, _TOTAL_WIDTH, _ROW_MIN, "cell", PALE, GREY, 0.6)
        boxes.append(_write(corner, exchange.counts.total()))
    return boxes


def _list_marks(exchange: _Exchange, sheet: _Sheet) -> tuple[Mark, ...]:
    """Return the marks that the sheet uses."""
    pairs = {(giver.id, user.id) for giver, user in product(sheet.givers, sheet.users)}
    own, direct = any(giver == user for giver, user in pairs), bool(pairs & exchange.direct)
    return tuple(mark for mark, shown in zip(_MARKS, (True, own, direct), strict=True) if shown)


def _describe(exchange: _Exchange, sheet: _Sheet) -> str:
    said = [
        f"{giver.name} cung cấp cho {user.name}: {count}"
        + (" (có kết nối trực tiếp)" if (giver.id, user.id) in exchange.direct else "")
        for giver, user in product(sheet.givers, sheet.users)
        if (count := exchange.counts[giver.id, user.id])
    ]
    return "Ma trận cơ quan cung cấp (hàng) và cơ quan khai thác (cột). " + "; ".join(said) + "."

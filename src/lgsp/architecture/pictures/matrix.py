"""
The exchange matrix (IV.4): which agency gives data to which, and in how many declared flows.

Rows provide, columns use. Only agencies that take part stand in it; retired flows are left out. Communes that are more
than a few stand together in one row and one column.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from lgsp.architecture.model.entities import Status
from lgsp.architecture.model.exchanges import Flow
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.organisation import Agency, AgencyLevel
from lgsp.architecture.model.systems import System

from .agencies import list_agencies
from .lettering import drawable, measure
from .marks import GREY, NORMAL, PALE, SMALL, Mark, lay_legend, say_nothing, word
from .scene import LANDSCAPE_WIDTH, PORTRAIT_WIDTH, WHITE, Anchor, Border, Box, Pattern, Scene, Wording

_TITLE = "Ma trận trao đổi dữ liệu giữa các cơ quan"
_MARGIN = 2.0
_NAME_WIDTH = 168.0
_TOTAL_WIDTH = 30.0
_CELL_MAX = 34.0
_CELL_MIN = 15.0
_ROW_HEIGHT = 24.0
_AXIS_HEIGHT = 15.0
_PLATE = 13.0
_HEADER_MAX = 118.0
_TOTAL_GIVEN = "Tổng cung cấp"
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
    """Who gives to whom, how often, and between whom something bypasses the platform."""

    agencies: tuple[Agency, ...]
    counts: Counter[tuple[str, str]]
    direct: frozenset[tuple[str, str]]
    flows: Mapping[tuple[str, str], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where the cells are."""

    left: float
    top: float
    cell: float
    header: float


def exchange_matrix(model: Model) -> Scene:
    """Draw agency × agency; a cell with a point-to-point flow is hatched."""
    exchange = _count(model)
    if not exchange.agencies:
        return say_nothing("exchange-matrix", _TITLE, "Chưa khai báo luồng trao đổi dữ liệu nào.")
    grid = _measure_grid(exchange.agencies)
    count = len(exchange.agencies)
    boxes = [*_lay_heads(exchange, grid), *_lay_cells(exchange, grid), *_lay_totals(exchange, grid)]
    width = max(grid.left + count * grid.cell + _TOTAL_WIDTH + _MARGIN, PORTRAIT_WIDTH)
    below = grid.top + (count + 1) * _ROW_HEIGHT + 6
    legend = lay_legend(_MARKS, x=_MARGIN, y=below, width=width - 2 * _MARGIN)
    return Scene(
        code="exchange-matrix",
        title=_TITLE,
        alt=_describe(exchange),
        width=width,
        height=below + legend.height + _MARGIN,
        shapes=(*boxes, *legend.shapes),
        legend=tuple(mark.label for mark in _MARKS),
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
    return _Exchange(agencies, counts, frozenset(direct), flows)


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


def _short(agency: Agency) -> str:
    return agency.short_name or agency.name


def _measure_grid(agencies: Sequence[Agency]) -> _Grid:
    """Choose the cell: as wide as the page allows, on a wider page when there are many agencies."""
    count = len(agencies)
    left = _MARGIN + _NAME_WIDTH
    room = PORTRAIT_WIDTH - left - _TOTAL_WIDTH - _MARGIN
    if room / count < _CELL_MIN:
        room = LANDSCAPE_WIDTH - left - _TOTAL_WIDTH - _MARGIN
    cell = max(_CELL_MIN, min(_CELL_MAX, room / count))
    names = [_TOTAL_GIVEN, *(_short(agency) for agency in agencies)]
    longest = max(measure(drawable(name), size=SMALL, weight=600) for name in names)
    header = min(_HEADER_MAX, longest + 12)
    return _Grid(left, _MARGIN + _AXIS_HEIGHT + header, cell, header)


def _lay_heads(exchange: _Exchange, grid: _Grid) -> list[Box]:
    """Lay the names: numbered rows on the left, turned short names on top, and what each axis means."""
    count = len(exchange.agencies)
    corner = Box(_MARGIN, _MARGIN, _NAME_WIDTH, grid.top - _MARGIN, "head", _HEAD, GREY, 0.6)
    axis = Box(grid.left, _MARGIN, count * grid.cell + _TOTAL_WIDTH, _AXIS_HEIGHT, "head", _HEAD, GREY, 0.6)
    boxes = [
        replace(corner, wordings=(Wording(("Cơ quan cung cấp (hàng)",), SMALL, 600),)),
        replace(axis, wordings=(word("Cơ quan khai thác (cột)", width=axis.width, size=SMALL, weight=600),)),
    ]
    lines = max(1, int((grid.cell - 2) // (SMALL * 1.28)))
    for place, agency in enumerate(exchange.agencies):
        name = word(f"{place + 1}. {agency.name}", width=_NAME_WIDTH - 10, size=SMALL, max_lines=2)
        row = Box(_MARGIN, grid.top + place * _ROW_HEIGHT, _NAME_WIDTH, _ROW_HEIGHT, "head", WHITE, GREY, 0.6)
        boxes.append(replace(row, wordings=(name,), anchor=Anchor.START))
        top = Box(
            grid.left + place * grid.cell,
            grid.top - grid.header,
            grid.cell,
            grid.header,
            "head",
            WHITE,
            GREY,
            0.6,
        )
        turned = word(_short(agency), width=grid.header - 8, size=SMALL, max_lines=lines)
        boxes.append(replace(top, wordings=(turned,), turned=True))
    return boxes


def _lay_cells(exchange: _Exchange, grid: _Grid) -> list[Box]:
    boxes = []
    for row, provider in enumerate(exchange.agencies):
        for column, consumer in enumerate(exchange.agencies):
            pair = (provider.id, consumer.id)
            cell = _cell(grid, row=row, column=column, fill=_DIAGONAL if row == column else WHITE)
            cell = replace(cell, subjects=exchange.flows.get(pair, ()))
            count = exchange.counts[pair]
            boxes += _hatch(cell, count) if pair in exchange.direct else [_fill(cell, count)]
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
    return [replace(cell, pattern=Pattern.RISING, subjects=()), _fill(plate, count)]


def _cell(grid: _Grid, *, row: int, column: int, fill: str) -> Box:
    x, y = grid.left + column * grid.cell, grid.top + row * _ROW_HEIGHT
    return Box(x, y, grid.cell, _ROW_HEIGHT, "cell", fill, GREY, 0.6)


def _fill(cell: Box, count: int) -> Box:
    return replace(cell, wordings=(Wording((str(count),), NORMAL, 600),) if count else ())


def _lay_totals(exchange: _Exchange, grid: _Grid) -> list[Box]:
    """Lay the sums: what each agency gives on the right, what each uses at the bottom."""
    count = len(exchange.agencies)
    right, bottom = grid.left + count * grid.cell, grid.top + count * _ROW_HEIGHT
    head = Box(right, grid.top - grid.header, _TOTAL_WIDTH, grid.header, "head", PALE, GREY, 0.6, turned=True)
    foot = Box(_MARGIN, bottom, _NAME_WIDTH, _ROW_HEIGHT, "head", PALE, GREY, 0.6, anchor=Anchor.START)
    sums = [
        replace(head, wordings=(Wording((_TOTAL_GIVEN,), SMALL, 600),)),
        replace(foot, wordings=(Wording(("Tổng khai thác",), SMALL, 600),)),
    ]
    for place, agency in enumerate(exchange.agencies):
        given = sum(number for (giver, _), number in exchange.counts.items() if giver == agency.id)
        used = sum(number for (_, user), number in exchange.counts.items() if user == agency.id)
        beside = Box(
            right, grid.top + place * _ROW_HEIGHT, _TOTAL_WIDTH, _ROW_HEIGHT, "cell", PALE, GREY, 0.6
        )
        under = Box(grid.left + place * grid.cell, bottom, grid.cell, _ROW_HEIGHT, "cell", PALE, GREY, 0.6)
        sums += [_fill(beside, given), _fill(under, used)]
    corner = Box(right, bottom, _TOTAL_WIDTH, _ROW_HEIGHT, "cell", PALE, GREY, 0.6)
    return [*sums, _fill(corner, exchange.counts.total())]


def _describe(exchange: _Exchange) -> str:
    names = {agency.id: agency.name for agency in exchange.agencies}
    pairs = [
        f"{names[giver]} cung cấp cho {names[user]}: {count}"
        + (" (có kết nối trực tiếp)" if (giver, user) in exchange.direct else "")
        for (giver, user), count in sorted(exchange.counts.items())
    ]
    return "Ma trận cơ quan cung cấp (hàng) và cơ quan khai thác (cột). " + "; ".join(pairs) + "."

"""
Grids: rows by columns of short marks, as who is responsible for what, or which standard applies where.

Names of columns stand turned over them. A grid too large for an upright page is cut into pages, first between columns,
then between rows, each with all its heads.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from .lettering import drawable, measure
from .marks import GREY, NORMAL, PALE, SMALL, Mark, lay_legend, say_nothing, word
from .paging import fill_pages
from .scene import PORTRAIT_HEIGHT, PORTRAIT_WIDTH, WHITE, Anchor, Border, Box, Scene, Wording

_MARGIN = 2.0
_NAME_WIDTH = 168.0
_CELL_MIN, _CELL_MAX = 17.0, 40.0
_ROW_MIN = 17.0
_ROW_ROOM = 5.0
_GROUP = 16.0
_HEADER_MAX = 128.0
_HEADER_LINES = 2
_LEGEND_GAP = 6.0
_HEAD = "#e8ecef"
_LETTER_TINTS = {"A": "#cfd8dc", "R": "#9fb6c9", "C": "#f1f3f4", "I": WHITE}


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of a grid: its key, its name, the group it stands in, and the entities it stands for."""

    key: str
    name: str
    group: str = ""
    subjects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """What a grid shows: `cells` is the mark by row and column; what is not in it is empty."""

    code: str
    title: str
    corner: str
    rows: tuple[GridRow, ...]
    columns: tuple[GridRow, ...]
    cells: Mapping[tuple[str, str], str] = field(repr=False)
    marks: tuple[Mark, ...]
    nothing: str


def draw_grid(grid: Grid) -> tuple[Scene, ...]:
    """Draw the grid on as many upright pages as it needs; one that says so when there is nothing in it."""
    if not grid.cells:
        return (say_nothing(grid.code, grid.title, grid.nothing),)
    parts = list(_split(grid))
    return tuple(_draw(part, place, len(parts)) for place, part in enumerate(parts, 1))


def _split(grid: Grid) -> Iterator[Grid]:
    """Yield the parts that fit a page; rows without a mark in a part are left out of it."""
    most = int((PORTRAIT_WIDTH - 2 * _MARGIN - _NAME_WIDTH) // _CELL_MIN)
    for columns in _share(grid.columns, most):
        keys = {column.key for column in columns}
        rows = [row for row in grid.rows if any((row.key, key) in grid.cells for key in keys)]
        narrow = replace(grid, columns=tuple(columns), rows=tuple(rows))
        for part in _fill(rows, _room(narrow)):
            yield replace(narrow, rows=tuple(part))


def _share(items: Sequence[GridRow], most: int) -> Iterator[Sequence[GridRow]]:
    """Yield runs of about equal length, none longer than `most`."""
    count = -(-len(items) // most)
    start = 0
    for place in range(count):
        size = -(-(len(items) - start) // (count - place))
        yield items[start : start + size]
        start += size


def _room(grid: Grid) -> float:
    legend = lay_legend(grid.marks, x=_MARGIN, y=0, width=PORTRAIT_WIDTH - 2 * _MARGIN)
    return PORTRAIT_HEIGHT - 2 * _MARGIN - _header(grid) - legend.height - _LEGEND_GAP


def _fill(rows: Sequence[GridRow], room: float) -> Iterator[list[GridRow]]:
    groups = [""] + [row.group for row in rows]
    heights = [
        _row_height(row) + (_GROUP if row.group != before else 0)
        for row, before in zip(rows, groups, strict=False)
    ]
    return fill_pages(rows, heights, room=room - _GROUP)


def _row_height(row: GridRow) -> float:
    return max(_ROW_MIN, _word_name(row).height + _ROW_ROOM)


def _word_name(row: GridRow) -> Wording:
    return word(row.name, width=_NAME_WIDTH - 10, size=SMALL, max_lines=3)


def _header(grid: Grid) -> float:
    """Return the height of the heads: as high as the longest name, or half of it on two lines."""
    longest = max(measure(drawable(column.name), size=SMALL) for column in grid.columns)
    lines = _lines_in_head(grid)
    return max(40.0, min(_HEADER_MAX, longest / lines + (14 if lines == 1 else 26)))


def _lines_in_head(grid: Grid) -> int:
    return _HEADER_LINES if _cell_width(grid) >= _HEADER_LINES * SMALL * 1.28 + 2 else 1


def _cell_width(grid: Grid) -> float:
    room = PORTRAIT_WIDTH - 2 * _MARGIN - _NAME_WIDTH
    return min(_CELL_MAX, room / len(grid.columns))


def _draw(grid: Grid, place: int, count: int) -> Scene:
    header, cell = _header(grid), _cell_width(grid)
    boxes = [*_lay_heads(grid, header, cell)]
    y = _MARGIN + header
    group = ""
    for row in grid.rows:
        if row.group and row.group != group:
            group = row.group
            boxes.append(_lay_group(group, y, cell * len(grid.columns)))
            y += _GROUP
        boxes += _lay_row(grid, row, y, cell)
        y += _row_height(row)
    legend = lay_legend(grid.marks, x=_MARGIN, y=y + _LEGEND_GAP, width=PORTRAIT_WIDTH - 2 * _MARGIN)
    part = f" (phần {place}/{count})" if count > 1 else ""
    return Scene(
        code=grid.code if count == 1 else f"{grid.code}-{place}",
        title=f"{grid.title}{part}",
        alt=_describe(grid),
        width=PORTRAIT_WIDTH,
        height=y + _LEGEND_GAP + legend.height + _MARGIN,
        shapes=(*boxes, *legend.shapes),
        legend=tuple(mark.label for mark in grid.marks),
    )


def _lay_heads(grid: Grid, header: float, cell: float) -> Iterator[Box]:
    corner = Box(_MARGIN, _MARGIN, _NAME_WIDTH, header, "head", _HEAD, GREY, 0.6)
    said = word(grid.corner, width=_NAME_WIDTH - 8, size=SMALL, weight=600, max_lines=4)
    yield replace(corner, wordings=(said,))
    for place, column in enumerate(grid.columns):
        x = _MARGIN + _NAME_WIDTH + place * cell
        head = Box(x, _MARGIN, cell, header, "head", _HEAD, GREY, 0.6, turned=True, padding=5.0)
        name = word(column.name, width=header - 10, size=SMALL, max_lines=_lines_in_head(grid))
        yield replace(head, wordings=(name,), subjects=column.subjects)


def _lay_group(name: str, y: float, width: float) -> Box:
    wording = word(name, width=_NAME_WIDTH + width - 12, size=SMALL, weight=600, max_lines=1)
    band = Box(_MARGIN, y, _NAME_WIDTH + width, _GROUP, "stage", PALE, GREY, 0.6, anchor=Anchor.START)
    return replace(band, wordings=(wording,), padding=5.0)


def _lay_row(grid: Grid, row: GridRow, y: float, cell: float) -> Iterator[Box]:
    height = _row_height(row)
    name = Box(_MARGIN, y, _NAME_WIDTH, height, "head", WHITE, GREY, 0.6, anchor=Anchor.START, padding=5.0)
    yield replace(name, wordings=(_word_name(row),), subjects=row.subjects)
    for place, column in enumerate(grid.columns):
        mark = grid.cells.get((row.key, column.key), "")
        box = Box(
            _MARGIN + _NAME_WIDTH + place * cell, y, cell, height, "cell", WHITE, GREY, 0.6, padding=1.0
        )
        words = (Wording((mark,), NORMAL, 600),) if mark else ()
        yield replace(box, fill=_LETTER_TINTS.get(mark[:1], WHITE), wordings=words)


def _describe(grid: Grid) -> str:
    said = []
    for row in grid.rows:
        cells = [
            f"{column.name}: {grid.cells[row.key, column.key]}"
            for column in grid.columns
            if (row.key, column.key) in grid.cells
        ]
        said.append(f"{row.name} – {', '.join(cells)}")
    return f"{grid.title}. " + "; ".join(said) + "."


def letter_marks(meanings: Mapping[str, str]) -> tuple[Mark, ...]:
    """Return the marks of a legend for letters that stand in cells, each with what it means."""
    return tuple(
        Mark(meaning, Border.SOLID, 0.6, _LETTER_TINTS.get(letter, WHITE), sample=letter)
        for letter, meaning in meanings.items()
    )

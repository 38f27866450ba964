"""
Bars and lines: how many, and how that develops.

A series is told by its hatching, or by how its line is drawn and the number beside it, never by colour alone.
"""

from collections.abc import Sequence
from dataclasses import replace
from math import ceil

from .figures import Figures, Number, list_ticks, write_number
from .lettering import measure
from .marks import GREY, SMALL, Mark, lay_legend, say_nothing, word
from .scene import (
    BLACK,
    PORTRAIT_HEIGHT,
    PORTRAIT_WIDTH,
    WHITE,
    Anchor,
    Border,
    Box,
    Line,
    Path,
    Pattern,
    Scene,
    Shape,
    Text,
    Wording,
)

_MARGIN = 6.0
_NAME_WIDTH = 150.0
_NAME_LINES = 3
_BAR_HEIGHT = 13.0
_THIN_BAR = 9.5
_ROW_GAP = 5.0
_FURNITURE = 90.0
"""What the legend, the unit and the margins take of the height at most."""
_LINES_HEIGHT = 190.0
_AXIS_WIDTH = 46.0
_DOT = 4.0
_NUMBER_ROOM = 18.0
_LABEL_STEP = 11.0
_LOOKS = (
    ("#9dc3e0", Pattern.NONE, Border.SOLID),
    ("#f3b95f", Pattern.RISING, Border.DASHED),
    ("#8fc7b5", Pattern.LEVEL, Border.DOTTED),
    ("#e3e3e3", Pattern.DOTS, Border.SOLID),
    ("#d9a5c3", Pattern.CROSSED, Border.DASHED),
    ("#b8cce4", Pattern.UPRIGHT, Border.DOTTED),
    ("#ffffff", Pattern.FALLING, Border.SOLID),
)
_NOTHING = "Chưa có số liệu."


def draw_bars(figures: Figures) -> Scene:
    """
    Draw a bar for every row, cut into its series, with its sum at the end; series that do not add up have a bar each.

    Rows that find no room on a page are one row.
    """
    most = max((value for value in _list_lengths(figures)), default=0)
    if not most:
        return say_nothing(figures.code, figures.title, _NOTHING)
    figures = _fit(figures)
    lengths = _list_lengths(figures)
    sum_room = max(measure(write_number(length), size=SMALL, weight=600) for length in lengths) + 8
    room = PORTRAIT_WIDTH - 2 * _MARGIN - _NAME_WIDTH - sum_room
    shapes: list[Shape] = []
    y = _MARGIN
    for place, row in enumerate(figures.rows):
        name, height = _word_row(row), _row_height(figures, row)
        label = Box(_MARGIN, y, _NAME_WIDTH, height, "name", "none", border=Border.NONE, anchor=Anchor.END)
        shapes.append(replace(label, wordings=(name,)))
        shapes += _lay_row(
            figures, place, (_MARGIN + _NAME_WIDTH, y + height / 2), room / float(max(lengths))
        )
        y += height
    shapes.append(Line(_MARGIN + _NAME_WIDTH, _MARGIN, _MARGIN + _NAME_WIDTH, y, BLACK, 0.8))
    return _finish(figures, shapes, y, is_line=False)


def _list_lengths(figures: Figures) -> tuple[Number, ...]:
    """Return how long the bars are: the sums, or where there are none the values."""
    if figures.add_up:
        return figures.totals
    return tuple(value for one in figures.series for value in one.values)


def _fit(figures: Figures) -> Figures:
    """Fold the last rows until the chart and its legend find room on an upright page."""
    room = PORTRAIT_HEIGHT - _FURNITURE
    kept, height = 0, 0.0
    for row in figures.rows:
        height += _row_height(figures, row)
        kept += height <= room
    return figures.fold(kept if kept == len(figures.rows) else kept - 1)


def _word_row(row: str) -> Wording:
    return word(row, width=_NAME_WIDTH - 8, size=SMALL, max_lines=_NAME_LINES)


def _row_height(figures: Figures, row: str) -> float:
    bars = _BAR_HEIGHT if figures.add_up else _THIN_BAR * len(figures.series)
    return max(bars, _word_row(row).height) + _ROW_GAP


def _lay_row(figures: Figures, place: int, start: tuple[float, float], scale: float) -> list[Shape]:
    """Lay one bar in pieces, or a thin one for each series."""
    x, middle = start
    if figures.add_up:
        return _lay_bar(figures, place, start, scale)
    shapes: list[Shape] = []
    y = middle - _THIN_BAR * len(figures.series) / 2
    for one, (colour, pattern, _) in zip(figures.series, _looks(figures), strict=True):
        value = one.values[place]
        bar = Box(x, y, max(float(value) * scale, 0.5), _THIN_BAR, "bar", colour, BLACK, 0.5, pattern=pattern)
        said = Text(
            x + bar.width + 4, y + _THIN_BAR - 1.6, write_number(value), SMALL, 600, BLACK, Anchor.START
        )
        shapes += [bar, said]
        y += _THIN_BAR
    return shapes


def _lay_bar(figures: Figures, place: int, start: tuple[float, float], scale: float) -> list[Shape]:
    x, middle = start
    shapes: list[Shape] = []
    for one, (colour, pattern, _) in zip(figures.series, _looks(figures), strict=True):
        width = float(one.values[place]) * scale
        if width:
            bar = Box(x, middle - _BAR_HEIGHT / 2, width, _BAR_HEIGHT, "bar", colour, BLACK, 0.5)
            shapes.append(replace(bar, pattern=pattern))
            x += width
    total = write_number(figures.totals[place])
    return [*shapes, Text(x + 4, middle + SMALL * 0.36, total, SMALL, 600, BLACK, Anchor.START)]


def draw_lines(figures: Figures) -> Scene:
    """Draw a line for every series over the rows, as years, with the number of the series at its end."""
    most = max((value for one in figures.series for value in one.values), default=0)
    if not most or len(figures.rows) < 2:
        return say_nothing(figures.code, figures.title, _NOTHING)
    ticks = list_ticks(ceil(most))
    left, right = _MARGIN + _AXIS_WIDTH, PORTRAIT_WIDTH - _MARGIN - _NUMBER_ROOM
    top, bottom = _MARGIN + 8, _MARGIN + 8 + _LINES_HEIGHT
    step = (right - left) / (len(figures.rows) - 1)
    shapes: list[Shape] = []
    for tick in ticks:
        y = bottom - (bottom - top) * tick / ticks[-1]
        shapes.append(Line(left, y, right, y, "#c4c7ca", 0.5))
        shapes.append(Text(left - 5, y + 3, write_number(tick), SMALL, 400, BLACK, Anchor.END))
    shapes += _lay_names_below(figures.rows, left, step, bottom)
    ends: list[tuple[float, str]] = []
    for number, (one, (_, _, border)) in enumerate(zip(figures.series, _looks(figures), strict=True), 1):
        points = [
            (left + step * place, bottom - (bottom - top) * float(value) / ticks[-1])
            for place, value in enumerate(one.values)
        ]
        shapes.append(Path(tuple(points), BLACK, 1.4, border, headed=False))
        shapes += [
            Box(x - _DOT / 2, y - _DOT / 2, _DOT, _DOT, "dot", WHITE, BLACK, 0.9, radius=_DOT / 2)
            for x, y in points
        ]
        ends.append((points[-1][1], str(number)))
    shapes += _lay_numbers_beside(ends, right, bottom)
    return _finish(figures, shapes, bottom + 18, is_line=True)


def _lay_names_below(names: Sequence[str], left: float, step: float, bottom: float) -> list[Shape]:
    return [
        Text(left + step * place, bottom + 13, name, SMALL, 400, BLACK, Anchor.MIDDLE)
        for place, name in enumerate(names)
    ]


def _lay_numbers_beside(ends: Sequence[tuple[float, str]], right: float, bottom: float) -> list[Shape]:
    """Stand the numbers at the ends of their lines, moved apart where lines end close together."""
    places: list[float] = []
    lowest = bottom + _LABEL_STEP
    for y, _ in sorted(ends, reverse=True):
        lowest = min(y, lowest - _LABEL_STEP)
        places.append(lowest)
    above = max(0.0, _MARGIN + SMALL - lowest)
    return [
        Text(right + 8, place + above, number, SMALL, 600, BLACK, Anchor.START)
        for place, (_, number) in zip(places, sorted(ends, reverse=True), strict=True)
    ]


def _looks(figures: Figures) -> list[tuple[str, Pattern, Border]]:
    return [_LOOKS[place % len(_LOOKS)] for place in range(len(figures.series))]


def _finish(figures: Figures, shapes: list[Shape], y: float, *, is_line: bool) -> Scene:
    """Explain the series and name the unit under the chart."""
    looks = zip(figures.series, _looks(figures), strict=True)
    if is_line:
        marks = tuple(
            Mark(f"{number}: {one.name}", border, 1.4, is_line=True, headed=False)
            for number, (one, (_, _, border)) in enumerate(looks, 1)
        )
    else:
        marks = tuple(
            Mark(one.name, Border.SOLID, 0.5, colour, pattern=pattern) for one, (colour, pattern, _) in looks
        )
    legend = lay_legend(marks, x=_MARGIN, y=y + 8, width=PORTRAIT_WIDTH - 2 * _MARGIN)
    unit = Text(
        _MARGIN, y + 8 + legend.height + 10, f"Đơn vị: {figures.unit}", SMALL, 400, GREY, Anchor.START
    )
    return Scene(
        code=figures.code,
        title=figures.title,
        alt=figures.describe(),
        width=PORTRAIT_WIDTH,
        height=y + 8 + legend.height + 10 + _MARGIN,
        shapes=(*shapes, *legend.shapes, unit),
        legend=tuple(mark.label for mark in marks),
    )

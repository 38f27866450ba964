"""
Bars and lines: how many, and how that develops.

A series is told by its hatching, or by how its line is drawn and the number beside it, never by colour alone.
"""

from collections.abc import Sequence
from dataclasses import replace

from .figures import Figures, list_ticks, write_number
from .lettering import measure
from .marks import GREY, SMALL, Mark, lay_legend, say_nothing, word
from .scene import BLACK, PORTRAIT_WIDTH, WHITE, Anchor, Border, Box, Line, Path, Pattern, Scene, Shape, Text

_MARGIN = 6.0
_NAME_WIDTH = 150.0
_BAR_HEIGHT = 13.0
_ROW_GAP = 5.0
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
    """Draw a bar for every row, cut into its series, with its sum at the end."""
    most = max(figures.totals, default=0)
    if not most:
        return say_nothing(figures.code, figures.title, _NOTHING)
    sum_room = max(measure(write_number(total), size=SMALL, weight=600) for total in figures.totals) + 8
    room = PORTRAIT_WIDTH - 2 * _MARGIN - _NAME_WIDTH - sum_room
    shapes: list[Shape] = []
    y = _MARGIN
    for place, row in enumerate(figures.rows):
        name = word(row, width=_NAME_WIDTH - 8, size=SMALL, max_lines=3)
        height = max(_BAR_HEIGHT, name.height) + _ROW_GAP
        label = Box(_MARGIN, y, _NAME_WIDTH, height, "name", "none", border=Border.NONE, anchor=Anchor.END)
        shapes.append(replace(label, wordings=(name,)))
        shapes += _lay_bar(figures, place, (_MARGIN + _NAME_WIDTH, y + height / 2), room / most)
        y += height
    shapes.append(Line(_MARGIN + _NAME_WIDTH, _MARGIN, _MARGIN + _NAME_WIDTH, y, BLACK, 0.8))
    return _finish(figures, shapes, y, is_line=False)


def _lay_bar(figures: Figures, place: int, start: tuple[float, float], scale: float) -> list[Shape]:
    x, middle = start
    shapes: list[Shape] = []
    for one, (colour, pattern, _) in zip(figures.series, _looks(figures), strict=True):
        width = one.values[place] * scale
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
    ticks = list_ticks(most)
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
            (left + step * place, bottom - (bottom - top) * value / ticks[-1])
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

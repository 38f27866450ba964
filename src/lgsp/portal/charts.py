"""
Charts drawn as SVG on the server: columns over time, a bar of shares.

Shapes carry classes, never styles: the stylesheet colours them in both themes, and the content policy holds. Words and
scales stand beside the picture as HTML, so that they keep their size on a narrow screen; every chart has its numbers
in a table too.

>>> ceiling(37), ceiling(112)
(40, 120)
>>> share_bar([("good", 3), ("bad", 1)], label="3 / 1").count("<rect")
2
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

PLOT_WIDTH = 600
PLOT_HEIGHT = 100
SERIES_COLOURS = 8
GAP = 0.2
"""Which part of a minute's room stays empty between two columns."""
SHARE_GAP = 2
"""What parts two shares of a bar."""
TENTHS = (10, 12, 16, 20, 30, 40, 50, 60, 80, 100)
_LINE = '<path class="plot-line" d="M0 {}H{}"/>'
_SHARE = f'<rect class="fill-{{}}" x="{{}}" width="{{}}" height="{PLOT_HEIGHT}"/>'
_COLUMNS = '<path class="series-{}" d="{}"/>'


@dataclass(frozen=True, slots=True)
class Series:
    """One row of figures over the same minutes; `colour` is 1 to 8."""

    name: str
    colour: int
    values: tuple[int, ...]

    @property
    def total(self) -> int:
        """Return the sum over all minutes."""
        return sum(self.values)


def colour_of(position: int) -> int:
    """Return the colour of the series at that position; they come round again after eight."""
    return position % SERIES_COLOURS + 1


def ceiling(peak: int) -> int:
    """Return the round number at or above the peak that heads the scale."""
    power = 1
    while power * 10 < peak:
        power *= 10
    rounds = (tenths * power // 10 for tenths in TENTHS if tenths * power % 10 == 0)
    return next(number for number in rounds if number >= peak)


def stacked_columns(series: Sequence[Series], *, top: int, label: str) -> SafeString:
    """Return one column a minute, each series standing on the ones before it; `top` is the height of the scale."""
    floors = [0] * len(series[0].values) if series else []
    drawn = []
    for one in series:
        drawn.append((one.colour, _columns(one.values, floors=floors, top=top)))
        floors = [floor + value for floor, value in zip(floors, one.values, strict=True)]
    lines = ((y, PLOT_WIDTH) for y in (0, PLOT_HEIGHT // 2, PLOT_HEIGHT))
    return _svg("plot", label, format_html_join("", _LINE, lines) + format_html_join("", _COLUMNS, drawn))


def spark_columns(one: Series, *, top: int, label: str) -> SafeString:
    """Return the columns of one series alone, small, on the scale it shares with its neighbours."""
    columns = _columns(one.values, floors=[0] * len(one.values), top=top)
    base = format_html(_LINE, PLOT_HEIGHT, PLOT_WIDTH)
    return _svg("spark", label, base + format_html(_COLUMNS, one.colour, columns))


def share_bar(shares: Sequence[tuple[str, int]], *, label: str) -> SafeString:
    """Return one bar cut by (tone, count); a part of nothing is not drawn, the smallest of something can be seen."""
    widths = [(tone, _share_width(count, shares)) for tone, count in shares if count]
    scale = PLOT_WIDTH / (sum(width for _, width in widths) or 1)
    parts, left = [], 0.0
    for tone, width in widths:
        parts.append((tone, _number(left), _number(width * scale - SHARE_GAP)))
        left += width * scale
    shapes = format_html_join("", _SHARE, parts)
    return _svg("bar", label, shapes)


def _share_width(count: int, shares: Sequence[tuple[str, int]]) -> float:
    """Return the width of a part before the bar is filled exactly: its share, and never less than can be seen."""
    return max(count * PLOT_WIDTH / sum(each for _, each in shares), 4 * SHARE_GAP)


def _columns(values: Sequence[int], *, floors: Sequence[int], top: int) -> str:
    """Return one path of upright boxes, a minute each; a minute without any has none."""
    step = PLOT_WIDTH / len(values)
    unit = PLOT_HEIGHT / top
    boxes = []
    for minute, (value, floor) in enumerate(zip(values, floors, strict=True)):
        if value:
            left, foot = _number((minute + GAP / 2) * step), _number(PLOT_HEIGHT - floor * unit)
            width, height = _number((1 - GAP) * step), _number(value * unit)
            boxes.append(f"M{left} {foot}v-{height}h{width}v{height}z")
    return "".join(boxes)


def _svg(kind: str, label: str, shapes: SafeString) -> SafeString:
    return format_html(
        '<svg class="{}" viewBox="0 0 {} {}" preserveAspectRatio="none" role="img" aria-label="{}">{}</svg>',
        kind,
        PLOT_WIDTH,
        PLOT_HEIGHT,
        label,
        shapes,
    )


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")

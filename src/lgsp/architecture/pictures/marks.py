"""
The common marks of all pictures: how a status is bordered, the boxes with names, and the legend.

Colour only helps: whatever a picture says is said by border, hatching or words too.
"""

from dataclasses import dataclass, replace
from functools import lru_cache

from lgsp.architecture.model.entities import Status

from .lettering import drawable, measure, wrap, wrap_evenly
from .scene import (
    BLACK,
    PADDING,
    PORTRAIT_WIDTH,
    WHITE,
    Anchor,
    Border,
    Box,
    Path,
    Pattern,
    Scene,
    Shape,
    Text,
    Wording,
)

SMALL = 8.2
NORMAL = 9.0
NODE = 8.6
_NODE_LINES = 8
NODE_HEIGHT = 28.0
"""The height of a node whose name is short."""
GREY = "#5f6368"
PALE = "#f1f3f4"
_SAMPLE_WIDTH = 26.0
_LEGEND_ROW = 15.0
LABEL_GAP, LABEL_DROP = 5.0, 3.0
"""Where the words of a legend begin, from the end of the line they explain."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The way a status is drawn."""

    label: str
    border: Border
    stroke: float
    fill: str = WHITE
    sample: str = ""
    pattern: Pattern = Pattern.NONE
    ink: str = BLACK
    is_line: bool = False
    headed: bool = True


@dataclass(frozen=True, slots=True)
class Legend:
    """The marks explained, and the height that takes."""

    shapes: tuple[Shape, ...]
    height: float


_IN_USE = Mark("Đang sử dụng", Border.SOLID, 0.9)
_PLANNED = Mark("Dự kiến, sẽ xây dựng", Border.DASHED, 1.1)
_LEAVING = Mark("Đang thay thế, sẽ dừng", Border.DOTTED, 1.7, PALE)
STATUS_MARKS = (_IN_USE, _PLANNED, _LEAVING)
_MARK_OF = {
    Status.PROPOSED: _PLANNED,
    Status.APPROVED: _PLANNED,
    Status.IN_USE: _IN_USE,
    Status.PHASING_OUT: _LEAVING,
    Status.RETIRED: _LEAVING,
}


def mark_of(status: Status) -> Mark:
    """Return how that status is drawn."""
    return _MARK_OF[status]


def word(text: str, *, width: float, size: float = NORMAL, weight: int = 400, max_lines: int = 4) -> Wording:
    """Wrap a text to a width."""
    return Wording(wrap(text, width=width, size=size, weight=weight, max_lines=max_lines), size, weight)


def word_evenly(text: str, *, width: float, size: float = NORMAL, max_lines: int = 4) -> Wording:
    """Wrap a title of a band or a pillar to a width."""
    return Wording(wrap_evenly(text, width=width, size=size, weight=600, max_lines=max_lines), size, 600)


def draw_node(
    box: Box, *, name: str, status: Status, subjects: tuple[str, ...] = (), size: float = NODE
) -> Box:
    """Return the box marked with its status, holding its name, and standing for the entities of those ids."""
    mark = mark_of(status)
    wording = _word_node(name, width=box.width, padding=box.padding, size=size)
    return replace(
        box,
        role="node",
        fill=mark.fill,
        border=mark.border,
        stroke=mark.stroke,
        radius=2.0,
        wordings=(wording,),
        subjects=subjects,
    )


def node_height(
    name: str, *, width: float, padding: float = PADDING, size: float = NODE, least: float = NODE_HEIGHT
) -> float:
    """Return the height a node needs to hold its name at that width."""
    return max(least, _word_node(name, width=width, padding=padding, size=size).height + 6.0)


@lru_cache(maxsize=4096)
def _word_node(name: str, *, width: float, padding: float, size: float) -> Wording:
    """Word a node: the same one is asked for again and again while a manner is sought that fits."""
    return Wording(wrap_evenly(name, width=width - 2 * padding, size=size, max_lines=_NODE_LINES), size)


def lay_legend(marks: tuple[Mark, ...], *, x: float, y: float, width: float) -> Legend:
    """Lay the marks with their meaning from left to right, in as many rows as they need."""
    shapes: list[Shape] = []
    at_x, at_y = x, y
    for mark in marks:
        label = drawable(mark.label)
        length = _SAMPLE_WIDTH + LABEL_GAP + measure(label, size=SMALL) + 16
        if at_x > x and at_x + length > x + width:
            at_x, at_y = x, at_y + _LEGEND_ROW
        shapes.append(_draw_sample(mark, at_x, at_y))
        shapes.append(
            Text(at_x + _SAMPLE_WIDTH + LABEL_GAP, at_y + 10, label, SMALL, 400, BLACK, Anchor.START)
        )
        at_x += length
    return Legend(tuple(shapes), at_y + _LEGEND_ROW - y)


def _draw_sample(mark: Mark, x: float, y: float) -> Shape:
    if mark.is_line:
        ends = ((x, y + 7), (x + _SAMPLE_WIDTH, y + 7))
        return Path(ends, mark.ink, mark.stroke, mark.border, mark.headed)
    sample = Box(x, y + 2, _SAMPLE_WIDTH, 10, "sample", mark.fill, mark.ink, mark.stroke, mark.border)
    number = (Wording((mark.sample,), SMALL, 600),) if mark.sample else ()
    return replace(sample, pattern=mark.pattern, wordings=number)


def say_nothing(code: str, title: str, remark: str) -> Scene:
    """Return the picture of a question that has no answer yet: one sentence that says so."""
    wording = word(remark, width=PORTRAIT_WIDTH - 20, size=NORMAL)
    box = Box(1, 1, PORTRAIT_WIDTH - 2, 40, "remark", PALE, GREY, border=Border.DASHED, wordings=(wording,))
    return Scene(code, title, remark, PORTRAIT_WIDTH, 42, (box,))

"""
The flow picture: boxes in columns and arrows from left to right, as providers, services of the LGSP, consumers.

Up to three columns are drawn for an upright page, more for a page across; what does not fit a page is cut into pictures
that do, so that letters keep their size on paper.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from .layering import Layout, Vertex, lay_out
from .marks import GREY, lay_legend, say_nothing
from .scene import (
    LANDSCAPE_HEIGHT,
    LANDSCAPE_WIDTH,
    PORTRAIT_HEIGHT,
    PORTRAIT_WIDTH,
    Box,
    Scene,
    Shape,
)
from .strand_marks import (
    MARGIN,
    NODE_GAP,
    describe,
    draw_arrow,
    draw_box,
    draw_head,
    head_height,
    list_marks,
    node_height,
)
from .strands import MOST_NODES, Node, Question, Run, Strand, cut, gather, list_groups, list_links, list_nodes

_HEAD_GAP = 8.0
_FRAME_MARGIN = 3.0
_COLUMN_GAP = 40.0
_LEAST_WIDTH, _MOST_WIDTH = 84.0, 200.0
_NAMED_GROUPS = 2
_FRAME_FILL = "#f3e6e4"


@dataclass(frozen=True, slots=True)
class _Page:
    width: float
    height: float


_OVERLAY_ROOM = 60.0
"""What is left free on a page for the legend of an overlay."""
_UPRIGHT = _Page(PORTRAIT_WIDTH, PORTRAIT_HEIGHT - _OVERLAY_ROOM)
_ACROSS = _Page(LANDSCAPE_WIDTH, LANDSCAPE_HEIGHT - _OVERLAY_ROOM)
_MOST_UPRIGHT_COLUMNS = 3
_FURNITURE = 54.0
"""What heads, legend and margins take of the height at least."""


@dataclass(frozen=True, slots=True)
class _Part:
    """Some strands on a page: how they are laid out, and what that takes."""

    strands: Run
    page: _Page
    node_width: float
    head: float
    layout: Layout

    @property
    def width(self) -> float:
        return self.layout.width + 2 * MARGIN


def draw_flows(question: Question) -> tuple[Scene, ...]:
    """Draw the answer on as many pictures as it needs; one that says so when there is none."""
    if not question.strands:
        return (say_nothing(question.code, question.title, question.nothing),)
    laid: dict[tuple[Strand, int], _Part] = {}

    def fits(run: Run) -> bool:
        laid[run[0], len(run)] = part = _lay_part(gather(run), question.columns)
        return part.width <= part.page.width and _height(question, part) <= part.page.height

    runs = cut(question.strands, could_fit=lambda run: _could_fit(gather(run), question.columns), fits=fits)
    parts = [laid.get((run[0], len(run))) or _lay_part(gather(run), question.columns) for run in runs]
    return tuple(_draw(question, part, (place, len(parts))) for place, part in enumerate(parts, 1))


def _could_fit(strands: Run, columns: tuple[str, ...]) -> bool:
    """Say whether the boxes are few enough, and the tallest column no taller than the page."""
    nodes = list_nodes(strands)
    page = _page_for(nodes)
    width = _widest(nodes, page)
    heights = [0.0] * len(columns)
    for node in nodes:
        heights[node.column] += node_height(node, width) + NODE_GAP
    return len(nodes) <= MOST_NODES and max(heights) <= page.height - _FURNITURE


def _page_for(nodes: Sequence[Node]) -> _Page:
    return _ACROSS if len({node.column for node in nodes}) > _MOST_UPRIGHT_COLUMNS else _UPRIGHT


def _lay_part(strands: Run, columns: tuple[str, ...]) -> _Part:
    """Lay the strands out with boxes as wide as the page allows, narrower where the arrows need more room."""
    nodes = list_nodes(strands)
    page = _page_for(nodes)
    width = _widest(nodes, page)
    part = _lay(strands, columns, page, width=width)
    while part.width > page.width and width > _LEAST_WIDTH:
        width = max(_LEAST_WIDTH, width - 1 - (part.width - page.width) / len(columns))
        part = _lay(strands, columns, page, width=width)
    return part


def _lay(strands: Run, columns: tuple[str, ...], page: _Page, *, width: float) -> _Part:
    vertices = [
        Vertex(node.key, width, node_height(node, width), node.column) for node in list_nodes(strands)
    ]
    layout = lay_out(vertices, [(link.start, link.end) for link in list_links(strands)])
    head = head_height(columns, width)
    return _Part(strands, page, width, head, layout)


def _widest(nodes: Sequence[Node], page: _Page) -> float:
    count = len({node.column for node in nodes})
    room = page.width - 2 * MARGIN - _COLUMN_GAP * (count - 1)
    return max(_LEAST_WIDTH, min(_MOST_WIDTH, room / count))


def _height(question: Question, part: _Part) -> float:
    marks = list_marks(question, part.strands)
    legend = lay_legend(marks, x=MARGIN, y=0, width=part.page.width - 2 * MARGIN)
    return MARGIN + part.head + _HEAD_GAP + part.layout.height + _FRAME_MARGIN + 8 + legend.height


def _draw(question: Question, part: _Part, place: tuple[int, int]) -> Scene:
    nodes = {node.key: node for node in list_nodes(part.strands)}
    left = (part.page.width - part.layout.width) / 2
    top = MARGIN + part.head + _HEAD_GAP
    columns = {nodes[key].column: left + x for key, (x, _) in part.layout.corners.items()}
    boxes = [
        draw_box(nodes[key], (left + x, top + y), part.node_width)
        for key, (x, y) in part.layout.corners.items()
    ]
    paths = [
        draw_arrow(link, [(left + x, top + y) for x, y in route], headed=question.headed)
        for link, route in zip(list_links(part.strands), part.layout.routes, strict=True)
    ]
    bottom = top + part.layout.height + _FRAME_MARGIN
    marks = list_marks(question, part.strands)
    legend = lay_legend(marks, x=MARGIN, y=bottom + 8, width=part.page.width - 2 * MARGIN)
    shapes: list[Shape] = [*_draw_columns(question, part, columns, bottom), *paths, *boxes, *legend.shapes]
    return Scene(
        code=question.code if place[1] == 1 else f"{question.code}-{place[0]}",
        title=_title(question, part.strands, place),
        alt=describe(question, part.strands),
        width=part.page.width,
        height=bottom + 8 + legend.height,
        shapes=tuple(shapes),
        legend=tuple(mark.label for mark in marks),
    )


def _draw_columns(question: Question, part: _Part, columns: dict[int, float], bottom: float) -> list[Box]:
    """Stand a head over each column, and the frame of the platform behind the column that is in it."""
    boxes = []
    for column, x in sorted(columns.items()):
        head = draw_head(question.columns[column], (x, MARGIN), (part.node_width, part.head))
        if column == question.framed:
            out = _FRAME_MARGIN
            frame = Box(x - out, MARGIN - out, part.node_width + 2 * out, bottom - MARGIN + out, "frame")
            boxes.append(replace(frame, fill=_FRAME_FILL, ink=GREY, stroke=0.6, radius=3.0))
        boxes.append(head)
    return boxes


def _title(question: Question, strands: Sequence[Strand], place: tuple[int, int]) -> str:
    if place[1] == 1:
        return question.title
    groups = list_groups(strands)
    named = "; ".join(groups[:_NAMED_GROUPS])
    rest = f" và {len(groups) - _NAMED_GROUPS} nhóm khác" if len(groups) > _NAMED_GROUPS else ""
    return f"{question.title} (phần {place[0]}/{place[1]}: {named}{rest})"

"""
The flow picture: boxes in columns and arrows from left to right, as providers, services of the LGSP, consumers.

Up to three columns are drawn for an upright page, more for a page across; what does not fit a page is cut into pictures
that do, so that letters keep their size on paper.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from .layering import Layout, Point, Vertex, lay_out
from .lettering import wrap_evenly
from .marks import GREY, NODE, NORMAL, SMALL, STATUS_MARKS, Mark, lay_legend, mark_of, say_nothing, word
from .scene import (
    BLACK,
    LANDSCAPE_HEIGHT,
    LANDSCAPE_WIDTH,
    PORTRAIT_HEIGHT,
    PORTRAIT_WIDTH,
    Anchor,
    Border,
    Box,
    Path,
    Scene,
    Shape,
    Wording,
)
from .strands import (
    MOST_NODES,
    Link,
    Node,
    Question,
    Run,
    Strand,
    cut,
    gather,
    list_groups,
    list_links,
    list_nodes,
)

_MARGIN = 6.0
_HEAD_GAP = 8.0
_FRAME_MARGIN = 3.0
_COLUMN_GAP = 40.0
_NODE_GAP = 6.0
_LEAST_WIDTH, _MOST_WIDTH = 84.0, 200.0
_NAME_LINES, _NOTE_LINES = 4, 2
_NAMED_GROUPS = 2
_DIRECT_STROKE = 2.0
_FRAME_FILL = "#f3e6e4"
_HEAD = "#e8ecef"
_LINES = (
    Mark("Trao đổi đang thực hiện", Border.SOLID, 0.75, is_line=True),
    Mark("Dự kiến", Border.DASHED, 0.75, is_line=True),
    Mark("Sẽ dừng", Border.DOTTED, 1.1, is_line=True),
)
_DIRECT = Mark("Kết nối trực tiếp, không qua LGSP", Border.SOLID, _DIRECT_STROKE, is_line=True)


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
        return self.layout.width + 2 * _MARGIN


def draw_flows(question: Question) -> tuple[Scene, ...]:
    """Draw the answer on as many pictures as it needs; one that says so when there is none."""
    if not question.strands:
        return (say_nothing(question.code, question.title, question.nothing),)
    laid: dict[tuple[Strand, int], _Part] = {}

    def fits(run: Run) -> bool:
        laid[run[0], len(run)] = part = _lay_part(gather(run), question.columns)
        return part.width <= part.page.width and _height(part) <= part.page.height

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
        heights[node.column] += _node_height(node, width) + _NODE_GAP
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
        Vertex(node.key, width, _node_height(node, width), node.column) for node in list_nodes(strands)
    ]
    layout = lay_out(vertices, [(link.start, link.end) for link in list_links(strands)])
    head = max(_word_head(title, width).height for title in columns) + 6
    return _Part(strands, page, width, head, layout)


def _widest(nodes: Sequence[Node], page: _Page) -> float:
    count = len({node.column for node in nodes})
    room = page.width - 2 * _MARGIN - _COLUMN_GAP * (count - 1)
    return max(_LEAST_WIDTH, min(_MOST_WIDTH, room / count))


def _height(part: _Part) -> float:
    legend = lay_legend(
        _list_marks(part.strands, headed=True), x=_MARGIN, y=0, width=part.page.width - 2 * _MARGIN
    )
    return _MARGIN + part.head + _HEAD_GAP + part.layout.height + _FRAME_MARGIN + 8 + legend.height


def _node_height(node: Node, width: float) -> float:
    return max(28.0, sum(wording.height for wording in _word_node(node.names, node.note, width)) + 7.0)


@lru_cache(maxsize=4096)
def _word_node(names: tuple[str, ...], note: str, width: float) -> tuple[Wording, ...]:
    """Word a box: the same one is asked for again and again while a run is searched that fits."""
    inner = width - 10
    listed = [f"• {name}" for name in names] if len(names) > 1 else names
    worded = [
        Wording(wrap_evenly(name, width=inner, size=NODE, max_lines=_NAME_LINES), NODE) for name in listed
    ]
    if not note:
        return tuple(worded)
    return *worded, replace(word(note, width=inner, size=SMALL, max_lines=_NOTE_LINES), ink=GREY)


def _word_head(title: str, width: float) -> Wording:
    return word(title, width=width - 6, size=NORMAL, weight=600, max_lines=3)


def _draw(question: Question, part: _Part, place: tuple[int, int]) -> Scene:
    nodes = {node.key: node for node in list_nodes(part.strands)}
    left = (part.page.width - part.layout.width) / 2
    top = _MARGIN + part.head + _HEAD_GAP
    columns = {nodes[key].column: left + x for key, (x, _) in part.layout.corners.items()}
    boxes = [
        _draw_node(nodes[key], (left + x, top + y), part.node_width)
        for key, (x, y) in part.layout.corners.items()
    ]
    paths = [
        _draw_link(link, [(left + x, top + y) for x, y in route], headed=question.headed)
        for link, route in zip(list_links(part.strands), part.layout.routes, strict=True)
    ]
    bottom = top + part.layout.height + _FRAME_MARGIN
    marks = _list_marks(part.strands, headed=question.headed)
    legend = lay_legend(marks, x=_MARGIN, y=bottom + 8, width=part.page.width - 2 * _MARGIN)
    shapes: list[Shape] = [*_draw_columns(question, part, columns, bottom), *paths, *boxes, *legend.shapes]
    return Scene(
        code=question.code if place[1] == 1 else f"{question.code}-{place[0]}",
        title=_title(question, part.strands, place),
        alt=_describe(question, part.strands, nodes),
        width=part.page.width,
        height=bottom + 8 + legend.height,
        shapes=tuple(shapes),
        legend=tuple(mark.label for mark in marks),
    )


def _draw_columns(question: Question, part: _Part, columns: dict[int, float], bottom: float) -> list[Box]:
    """Stand a head over each column, and the frame of the platform behind the column that is in it."""
    boxes = []
    for column, x in sorted(columns.items()):
        wording = _word_head(question.columns[column], part.node_width)
        head = Box(x, _MARGIN, part.node_width, part.head, "head", _HEAD, GREY, 0.6, wordings=(wording,))
        if column == question.framed:
            out = _FRAME_MARGIN
            frame = Box(x - out, _MARGIN - out, part.node_width + 2 * out, bottom - _MARGIN + out, "frame")
            boxes.append(replace(frame, fill=_FRAME_FILL, ink=GREY, stroke=0.6, radius=3.0))
        boxes.append(head)
    return boxes


def _draw_node(node: Node, corner: Point, width: float) -> Box:
    mark = mark_of(node.status)
    box = Box(*corner, width, _node_height(node, width), "node", mark.fill, BLACK, mark.stroke, mark.border)
    return replace(
        box,
        radius=2.0,
        wordings=_word_node(node.names, node.note, width),
        anchor=Anchor.START if len(node.names) > 1 else Anchor.MIDDLE,
        key=node.key,
        subjects=node.subjects,
        padding=5.0,
    )


def _draw_link(link: Link, points: Sequence[Point], *, headed: bool) -> Path:
    mark = _LINES[STATUS_MARKS.index(mark_of(link.status))]
    width = _DIRECT_STROKE if link.direct else mark.stroke
    return Path(tuple(points), BLACK, width, mark.border, headed, link.start, link.end, link.subjects)


def _list_marks(strands: Sequence[Strand], *, headed: bool) -> tuple[Mark, ...]:
    """Return the marks that these strands use: no legend explains what is not there."""
    boxes = {mark_of(node.status) for node in list_nodes(strands)}
    shown = [mark for mark in STATUS_MARKS if mark in boxes]
    if not headed:
        return tuple(shown)
    lines = {STATUS_MARKS.index(mark_of(link.status)) for link in list_links(strands)}
    shown += [mark for place, mark in enumerate(_LINES) if place in lines]
    return (*shown, _DIRECT) if any(strand.direct for strand in strands) else tuple(shown)


def _title(question: Question, strands: Sequence[Strand], place: tuple[int, int]) -> str:
    if place[1] == 1:
        return question.title
    groups = list_groups(strands)
    named = "; ".join(groups[:_NAMED_GROUPS])
    rest = f" và {len(groups) - _NAMED_GROUPS} nhóm khác" if len(groups) > _NAMED_GROUPS else ""
    return f"{question.title} (phần {place[0]}/{place[1]}: {named}{rest})"


def _describe(question: Question, strands: Sequence[Strand], nodes: dict[str, Node]) -> str:
    links = [
        f"{', '.join(nodes[link.start].names)} đến {', '.join(nodes[link.end].names)}"
        + (" (trực tiếp, không qua LGSP)" if link.direct else "")
        for link in list_links(strands)
    ]
    heads = "; ".join(question.columns)
    return f"{question.title}. Các cột từ trái sang phải: {heads}. " + "; ".join(links) + "."

"""
The flow picture in sections: the strands of each group, as a domain, under the name of the group and apart from others.

Every strand runs through every column; the columns are the same in all sections, so that the heads on top hold for all.
A picture ends with its page, a section that is longer than a page is cut.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from .layering import Layout, Point, Vertex, lay_out
from .marks import GREY, PALE, SMALL, lay_legend, say_nothing, word
from .scene import PORTRAIT_HEIGHT, PORTRAIT_WIDTH, Anchor, Box, Scene, Shape
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
from .strands import MOST_NODES, Question, Run, cut, gather, list_links, list_nodes

_COLUMN_GAP = 52.0
_STRIP, _STRIP_GAP, _SECTION_GAP = 14.0, 5.0, 9.0
_HEAD_GAP = 7.0
_LEGEND_ROOM = 46.0
_OVERLAY_ROOM = 60.0
"""What is left free on a page for the legend of an overlay."""
_INNER = PORTRAIT_WIDTH - 2 * MARGIN


@dataclass(frozen=True, slots=True)
class _Section:
    """Some strands of one group, laid out; a section that goes on from the one before says so."""

    name: str
    strands: Run
    layout: Layout

    @property
    def height(self) -> float:
        return _STRIP + _STRIP_GAP + self.layout.height + _SECTION_GAP

    @property
    def node_count(self) -> int:
        return len(list_nodes(self.strands))


Page = tuple[_Section, ...]


def draw_sections(question: Question) -> tuple[Scene, ...]:
    """Draw the answer group by group, on as many pictures as it needs; one that says so when there is none."""
    if not question.strands:
        return (say_nothing(question.code, question.title, question.nothing),)
    width = _node_width(question)
    sections = [
        section
        for name, run in groupby(question.strands, key=lambda strand: strand.group)
        for section in _lay_group(name, tuple(run), question)
    ]
    room = _room(question)
    pages = list(_fill(sections, room))
    pages = list(_fill(sections, _even_room(sections, room, len(pages))))
    return tuple(_draw(question, page, width, (place, len(pages))) for place, page in enumerate(pages, 1))


def _node_width(question: Question) -> float:
    count = len(question.columns)
    return (_INNER - _COLUMN_GAP * (count - 1)) / count


def _room(question: Question) -> float:
    """Return what a page leaves for sections."""
    head = head_height(question.columns, _node_width(question))
    return PORTRAIT_HEIGHT - _OVERLAY_ROOM - MARGIN - head - _HEAD_GAP - _LEGEND_ROOM


def _lay_group(name: str, strands: Run, question: Question) -> Iterator[_Section]:
    width, room = _node_width(question), _room(question) - _STRIP - _STRIP_GAP - _SECTION_GAP

    def could_fit(run: Run) -> bool:
        nodes = list_nodes(gather(run))
        heights = [0.0] * len(question.columns)
        for node in nodes:
            heights[node.column] += node_height(node, width) + NODE_GAP
        return len(nodes) <= MOST_NODES and max(heights) - NODE_GAP <= room

    def fits(run: Run) -> bool:
        layout = _lay(gather(run), width)
        return layout.height <= room and layout.width <= _INNER

    for place, run in enumerate(cut(strands, could_fit=could_fit, fits=fits)):
        gathered = gather(run)
        yield _Section(f"{name} (tiếp)" if place else name, gathered, _lay(gathered, width))


def _lay(strands: Run, width: float) -> Layout:
    nodes = list_nodes(strands)
    vertices = [Vertex(node.key, width, node_height(node, width), node.column) for node in nodes]
    return lay_out(vertices, [(link.start, link.end) for link in list_links(strands)])


def _fill(sections: Sequence[_Section], room: float) -> Iterator[Page]:
    page: list[_Section] = []
    for section in sections:
        height = sum(one.height for one in page) + section.height - _SECTION_GAP
        nodes = sum(one.node_count for one in page) + section.node_count
        if page and (height > room or nodes > MOST_NODES):
            yield tuple(page)
            page = []
        page.append(section)
    yield tuple(page)


def _even_room(sections: Sequence[_Section], room: float, pages: int) -> float:
    """Return the least room that still needs no more pages, so that the last is not nearly empty."""
    tried = [room * part / 20 for part in range(1, 20)]
    tallest = max(section.height for section in sections)
    enough = (one for one in tried if one >= tallest and len(list(_fill(sections, one))) <= pages)
    return next(enough, room)


def _draw(question: Question, page: Page, width: float, place: tuple[int, int]) -> Scene:
    head = head_height(question.columns, width)
    step = width + _COLUMN_GAP
    shapes: list[Shape] = [
        draw_head(title, (MARGIN + column * step, MARGIN), (width, head))
        for column, title in enumerate(question.columns)
    ]
    y = MARGIN + head + _HEAD_GAP
    for number, section in enumerate(page):
        shapes += _draw_section(question, section, (number, y), width)
        y += section.height
    strands = tuple(strand for section in page for strand in section.strands)
    marks = list_marks(question, strands)
    legend = lay_legend(marks, x=MARGIN, y=y, width=_INNER)
    return Scene(
        code=question.code if place[1] == 1 else f"{question.code}-{place[0]}",
        title=_title(question, page, place),
        alt=describe(question, strands),
        width=PORTRAIT_WIDTH,
        height=y + legend.height,
        shapes=(*shapes, *legend.shapes),
        legend=tuple(mark.label for mark in marks),
    )


def _draw_section(
    question: Question, section: _Section, place: tuple[int, float], width: float
) -> list[Shape]:
    number, top = place
    name = word(section.name, width=_INNER - 12, size=SMALL, weight=600, max_lines=1)
    strip = Box(
        MARGIN, top, _INNER, _STRIP, "section", PALE, GREY, 0.5, wordings=(name,), anchor=Anchor.START
    )
    y = top + _STRIP + _STRIP_GAP
    nodes = {node.key: node for node in list_nodes(section.strands)}
    columns = {nodes[key].column: x for key, (x, _) in section.layout.corners.items()}
    lefts = [columns[column] for column in sorted(columns)]
    prefix = f"{number}/"

    def shift(point: Point) -> Point:
        return MARGIN + _spread(point[0], lefts, width), y + point[1]

    paths = [
        draw_arrow(link, [shift(point) for point in route], headed=question.headed, section=prefix)
        for link, route in zip(list_links(section.strands), section.layout.routes, strict=True)
    ]
    boxes = [
        draw_box(nodes[key], shift(corner), width, section=prefix)
        for key, corner in section.layout.corners.items()
    ]
    return [strip, *paths, *boxes]


def _spread(x: float, lefts: Sequence[float], width: float) -> float:
    """Move what stands in or between the columns of a layout to where these are on the page."""
    column = max(bisect_right(lefts, x) - 1, 0)
    inside = x - lefts[column]
    start = column * (width + _COLUMN_GAP)
    if inside <= width or column + 1 == len(lefts):
        return start + inside
    gap = lefts[column + 1] - lefts[column] - width
    return start + width + (inside - width) * _COLUMN_GAP / gap


def _title(question: Question, page: Page, place: tuple[int, int]) -> str:
    if place[1] == 1:
        return question.title
    names = list(dict.fromkeys(strand.group for section in page for strand in section.strands))
    span = names[0] if len(names) == 1 else f"{names[0]} – {names[-1]}"
    return f"{question.title} (phần {place[0]}/{place[1]}: {span})"

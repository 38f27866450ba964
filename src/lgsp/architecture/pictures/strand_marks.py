"""How the boxes, arrows and heads of a flow picture look, and the legend that explains those that are there."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from .layering import Point
from .lettering import wrap_evenly
from .marks import GREY, NODE, NORMAL, SMALL, STATUS_MARKS, Mark, mark_of, word
from .scene import BLACK, Anchor, Border, Box, Path, Wording
from .strands import Link, Node, Question, Strand, list_links, list_nodes

MARGIN = 6.0
NODE_GAP = 6.0
_NAME_LINES, _NOTE_LINES = 4, 2
_DIRECT_STROKE = 2.0
_HEAD = "#e8ecef"
_SHADE = "#d5dade"
_LINES = (
    Mark("Trao đổi đang thực hiện", Border.SOLID, 0.75, is_line=True),
    Mark("Dự kiến", Border.DASHED, 0.75, is_line=True),
    Mark("Sẽ dừng", Border.DOTTED, 1.1, is_line=True),
)
_DIRECT = Mark("Kết nối trực tiếp, không qua LGSP", Border.SOLID, _DIRECT_STROKE, is_line=True)


def node_height(node: Node, width: float) -> float:
    """Return the height a box needs to hold its words at that width."""
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


def word_head(title: str, width: float) -> Wording:
    """Word the head of a column."""
    return word(title, width=width - 6, size=NORMAL, weight=600, max_lines=3)


def head_height(columns: Sequence[str], width: float) -> float:
    """Return the height the heads of the columns need."""
    return max(word_head(title, width).height for title in columns) + 6


def draw_head(title: str, corner: Point, size: tuple[float, float]) -> Box:
    """Return the head of a column."""
    return Box(*corner, *size, "head", _HEAD, GREY, 0.6, wordings=(word_head(title, size[0]),))


def draw_box(node: Node, corner: Point, width: float, *, section: str = "") -> Box:
    """Return the box of a node; its key begins with the section, where the same node stands in several."""
    mark = mark_of(node.status)
    box = Box(*corner, width, node_height(node, width), "node", mark.fill, BLACK, mark.stroke, mark.border)
    return replace(
        box,
        fill=_SHADE if node.shaded else mark.fill,
        radius=2.0,
        wordings=_word_node(node.names, node.note, width),
        anchor=Anchor.START if len(node.names) > 1 else Anchor.MIDDLE,
        key=section + node.key,
        subjects=node.subjects,
        padding=5.0,
    )


def draw_arrow(link: Link, points: Sequence[Point], *, headed: bool, section: str = "") -> Path:
    """Return the arrow of a link."""
    mark = _LINES[STATUS_MARKS.index(mark_of(link.status))]
    width = _DIRECT_STROKE if link.direct else mark.stroke
    ends = section + link.start, section + link.end
    return Path(tuple(points), BLACK, width, mark.border, headed, *ends, link.subjects)


def list_marks(question: Question, strands: Sequence[Strand]) -> tuple[Mark, ...]:
    """Return the marks that these strands use: no legend explains what is not there."""
    nodes = list_nodes(strands)
    boxes = {mark_of(node.status) for node in nodes}
    shown = [mark for mark in STATUS_MARKS if mark in boxes]
    if any(node.shaded for node in nodes):
        shown.append(Mark(question.shading, Border.SOLID, 0.9, _SHADE))
    if not question.headed:
        return tuple(shown)
    lines = {STATUS_MARKS.index(mark_of(link.status)) for link in list_links(strands)}
    shown += [mark for place, mark in enumerate(_LINES) if place in lines]
    return (*shown, _DIRECT) if any(strand.direct for strand in strands) else tuple(shown)


def describe(question: Question, strands: Sequence[Strand]) -> str:
    """Say every arrow in words, for those who cannot see the picture."""
    nodes = {node.key: node for node in list_nodes(strands)}
    links = [
        f"{', '.join(nodes[link.start].names)} đến {', '.join(nodes[link.end].names)}"
        + (" (trực tiếp, không qua LGSP)" if link.direct else "")
        for link in list_links(strands)
    ]
    heads = "; ".join(question.columns)
    return f"{question.title}. Các cột từ trái sang phải: {heads}. " + "; ".join(links) + "."

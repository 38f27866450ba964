"""Put boxes inside boxes: rows as wide as they are high, title above; the same boxes always come to the same place."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from .views import Node

LEAF_WIDTH, LEAF_HEIGHT = 180, 60
_GAP, _TITLE = 15, 35


@dataclass(frozen=True, slots=True)
class Box:
    """A box to be placed: the element it shows, and the boxes inside it."""

    ref: str
    inside: tuple["Box", ...] = ()


def arrange(boxes: Iterable[Box], *, view: str) -> tuple[Node, ...]:
    """Return the boxes as nodes of a view, each with its place."""
    return tuple(_place(list(boxes), f"{view}.", _GAP, _GAP)[0])


def _place(boxes: list[Box], prefix: str, left: int, top: int) -> tuple[list[Node], int, int]:
    """Place boxes in rows from a corner; return them and the right and lower edge."""
    columns = max(1, math.ceil(math.sqrt(len(boxes) * LEAF_HEIGHT / LEAF_WIDTH * 3)))
    nodes: list[Node] = []
    x, y, right, lowest = left, top, left, top
    for position, box in enumerate(boxes):
        if position and position % columns == 0:
            x, y = left, lowest + _GAP
        node = _place_one(box, f"{prefix}{position}", x, y)
        nodes.append(node)
        x = node.x + node.width + _GAP
        right, lowest = max(right, node.x + node.width), max(lowest, node.y + node.height)
    return nodes, right, lowest


def _place_one(box: Box, id: str, x: int, y: int) -> Node:  # noqa: A002 -- the identifier of the node
    if not box.inside:
        return Node(id=id, type="Element", ref=box.ref, x=x, y=y, width=LEAF_WIDTH, height=LEAF_HEIGHT)
    inside, right, lowest = _place(list(box.inside), f"{id}.", x + _GAP, y + _TITLE)
    width, height = max(LEAF_WIDTH, right + _GAP - x), lowest + _GAP - y
    return Node(id=id, type="Element", ref=box.ref, x=x, y=y, width=width, height=height, nodes=tuple(inside))

"""
Where the boxes of a flow picture stand, and how the arrows run between them: columns from left to right.

The layered layout is `graphlay`'s: it keeps each box in its column, orders a column so that few arrows cross, and leads
every arrow at right angles around the boxes. Nothing else of the product knows that library.

>>> layout = lay_out([Vertex("a", 80, 28, 0), Vertex("b", 80, 28, 1)], [("a", "b")])
>>> layout.corners["b"], layout.routes
((120.0, 0.0), (((80.0, 14.0), (120.0, 14.0)),))
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import graphlay

Point = tuple[float, float]

_COLUMN_GAP = 40.0
_SPACING = {
    "layer_gap": _COLUMN_GAP,
    "node_gap": 6.0,
    "dummy_gap": 5.0,
    "port_gap": 4.0,
    "port_stroke_clear": 7.0,
    "stub": 8.0,
    "bundle_lane_gap": 4.0,
}
_OPTIONS = {
    "direction": "leftright",
    "spacing": _SPACING,
    "routing": {"lane_gap": 4.0, "port_sides": "facing_only"},
}
_GAP_HEIGHT = 1.0
_SAME = 0.02
_REMEMBERED = 1_000
"""Graphs laid out before: who builds again after a change finds nearly all of them."""


@dataclass(frozen=True, slots=True)
class Vertex:
    """A box to place: its key, its size, and the column it stands in."""

    key: str
    width: float
    height: float
    column: int


@dataclass(frozen=True, slots=True)
class Layout:
    """The upper left corner of every box, a route for every link in order, and the room all of it takes."""

    corners: Mapping[str, Point]
    routes: tuple[tuple[Point, ...], ...]
    width: float
    height: float


def lay_out(vertices: Sequence[Vertex], links: Sequence[tuple[str, str]]) -> Layout:
    """Place the boxes and lead each link from its first box to its second; equal graphs are laid out equally."""
    return _lay_out(tuple(vertices), tuple(links))


@lru_cache(_REMEMBERED)
def _lay_out(vertices: tuple[Vertex, ...], links: tuple[tuple[str, str], ...]) -> Layout:
    columns = {vertex.key: vertex.column for vertex in vertices}
    widths = {vertex.column: vertex.width for vertex in vertices}
    graph = graphlay.Graph()
    for vertex in vertices:
        graph.node(vertex.key, width=vertex.width, height=vertex.height, rank={"fixed": vertex.column})
    chains = []
    for number, (start, end) in enumerate(links):
        between = [column for column in range(columns[start] + 1, columns[end]) if column in widths]
        chains.append([start, *(_gap(graph, number, column, widths[column]) for column in between), end])
    for chain in chains:
        for one, other in pairwise(chain):
            graph.edge(one, other)
    drawn = graphlay.layout(graph, options=_OPTIONS)
    left, top = drawn.bounds["min"]["x"], drawn.bounds["min"]["y"]
    corners = {
        vertex.key: (
            _round(place["center"]["x"] - vertex.width / 2 - left),
            _round(place["center"]["y"] - vertex.height / 2 - top),
        )
        for vertex, place in zip(vertices, drawn.nodes, strict=False)
    }
    pieces = iter(drawn.edges)
    routes = tuple(
        _square(
            [
                (_round(point["x"] - left), _round(point["y"] - top))
                for _ in pairwise(chain)
                for point in next(pieces)["points"]
            ]
        )
        for chain in chains
    )
    size = drawn.bounds["max"]
    return Layout(corners, routes, _round(size["x"] - left), _round(size["y"] - top))


def _gap(graph: graphlay.Graph, number: int, column: int, width: float) -> str:
    """
    Keep a gap free in a column that a link passes, and return its key.

    Left to itself the layout now and then leads a long link through a box.
    """
    key = f"{number}|{column}"
    graph.node(key, width=width, height=_GAP_HEIGHT, rank={"fixed": column})
    return key


def _square(points: Sequence[Point]) -> tuple[Point, ...]:
    """Turn the rare slanted piece into two at right angles, and leave out points that do not turn."""
    turned = [points[0]]
    for x, y in points[1:]:
        before = turned[-1]
        if abs(x - before[0]) > _SAME and abs(y - before[1]) > _SAME:
            turned.append((before[0], y))
        turned.append((x, y))
    return tuple(
        point
        for place, point in enumerate(turned)
        if place in (0, len(turned) - 1) or not _is_straight(*turned[place - 1 : place + 2])
    )


def _is_straight(before: Point, here: Point, after: Point) -> bool:
    upright = abs(before[0] - here[0]) <= _SAME and abs(here[0] - after[0]) <= _SAME
    level = abs(before[1] - here[1]) <= _SAME and abs(here[1] - after[1]) <= _SAME
    return upright or level


def _round(value: float) -> float:
    return round(value, 2) + 0.0

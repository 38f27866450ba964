"""The layered layout: columns kept, arrows around the boxes, the same every time."""

import random
import subprocess
import sys
from itertools import pairwise

import pytest

from lgsp.architecture.pictures.layering import Layout, Vertex, lay_out

_PRINT = "from tests.architecture.pictures.test_layering import lay_crowd; print(repr(lay_crowd(7)))"


def make_crowd(seed: int) -> tuple[list[Vertex], list[tuple[str, str]]]:
    """Return up to sixty boxes of different heights in columns, and many links from left to right."""
    chance = random.Random(seed)
    columns = chance.choice([2, 3, 5])
    vertices = [
        Vertex(f"box-{place}", 110, chance.choice([28, 39, 50, 72]), chance.randrange(columns))
        for place in range(chance.randrange(2, 61))
    ]
    links = {
        (one.key, other.key)
        for one, other in (chance.sample(vertices, 2) for _ in range(2 * len(vertices)))
        if one.column < other.column
    }
    return vertices, sorted(links)


def lay_crowd(seed: int) -> Layout:
    """Lay that crowd out."""
    return lay_out(*make_crowd(seed))


@pytest.mark.parametrize("seed", range(40))
def test_boxes_stand_in_their_columns_and_arrows_run_around_them(seed):
    vertices, links = make_crowd(seed)

    layout = lay_out(vertices, links)

    lefts = {(vertex.column, layout.corners[vertex.key][0]) for vertex in vertices}
    assert len(lefts) == len({vertex.column for vertex in vertices})
    for (start, end), route in zip(links, layout.routes, strict=True):
        others = [vertex for vertex in vertices if vertex.key not in (start, end)]
        assert not [vertex for vertex in others if cuts(route, layout.corners[vertex.key], vertex)]
        assert all(abs(x1 - x2) < 0.03 or abs(y1 - y2) < 0.03 for (x1, y1), (x2, y2) in pairwise(route))


def cuts(route, corner, vertex) -> bool:
    """Say whether any piece of the route, which runs level or upright, enters the box."""
    (left, top), right, bottom = corner, corner[0] + vertex.width, corner[1] + vertex.height
    return any(
        min(x1, x2) < right - 0.1
        and max(x1, x2) > left + 0.1
        and min(y1, y2) < bottom - 0.1
        and max(y1, y2) > top + 0.1
        for (x1, y1), (x2, y2) in pairwise(route)
    )


def test_every_arrow_begins_on_one_box_and_ends_on_the_other():
    layout = lay_out([Vertex("a", 80, 28, 0), Vertex("b", 90, 40, 1)], [("a", "b")])

    (route,) = layout.routes

    assert route[0][0] == layout.corners["a"][0] + 80
    assert route[-1][0] == layout.corners["b"][0]


def test_nothing_stands_left_of_or_above_the_corner():
    layout = lay_crowd(3)

    points = [*layout.corners.values(), *(point for route in layout.routes for point in route)]

    assert min(x for x, _ in points) == 0
    assert min(y for _, y in points) == 0
    assert max(x for x, _ in points) <= layout.width
    assert max(y for _, y in points) <= layout.height


def test_another_process_lays_the_same_graph_out_in_the_same_way():
    answers = {
        subprocess.run([sys.executable, "-c", _PRINT], capture_output=True, text=True, check=True).stdout
        for _ in range(2)
    }

    assert answers == {repr(lay_crowd(7)) + "\n"}


def test_boxes_that_nothing_joins_are_placed_too():
    layout = lay_out([Vertex("a", 80, 28, 0), Vertex("b", 80, 28, 0)], [])

    assert layout.corners["a"] != layout.corners["b"]

"""Boxes have places of their own."""

from itertools import combinations

from lgsp.architecture.interchange.archimate.layout import Box, arrange
from lgsp.architecture.interchange.archimate.views import Node, list_nodes


def _overlap(one: Node, other: Node) -> bool:
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


def test_boxes_beside_each_other_do_not_overlap():
    inside = tuple(Box(f"i{n}") for n in range(7))
    nodes = arrange([Box("a", inside), *(Box(f"b{n}") for n in range(11))], view="v")

    assert [pair for pair in combinations(nodes, 2) if _overlap(*pair)] == []
    assert [pair for pair in combinations(nodes[0].nodes, 2) if _overlap(*pair)] == []


def test_a_box_holds_what_is_inside_it():
    outer = arrange([Box("a", (Box("b", (Box("c"), Box("d"))), Box("e")))], view="v")[0]

    for node in list_nodes(outer.nodes):
        assert outer.x < node.x
        assert node.x + node.width < outer.x + outer.width
        assert node.y + node.height < outer.y + outer.height


def test_every_node_has_an_identifier_of_its_own():
    nodes = list(list_nodes(arrange([Box("a", (Box("b"),)), Box("a")], view="v")))

    assert len({node.id for node in nodes}) == len(nodes)

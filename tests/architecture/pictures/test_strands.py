"""Strands: what they share, what is listed together, and where they are cut."""

from lgsp.architecture.model.entities import Status
from lgsp.architecture.pictures.strands import Node, Strand, cut, gather, list_links, list_nodes


def make_strand(*keys: str, group: str = "Nhóm", note: str = "", **facts) -> Strand:
    """Return a strand through nodes named by their keys."""
    return Strand(tuple(Node(key, (key,), place, note) for place, key in enumerate(keys)), group, **facts)


def cut_to(strands, most):
    """Cut into runs of `most` strands at most."""
    return list(cut(strands, could_fit=lambda run: len(run) <= most, fits=lambda run: len(run) <= most))


def test_shared_nodes_are_one_box_and_shared_links_one_arrow():
    strands = [make_strand("a", "s", "x", subjects=("f1",)), make_strand("a", "s", "y", subjects=("f2",))]

    links = list_links(strands)

    assert [node.key for node in list_nodes(strands)] == ["a", "s", "x", "y"]
    assert [(link.start, link.end, link.subjects) for link in links] == [
        ("a", "s", ("f1", "f2")),
        ("s", "x", ("f1",)),
        ("s", "y", ("f2",)),
    ]


def test_one_strand_in_use_is_enough_for_an_arrow_to_be_in_use():
    planned = make_strand("a", "x", status=Status.PROPOSED)

    assert list_links([planned])[0].status is Status.PROPOSED
    assert list_links([planned, make_strand("a", "x")])[0].status is Status.IN_USE


def test_ends_reached_in_the_same_ways_are_listed_in_one_box():
    strands = [make_strand("a", "s", end) for end in ("x", "y")] + [make_strand("a", "t", "z")]

    gathered = gather(strands)

    assert [node.names for node in list_nodes(gathered)][2:] == [("x", "y"), ("t",), ("z",)]
    assert list_links(gathered)[1].end == "x+y"


def test_ends_of_different_owners_keep_their_own_boxes():
    strands = [make_strand("a", "s", "x", note="Sở A"), make_strand("a", "s", "y", note="Sở B")]

    assert len(list_nodes(gather(strands))) == 4


def test_a_box_lists_eight_at_most():
    gathered = gather([make_strand("a", "s", f"x{place}") for place in range(10)])

    assert [len(node.names) for node in list_nodes(gathered)] == [1, 1, 8, 2]


def test_runs_are_as_long_as_fits_and_lose_nothing():
    strands = [make_strand(f"a{place}", "x") for place in range(10)]

    runs = cut_to(strands, 4)

    assert [len(run) for run in runs] == [4, 4, 2]
    assert [strand for run in runs for strand in run] == strands


def test_a_run_ends_with_a_group_where_that_costs_little():
    strands = [make_strand(f"a{place}", "x", group="A" if place < 3 else "B") for place in range(6)]

    assert [len(run) for run in cut_to(strands, 4)] == [3, 3]


def test_strands_that_share_their_beginning_are_cut_only_when_they_must_be():
    together = [make_strand("a", f"x{place}") for place in range(3)]
    alone = [make_strand("b", f"y{place}") for place in range(3)]

    assert [len(run) for run in cut_to([*together, *alone], 4)] == [3, 3]
    assert [len(run) for run in cut_to(together, 2)] == [2, 1]


def test_one_strand_is_a_run_even_where_it_does_not_fit():
    assert [len(run) for run in cut_to([make_strand("a", "x"), make_strand("b", "x")], 0)] == [1, 1]

"""
What a flow picture shows, before it is drawn: strands that run through columns, as provider, service, consumer.

Nodes that strands share are one box, links they share are one arrow. A picture that would hold more than sixty boxes,
or more than a page, is cut between strands.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from lgsp.architecture.model.entities import Status

MOST_NODES = 60
_MOST_GATHERED = 8


@dataclass(frozen=True, slots=True)
class Node:
    """
    A box of a flow picture: what it is called (all that it lists), whose it is, and the column it stands in.

    What makes a box `shaded` is said by the picture.
    """

    key: str
    names: tuple[str, ...]
    column: int
    note: str = ""
    status: Status = Status.IN_USE
    subjects: tuple[str, ...] = ()
    shaded: bool = False


@dataclass(frozen=True, slots=True)
class Strand:
    """
    One way through the picture; `group` is what the picture is cut by, as the agency that provides.

    `direct` strands do not pass through the platform.
    """

    nodes: tuple[Node, ...]
    group: str
    status: Status = Status.IN_USE
    direct: bool = False
    subjects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """An arrow between two boxes, for all the strands that run along it."""

    start: str
    end: str
    status: Status
    direct: bool
    subjects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """What a flow picture asks: its code, its title, what its columns are, and every strand that answers."""

    code: str
    title: str
    columns: tuple[str, ...]
    strands: tuple[Strand, ...] = field(repr=False)
    nothing: str
    framed: int | None = None
    headed: bool = True
    shading: str = ""


Run = tuple[Strand, ...]


def list_nodes(strands: Sequence[Strand]) -> tuple[Node, ...]:
    """Return each box once, in the order it is first met."""
    return tuple({node.key: node for strand in strands for node in strand.nodes}.values())


def list_links(strands: Sequence[Strand]) -> tuple[Link, ...]:
    """Return each arrow once; one strand in use is enough for it to be in use."""
    along: dict[tuple[str, str], list[Strand]] = {}
    for strand in strands:
        for start, end in pairwise(strand.nodes):
            along.setdefault((start.key, end.key), []).append(strand)
    return tuple(
        Link(
            start,
            end,
            _strongest([strand.status for strand in these]),
            any(strand.direct for strand in these),
            tuple(dict.fromkeys(subject for strand in these for subject in strand.subjects)),
        )
        for (start, end), these in along.items()
    )


def list_groups(strands: Sequence[Strand]) -> tuple[str, ...]:
    """Return the names of the groups, in order."""
    return tuple(dict.fromkeys(strand.group for strand in strands))


def cut(
    strands: Sequence[Strand], *, could_fit: Callable[[Run], bool], fits: Callable[[Run], bool]
) -> Iterator[Run]:
    """
    Yield runs of strands, each as long as fits; one strand is a run even where it does not.

    `could_fit` is quick and never says no to what fits. A run ends with a group if that costs it no more than a third,
    else before another node begins, else anywhere.
    """
    rest = tuple(strands)
    while rest:
        run = _longest_run(rest, could_fit, fits)
        yield run
        rest = rest[len(run) :]


def _longest_run(strands: Run, could_fit: Callable[[Run], bool], fits: Callable[[Run], bool]) -> Run:
    ends = [at for at in range(1, len(strands)) if strands[at - 1].nodes[:-1] != strands[at].nodes[:-1]]
    ends.append(len(strands))
    first = ends[0]
    if not could_fit(strands[:first]):
        ends = list(range(1, first))
    high = bisect_left(ends, True, key=lambda end: not could_fit(strands[:end]))
    groups = {end for end in ends if end == len(strands) or strands[end - 1].group != strands[end].group}
    best = ends[high - 1] if high else 1
    near = [end for end in ends[:high] if end in groups and end >= best * 2 / 3]
    for end in (*reversed(near), *reversed(ends[:high])):
        if fits(strands[:end]):
            return strands[:end]
    return strands[: _part_of_first(strands, first, fits)]


def _part_of_first(strands: Run, most: int, fits: Callable[[Run], bool]) -> int:
    """Return how many of the strands that share their first nodes fit, where not all of them do."""
    return next((end for end in range(most - 1, 1, -1) if fits(strands[:end])), 1)


def gather(strands: Sequence[Strand]) -> tuple[Strand, ...]:
    """
    Put last nodes that are reached in just the same ways, and belong to the same owner, into one box that lists them.

    A box lists eight at most.
    """
    ways: dict[Node, list[tuple[object, ...]]] = {}
    for strand in strands:
        way = (tuple(node.key for node in strand.nodes[:-1]), strand.status, strand.direct)
        ways.setdefault(strand.nodes[-1], []).append(way)
    alike: dict[tuple[object, ...], list[Node]] = {}
    for node, its_ways in ways.items():
        kin = (frozenset(its_ways), node.note, node.status, node.column)
        alike.setdefault(kin, []).append(node)
    boxed = {
        node.key: _box(nodes[at : at + _MOST_GATHERED])
        for nodes in alike.values()
        for at in range(0, len(nodes), _MOST_GATHERED)
        for node in nodes[at : at + _MOST_GATHERED]
    }
    return tuple(
        replace(strand, nodes=(*strand.nodes[:-1], boxed[strand.nodes[-1].key])) for strand in strands
    )


def _box(nodes: Sequence[Node]) -> Node:
    first = nodes[0]
    if len(nodes) == 1:
        return first
    return replace(
        first,
        key="+".join(node.key for node in nodes),
        names=tuple(name for node in nodes for name in node.names),
        subjects=tuple(subject for node in nodes for subject in node.subjects),
    )


def _strongest(statuses: Sequence[Status]) -> Status:
    order = (Status.IN_USE, Status.PHASING_OUT, Status.APPROVED, Status.PROPOSED, Status.RETIRED)
    return min(statuses, key=order.index)

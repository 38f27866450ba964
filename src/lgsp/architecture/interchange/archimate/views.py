"""The drawing of a view: boxes inside boxes, lines between them, colours and fonts; positions are absolute."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from .concepts import Extras, Texts


class Point(NamedTuple):
    """A place of the drawing."""

    x: int
    y: int


class Colour(NamedTuple):
    """A colour; `alpha` runs from 0 (not to be seen) to 100."""

    red: int
    green: int
    blue: int
    alpha: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Font:
    """A font."""

    name: str | None = None
    size: str | None = None
    style: str | None = None
    colour: Colour | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How a box or a line looks."""

    line_width: str | None = None
    line: Colour | None = None
    fill: Colour | None = None
    font: Font | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """What boxes and lines share."""

    id: str
    type: str
    ref: str | None = None
    labels: "Texts" = ()
    documentation: "Texts" = ()
    style: Style | None = None
    view_refs: tuple[str, ...] = ()
    extras: "Extras" = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Node(Drawn):
    """A box: an Element (`ref` names it), a Container (a group), or a Label (a note; `ref` may name a concept)."""

    x: int
    y: int
    width: int
    height: int
    xpath: str | None = None
    nodes: tuple["Node", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Connection(Drawn):
    """A line: a Relationship or NestingRelationship (`ref` names it), or a Line without meaning."""

    source: str | None = None
    target: str | None = None
    source_attachment: Point | None = None
    target_attachment: Point | None = None
    bendpoints: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A drawing; the order of its boxes says which lies above which."""

    nodes: tuple[Node, ...] = field(default=())
    connections: tuple[Connection, ...] = field(default=())


def list_nodes(nodes: tuple[Node, ...]) -> Iterator[Node]:
    """Yield every box, those inside others included."""
    for node in nodes:
        yield node
        yield from list_nodes(node.nodes)

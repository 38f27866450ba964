"""
Make a drawing one that the schema allows, and put it back: no place left of or above the corner, every box with a size.

What is changed of a box or a line is noted under its identifier; how far everything was moved stands under "".
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from .concepts import Extras, to_extras
from .native_views import DEFAULT_SIZE
from .views import Connection, Node, Point, View, list_nodes

Changes = dict[str, dict[str, str]]

_NODES = frozenset({"Element", "Container", "Label"})
_LINES = frozenset({"Relationship", "NestingRelationship", "Line"})


def fold_view(view: View) -> tuple[View, Changes]:
    """Return a drawing that the schema allows, and what that changed."""
    changes: Changes = {}
    move = Point(*(max(0, -min(axis, default=0)) for axis in _list_places(view)))
    if move != (0, 0):
        changes[""] = {"x": str(move.x), "y": str(move.y)}
        view = _move(view, move)
    nodes = tuple(_fold_node(one, changes) for one in view.nodes)
    lines = tuple(_fold_line(one, changes) for one in view.connections)
    return (View(nodes=nodes, connections=lines), changes) if changes else (view, changes)


def unfold_view(view: View, changes: Mapping[str, Any]) -> View:
    """Return the drawing as it was."""
    view = View(
        nodes=tuple(_unfold_node(one, changes) for one in view.nodes),
        connections=tuple(_unfold_line(one, changes) for one in view.connections),
    )
    moved = changes.get("")
    return _move(view, Point(-int(moved["x"]), -int(moved["y"]))) if moved else view


def _fold_node(node: Node, changes: Changes) -> Node:
    said = dict(node.extras)
    kind, ref, inside = node.type, node.ref, tuple(_fold_node(one, changes) for one in node.nodes)
    if kind not in _NODES or (kind == "Label" and inside):
        said["type"], kind = kind, "Container"
        if ref is not None:
            said["ref"], ref = ref, None
    sizes: dict[str, Any] = {}
    for name, size in zip(("width", "height"), DEFAULT_SIZE, strict=True):
        if getattr(node, name) < 1:
            said[name], sizes[name] = str(getattr(node, name)), size
    if said:
        changes[node.id] = said
    elif inside == node.nodes:
        return node
    return replace(node, type=kind, ref=ref, nodes=inside, extras=(), **sizes)


def _unfold_node(node: Node, changes: Mapping[str, Any]) -> Node:
    inside = tuple(_unfold_node(one, changes) for one in node.nodes)
    said = dict(changes.get(node.id, {}))
    sizes: dict[str, Any] = {name: int(said.pop(name)) for name in ("width", "height") if name in said}
    kind, ref = said.pop("type", node.type), said.pop("ref", node.ref)
    return replace(node, type=kind, ref=ref, nodes=inside, extras=_to_extras(said), **sizes)


def _fold_line(line: Connection, changes: Changes) -> Connection:
    said = dict(line.extras)
    kind, ref = line.type, line.ref
    is_whole = line.source is not None and line.target is not None
    if kind not in _LINES or (kind != "Line" and not is_whole) or (kind == "Line" and ref is not None):
        said["type"], kind = kind, "Relationship" if ref is not None and is_whole else "Line"
        if kind == "Line" and ref is not None:
            said["ref"], ref = ref, None
    if not said:
        return line
    changes[line.id] = said
    return replace(line, type=kind, ref=ref, extras=())


def _unfold_line(line: Connection, changes: Mapping[str, Any]) -> Connection:
    said = dict(changes.get(line.id, {}))
    if not said:
        return line
    kind, ref = said.pop("type", line.type), said.pop("ref", line.ref)
    return replace(line, type=kind, ref=ref, extras=_to_extras(said))


def _list_places(view: View) -> tuple[Iterator[int], Iterator[int]]:
    points = [Point(node.x, node.y) for node in list_nodes(view.nodes)]
    points += [point for line in view.connections for point in _list_points(line)]
    return (point.x for point in points), (point.y for point in points)


def _list_points(line: Connection) -> Iterator[Point]:
    yield from (point for point in (line.source_attachment, line.target_attachment) if point is not None)
    yield from line.bendpoints


def _move(view: View, by: Point) -> View:
    return View(
        nodes=tuple(_move_node(one, by) for one in view.nodes),
        connections=tuple(_move_line(one, by) for one in view.connections),
    )


def _move_node(node: Node, by: Point) -> Node:
    return replace(
        node, x=node.x + by.x, y=node.y + by.y, nodes=tuple(_move_node(one, by) for one in node.nodes)
    )


def _move_line(line: Connection, by: Point) -> Connection:
    def move(point: Point | None) -> Point | None:
        return None if point is None else Point(point.x + by.x, point.y + by.y)

    return replace(
        line,
        source_attachment=move(line.source_attachment),
        target_attachment=move(line.target_attachment),
        bendpoints=tuple(Point(one.x + by.x, one.y + by.y) for one in line.bendpoints),
    )


def _to_extras(said: Mapping[str, Any]) -> Extras:
    return to_extras({str(key): str(value) for key, value in said.items()})

"""Read a view of an exchange file: its boxes, lines, colours and fonts."""

from collections.abc import Callable
from typing import Any

from .concepts import Diagram, to_extras
from .errors import IdentifierMissing
from .markup import TYPE, check_depth, local_name, read_texts, to_fragment
from .views import Colour, Connection, Font, Node, Point, Style, View

_VIEW = frozenset({"identifier", "viewpoint", "viewpointRef", TYPE})
_NODE = frozenset(
    {"identifier", "x", "y", "w", "h", "elementRef", "elementref", "conceptRef", "xpathPart", "type", TYPE}
)
_CONNECTION = frozenset({"identifier", "source", "target", "relationshipRef", "relationshipref", TYPE})
_OLDER_NODES = {"group": "Container", "sticky": "Label", "note": "Label"}


def read_diagram(element: Any, *, facts: Callable[..., dict[str, Any]], name: str) -> Diagram:
    """Return a view; `facts` reads what everything with an identifier says."""
    nodes = tuple(_read_node(child, name, 1) for child in element if local_name(child.tag) == "node")
    lines = tuple(_read_connection(child, name) for child in element if local_name(child.tag) == "connection")
    return Diagram(
        **facts(element, name, known=_VIEW),
        type=element.get(TYPE, "Diagram").rpartition(":")[2],
        viewpoint=element.get("viewpoint"),
        viewpoint_ref=element.get("viewpointRef"),
        drawing=View(nodes=nodes, connections=lines),
    )


def _read_node(element: Any, name: str, depth: int) -> Node:
    check_depth(depth, element, name=name)
    parts = _Parts(element, name, _NODE)
    get = element.get
    kind = get(TYPE)
    number = parts.number
    x, y, width, height = (
        number("x", get("x")),
        number("y", get("y")),
        number("w", get("w")),
        number("h", get("h")),
    )
    return Node(
        **parts.facts(),
        type=kind.rpartition(":")[2] if kind else _guess(element, parts),
        ref=get("elementRef") or get("elementref") or get("conceptRef"),
        xpath=get("xpathPart"),
        x=x,
        y=y,
        width=width,
        height=height,
        nodes=tuple(_read_node(child, name, depth + 1) for child in parts.nodes) if parts.nodes else (),
    )


def _guess(element: Any, parts: "_Parts") -> str:
    """Say what a box of the 2.1 format is, which has no types of boxes."""
    if element.get("elementRef") or element.get("elementref"):
        return "Element"
    if element.get("type") in _OLDER_NODES:
        return _OLDER_NODES[element.get("type")]
    return "Container" if parts.nodes or not parts.labels else "Label"


def _read_connection(element: Any, name: str) -> Connection:
    parts = _Parts(element, name, _CONNECTION)
    get = element.get
    kind, ref = get(TYPE), get("relationshipRef") or get("relationshipref")
    return Connection(
        **parts.facts(),
        type=kind.rpartition(":")[2] if kind else ("Relationship" if ref else "Line"),
        ref=ref,
        source=get("source"),
        target=get("target"),
        source_attachment=parts.points.get("sourceAttachment"),
        target_attachment=parts.points.get("targetAttachment"),
        bendpoints=tuple(parts.bendpoints),
    )


class _Parts:
    """What is inside a box or a line."""

    def __init__(self, element: Any, name: str, known: frozenset[str]) -> None:
        self.labels: list[Any] = []
        self.documentation: list[Any] = []
        self.nodes: list[Any] = []
        self.view_refs: list[str] = []
        self.bendpoints: list[Point] = []
        self.points: dict[str, Point] = {}
        self.style: Style | None = None
        self.extras = {f"@{key}": value for key, value in element.items() if key not in known}
        self.id = element.get("identifier")
        if not self.id:
            raise IdentifierMissing(path=name, what=local_name(element.tag), line=element.sourceline)
        for child in element:
            self._take(child, local_name(child.tag))

    def _take(self, child: Any, kind: str) -> None:
        if kind == "node":
            self.nodes.append(child)
        elif kind == "label":
            self.labels.append(child)
        elif kind == "style":
            self.style = _read_style(child)
        elif kind == "bendpoint":
            self.bendpoints.append(_read_point(child))
        elif kind == "documentation":
            self.documentation.append(child)
        elif kind == "viewRef":
            self.view_refs.append(child.get("ref", ""))
        elif kind in {"sourceAttachment", "targetAttachment"}:
            self.points[kind] = _read_point(child)
        elif kind in {"fillColor", "lineColor"}:  # 2.1 writes colours without a style around them
            before = self.style or Style()
            fill = _read_colour(child) if kind == "fillColor" else before.fill
            self.style = Style(fill=fill, line=_read_colour(child) if kind == "lineColor" else before.line)
        else:
            self.extras[f"xml.{len(self.extras):03}"] = to_fragment(child)

    def number(self, key: str, text: str | None) -> int:
        """Return a whole number; what is not one is noted as it was written."""
        try:
            return int(text or "")
        except ValueError:
            self.extras[f"@{key}"] = text or ""
            return _number(text)

    def facts(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "labels": read_texts(self.labels) if self.labels else (),
            "documentation": read_texts(self.documentation) if self.documentation else (),
            "style": self.style,
            "view_refs": tuple(self.view_refs),
            "extras": to_extras(self.extras) if self.extras else (),
        }


def _read_style(element: Any) -> Style:
    line, fill, font = None, None, None
    for child in element:
        kind = local_name(child.tag)
        if kind == "fillColor":
            fill = _read_colour(child)
        elif kind == "lineColor":
            line = _read_colour(child)
        elif kind == "font":
            font = _read_font(child)
    return Style(line_width=element.get("lineWidth"), line=line, fill=fill, font=font)


def _read_font(element: Any) -> Font:
    colour = next((child for child in element if local_name(child.tag) == "color"), None)
    return Font(
        name=element.get("name"),
        size=element.get("size"),
        style=element.get("style"),
        colour=_read_colour(colour),
    )


def _read_colour(element: Any) -> Colour | None:
    if element is None:
        return None
    get = element.get
    alpha = get("a")
    return Colour(
        _number(get("r")), _number(get("g")), _number(get("b")), None if alpha is None else _number(alpha)
    )


def _read_point(element: Any) -> Point:
    return Point(_number(element.get("x")), _number(element.get("y")))


def _number(text: str | None) -> int:
    """Return a whole number; what is not one (some tools write 12.5) is rounded."""
    try:
        return int(text or 0)
    except ValueError:
        pass
    try:
        return round(float(text or 0))
    except (ValueError, OverflowError):
        return 0

"""
Read the drawing of an Archi view.

Archi measures a box from the box around it and a bend point from the middles of both ends; here everything is measured
from the corner of the view, as the exchange file does. What the exchange file has no place for stays in `extras`, the
numbers of bend points too.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from .concepts import Text, Texts, to_extras
from .errors import IdentifierMissing
from .markup import TYPE, check_depth, local_name, read_text, to_fragment
from .views import Colour, Connection, Font, Node, Point, Style, View

DEFAULT_SIZE = (120, 55)
_SHAPES = {
    "DiagramObject": "Element",
    "Group": "Container",
    "Note": "Label",
    "DiagramModelReference": "Label",
}
_NODE = frozenset(
    {"id", "name", "archimateElement", "model", "content", "documentation", "targetConnections", TYPE}
)
_LINE = frozenset({"id", "name", "archimateRelationship", "relationship", "source", "target", TYPE})
_LINE |= {"documentation", "targetConnections"}
_STYLED = frozenset({"fillColor", "lineColor", "lineWidth"})
_BOLD, _ITALIC = 1, 2


def find_reference(element: Any, name: str) -> str | None:
    """Return the id something refers to: an attribute, or a child with a link to the file of the object."""
    written = element.get(name)
    if written:
        return str(written)
    child = next((one for one in element if local_name(one.tag) == name), None)
    if child is None:
        return None
    return str(child.get("href", "").rpartition("#")[2]) or None


def read_drawing(element: Any, *, name: str) -> View:
    """Return the drawing inside a view of Archi."""
    reader = _DrawingReader(name)
    nodes = tuple(
        reader.read_node(child, Point(0, 0), 1) for child in _children(element, "child", "children")
    )
    return View(nodes=nodes, connections=tuple(reader.read_lines()))


@dataclass
class _DrawingReader:
    name: str
    lines: list[Any] = field(default_factory=list)
    middles: dict[str, Point] = field(default_factory=dict)

    def read_node(self, element: Any, corner: Point, depth: int) -> Node:
        check_depth(depth, element, name=self.name)
        kind = element.get(TYPE, "DiagramObject").rpartition(":")[2]
        x, y, width, height = _read_bounds(element)
        here = Point(corner.x + x, corner.y + y)
        self._note_middle(element, here, width, height)
        self._gather(element)
        inside = _children(element, "child", "children")
        ref = find_reference(element, "archimateElement")
        extras = self._read_extras(element, _NODE | {"bounds"})
        if kind not in _SHAPES:
            extras["archi"] = kind
        return Node(
            id=self._read_id(element),
            type="Element" if ref else _SHAPES.get(kind, "Container").replace("Element", "Container"),
            ref=ref,
            labels=_read_labels(element),
            documentation=_read_said(element, "documentation"),
            style=_read_style(element),
            view_refs=_list_some(find_reference(element, "model")),
            extras=to_extras(extras),
            x=here.x,
            y=here.y,
            width=width,
            height=height,
            nodes=tuple(self.read_node(child, here, depth + 1) for child in inside),
        )

    def read_lines(self) -> Iterable[Connection]:
        """Yield every line, once all boxes are known."""
        for element in self.lines:
            yield self._read_line(element)

    def _gather(self, element: Any) -> None:
        for line in _children(element, "sourceConnection", "sourceConnections"):
            self.lines.append(line)
            self._gather(line)

    def _read_line(self, element: Any) -> Connection:
        ref = find_reference(element, "archimateRelationship") or find_reference(element, "relationship")
        source, target = element.get("source"), element.get("target")
        bends = _children(element, "bendpoint", "bendpoints")
        extras = self._read_extras(element, _LINE | {"bendpoint", "bendpoints", "archimateRelationship"})
        if bends:
            extras["bendpoints"] = ";".join(",".join(_bend(one)) for one in bends)
        return Connection(
            id=self._read_id(element),
            type="Relationship" if ref else "Line",
            ref=ref,
            labels=_read_labels(element),
            documentation=_read_said(element, "documentation"),
            style=_read_style(element),
            extras=to_extras(extras),
            source=source,
            target=target,
            bendpoints=tuple(self._place(one, source, target) for one in bends),
        )

    def _place(self, bend: Any, source: str | None, target: str | None) -> Point:
        """Return where a bend point is: its distances from both middles say the same, the first is used."""
        start, end = self.middles.get(source or ""), self.middles.get(target or "")
        if start is not None:
            return Point(start.x + _number(bend.get("startX")), start.y + _number(bend.get("startY")))
        end = end or Point(0, 0)
        return Point(end.x + _number(bend.get("endX")), end.y + _number(bend.get("endY")))

    def _note_middle(self, element: Any, here: Point, width: int, height: int) -> None:
        wide = width if width > 0 else DEFAULT_SIZE[0]
        high = height if height > 0 else DEFAULT_SIZE[1]
        self.middles[element.get("id", "")] = Point(here.x + wide // 2, here.y + high // 2)

    def _read_id(self, element: Any) -> str:
        identifier = element.get("id")
        if not identifier:
            raise IdentifierMissing(
                path=self.name, what=local_name(element.tag), line=element.sourceline or 1
            )
        return str(identifier)

    def _read_extras(self, element: Any, known: frozenset[str]) -> dict[str, str]:
        said = known | {key for key in _STYLED if key == "lineWidth" or _read_colour(element.get(key))}
        pairs = {f"@{key}": value for key, value in element.items() if key not in said}
        for position, child in enumerate(element):
            kind = local_name(child.tag)
            if kind in {"feature", "features"}:
                pairs[f"feature.{child.get('name', position)}"] = child.get("value", "")
            elif kind not in known and kind not in _READ:
                pairs[f"xml.{position:03}"] = to_fragment(child)
        return pairs


_READ = frozenset({"child", "children", "sourceConnection", "sourceConnections", "archimateElement"})


def _children(element: Any, *kinds: str) -> list[Any]:
    return [child for child in element if local_name(child.tag) in kinds]


def _read_bounds(element: Any) -> tuple[int, int, int, int]:
    bounds = next(iter(_children(element, "bounds")), None)
    if bounds is None:
        return 0, 0, -1, -1
    get = bounds.get
    return _number(get("x")), _number(get("y")), _number(get("width", "-1")), _number(get("height", "-1"))


def _read_labels(element: Any) -> Texts:
    name = element.get("name")
    return ((Text(name),) if name is not None else ()) + _read_said(element, "content")


def _read_said(element: Any, kind: str) -> Texts:
    written = element.get(kind)
    return ((Text(written),) if written else ()) + tuple(
        Text(read_text(child)) for child in _children(element, kind)
    )


def _read_style(element: Any) -> Style | None:
    fill, line = _read_colour(element.get("fillColor")), _read_colour(element.get("lineColor"))
    width, font = element.get("lineWidth"), _read_font(element)
    if not any((fill, line, width, font)):
        return None
    return Style(line_width=width, line=line, fill=fill, font=font)


def _read_colour(text: str | None) -> Colour | None:
    try:
        value = int((text or "").removeprefix("#"), 16)
    except ValueError:
        return None
    return Colour(value >> 16 & 255, value >> 8 & 255, value & 255)


def _read_font(element: Any) -> Font | None:
    """Return the font that stands as `1|Segoe UI|9.0|1|…`: version, name, points, bold and italic."""
    parts = element.get("font", "").split("|")
    colour = _read_colour(element.get("fontColor"))
    if len(parts) < 4:
        return Font(colour=colour) if colour else None
    bits = _number(parts[3])
    style = " ".join(word for word, bit in (("bold", _BOLD), ("italic", _ITALIC)) if bits & bit)
    return Font(name=parts[1], size=_round_size(parts[2]), style=style or None, colour=colour)


def _round_size(text: str) -> str | None:
    """
    Return the points of a font in halves, which is all the exchange file can say.

    >>> _round_size("9.0"), _round_size("8.25")
    ('9', '8')
    """
    try:
        halves = round(float(text) * 2)
    except (ValueError, OverflowError):
        return None
    return None if halves < 2 else f"{halves // 2}" + (".5" if halves % 2 else "")


def _bend(element: Any) -> tuple[str, ...]:
    return tuple(element.get(key, "0") for key in ("startX", "startY", "endX", "endY"))


def _list_some(value: str | None) -> tuple[str, ...]:
    return (value,) if value else ()


def _number(text: str | None) -> int:
    try:
        return int(text or 0)
    except ValueError:
        return 0

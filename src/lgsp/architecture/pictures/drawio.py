"""
Scenes as a draw.io file, which an office can go on editing: boxes with words, arrows that stay on their boxes.

Every scene is a page. What stands inside a frame moves with it; boxes, arrows and the legend are layers that can be
hidden. A box or an arrow carries the ids of the entities it stands for as its property `subjects`, and their codes,
where they have any, as `codes`.
"""

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from types import MappingProxyType
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from .lettering import FAMILY, drawable, measure
from .scene import LEADING, Anchor, Border, Box, Line, Path, Pattern, Polygon, Scene, Text, Wording

_FRAMES = ("frame", "band", "pillar")
_LAYERS = {"content": "Nội dung", "links": "Kết nối", "legend": "Chú giải"}
_DASHES = {Border.DASHED: "dashed=1;dashPattern=5 3;", Border.DOTTED: "dashed=1;dashPattern=1 3;"}
_FILLS = {
    Pattern.NONE: "",
    Pattern.RISING: "fillStyle=hatch;hachureAngle=-45;",
    Pattern.FALLING: "fillStyle=hatch;hachureAngle=45;",
    Pattern.CROSSED: "fillStyle=cross-hatch;",
    Pattern.LEVEL: "fillStyle=hatch;hachureAngle=0;",
    Pattern.UPRIGHT: "fillStyle=hatch;hachureAngle=90;",
    Pattern.DOTS: "fillStyle=dots;",
}
_ALIGN = {Anchor.START: "left", Anchor.MIDDLE: "center", Anchor.END: "right"}
_BOLD = 600
_LEGEND_LETTERS = 12.0
_NO_CODES: Mapping[str, str] = MappingProxyType({})


def to_drawio(scenes: Sequence[Scene], *, codes: Mapping[str, str] = _NO_CODES) -> bytes:
    """Write the scenes as pages of one file; `codes` are those of entities by their id; equal scenes, equal bytes."""
    file = Element("mxfile", host="lgsp", type="device")
    for place, scene in enumerate(scenes):
        _Page(file, scene, place, codes).write()
    indent(file)
    written: bytes = tostring(file, encoding="utf-8")
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + written + b"\n"


class _Page:
    """One scene being written, with the element its cells go into."""

    def __init__(self, file: Element, scene: Scene, place: int, codes: Mapping[str, str]) -> None:
        diagram = SubElement(file, "diagram", id=f"{scene.code}-{place}", name=drawable(scene.title)[:80])
        paper = {"pageWidth": _n(scene.width), "pageHeight": _n(scene.height)}
        settings = {"grid": "0", "guides": "1", "tooltips": "1", "connect": "1", "arrows": "1", "page": "1"}
        self._root = SubElement(SubElement(diagram, "mxGraphModel", settings | paper), "root")
        self._scene, self._codes = scene, codes
        self._frames: list[tuple[str, Box]] = []
        self._ids = {
            shape.key or f"box-{at}": shape for at, shape in enumerate(scene.shapes) if isinstance(shape, Box)
        }
        self._legend_from = min(
            (
                one.y - _LEGEND_LETTERS
                for one in scene.shapes
                if isinstance(one, Text) and one.content in scene.legend
            ),
            default=scene.height,
        )

    def write(self) -> None:
        """Write the layers, then every shape in the order it is drawn."""
        SubElement(self._root, "mxCell", id="0")
        for layer, name in _LAYERS.items():
            SubElement(self._root, "mxCell", {"id": layer, "value": name, "parent": "0"})
        for at, shape in enumerate(self._scene.shapes):
            match shape:
                case Box():
                    self._write_box(shape.key or f"box-{at}", shape)
                case Text():
                    self._write_text(f"text-{at}", shape)
                case Line():
                    ends = ((shape.x1, shape.y1), (shape.x2, shape.y2))
                    self._write_path(
                        f"line-{at}", Path(ends, shape.ink, shape.width, shape.border, headed=False)
                    )
                case Polygon():
                    self._write_polygon(f"shape-{at}", shape)
                case Path():
                    self._write_path(f"link-{at}", shape)

    def _write_box(self, key: str, box: Box) -> None:
        parent, (left, top) = self._parent(box)
        style = (
            f"rounded={int(box.radius > 0)};arcSize=6;whiteSpace=wrap;html=1;{_style_surface(box)}"
            f"{_style_stroke(box.ink, box.stroke, box.border)}{_style_words(box)}"
        )
        if box.role in _FRAMES:
            style += "container=1;collapsible=0;recursiveResize=0;verticalAlign=top;"
            self._frames.append((key, box))
        cell = self._cell(key, _label(box), style, parent=parent, subjects=box.subjects)
        cell.set("vertex", "1")
        _place(cell, box.x - left, box.y - top, box.width, box.height)

    def _parent(self, box: Box) -> tuple[str, tuple[float, float]]:
        """Return the frame the box stands in, else its layer, and where that begins."""
        for key, frame in reversed(self._frames):
            if _holds(frame, box):
                return key, (frame.x, frame.y)
        return self._layer(box.y, "content"), (0.0, 0.0)

    def _layer(self, y: float, otherwise: str) -> str:
        return "legend" if y >= self._legend_from else otherwise

    def _write_text(self, key: str, text: Text) -> None:
        length = measure(text.content, size=text.size, weight=text.weight) + 4
        start = {Anchor.START: 2.0, Anchor.MIDDLE: length / 2, Anchor.END: length - 2}[text.anchor]
        style = (
            f"text;html=1;align={_ALIGN[text.anchor]};verticalAlign=middle;spacing=0;{_style_letters(text)}"
        )
        cell = self._cell(key, escape(text.content), style, parent=self._layer(text.y, "content"))
        cell.set("vertex", "1")
        _place(cell, text.x - start, text.y - text.size, length, text.size * LEADING)

    def _write_polygon(self, key: str, polygon: Polygon) -> None:
        xs, ys = [x for x, _ in polygon.points], [y for _, y in polygon.points]
        width, height = max(xs) - min(xs) or 1.0, max(ys) - min(ys) or 1.0
        corners = ",".join(
            f"[{_n((x - min(xs)) / width)},{_n((y - min(ys)) / height)}]" for x, y in polygon.points
        )
        style = f"shape=mxgraph.basic.polygon;polyCoords=[{corners}];polyline=0;strokeColor=none;"
        style += f"fillColor={polygon.fill};"
        cell = self._cell(key, "", style, parent=self._layer(min(ys), "links"))
        cell.set("vertex", "1")
        _place(cell, min(xs), min(ys), width, height)

    def _write_path(self, key: str, path: Path) -> None:
        first, last = path.points[0], path.points[-1]
        style = f"rounded=0;html=1;endArrow={'block' if path.headed else 'none'};endSize=4;endFill=1;"
        style += _style_stroke(path.ink, path.width, path.border)
        style += "edgeStyle=orthogonalEdgeStyle;" if _is_square(path) else "edgeStyle=none;"
        for end, prefix, point in ((path.start, "exit", first), (path.end, "entry", last)):
            if end:
                box = self._ids[end]
                x, y = (point[0] - box.x) / box.width, (point[1] - box.y) / box.height
                style += f"{prefix}X={x:.4f};{prefix}Y={y:.4f};{prefix}Dx=0;{prefix}Dy=0;{prefix}Perimeter=0;"
        cell = self._cell(key, "", style, parent=self._layer(first[1], "links"), subjects=path.subjects)
        cell.set("edge", "1")
        for name, end in (("source", path.start), ("target", path.end)):
            if end:
                cell.set(name, end)
        geometry = SubElement(cell, "mxGeometry", {"relative": "1", "as": "geometry"})
        for name, (x, y) in (("sourcePoint", first), ("targetPoint", last)):
            SubElement(geometry, "mxPoint", {"x": _n(x), "y": _n(y), "as": name})
        turns = SubElement(geometry, "Array", {"as": "points"})
        for x, y in path.points[1:-1]:
            SubElement(turns, "mxPoint", x=_n(x), y=_n(y))

    def _cell(
        self, key: str, label: str, style: str, *, parent: str, subjects: Sequence[str] = ()
    ) -> Element:
        """Add a cell; one that stands for entities is wrapped in an object, where draw.io keeps properties."""
        if not subjects:
            said = {"id": key, "value": label, "style": style, "parent": parent}
            return SubElement(self._root, "mxCell", said)
        said = {"label": label, "subjects": " ".join(subjects), "id": key}
        if codes := " ".join(self._codes[one] for one in subjects if one in self._codes):
            said["codes"] = codes
        wrapped = SubElement(self._root, "object", said)
        return SubElement(wrapped, "mxCell", {"style": style, "parent": parent})


def _label(box: Box) -> str:
    return "<br>".join(_label_parts(box))


def _label_parts(box: Box) -> Iterator[str]:
    """Yield each wording as one paragraph, for draw.io to break into lines again."""
    for wording in box.wordings:
        words = escape(" ".join(wording.lines))
        words = f"<b>{words}</b>" if wording.weight >= _BOLD else words
        yield f'<font style="font-size: {_n(wording.size)}px" color="{wording.ink}">{words}</font>'


def _style_surface(box: Box) -> str:
    return f"fillColor={box.fill};{_FILLS[box.pattern]}"


def _style_stroke(ink: str, width: float, border: Border) -> str:
    if border is Border.NONE:
        return "strokeColor=none;"
    return f"strokeColor={ink};strokeWidth={_n(width)};{_DASHES.get(border, '')}"


def _style_words(box: Box) -> str:
    size = box.wordings[0].size if box.wordings else 9.0
    turned = "horizontal=0;" if box.turned else ""
    return f"align={_ALIGN[box.anchor]};spacing={_n(box.padding)};fontFamily={FAMILY};fontSize={_n(size)};{turned}"


def _style_letters(text: Text | Wording) -> str:
    bold = "fontStyle=1;" if text.weight >= _BOLD else ""
    return f"fontFamily={FAMILY};fontSize={_n(text.size)};fontColor={text.ink};{bold}"


def _holds(frame: Box, box: Box) -> bool:
    inside = frame.x <= box.x and box.x + box.width <= frame.x + frame.width
    return inside and frame.y <= box.y and box.y + box.height <= frame.y + frame.height


def _is_square(path: Path) -> bool:
    pairs = zip(path.points, path.points[1:], strict=False)
    return all(abs(x1 - x2) < 0.1 or abs(y1 - y2) < 0.1 for (x1, y1), (x2, y2) in pairs)


def _place(cell: Element, x: float, y: float, width: float, height: float) -> None:
    place = {"x": _n(x), "y": _n(y), "width": _n(width), "height": _n(height), "as": "geometry"}
    SubElement(cell, "mxGeometry", place)


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")

"""A scene as SVG: text stays text, and nothing is loaded from elsewhere."""

from collections.abc import Callable
from xml.sax.saxutils import escape, quoteattr

from .lettering import FAMILY, drawable
from .scene import Border, Box, Line, Path, Pattern, Polygon, Scene, Shape, Text

_DASHES = {Border.DASHED: "5 3", Border.DOTTED: "0.1 2.6"}
_STROKE = 'stroke="#1a1a1a" stroke-width="1.1"'
_LEVEL = f'<line x1="0" y1="1.5" x2="4" y2="1.5" {_STROKE}/>'
_UPRIGHT = f'<line x1="1.5" y1="0" x2="1.5" y2="4" {_STROKE}/>'
_TILES = {
    Pattern.RISING: (' patternTransform="rotate(45)"', _UPRIGHT),
    Pattern.FALLING: (' patternTransform="rotate(-45)"', _UPRIGHT),
    Pattern.CROSSED: (' patternTransform="rotate(45)"', _LEVEL + _UPRIGHT),
    Pattern.LEVEL: ("", _LEVEL),
    Pattern.UPRIGHT: ("", _UPRIGHT),
    Pattern.DOTS: ("", '<circle cx="2" cy="2" r="0.9" fill="#1a1a1a"/>'),
}


Frame = Callable[[Shape, str], str]
"""Given a shape and how it is written, returns what stands in its place: the same inside a link, for one."""


def to_svg(scene: Scene, *, frame: Frame = lambda _, written: written, role: str = "img") -> str:
    """Write the scene; equal scenes give equal text. One with links in it is no `img` but a `group`."""
    size = f'width="{_n(scene.width)}" height="{_n(scene.height)}"'
    view = f'viewBox="0 0 {_n(scene.width)} {_n(scene.height)}"'
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} {view} role="{role}"'
        f' font-family={quoteattr(f"{FAMILY}, sans-serif")} font-kerning="none">',
        f"<title>{escape(drawable(scene.title))}</title>",
        f"<desc>{escape(drawable(scene.alt))}</desc>",
        _write_tiles(scene),
        *(frame(shape, _write_shape(shape)) for shape in scene.shapes),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _write_tiles(scene: Scene) -> str:
    used = {shape.pattern for shape in scene.shapes if isinstance(shape, Box)}
    tiles = "".join(
        f'<pattern id="{name}" width="4" height="4" patternUnits="userSpaceOnUse"{turn}>{drawn}</pattern>'
        for name, (turn, drawn) in _TILES.items()
        if name in used
    )
    return f"<defs>{tiles}</defs>"


def _write_shape(shape: Shape) -> str:
    match shape:
        case Box():
            return _write_box(shape)
        case Text():
            return _write_text(shape)
        case Line():
            ends = f'x1="{_n(shape.x1)}" y1="{_n(shape.y1)}" x2="{_n(shape.x2)}" y2="{_n(shape.y2)}"'
            return f"<line {ends}{_stroke(shape.ink, shape.width, shape.border)}/>"
        case Polygon():
            points = " ".join(f"{_n(x)},{_n(y)}" for x, y in shape.points)
            return f'<polygon points="{points}" fill="{shape.fill}"/>'
        case Path():
            return _write_path(shape)


def _write_box(box: Box) -> str:
    place = f'x="{_n(box.x)}" y="{_n(box.y)}" width="{_n(box.width)}" height="{_n(box.height)}"'
    corner = f' rx="{_n(box.radius)}"' if box.radius else ""
    named = f" data-subjects={quoteattr(' '.join(box.subjects))}" if box.subjects else ""
    drawn = [f'<rect {place}{corner}{named} fill="{box.fill}"{_stroke(box.ink, box.stroke, box.border)}/>']
    if box.pattern is not Pattern.NONE:
        drawn.append(f'<rect {place}{corner} fill="url(#{box.pattern})"/>')
    drawn += [_write_text(text) for text in box.texts()]
    return "\n".join(drawn)


def _write_path(path: Path) -> str:
    points = " ".join(f"{_n(x)},{_n(y)}" for x, y in path.points)
    stroke = _stroke(path.ink, path.width, path.border)
    drawn = f'<polyline points="{points}" fill="none" stroke-linejoin="round"{stroke}/>'
    return f"{drawn}\n{_write_shape(path.head())}" if path.headed else drawn


def _write_text(text: Text) -> str:
    place = f'x="{_n(text.x)}" y="{_n(text.y)}"'
    if text.turned:
        place = f'transform="translate({_n(text.x)} {_n(text.y)}) rotate(-90)"'
    weight = f' font-weight="{text.weight}"' if text.weight != 400 else ""
    anchor = f' text-anchor="{text.anchor}"' if text.anchor != "start" else ""
    look = f'font-size="{_n(text.size)}"{weight}{anchor} fill="{text.ink}"'
    return f"<text {place} {look}>{escape(text.content)}</text>"


def _stroke(ink: str, width: float, border: Border) -> str:
    if border is Border.NONE:
        return ""
    dashes = f' stroke-dasharray="{_DASHES[border]}"' if border in _DASHES else ""
    caps = ' stroke-linecap="round"' if border is Border.DOTTED else ""
    return f' stroke="{ink}" stroke-width="{_n(width)}"{dashes}{caps}'


def _n(value: float) -> str:
    """Write a number shortly, and the same on every machine."""
    return f"{value:.2f}".rstrip("0").rstrip(".")

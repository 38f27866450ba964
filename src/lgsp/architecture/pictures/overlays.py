"""
One more thing said about every box or arrow of a picture, on top of it: an overlay.

An overlay sorts entities into grades. A grade has a number or letter, a colour and a hatching, so that it can be told
in black and white; the legend explains those that the picture shows.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from .lettering import measure
from .marks import GREY, LABEL_DROP, LABEL_GAP, SMALL, Mark, lay_legend, word
from .scene import BLACK, WHITE, Anchor, Border, Box, Path, Pattern, Scene, Shape, Text, Wording

_MARKED = ("node", "cell", "plate")
_PLATE_HEIGHT = 22.0
_STRIP = 4.0
_SIGN_SIZE, _SIGN_HEIGHT, _SIGN_LEFT, _SIGN_UP = 8.0, 11.0, 5.0, 7.0
"""A sign stands on the upper left corner of its box, clear of the letters inside and above."""
_EDGE = 0.5
"""How near the edge of the picture a sign may come."""
_TITLE_ROW = 16.0
_MARGIN = 6.0
_LINE_STROKES = ((2.6, Border.SOLID), (1.6, Border.DASHED), (1.9, Border.DOTTED), (0.75, Border.SOLID))
_COLOURS = ("#56b4e9", "#e69f00", "#009e73", "#cc79a7", "#f0e442", "#d55e00", "#0072b2", "#999999")
_PATTERNS = (
    Pattern.NONE,
    Pattern.RISING,
    Pattern.LEVEL,
    Pattern.DOTS,
    Pattern.CROSSED,
    Pattern.FALLING,
    Pattern.UPRIGHT,
)


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade of an overlay: its sign, what it means, and how it looks on a box and on an arrow."""

    sign: str
    label: str
    colour: str
    pattern: Pattern
    stroke: float
    border: Border


@dataclass(frozen=True, slots=True)
class Overlay:
    """
    What is said of entities: its code, its title, its grades, and the grade of an entity by its id.

    Where a box stands for several entities, the grade that comes first counts.
    """

    code: str
    title: str
    grades: tuple[Grade, ...]
    grade_of: Callable[[str], Grade | None]
    marks_arrows: bool = False


def make_grades(labels: Sequence[str], *, signs: Sequence[str] = ()) -> tuple[Grade, ...]:
    """
    Give each label a sign, a colour and a hatching of its own.

    >>> [(grade.sign, str(grade.pattern)) for grade in make_grades(["Cấp độ 1", "Cấp độ 2"])]
    [('1', 'none'), ('2', 'rising')]
    """
    return tuple(
        Grade(
            signs[place] if signs else str(place + 1),
            label,
            _COLOURS[place % len(_COLOURS)],
            _PATTERNS[place % len(_PATTERNS)],
            *_LINE_STROKES[place % len(_LINE_STROKES)],
        )
        for place, label in enumerate(labels)
    )


def lay_over(scene: Scene, overlay: Overlay) -> Scene:
    """Return the scene with every box and arrow marked that the overlay says something of, and the legend of it."""
    shapes: list[Shape] = []
    used: list[Grade] = []
    on_arrows = False
    for shape in _without_lines_explained(scene, overlay).shapes:
        grade = _grade_of(shape, overlay)
        if grade is None:
            shapes.append(shape)
            continue
        used.append(grade)
        on_arrows = on_arrows or isinstance(shape, Path)
        shapes += _mark(shape, grade)
    signs = [shape for shape in shapes if isinstance(shape, Box) and shape.role == "sign"]
    shown = tuple(grade for grade in overlay.grades if grade in used)
    legend = _lay_legend(scene, overlay, shown, on_arrows=on_arrows)
    return replace(
        scene,
        code=f"{scene.code}-{overlay.code}",
        title=f"{scene.title}; {overlay.title.lower()}",
        alt=f"{scene.alt} {_describe(scene, overlay, used, shown)}",
        height=scene.height + legend[1],
        shapes=(*(shape for shape in shapes if shape not in signs), *signs, *legend[0]),
        legend=(
            *_without_lines_explained(scene, overlay).legend,
            *(f"{grade.sign}: {grade.label}" for grade in shown),
        ),
    )


def _without_lines_explained(scene: Scene, overlay: Overlay) -> Scene:
    """Leave out what the legend says of lines, when the overlay gives every arrow a line of its own."""
    arrows = [shape for shape in scene.shapes if isinstance(shape, Path)]
    samples = [arrow for arrow in arrows if not arrow.start]
    if not overlay.marks_arrows or not all(_grade_of(arrow, overlay) for arrow in arrows if arrow.start):
        return scene
    ends = {(round(x, 1), round(y, 1)) for x, y in (sample.points[-1] for sample in samples)}
    labels = [
        shape
        for shape in scene.shapes
        if isinstance(shape, Text) and (round(shape.x - LABEL_GAP, 1), round(shape.y - LABEL_DROP, 1)) in ends
    ]
    gone = {label.content for label in labels}
    shapes = tuple(shape for shape in scene.shapes if shape not in samples and shape not in labels)
    return replace(scene, shapes=shapes, legend=tuple(label for label in scene.legend if label not in gone))


def _grade_of(shape: Shape, overlay: Overlay) -> Grade | None:
    if not isinstance(shape, Box | Path) or not _can_mark(shape, overlay):
        return None
    grades = {overlay.grade_of(subject) for subject in shape.subjects} - {None}
    return next((grade for grade in overlay.grades if grade in grades), None)


def _can_mark(shape: Box | Path, overlay: Overlay) -> bool:
    return overlay.marks_arrows if isinstance(shape, Path) else shape.role in _MARKED


def _mark(shape: Shape, grade: Grade) -> list[Shape]:
    if isinstance(shape, Path):
        return [replace(shape, ink=_darker(grade), width=grade.stroke, border=grade.border)]
    if not isinstance(shape, Box):
        return [shape]
    strip = Box(
        shape.x + 0.6, shape.y + 0.6, _STRIP - 0.8, shape.height - 1.2, "strip", grade.colour, GREY, 0.3
    )
    strip = replace(strip, pattern=grade.pattern)
    if shape.role == "cell":
        return [_sign_below(shape, grade), strip]
    if shape.role == "plate":
        taller = replace(shape, y=shape.y - (_PLATE_HEIGHT - shape.height) / 2, height=_PLATE_HEIGHT)
        return [_sign_below(taller, grade)]
    width = measure(grade.sign, size=_SIGN_SIZE, weight=600) + 5
    left, top = max(_EDGE, shape.x - _SIGN_LEFT), max(_EDGE, shape.y - _SIGN_UP)
    sign_box = Box(left, top, width, _SIGN_HEIGHT, "sign", WHITE, BLACK, 0.6)
    words = (Wording((grade.sign,), _SIGN_SIZE, 600),)
    return [shape, strip, replace(sign_box, radius=2.0, padding=1.0, wordings=words)]


def _sign_below(cell: Box, grade: Grade) -> Box:
    """Write the sign under the number of a cell of a matrix."""
    return replace(cell, wordings=(*cell.wordings, Wording((grade.sign,), _SIGN_SIZE, 600)))


def _darker(grade: Grade) -> str:
    """Return an ink that can be seen on white: yellow cannot."""
    return "#8a7a00" if grade.colour == "#f0e442" else grade.colour


def _lay_legend(
    scene: Scene, overlay: Overlay, shown: tuple[Grade, ...], *, on_arrows: bool
) -> tuple[tuple[Shape, ...], float]:
    """Explain the grades under the picture, as they look on its arrows or else on its boxes."""
    said = overlay.title if shown else f"{overlay.title}: {_say_nothing(scene, overlay)}"
    width = scene.width - 2 * _MARGIN
    heading = word(said, width=width, size=SMALL, weight=600, max_lines=1).lines[0]
    title = Text(_MARGIN, scene.height + 11, heading, SMALL, 600, BLACK, Anchor.START)
    marks = tuple(_make_mark(grade, on_arrows=on_arrows) for grade in shown)
    if not marks:
        return (title,), _TITLE_ROW
    legend = lay_legend(marks, x=_MARGIN, y=scene.height + _TITLE_ROW, width=width)
    return (title, *legend.shapes), _TITLE_ROW + legend.height


def _make_mark(grade: Grade, *, on_arrows: bool) -> Mark:
    label = f"{grade.sign}: {grade.label}"
    if on_arrows:
        return Mark(label, grade.border, grade.stroke, ink=_darker(grade), is_line=True)
    return Mark(label, Border.SOLID, 0.6, grade.colour, pattern=grade.pattern)


def _say_nothing(scene: Scene, overlay: Overlay) -> str:
    """Say why nothing is marked: nothing is known, or the picture shows nothing the overlay speaks of."""
    spoken_of = (one for one in scene.shapes if isinstance(one, Box | Path) and _can_mark(one, overlay))
    return "chưa có dữ liệu" if any(one.subjects for one in spoken_of) else "không áp dụng cho hình này"


def _describe(scene: Scene, overlay: Overlay, used: Sequence[Grade], shown: Sequence[Grade]) -> str:
    counts = "; ".join(f"{grade.label}: {used.count(grade)}" for grade in shown)
    counts = counts or _say_nothing(scene, overlay)
    return f"{overlay.title}: {counts}."

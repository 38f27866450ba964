"""
The treemap: parts of a whole as areas, kept as square as they go.

The rule is that of Bruls, Huizing and van Wijk: a row takes one more part as long as that makes its worst part squarer.

>>> [[round(side) for side in one] for one in squarify([6, 2, 2], (0, 0, 100, 100))]
[[0, 0, 60, 100], [60, 0, 40, 50], [60, 50, 40, 50]]
"""

from collections.abc import Sequence
from dataclasses import replace

from .figures import Figures, Number, write_number
from .lettering import measure
from .marks import GREY, SMALL, say_nothing, word
from .scene import BLACK, LEADING, PORTRAIT_WIDTH, Anchor, Border, Box, Scene, Text, Wording

_MARGIN = 6.0
_HEIGHT = 280.0
_TINTS = ("#dbe9f4", "#fbf1de", "#e3f2ef", "#f1f3f4", "#f3e6e4", "#eeebf7")
_LEAST_LINES = 2
_MOST_PARTS = 40
_LEAST_WIDTH = 52.0
_PADDING = 3.0
Rectangle = tuple[float, float, float, float]


def draw_treemap(figures: Figures) -> Scene:
    """Draw each row as an area as large as its sum; those too small for words are one area that counts them."""
    parts = [(row, total) for row, total in zip(figures.rows, figures.totals, strict=True) if total]
    parts.sort(key=lambda part: (-part[1], part[0]))
    if not parts:
        return say_nothing(figures.code, figures.title, "Chưa có số liệu.")
    kept = min(len(parts), _MOST_PARTS)
    boxes = _lay(_fold(parts, kept))
    while kept > 1 and any(_is_too_small(box) for box in boxes):
        kept -= 1
        boxes = _lay(_fold(parts, kept))
    unit = f"Diện tích theo giá trị; đơn vị: {figures.unit}"
    note = Text(_MARGIN, _HEIGHT + 2 * _MARGIN + 8, unit, SMALL, 400, GREY, Anchor.START)
    return Scene(
        code=figures.code,
        title=figures.title,
        alt=figures.describe(),
        width=PORTRAIT_WIDTH,
        height=_HEIGHT + 3 * _MARGIN + 8,
        shapes=(*boxes, note),
        legend=(unit,),
    )


def _fold(parts: Sequence[tuple[str, Number]], kept: int) -> list[tuple[str, Number]]:
    """Return the parts with those after `kept` summed into one."""
    if len(parts) <= kept:
        return list(parts)
    return [*parts[:kept], (f"{len(parts) - kept} mục còn lại", sum(size for _, size in parts[kept:]))]


def squarify(sizes: Sequence[float], room: Rectangle) -> list[Rectangle]:
    """Cut the room into rectangles as large as the sizes, which sum to more than 0, in their order."""
    scale = room[2] * room[3] / sum(sizes)
    areas = [size * scale for size in sizes]
    placed: list[Rectangle] = []
    while areas:
        row = 1
        side = min(room[2], room[3])
        while row < len(areas) and _worst(areas[: row + 1], side) <= _worst(areas[:row], side):
            row += 1
        taken, room = _place_row(areas[:row], room)
        placed += taken
        areas = areas[row:]
    return placed


def _worst(areas: Sequence[float], side: float) -> float:
    """Return how far from square the least square part of a row along that side is."""
    depth = sum(areas) / side
    return max(max(depth * depth / area, area / (depth * depth)) for area in areas)


def _place_row(areas: Sequence[float], room: Rectangle) -> tuple[list[Rectangle], Rectangle]:
    x, y, width, height = room
    placed: list[Rectangle] = []
    if width >= height:
        depth = sum(areas) / height
        for area in areas:
            placed.append((x, y, depth, area / depth))
            y += area / depth
        return placed, (x + depth, room[1], width - depth, height)
    depth = sum(areas) / width
    for area in areas:
        placed.append((x, y, area / depth, depth))
        x += area / depth
    return placed, (room[0], y + depth, width, height - depth)


def _lay(parts: Sequence[tuple[str, Number]]) -> list[Box]:
    room = (_MARGIN, _MARGIN, PORTRAIT_WIDTH - 2 * _MARGIN, _HEIGHT)
    cut = squarify([float(size) for _, size in parts], room)
    return [
        _draw(*part, place, rectangle) for place, (part, rectangle) in enumerate(zip(parts, cut, strict=True))
    ]


def _draw(name: str, size: Number, place: int, rectangle: Rectangle) -> Box:
    box = Box(*rectangle, "area", _TINTS[place % len(_TINTS)], BLACK, 0.7, Border.SOLID, padding=_PADDING)
    inner = box.width - 2 * _PADDING
    amount = write_number(size)
    lines = int((box.height - 4) / (SMALL * LEADING)) - 1
    if lines < 1 or measure(amount, size=SMALL, weight=600) > inner:
        return box
    return replace(
        box, wordings=(word(name, width=inner, size=SMALL, max_lines=lines), Wording((amount,), SMALL, 600))
    )


def _is_too_small(box: Box) -> bool:
    return box.width < _LEAST_WIDTH or not box.wordings or box.height < (_LEAST_LINES + 1) * SMALL * LEADING

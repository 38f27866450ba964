"""What is written under a picture that stands alone: its title, its code, and what the province gives notice of."""

from dataclasses import replace

from .marks import SMALL, word
from .scene import BLACK, LEADING, Anchor, Scene, Shape, Text

_MARGIN = 6.0
_MOST_LINES = 4


def add_caption(scene: Scene, *, notice: str | None = None) -> Scene:
    """Return the scene with its title and code under it, and the notice under those."""
    said = [(f"{scene.title} ({scene.code})", 600), *([(notice, 400)] if notice else [])]
    shapes: list[Shape] = []
    y = scene.height + _MARGIN
    for words, weight in said:
        wording = word(
            words, width=scene.width - 2 * _MARGIN, size=SMALL, weight=weight, max_lines=_MOST_LINES
        )
        for line in wording.lines:
            y += SMALL * LEADING
            shapes.append(Text(_MARGIN, y, line, SMALL, weight, BLACK, Anchor.START))
    return replace(scene, height=y + _MARGIN, shapes=(*scene.shapes, *shapes))

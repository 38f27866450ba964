"""
Pictures that are part of a page: every box leads to the page of what it stands for.

A box of several things leads to the list of them under the picture, which also serves those who cannot use the picture.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from lgsp.architecture.pictures.scene import Box, Path, Scene, Shape
from lgsp.architecture.pictures.svg import to_svg

from .atlas import Atlas
from .values import Link

_NAMESPACE = ' xmlns="http://www.w3.org/2000/svg"'
_PATTERNS = re.compile(r'(<pattern id="|url\(#)')
_POINTS = 4 / 3
"""Pixels of a screen in a point of paper."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture on a page: its SVG, its size in pixels, and what it shows."""

    anchor: str
    svg: Markup
    width: int
    subjects: tuple[Link, ...]


def draw(scene: Scene, *, anchor: str, atlas: Atlas, root: str) -> Drawing:
    """Return the scene with its links, to stand on a page at that anchor."""
    listed = f"#{anchor}-doi-tuong"
    linked = _Links(atlas, root, listed)
    svg = to_svg(scene, frame=linked.frame, role="group").replace(_NAMESPACE, "", 1)
    svg = _PATTERNS.sub(rf"\1{anchor}-", svg)
    return Drawing(anchor, Markup(svg), round(scene.width * _POINTS), tuple(linked.list_subjects(scene)))


@dataclass(frozen=True, slots=True)
class _Links:
    atlas: Atlas
    root: str
    listed: str

    def frame(self, shape: Shape, drawn: str) -> str:
        """Return the shape as a link to what it stands for, if the model has that."""
        if not isinstance(shape, Box | Path) or not shape.subjects:
            return drawn
        known = [found for one in shape.subjects if (found := self.atlas.find(one))]
        if not known:
            return drawn
        href = self.root + self.atlas.href(known[0].id) if len(known) == 1 else self.listed
        names = "; ".join(one.name for one in known[:3]) + (f" (+{len(known) - 3})" if len(known) > 3 else "")
        passed_over = Markup(' tabindex="-1" aria-hidden="true"') if isinstance(shape, Path) else ""
        return str(
            Markup('<a href="{}"{}><title>{}</title>{}</a>').format(
                href, passed_over, " ".join(names.split()), Markup(drawn)
            )
        )

    def list_subjects(self, scene: Scene) -> Iterator[Link]:
        """Yield what the picture shows, each once."""
        shown = (one for shape in scene.shapes for one in getattr(shape, "subjects", ()))
        known = dict.fromkeys(found.id for one in shown if (found := self.atlas.find(one)))
        for name in known:
            yield Link(self.atlas.facts.entities[name].name, self.atlas.href(name))

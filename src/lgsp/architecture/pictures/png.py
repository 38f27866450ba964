"""Scenes as PNG, with the fonts of this package and no other."""

import json

import typst

from .lettering import FOLDER
from .pdf import TEMPLATE
from .scene import Scene
from .svg import to_svg

_POINTS_AN_INCH = 72.0


def to_png(scene: Scene, *, scale: int = 2) -> bytes:
    """Draw the scene on white, `scale` pixels to the point; equal scenes give equal bytes."""
    page = {"svg": to_svg(scene), "width": scene.width, "height": scene.height}
    return typst.compile(
        TEMPLATE,
        format="png",
        ppi=_POINTS_AN_INCH * scale,
        sys_inputs={"scenes": json.dumps([page])},
        font_paths=[FOLDER],
        ignore_system_fonts=True,
    )

"""A scene as PNG, with the fonts of this package and no other."""

import resvg_py

from .lettering import list_font_files
from .scene import Scene
from .svg import to_svg


def to_png(scene: Scene, *, scale: int = 2) -> bytes:
    """Draw the scene on white, `scale` pixels to the point; equal scenes give equal bytes."""
    return resvg_py.svg_to_bytes(
        svg_string=to_svg(scene),
        background="white",
        zoom=float(scale),
        skip_system_fonts=True,
        font_files=[str(path) for path in list_font_files()],
    )

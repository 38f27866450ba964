"""
Scenes as PDF: vector, with the fonts of this package inside, tagged and described for those who cannot see them.

A page is as large as its scene. The words go in as data and are never part of the source, so that no text can become a
command.
"""

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from importlib.resources import files
from pathlib import Path

import typst

from .lettering import FOLDER, drawable
from .scene import Scene
from .svg import to_svg

TEMPLATE = Path(str(files(__package__) / "pages.typ"))


def to_pdf(scenes: Sequence[Scene], *, made_on: date, title: str = "") -> bytes:
    """
    Write the scenes as pages of one PDF/A-2a and PDF/UA-1 file; equal scenes of a day give equal bytes.

    Without a title the file has that of its first scene.
    """
    pages = [
        {
            "title": drawable(scene.title),
            "alt": drawable(scene.alt),
            "svg": to_svg(scene),
            "width": scene.width,
            "height": scene.height,
        }
        for scene in scenes
    ]
    return typst.compile(
        TEMPLATE,
        format="pdf",
        sys_inputs={"scenes": json.dumps(pages), "title": drawable(title or scenes[0].title)},
        font_paths=[FOLDER],
        ignore_system_fonts=True,
        pdf_standards=["a-2a", "ua-1"],
        timestamp=datetime.combine(made_on, time(), UTC),
    )

"""
The document as PDF: PDF/A-2a for keeping, PDF/UA-1 for reading aloud, set by Typst.

The words go in as JSON and are never part of the source, so that no text can become a command.
"""

import json
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

import typst

from lgsp.architecture.pictures.lettering import FOLDER
from lgsp.architecture.pictures.svg import to_svg
from lgsp.kernel.files import replace_file

from .blocks import Block, Document, Figure, Heading, Landscape, Listing, Notice, Paragraph, Row, Runs, Table
from .glyphs import breakable, settable
from .typefaces import choose_typeface

_TEMPLATE = Path(str(files(__package__) / "template.typ"))
_LONGEST_IN_CELL, _LONGEST_IN_LINE = 16, 48
"""Letters a word may have before it may be broken anywhere."""
_TALL, _LINE = 700, 20
"""Letters a cell may have before its row may go over to the next page, and what a line of its own counts for."""
_MOST_UPRIGHT, _MOST_LANDSCAPE = 640, 425
"""The greatest height of a picture, in points: the page without its margins, caption and a line of text."""


def write_pdf(document: Document, path: Path) -> None:
    """
    Write the file whole or not at all; equal documents give equal bytes where the same fonts are installed.

    :raises OSError: if the folder cannot be written
    """
    replace_file(path, to_pdf(document))


def to_pdf(document: Document) -> bytes:
    """Set the document."""
    content = {
        "typeface": choose_typeface(),
        "front": {
            "title": _line(document.front.title),
            "subtitle": _line(document.front.subtitle),
            "issued_with": _line(document.front.issued_with),
            "draft": document.front.draft,
            "facts": [[label, settable(value)] for label, value in document.front.facts],
            "notice": _line(document.front.notice),
        },
        "blocks": [_give(block) for block in document.blocks],
    }
    return typst.compile(
        _TEMPLATE,
        format="pdf",
        sys_inputs={"document": json.dumps(content)},
        font_paths=[FOLDER],
        pdf_standards=["a-2a", "ua-1"],
        timestamp=datetime.fromisoformat(document.made_on).replace(tzinfo=UTC),
    )


def _give(block: Block) -> dict[str, object]:
    match block:
        case Table() | Figure():
            return _give_exhibit(block, most=_MOST_UPRIGHT)
        case Landscape():
            inner = [_give_exhibit(one, most=_MOST_LANDSCAPE) for one in block.blocks]
            return {"kind": "landscape", "blocks": inner}
        case _:
            return _give_words(block)


def _give_words(block: Heading | Paragraph | Listing | Notice) -> dict[str, object]:
    match block:
        case Heading():
            return {"kind": "heading", "level": block.level, "text": _line(block.text)}
        case Paragraph():
            return {"kind": "paragraph", "runs": _give_runs(block.runs)}
        case Listing():
            items = [_give_runs(item) for item in block.items]
            return {"kind": "listing", "numbered": block.numbered, "items": items}
        case Notice():
            return {"kind": "notice", "text": _line(block.text)}


def _give_exhibit(exhibit: Table | Figure, *, most: int) -> dict[str, object]:
    return _give_figure(exhibit, most=most) if isinstance(exhibit, Figure) else _give_table(exhibit)


def _line(text: str) -> str:
    return breakable(settable(text), longest=_LONGEST_IN_LINE)


def _give_runs(runs: Runs) -> list[dict[str, object]]:
    return [{"text": _line(run.text), "bold": run.bold, "italic": run.italic} for run in runs]


def _give_table(table: Table) -> dict[str, object]:
    return {
        "kind": "table",
        "caption": _line(table.caption),
        "columns": [
            {"title": column.title, "share": column.share, "align": column.align} for column in table.columns
        ],
        "rows": [_give_row(row) for row in table.rows],
    }


def _give_row(row: Row) -> dict[str, object]:
    """Give a row that stays on one page, unless it is so long that it might not fit one."""
    return {
        "kind": row.kind,
        "cells": [breakable(settable(cell), longest=_LONGEST_IN_CELL) for cell in row.cells],
        "breakable": max(len(cell) + _LINE * cell.count("\n") for cell in row.cells) > _TALL,
    }


def _give_figure(figure: Figure, *, most: int) -> dict[str, object]:
    scene = figure.scene
    return {
        "kind": "figure",
        "caption": _line(figure.caption),
        "svg": to_svg(scene),
        "alt": settable(scene.alt),
        "width": scene.width,
        "height": scene.height,
        "most": most,
    }

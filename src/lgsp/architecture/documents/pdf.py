"""
The document as PDF: PDF/A-2a for keeping, PDF/UA-1 for reading aloud, set by Typst.

The words go in as JSON and are never part of the source, so that no text can become a command.
"""

import json
from dataclasses import asdict, replace
from datetime import UTC, datetime
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pypdfium2
import typst

from lgsp.architecture.pictures.lettering import FOLDER
from lgsp.architecture.pictures.svg import to_svg
from lgsp.kernel.files import replace_file

from .blocks import (
    Block,
    Centred,
    Document,
    Figure,
    Front,
    Heading,
    Landscape,
    Letterhead,
    Listing,
    Notice,
    Paragraph,
    Row,
    Runs,
    Signature,
    Subheading,
    Table,
)
from .fitting import count_lines
from .glyphs import breakable, settable
from .printing import scale_of
from .typefaces import choose_typeface

_TEMPLATE = Path(str(files(__package__) / "template.typ"))
_LONGEST_IN_CELL, _LONGEST_IN_LINE = 16, 48
"""Letters a word may have before it may be broken anywhere."""
_TALL, _LINE = 700, 20
"""Letters a cell may have before its row may go over to the next page, and what a line of its own counts for."""
_REMEMBERED = 8
"""Papers set before: who builds again after a change finds those that say the same."""
_AGES = 11
_DEEPEST = 9
"""More levels than an outline has."""
_SMALL = 14
"""So many lines a table may take to be kept on one page."""


def write_pdf(document: Document, path: Path) -> None:
    """
    Write the file whole or not at all; equal documents give equal bytes where the same fonts are installed.

    :raises OSError: if the folder cannot be written
    """
    replace_file(path, to_pdf(document))


def to_pdf(document: Document) -> bytes:
    """Set the document."""
    return _set(json.dumps(_give_document(document)), document.made_on)


def find_pages(document: Document) -> dict[str, int]:
    """Return on which page of its PDF each heading would stand, by its key; nothing is drawn."""
    content = _give_document(replace(document, blocks=tuple(map(_leave_white, document.blocks))))
    found = typst.query(
        _TEMPLATE,
        "<pages>",
        field="value",
        one=True,
        sys_inputs={"document": json.dumps(content)},
        font_paths=_find_fonts(),
    )
    return dict(zip((heading.key for heading in document.headings()), json.loads(found), strict=True))


def _leave_white(block: Block) -> Block:
    """Return the block with empty pictures, as large as they are."""
    if isinstance(block, Landscape):
        return Landscape(tuple(_empty(one) if isinstance(one, Figure) else one for one in block.blocks))
    return _empty(block) if isinstance(block, Figure) else block


def _empty(figure: Figure) -> Figure:
    return replace(figure, scene=replace(figure.scene, shapes=()))


def _give_document(document: Document) -> dict[str, object]:
    return {
        "typeface": choose_typeface(),
        "title": settable(document.title),
        "front": _give_front(document.front),
        "contents": document.has_contents,
        "signature": _give_signature(document.signature) if document.signature else None,
        "blocks": [_give(block, after) for block, after in pairwise((*document.blocks, None)) if block],
    }


@cache
def _find_fonts() -> typst.Fonts:
    """Return the typefaces of this machine and our own; to look for them takes as long as to set a decision."""
    return typst.Fonts(font_paths=[FOLDER])


@lru_cache(_REMEMBERED)
def _set(content: str, made_on: str) -> bytes:
    return typst.compile(
        _TEMPLATE,
        format="pdf",
        sys_inputs={"document": content},
        font_paths=_find_fonts(),
        pdf_standards=["a-2a", "ua-1"],
        timestamp=datetime.fromisoformat(made_on).replace(tzinfo=UTC),
    )


def forget() -> None:
    """Let the typesetter give back what it remembers of papers set before: it does so after ten that are others."""
    nothing = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False)
    for _ in range(_AGES):
        typst.compile(b"", format="svg", font_paths=nothing)


def count_pages(content: bytes) -> int:
    """Return the number of pages of a PDF."""
    pdf = pypdfium2.PdfDocument(content)
    try:
        return len(pdf)
    finally:
        pdf.close()


def pages_of(content: bytes, document: Document) -> dict[str, int]:
    """Return on which page of the PDF each heading of the document stands, by its key."""
    pdf = pypdfium2.PdfDocument(content)
    try:
        places = [mark.get_dest() for mark in pdf.get_toc(max_depth=_DEEPEST)]
        pages = [place.get_index() + 1 for place in places if place is not None]
    finally:
        pdf.close()
    headings = document.headings()
    return {heading.key: page for heading, page in zip(headings, pages, strict=True)}


def _give_front(front: Front | Letterhead) -> dict[str, object]:
    if isinstance(front, Letterhead):
        said: dict[str, object] = {name: _line(words) for name, words in asdict(front).items()}
        return said | {"kind": "letterhead"}
    return {
        "kind": "annex",
        "title": _line(front.title),
        "subtitle": _line(front.subtitle),
        "issued_with": _line(front.issued_with),
        "draft": front.draft,
        "facts": [[label, settable(value)] for label, value in front.facts],
        "notice": _line(front.notice),
    }


def _give_signature(signature: Signature) -> dict[str, object]:
    return {
        "lines": _line("\n".join(signature.lines)),
        "signer": _line(signature.signer),
        "recipients": [_line(one) for one in signature.recipients],
    }


def _give(block: Block, after: Block | None) -> dict[str, object]:
    match block:
        case Table() | Figure():
            return _give_exhibit(block, sideways=False)
        case Landscape():
            return {
                "kind": "landscape",
                "blocks": [_give_exhibit(one, sideways=True) for one in block.blocks],
            }
        case Paragraph():
            leads = isinstance(after, Table | Figure) and after.key == block.key
            return {"kind": "paragraph", "runs": _give_runs(block.runs), "leads": leads}
        case _:
            return _give_words(block)


def _give_words(block: Heading | Subheading | Centred | Listing | Notice) -> dict[str, object]:
    match block:
        case Heading():
            return {"kind": "heading", "level": block.level, "text": _line(block.text)}
        case Listing():
            items = [_give_runs(item) for item in block.items]
            return {"kind": "listing", "numbered": block.numbered, "items": items}
        case Notice() | Subheading() | Centred():
            return {"kind": type(block).__name__.lower(), "text": _line(block.text)}


def _give_exhibit(exhibit: Table | Figure, *, sideways: bool) -> dict[str, object]:
    if isinstance(exhibit, Figure):
        return _give_figure(exhibit, sideways=sideways)
    return _give_table(exhibit, sideways=sideways)


def _line(text: str) -> str:
    return breakable(settable(text), longest=_LONGEST_IN_LINE)


def _give_runs(runs: Runs) -> list[dict[str, object]]:
    return [{"text": _line(run.text), "bold": run.bold, "italic": run.italic} for run in runs]


def _give_table(table: Table, *, sideways: bool) -> dict[str, object]:
    return {
        "kind": "table",
        "caption": _line(table.caption),
        "columns": [
            {"title": settable(column.title), "share": column.share, "align": column.align}
            for column in table.columns
        ],
        "breakable": len(table.rows) > _SMALL or count_lines(table, sideways=sideways) > _SMALL,
        "rows": [_give_row(row) for row in table.rows],
    }


def _give_row(row: Row) -> dict[str, object]:
    """Give a row that stays on one page, unless it is so long that it might not fit one."""
    return {
        "kind": row.kind,
        "cells": [breakable(settable(cell), longest=_LONGEST_IN_CELL) for cell in row.cells],
        "breakable": max(len(cell) + _LINE * cell.count("\n") for cell in row.cells) > _TALL,
    }


def _give_figure(figure: Figure, *, sideways: bool) -> dict[str, object]:
    scene = figure.scene
    return {
        "kind": "figure",
        "caption": _line(figure.caption),
        "svg": to_svg(scene),
        "alt": settable(scene.alt),
        "width": scene.width * scale_of(scene.width, scene.height, sideways=sideways),
    }

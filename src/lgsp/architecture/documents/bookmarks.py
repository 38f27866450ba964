"""On which page every heading stands, read from the bookmarks of the PDF: the contents of the DOCX say the same."""

import re

import pypdfium2 as pdfium

from .blocks import Document
from .glyphs import settable

_INVISIBLE = re.compile("[\u200b\u00ad]")


def pages_of(pdf: bytes, document: Document) -> dict[str, int]:
    """
    Return the page of each heading, from 1, by the heading's key.

    A heading without a bookmark of its words is left out; headings of the same words are told apart by their order.
    """
    waiting: dict[str, list[int]] = {}
    with pdfium.PdfDocument(pdf) as opened:
        for bookmark in opened.get_toc():
            target = bookmark.get_dest()
            page = target.get_index() if target else None
            if page is not None:
                waiting.setdefault(_tidy(bookmark.get_title()), []).append(page + 1)
    pages = {}
    for heading in document.headings():
        found = waiting.get(_tidy(settable(heading.text)))
        if found:
            pages[heading.key] = found.pop(0)
    return pages


def _tidy(text: str) -> str:
    return " ".join(_INVISIBLE.sub("", text).split())

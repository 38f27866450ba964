"""The headings of a PDF: its bookmarks, else its tags; and articles, which are neither."""

import re
from collections.abc import Iterator, Sequence

import pypdfium2

from lgsp.architecture.documents.formality.facts import Heading, Role

from .lines import Line

_ARTICLE = re.compile(r"Điều\s+\d+\s*[.:]")
_ARTICLE_LEVEL = 9
_MOST = 5_000


def read_headings(
    document: pypdfium2.PdfDocument, pages: Sequence[Sequence[Line]]
) -> tuple[Heading, ...] | None:
    """Return the headings in order; None if the file marks none."""
    marked = list(_list_bookmarks(document)) or list(_list_tagged(pages))
    articles = list(_list_articles(pages))
    if any(_ARTICLE.match(heading.text) for heading in marked):
        articles = []
    return tuple(marked + articles) or None


def _list_bookmarks(document: pypdfium2.PdfDocument) -> Iterator[Heading]:
    for count, bookmark in enumerate(document.get_toc()):
        if count >= _MOST:
            return
        target = bookmark.get_dest()
        page = target.get_index() if target else None
        place = "dấu trang" if page is None else f"trang {page + 1}"
        yield Heading(" ".join(bookmark.get_title().split()), bookmark.level, place)


def _list_tagged(pages: Sequence[Sequence[Line]]) -> Iterator[Heading]:
    for number, lines in enumerate(pages, start=1):
        found: dict[int, list[Line]] = {}
        for line in lines:
            if line.type.role is Role.HEADING:
                found.setdefault(line.type.element, []).append(line)
        for parts in found.values():
            text = " ".join(line.text for line in parts)
            yield Heading(text, parts[0].type.level, f"trang {number}")


def _list_articles(pages: Sequence[Sequence[Line]]) -> Iterator[Heading]:
    for number, lines in enumerate(pages, start=1):
        for line in lines:
            if line.type.is_bold and _ARTICLE.match(line.text):
                yield Heading(line.text, _ARTICLE_LEVEL, f"trang {number}")

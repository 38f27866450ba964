"""The pages of a site as a reader meets them: their words, and where their links lead."""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote, urldefrag

from lxml import html
from lxml.html import HtmlElement

ADDRESSES = ("href", "src", "action")


@dataclass(frozen=True)
class Site:
    """The files of a site by their address."""

    files: Mapping[str, bytes]

    @cached_property
    def pages(self) -> dict[str, HtmlElement]:
        """Return every page, parsed."""
        return {
            name: html.document_fromstring(content.decode())
            for name, content in self.files.items()
            if name.endswith(".html")
        }

    def find(self, name: str, path: str) -> list[HtmlElement]:
        """Return the elements of a page that a CSS-like XPath finds."""
        return list(self.pages[name].xpath(path))

    def text(self, name: str) -> str:
        """Return the words of the main part of a page, on one line."""
        return " ".join(self.pages[name].xpath("//main")[0].text_content().split())

    def list_links(self) -> Iterator[tuple[str, str]]:
        """Yield every page with the address of everything it leads to or loads."""
        for name, page in self.pages.items():
            for attribute in ADDRESSES:
                yield from ((name, str(value)) for value in page.xpath(f"//@{attribute}"))

    def list_lost(self) -> list[tuple[str, str]]:
        """Return the links that lead to no file, or to no anchor of a page."""
        anchors = {name: set(page.xpath("//@id")) for name, page in self.pages.items()}
        return [
            (name, link)
            for name, link in dict.fromkeys(self.list_links())
            if not self._leads(name, link, anchors)
        ]

    def _leads(self, name: str, link: str, anchors: Mapping[str, set[str]]) -> bool:
        path, fragment = urldefrag(link)
        target = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(path))) if path else name
        if target not in self.files:
            return False
        return not fragment or unquote(fragment) in anchors[target]


def words(element: HtmlElement) -> str:
    """Return the words of an element with its line breaks; the sign that links to a heading is none of them."""
    return "".join(_list_words(element)).strip()


def _list_words(element: HtmlElement) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag == "br":
            yield "\n"
        elif child.get("class") != "here":
            yield from _list_words(child)
        yield child.tail or ""

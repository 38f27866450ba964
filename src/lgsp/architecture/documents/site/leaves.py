"""
A paper cut into pages: its front, then a page for every heading down to the second level, in reading order.

Whatever stands under a deeper heading stays on the page of the heading above it, with an anchor of its own.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lgsp.architecture.documents.blocks import (
    Block,
    Document,
    Figure,
    Heading,
    Landscape,
    Subheading,
    Table,
)

from .addresses import leaf_page, paper_page, plain, slug

DEEPEST_PAGE = 2
"""Headings down to this level begin a page."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page of a paper; the front has no heading."""

    page: str
    heading: Heading | None
    blocks: tuple[Block, ...]

    @property
    def href(self) -> str:
        """Return the address of its heading, or of the page where it has none."""
        return f"{self.page}#{plain(self.heading.key)}" if self.heading else self.page


def cut(paper: Document) -> tuple[Leaf, ...]:
    """Return the pages of a paper, the front first."""
    groups: list[tuple[Heading | None, list[Block]]] = [(None, [])]
    for block in paper.blocks:
        if isinstance(block, Heading) and block.level <= DEEPEST_PAGE:
            groups.append((block, []))
        else:
            groups[-1][1].append(block)
    pages = _name_pages(paper, [heading for heading, _ in groups])
    return tuple(
        Leaf(page, heading, tuple(blocks)) for page, (heading, blocks) in zip(pages, groups, strict=True)
    )


def anchor(block: Block) -> str:
    """
    Return the anchor of a block on its page; none for what is not pointed at.

    >>> anchor(Heading("V.2", "2. Nền tảng", 2)), anchor(Subheading("Cổng dịch vụ", "component/cong"))
    ('V.2', 'phan-component-cong')
    """
    match block:
        case Heading():
            return plain(block.key)
        case Subheading(key=key) if key:
            return f"phan-{slug(key)}"
        case Table():
            return f"bang-{block.number}"
        case Figure():
            return f"hinh-{block.number}"
        case _:
            return ""


def walk(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks, those on turned pages instead of the pages."""
    for block in blocks:
        if isinstance(block, Landscape):
            yield from block.blocks
        else:
            yield block


def _name_pages(paper: Document, headings: Iterable[Heading | None]) -> Iterator[str]:
    """Yield a page for each heading; should a paper use a key twice, the second has its place in its name."""
    taken: set[str] = set()
    for place, heading in enumerate(headings):
        page = leaf_page(paper.name, heading.key) if heading else paper_page(paper.name)
        if page.casefold() in taken and heading:
            page = leaf_page(paper.name, f"{heading.key}-{place}")
        taken.add(page.casefold())
        yield page

"""The pages of the papers: what is printed, with the contents beside it and links to what it speaks of."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from lgsp.architecture.documents.blocks import (
    Block,
    Document,
    Figure,
    Heading,
    Listing,
    Paragraph,
    Subheading,
    Table,
)

from .addresses import PAPERS, paper_page, to_root
from .atlas import Atlas
from .drawings import Pictures
from .figures import Drawing, draw
from .leaves import Leaf, anchor, walk
from .rendering import Setting
from .tables import Head, Line, list_heads, list_lines
from .values import Link
from .wording import Exhibits, set_runs


@dataclass(frozen=True, slots=True)
class View:
    """A block as the template sets it."""

    form: str
    block: Block
    anchor: str
    runs: tuple[Markup, ...] = ()
    heads: tuple[Head, ...] = ()
    lines: tuple[Line, ...] = ()
    drawing: Drawing | None = None
    svg: str = ""
    drawio: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents."""

    text: str
    href: str
    level: int
    current: bool


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step of the way from the start to a page; `chrome` words have an English form."""

    text: str
    href: str = ""
    chrome: bool = False


def make_paper_pages(
    atlas: Atlas, setting: Setting, *, pictures: Pictures, downloads: Sequence[Link]
) -> Iterator[tuple[str, bytes]]:
    """Yield every page of every paper, each with its address."""
    for paper, leaves in zip(atlas.papers, atlas.leaves, strict=True):
        exhibits = _number_exhibits(leaves)
        own = tuple(one for one in downloads if one.text.rpartition(".")[0] == paper.name)
        for place, leaf in enumerate(leaves):
            around = _look_around(paper, leaves, place)
            views = tuple(_view(block, leaf, atlas, exhibits, pictures) for block in walk(leaf.blocks))
            yield (
                leaf.page,
                setting.render(
                    "leaf.html",
                    leaf.page,
                    section=PAPERS,
                    paper=paper,
                    leaf=leaf,
                    views=views,
                    downloads=own,
                    **around,
                ),
            )


def name_leaf(paper: Document, leaf: Leaf) -> str:
    """Return what a page is called."""
    return leaf.heading.text if leaf.heading else paper.title


def _look_around(paper: Document, leaves: Sequence[Leaf], place: int) -> dict[str, Any]:
    leaf = leaves[place]
    parts = [
        Link(block.text, anchor(block))
        for block in leaf.blocks
        if isinstance(block, Heading | Subheading) and anchor(block)
    ]
    trail = [
        Crumb("Tài liệu", PAPERS, chrome=True),
        Crumb(paper.title, paper_page(paper.name) if place else ""),
    ]
    return {
        "title": name_leaf(paper, leaf),
        "heading_anchor": anchor(leaf.heading) if leaf.heading else "",
        "contents": _list_contents(leaves, leaf) if len(leaves) > 1 else (),
        "parts": parts,
        "below": () if leaf.blocks else _list_below(leaves, place),
        "trail": trail,
        "before": _turn(paper, leaves[place - 1]) if place else None,
        "after": _turn(paper, leaves[place + 1]) if place + 1 < len(leaves) else None,
        "last": place + 1 == len(leaves),
    }


def _turn(paper: Document, leaf: Leaf) -> Link:
    return Link(name_leaf(paper, leaf), leaf.page)


def _list_contents(leaves: Sequence[Leaf], current: Leaf) -> tuple[Entry, ...]:
    return tuple(
        Entry(leaf.heading.text, leaf.page, leaf.heading.level, leaf is current)
        for leaf in leaves
        if leaf.heading
    )


def _list_below(leaves: Sequence[Leaf], place: int) -> tuple[Link, ...]:
    """Return the headings below one that has nothing of its own; below the front, those of the first level."""
    found = []
    level = heading.level if (heading := leaves[place].heading) else 0
    for leaf in leaves[place + 1 :]:
        if leaf.heading is None or leaf.heading.level <= level:
            break
        if leaf.heading.level == level + 1:
            found.append(Link(leaf.heading.text, leaf.page))
    return tuple(found)


def _number_exhibits(leaves: Sequence[Leaf]) -> Exhibits:
    return {
        block.caption.partition(".")[0]: f"{leaf.page}#{anchor(block)}"
        for leaf in leaves
        for block in walk(leaf.blocks)
        if isinstance(block, Table | Figure)
    }


def _view(block: Block, leaf: Leaf, atlas: Atlas, exhibits: Exhibits, pictures: Pictures) -> View:
    form, name, root = type(block).__name__.lower(), anchor(block), to_root(leaf.page)
    match block:
        case Paragraph():
            return View(form, block, name, (set_runs(block.runs, exhibits=exhibits, root=root),))
        case Listing():
            items = (set_runs(item, exhibits=exhibits, root=root) for item in block.items)
            return View(form, block, name, tuple(items))
        case Table():
            return View(
                form, block, name, heads=list_heads(block), lines=tuple(list_lines(block, atlas.href))
            )
        case Figure():
            picture = pictures[f"{leaf.page}#{name}"]
            drawing = draw(block.scene, anchor=name, atlas=atlas, root=root)
            return View(form, block, name, drawing=drawing, svg=picture.svg, drawio=picture.drawio)
        case _:
            return View(form, block, name)

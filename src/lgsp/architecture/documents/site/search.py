"""
The index that the search of the site works on: a script, because a page opened from a disk may not fetch data.

Words are folded here, by the same rule as everywhere in this program, so that the reader's browser only compares.
"""

import json
from collections.abc import Iterator

from lgsp.architecture.documents.blocks import Document, Figure, Heading, Subheading, Table
from lgsp.architecture.model.entities import Entity
from lgsp.architecture.model.kinds import KINDS
from lgsp.kernel.text import fold

from .addresses import entity_page
from .atlas import Atlas
from .leaves import Leaf, anchor, walk

_LONGEST = 240
_FIRST = (
    "agency",
    "system",
    "database",
    "service",
    "component",
    "project",
    "function",
    "document",
    "standard",
)
"""The kinds looked for most; of equal hits theirs are shown first."""
_SECTION, _TABLE, _FIGURE = "Mục tài liệu", "Bảng", "Hình"

Row = tuple[str, int, str, str, str, str]
"""Name, place of its group, address, code, what it is called (folded), what it says (folded)."""


def make_index(atlas: Atlas) -> bytes:
    """Return the script: the groups in which results are shown, and a row for everything that can be found."""
    kinds = sorted(KINDS, key=lambda kind: _FIRST.index(kind) if kind in _FIRST else len(_FIRST))
    groups = [*(KINDS[kind].title for kind in kinds), _SECTION, _TABLE, _FIGURE]
    places = {name: place for place, name in enumerate(groups)}
    rows = [*_list_blocks(atlas, places), *_list_entities(atlas, places)]
    index = {"groups": groups, "rows": rows}
    written = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    return f"window.LGSP_INDEX={written};\n".encode()


def _list_entities(atlas: Atlas, places: dict[str, int]) -> Iterator[Row]:
    for entity in atlas.facts.whole.listed:
        name = " ".join(entity.name.split())
        aliases = (alias.value for alias in entity.aliases)
        code = str(getattr(entity, "code", None) or getattr(entity, "number", None) or "")
        called = [
            name,
            entity.name_en or "",
            entity.id,
            entity.id.replace("-", " "),
            code,
            *aliases,
            *entity.moved,
        ]
        href = entity_page(entity.kind, entity.id)
        said = fold(" ".join(_list_texts(entity)))[:_LONGEST]
        yield name, places[entity.title], href, entity.id, _join(called), said


def _list_blocks(atlas: Atlas, places: dict[str, int]) -> Iterator[Row]:
    for paper, leaves in zip(atlas.papers, atlas.leaves, strict=True):
        for leaf in leaves:
            if leaf.heading:
                yield _row(leaf.heading.text, places[_SECTION], leaf.href, _locate(leaf.heading.key, paper))
            else:
                yield _row(paper.title, places[_SECTION], leaf.page, paper.name)
            yield from _list_inner(leaf, paper, places)


def _locate(key: str, paper: Document) -> str:
    """Return the number of a paragraph; one of an annex, which has none that says much, is told by its paper."""
    return paper.title if "/" in key else key


def _list_inner(leaf: Leaf, paper: Document, places: dict[str, int]) -> Iterator[Row]:
    for block in walk(leaf.blocks):
        href = f"{leaf.page}#{anchor(block)}"
        match block:
            case Heading():
                yield _row(block.text, places[_SECTION], href, _locate(block.key, paper))
            case Subheading() if anchor(block):
                yield _row(block.text, places[_SECTION], href, "")
            case Table():
                yield _row(block.caption, places[_TABLE], href, "")
            case Figure():
                yield _row(block.caption, places[_FIGURE], href, block.scene.code)
            case _:
                pass


def _row(name: str, group: int, href: str, code: str) -> Row:
    return name, group, href, code, _join([name, code]), ""


def _join(names: list[str]) -> str:
    return fold("\n".join(dict.fromkeys(name for name in names if name)))


def _list_texts(entity: Entity) -> Iterator[str]:
    for name in ("description", "purpose", "content", "statement", "summary", "information", "functions"):
        value = getattr(entity, name, None)
        if isinstance(value, str):
            yield value
        elif isinstance(value, tuple):
            yield from (item for item in value if isinstance(item, str))

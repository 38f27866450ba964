"""One paragraph of a document alone, numbered as it is in the whole."""

from collections.abc import Iterator
from dataclasses import replace

from .blocks import Block, Document, Front, Heading


def has_section(document: Document, key: str) -> bool:
    """Say whether the document has a paragraph of that key."""
    return any(heading.key == key for heading in document.headings())


def narrow(document: Document, key: str) -> Document:
    """Return the document with nothing but that paragraph and those below it; its front says so."""
    kept = tuple(_take(document, key))
    keys = {block.key for block in kept if isinstance(block, Heading)}
    front = document.front
    if isinstance(front, Front):
        front = replace(front, subtitle=f"{front.subtitle}\nTrích mục {key}".strip())
    return replace(
        document,
        name=f"{document.name}-{key}",
        front=front,
        blocks=kept,
        missing=tuple(one for one in document.missing if one.rpartition("/")[2] in keys),
        signature=None,
    )


def _take(document: Document, key: str) -> Iterator[Block]:
    level: int | None = None
    for block in document.blocks:
        if isinstance(block, Heading):
            if block.key == key:
                level = block.level
            elif level is not None and block.level <= level:
                return
        if level is not None:
            yield block

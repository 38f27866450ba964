"""What a finished tree of blocks says, and a DOCX made of it."""

from collections.abc import Iterator
from io import BytesIO

import docx
from docx.document import Document as WordDocument

from lgsp.architecture.documents.blocks import Block, Document, Figure, Landscape, Table


def list_blocks(document: Document) -> Iterator[Block]:
    """Yield every block in reading order, those on turned pages too."""
    for block in document.blocks:
        if isinstance(block, Landscape):
            yield from block.blocks
        else:
            yield block


def list_tables(document: Document) -> list[Table]:
    """Return every table."""
    return [block for block in list_blocks(document) if isinstance(block, Table)]


def list_figures(document: Document) -> list[Figure]:
    """Return every figure."""
    return [block for block in list_blocks(document) if isinstance(block, Figure)]


def get_table(document: Document, title: str) -> Table:
    """Return the one table whose title begins so."""
    (table,) = [table for table in list_tables(document) if table.title.startswith(title)]
    return table


def cells_of(document: Document, title: str) -> list[tuple[str, ...]]:
    """Return the rows of the one table whose title begins so."""
    return [row.cells for row in get_table(document, title).rows]


def open_word(content: bytes) -> WordDocument:
    """Return a DOCX with the content of its controls in their place: python-docx does not look into controls."""
    word = docx.Document(BytesIO(content))
    for control in list(word.element.body.iter("{*}sdt")):
        for inner in list(control.find("{*}sdtContent")):
            control.addprevious(inner)
        control.getparent().remove(control)
    return word

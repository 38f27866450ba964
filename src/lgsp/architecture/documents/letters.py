"""Every string a block prints."""

from collections.abc import Iterator

from .blocks import Block, Figure, Landscape, Listing, Paragraph, Table


def list_texts(block: Block) -> Iterator[str]:
    """Yield them in reading order; of a figure its caption only, for the letters inside are of another font."""
    match block:
        case Landscape():
            for inner in block.blocks:
                yield from list_texts(inner)
        case Table():
            yield block.caption
            yield from (column.title for column in block.columns)
            for row in block.rows:
                yield from row.cells
        case Figure():
            yield block.caption
        case Listing():
            yield from ("".join(run.text for run in item) for item in block.items)
        case Paragraph() | _:
            yield block.text

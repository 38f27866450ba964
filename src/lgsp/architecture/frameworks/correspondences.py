"""
Where each paragraph of the outline of 2015 went in Mẫu số 01, 02 and 03 of 2026.

`paragraphs_1425` are keys of the outline of 2026, `place_1425` is what was read. A row without a paragraph of 2015 is
new.

>>> [found.paragraphs_1425 for found in find_correspondences("III.3")]
[('II',)]
"""

from dataclasses import dataclass
from functools import cache

from .tables import Row, read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Correspondence(Row):
    """A paragraph of 2015 and its places of 2026; `title` is a short form of the heading."""

    item_2384: str
    title: str
    place_1425: str
    paragraphs_1425: tuple[str, ...]
    note: str


@cache
def list_correspondences() -> tuple[Correspondence, ...]:
    """Return every row in the order of the outline of 2015, what is new last."""
    return read_table(Correspondence, "outline_correspondence.csv")


def find_correspondences(paragraph: str) -> tuple[Correspondence, ...]:
    """Return the rows of a paragraph of the outline of 2015."""
    return tuple(found for found in list_correspondences() if found.item_2384 == paragraph)

"""
Where each paragraph of the outline of 2015 went in Mẫu số 01, 02 and 03 of 2026.

`paragraphs_1425` are keys of the outline of 2026, `place_1425` is what was read. A row without a paragraph of 2015 is
new.

>>> [found.paragraphs_1425 for found in find_correspondences("III.3")]
[('II',)]
>>> [found.item_2384 for found in find_origins("VI.3.2.1")]
['IV.3', 'IV.4', 'V.3', 'V.4']
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


def find_origins(paragraph: str) -> tuple[Correspondence, ...]:
    """Return the rows that went into a paragraph of the outline of 2026 or into one above it, the nearest first."""
    found = [one for one in list_correspondences() if one.item_2384 and _depth(one, paragraph)]
    return tuple(sorted(found, key=lambda one: -_depth(one, paragraph)))


def _depth(row: Correspondence, paragraph: str) -> int:
    """Return how near the row comes to the paragraph; 0 when it went elsewhere."""
    near = [key for key in row.paragraphs_1425 if f"{paragraph}.".startswith(f"{key}.")]
    return max((key.count(".") + 1 for key in near), default=0)

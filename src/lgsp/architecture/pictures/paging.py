"""
Rows shared over pages.

>>> [list(page) for page in fill_pages("abcde", [3, 3, 3, 3, 3], room=12)]
[['a', 'b', 'c'], ['d', 'e']]
"""

from collections.abc import Iterator, Sequence
from typing import TypeVar

Item = TypeVar("Item")


def fill_pages(items: Sequence[Item], heights: Sequence[float], *, room: float) -> Iterator[list[Item]]:
    """Yield runs of items on as few pages as they need, about equally full; one too tall has a page to itself."""
    pages = max(1, -int(-sum(heights) // room))
    share = sum(heights) / pages
    page: list[Item] = []
    filled = 0.0
    for item, height in zip(items, heights, strict=True):
        is_full = filled + height > room
        if page and (is_full or (pages > 1 and filled + height / 2 > share)):
            yield page
            page, filled, pages = [], 0.0, pages - 1
        page.append(item)
        filled += height
    if page:
        yield page

"""
What two people made of one list: both kinds of change where they do not touch, and where they do, a conflict.

>>> merge("abcd", "aXbcd", "abcY")
Merged(items=('a', 'X', 'b', 'c', 'Y'), conflicts=())
>>> merge("abc", "aXc", "aYc").conflicts
((('X',), ('Y',)),)
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Generic, TypeVar

T = TypeVar("T")
_MANY = 1_000
"""More passages or rows than the longest paragraph and most tables have."""
_Span = tuple[slice, slice, slice]


@dataclass(frozen=True, slots=True)
class Merged(Generic[T]):
    """
    The list with both changes.

    `conflicts` are the places both changed, ours and theirs; theirs stands among the items.
    """

    items: tuple[T, ...]
    conflicts: tuple[tuple[tuple[T, ...], tuple[T, ...]], ...]


def merge(
    base: Sequence[Any], ours: Sequence[T], theirs: Sequence[T], *, key: Callable[[T], Any] = lambda one: one
) -> Merged[T]:
    """Return what becomes of the base when both changes are made; `key` is how an item stands in the base."""
    ours_keys, theirs_keys = [key(one) for one in ours], [key(one) for one in theirs]
    items: list[T] = []
    conflicts: list[tuple[tuple[T, ...], tuple[T, ...]]] = []
    for was, mine, other in _list_spans(list(base), ours_keys, theirs_keys):
        before = list(base[was])
        if theirs_keys[other] in (before, ours_keys[mine]):
            items += ours[mine]
            continue
        if ours_keys[mine] != before:
            conflicts.append((tuple(ours[mine]), tuple(theirs[other])))
        items += theirs[other]
    return Merged(tuple(items), tuple(conflicts))


def match(one: Sequence[Any], other: Sequence[Any]) -> "SequenceMatcher[Any]":
    """Return how two lists go together; what a long list holds again and again is not counted, for time."""
    return SequenceMatcher(None, one, other, autojunk=len(other) > _MANY)


def _list_spans(base: list[Any], ours: list[Any], theirs: list[Any]) -> Iterator[_Span]:
    """Yield the list in pieces: those that both kept, and what lies between."""
    mine, other = _pair(base, ours), _pair(base, theirs)
    at = at_mine = at_other = 0
    for place in sorted(mine.keys() & other.keys()):
        if (place, mine[place], other[place]) != (at, at_mine, at_other):
            yield slice(at, place), slice(at_mine, mine[place]), slice(at_other, other[place])
        at, at_mine, at_other = place + 1, mine[place] + 1, other[place] + 1
        yield slice(place, at), slice(at_mine - 1, at_mine), slice(at_other - 1, at_other)
    yield slice(at, None), slice(at_mine, None), slice(at_other, None)


def _pair(base: list[Any], other: list[Any]) -> dict[int, int]:
    """Return which item of the other list each item of the base has become, in order."""
    blocks = match(base, other).get_matching_blocks()
    return {block.a + step: block.b + step for block in blocks for step in range(block.size)}

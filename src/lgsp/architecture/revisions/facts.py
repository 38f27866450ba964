"""
The fields of one record compared with those of another.

>>> compare_lists(("a", "b", "b"), ("b", "c"))
(('a', 'b'), ('c',))
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from lgsp.architecture.model.entities import Record, Undetermined

from .shapes import Form, Shape, key_of, list_shapes

T = TypeVar("T")


class Timing(StrEnum):
    """How a difference stands in time: the fact itself, or a change written for a day."""

    NOW = "now"
    PLANNED = "planned"
    REVISED = "revised"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Unanswered:
    """What stands for a field without a value of which something is said: unknown to whom until when, or no matter."""

    undetermined: tuple[Undetermined, ...] = ()
    not_applicable: bool = False


@dataclass(frozen=True, slots=True)
class Within:
    """The record a field belongs to: the field that holds it, and its key when that is a list."""

    shape: Shape
    key: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldDifference:
    """
    A field that differs, `within` which records (outermost first).

    Of a value, `old` and `new` are the values; None is said of nothing, `Unanswered` of what is known to be unknown.
    Of a list they are the items taken out and put in, and both are empty when only the order differs. A change of a
    day has the day, its basis and its reason: one that was planned anew turns `old` into `new` on that day, one that
    was revised was to make `old` of the field and now makes `new` of it, one that was withdrawn would have turned
    `old` into `new`.
    """

    shape: Shape
    old: Any
    new: Any
    within: tuple[Within, ...] = ()
    timing: Timing = Timing.NOW
    on: date | None = None
    basis: str | None = None
    reason: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of the field and of those around it, outermost first."""
        return (*(one.shape.name for one in self.within), self.shape.name)

    @property
    def is_order_only(self) -> bool:
        """Say whether the items of a list are the same in another order."""
        return self.shape.is_many and self.old == () and self.new == ()


def compare_records(old: Record, new: Record, *, without: tuple[str, ...] = ()) -> Iterator[FieldDifference]:
    """Yield the fields of which two records of one type say different things."""
    for shape in list_shapes(type(new)):
        if shape.name not in without:
            yield from compare_values(shape, getattr(old, shape.name), getattr(new, shape.name))


def compare_values(shape: Shape, old: Any, new: Any) -> Iterator[FieldDifference]:
    """Yield the difference between two values of a field; between records, that of every field inside."""
    if old == new:
        return
    if isinstance(old, Unanswered) or isinstance(new, Unanswered) or shape.form is Form.VALUE:
        yield FieldDifference(shape, old, new)
    elif shape.form is Form.LIST:
        yield FieldDifference(shape, *compare_lists(old, new))
    elif shape.form is Form.RECORDS:
        yield from _compare_keyed(shape, old, new)
    elif old is None or new is None:
        yield FieldDifference(shape, old, new)
    else:
        yield from _inside(Within(shape), compare_records(old, new))


def compare_lists(old: tuple[T, ...], new: tuple[T, ...]) -> tuple[tuple[T, ...], tuple[T, ...]]:
    """Return the items only the first list has, and those only the second has; an item twice counts twice."""
    return _without(old, new), _without(new, old)


def _without(items: tuple[T, ...], others: tuple[T, ...]) -> tuple[T, ...]:
    left = Counter(others)
    found = []
    for item in items:
        if left[item]:
            left[item] -= 1
        else:
            found.append(item)
    return tuple(found)


def _compare_keyed(
    shape: Shape, old: tuple[Record, ...], new: tuple[Record, ...]
) -> Iterator[FieldDifference]:
    before, after = _by_key(old), _by_key(new)
    removed = tuple(record for key, record in before.items() if key not in after)
    added = tuple(record for key, record in after.items() if key not in before)
    if removed or added:
        yield FieldDifference(shape, removed, added)
    elif list(before) != list(after):
        yield FieldDifference(shape, (), ())
    for key, record in after.items():
        if key in before:
            yield from _inside(Within(shape, key[0]), compare_records(before[key], record))


def _by_key(records: tuple[Record, ...]) -> dict[tuple[tuple[Any, ...], int], Record]:
    """Return the records by key; those that share one are told apart by their order."""
    seen: Counter[tuple[Any, ...]] = Counter()
    found = {}
    for record in records:
        key = key_of(record)
        found[key, seen[key]] = record
        seen[key] += 1
    return found


def _inside(where: Within, differences: Iterator[FieldDifference]) -> Iterator[FieldDifference]:
    for one in differences:
        yield replace(one, within=(where, *one.within))

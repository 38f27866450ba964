"""
Two states of one entity compared: the facts themselves, and the changes written for a day.

“Chưa xác định” and “Không áp dụng” are what is said of a field, so they are compared with the field they speak of.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from lgsp.architecture.model.entities import Change, Entity

from .facts import FieldDifference, Timing, Unanswered, Within, compare_lists, compare_records, compare_values
from .shapes import get_shape, list_shapes

_APART = ("id", "moved", "undetermined", "not_applicable", "changes")
"""What is compared in its own way, or is said of another field."""


def compare_entities(old: Entity, new: Entity, *, timeless: bool = True) -> Iterator[FieldDifference]:
    """Yield what differs between two states of one entity; unless `timeless`, changes still to come are left out."""
    if old == new:
        return
    for shape in list_shapes(type(new)):
        if shape.name not in _APART:
            yield from compare_values(shape, _answer(old, shape.name), _answer(new, shape.name))
    yield from _compare_former_ids(old, new)
    if timeless and old.changes != new.changes:
        yield from _compare_changes(old, new)


def _answer(entity: Entity, name: str) -> object:
    """Return the value of the field, or what is said of it instead."""
    value = getattr(entity, name)
    if value not in (None, ()):
        return value
    unknown = tuple(one for one in entity.undetermined if one.field == name)
    unfit = name in entity.not_applicable
    return Unanswered(unknown, unfit) if unknown or unfit else value


def _compare_former_ids(old: Entity, new: Entity) -> Iterator[FieldDifference]:
    """Yield former ids taken out or put in, besides the one that the renaming itself left behind."""
    before = tuple(one for one in old.moved if one != new.id)
    after = tuple(one for one in new.moved if one != old.id or old.id == new.id)
    if before != after:
        yield FieldDifference(get_shape(type(new), "moved"), *compare_lists(before, after))


def _compare_changes(old: Entity, new: Entity) -> Iterator[FieldDifference]:
    before, after = _Timeline(old), _Timeline(new)
    for day in sorted(before.days.keys() | after.days.keys()):
        was, now = before.find(day), after.find(day)
        if was == now:
            continue
        found = list(_compare_day(day, before, after))
        if not found:
            gone, come = (was,) if was else (), (now,) if now else ()
            found = [FieldDifference(get_shape(type(new), "changes"), gone, come)]
        yield from found


class _Timeline:
    """The states an entity passes through: the first, and one after each change."""

    def __init__(self, entity: Entity) -> None:
        self.kind = type(entity)
        self.changes: Sequence[Change] = entity.changes
        self.days = {change.valid_from: position for position, change in enumerate(entity.changes)}
        self._states = [entity, *(state for _, state in entity.list_states())]

    def find(self, day: date) -> Change | None:
        """Return the change of that day, if there is one."""
        return self.changes[self.days[day]] if day in self.days else None

    def compare(self, day: date, name: str) -> Iterator[FieldDifference]:
        """Yield what the day's change makes of the field."""
        position = self.days[day]
        before, after = self._states[position], self._states[position + 1]
        return compare_values(get_shape(self.kind, name), _answer(before, name), _answer(after, name))

    def value(self, day: date, name: str) -> object:
        """Return what the field is from that day."""
        return _answer(self._states[self.days[day] + 1], name)


def _compare_day(day: date, old: _Timeline, new: _Timeline) -> Iterator[FieldDifference]:
    was, now = old.find(day), new.find(day)
    before, after = (was.becomes if was else {}), (now.becomes if now else {})
    for name in dict.fromkeys((*before, *after)):
        if name not in before:
            yield from _on_day(now, Timing.PLANNED, new.compare(day, name))
        elif name not in after:
            yield from _on_day(was, Timing.WITHDRAWN, old.compare(day, name))
        else:
            revised = compare_values(get_shape(new.kind, name), old.value(day, name), new.value(day, name))
            yield from _on_day(now, Timing.REVISED, revised)
    if was and now:
        where = Within(get_shape(new.kind, "changes"), (day,))
        for one in compare_records(was, now, without=("valid_from", "becomes")):
            yield replace(one, within=(where,))


def _on_day(
    change: Change | None, timing: Timing, differences: Iterator[FieldDifference]
) -> Iterator[FieldDifference]:
    assert change is not None
    for one in differences:
        yield replace(one, timing=timing, on=change.valid_from, basis=change.basis, reason=change.note)

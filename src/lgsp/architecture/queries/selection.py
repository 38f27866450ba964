"""
Which entities of a kind fit some conditions, as `owner=so-y-te`, `security_level>=3`, `name~dat dai`, `!contract`.

A field may be reached through what it names: `owner.level=commune`. A field that is a list fits when one of its items
does; conditions are all to hold.

>>> parse_condition("security_level >= 3")
Condition(written='security_level >= 3', path=('security_level',), comparison='>=', value='3')
>>> parse_condition("!contract").comparison
'absent'
"""

import operator
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from lgsp.architecture.model.entities import Entity, Record
from lgsp.architecture.model.kinds import KINDS
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.phrases import Phrase, suggest
from lgsp.kernel.text import fold

from .errors import ConditionMalformed, FieldOfConditionUnknown, KindUnknown, NotComparable

_WRITTEN = re.compile(r"(!?)([a-z_0-9]+(?:\.[a-z_0-9]+)*)\s*(?:(!=|>=|<=|!~|=|>|<|~)\s*(.*))?\Z", re.DOTALL)
_ORDERED: dict[str, Callable[[Any, Any], bool]] = {
    ">": operator.gt,
    ">=": operator.ge,
    "<": operator.lt,
    "<=": operator.le,
}
_NUMBER = Phrase("số nguyên", "a whole number")
_DAY = Phrase("ngày dạng năm-tháng-ngày", "a day written year-month-day")


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing that has to be so of an entity."""

    written: str
    path: tuple[str, ...]
    comparison: str
    value: str


def get_kind(name: str) -> type[Entity]:
    """
    Return the kind of that name.

    :raises KindUnknown: if there is none
    """
    if name not in KINDS:
        raise KindUnknown(kind=name, suggestion=suggest(name, KINDS), known=", ".join(KINDS))
    return KINDS[name]


def parse_condition(written: str) -> Condition:
    """
    Read a condition.

    :raises ConditionMalformed: if it has not the form of one
    """
    found = _WRITTEN.match(written.strip())
    if found is None or (found[1] and found[3]):
        raise ConditionMalformed(condition=written)
    comparison = found[3] or ("absent" if found[1] else "present")
    return Condition(written, tuple(found[2].split(".")), comparison, (found[4] or "").strip())


def select(model: Model, kind: type[Entity], where: Sequence[str] = ()) -> tuple[Entity, ...]:
    """
    Return the entities of the kind that every condition holds for, in the order of the alphabet.

    :raises ConditionMalformed: if a condition cannot be understood
    :raises FieldOfConditionUnknown: if it names a field the kind has not
    :raises NotComparable: if its value is not of the field's type
    """
    conditions = [parse_condition(written) for written in where]
    for condition in conditions:
        if condition.path[0] not in kind.model_fields:
            known = suggest(condition.path[0], kind.model_fields)
            raise FieldOfConditionUnknown(
                condition=condition.written, field=condition.path[0], kind=kind.kind, suggestion=known
            )
    return tuple(entity for entity in model.all(kind) if all(_fits(model, entity, one) for one in conditions))


def _fits(model: Model, entity: Entity, condition: Condition) -> bool:
    values = list(_reach(model, entity, condition.path))
    if condition.comparison in ("present", "absent"):
        return bool(values) is (condition.comparison == "present")
    if condition.comparison in _ORDERED:
        return any(_compare(value, condition) for value in values)
    compare = _says if condition.comparison.endswith("~") else _is
    return any(compare(value, condition.value) for value in values) is not condition.comparison.startswith(
        "!"
    )


def _is(value: Any, wanted: str) -> bool:
    return _text(value) == wanted


def _says(value: Any, wanted: str) -> bool:
    return fold(wanted) in fold(_text(value))


def _reach(model: Model, value: Any, path: tuple[str, ...]) -> Iterator[Any]:
    if value is None or value == ():
        return
    if isinstance(value, tuple):
        for item in value:
            yield from _reach(model, item, path)
    elif not path:
        yield value
    elif isinstance(value, Record):
        yield from _reach(model, getattr(value, path[0], None), path[1:])
    elif isinstance(value, str) and (named := model.entities.get(value)) is not None:
        yield from _reach(model, named, path)


def _compare(value: Any, condition: Condition) -> bool:
    compare = _ORDERED[condition.comparison]
    if isinstance(value, int):
        return compare(value, _read(int, condition, _NUMBER))
    if isinstance(value, date):
        return compare(value, _read(date.fromisoformat, condition, _DAY))
    return compare(_text(value), condition.value)


def _read(reader: Callable[[str], Any], condition: Condition, expected: Phrase) -> Any:
    try:
        return reader(condition.value)
    except ValueError:
        raise NotComparable(condition=condition.written, value=condition.value, expected=expected) from None


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)

"""A difference as plain values for programs: the format `lgsp-diff/1`."""

from typing import Any

from pydantic_core import to_jsonable_python

from .differences import Difference, EntityDifference, ProseDifference, count_natures
from .facts import FieldDifference, Unanswered, Within
from .sentences import say_entity, say_fact, say_prose
from .shapes import KEYS

FORMAT = "lgsp-diff/1"


def transcribe(difference: Difference) -> dict[str, Any]:
    """Return all of a difference, each change with its sentence in `words`."""
    province = difference.new.province.full_name
    return {
        "format": FORMAT,
        "old": _transcribe_state(difference, "old"),
        "new": _transcribe_state(difference, "new"),
        "summary": count_natures(difference),
        "province": [_transcribe_fact(difference, one, of=province) for one in difference.province],
        "entities": [_transcribe_entity(difference, one) for one in difference.entities],
        "prose": [_transcribe_prose(one) for one in difference.prose],
    }


def _transcribe_state(difference: Difference, which: str) -> dict[str, Any]:
    model = difference.old if which == "old" else difference.new
    return {
        "folder": str(model.folder),
        "on": model.on.isoformat() if model.on else None,
        "digest": model.digest,
    }


def _transcribe_entity(difference: Difference, one: EntityDifference) -> dict[str, Any]:
    entity = one.entity
    return {
        "kind": entity.kind,
        "id": entity.id,
        "former_id": one.old.id if one.is_renamed and one.old else None,
        "name": entity.name,
        "nature": one.nature.value,
        "into": one.into.id if one.into else None,
        "words": list(say_entity(difference, one)),
        "fields": [_transcribe_fact(difference, fact, of=entity.name) for fact in one.fields],
    }


def _transcribe_fact(difference: Difference, one: FieldDifference, *, of: str) -> dict[str, Any]:
    return {
        "field": ".".join(one.names),
        "within": [_transcribe_within(where) for where in one.within],
        "title": one.shape.title,
        "timing": one.timing.value,
        "on": one.on.isoformat() if one.on else None,
        "basis": one.basis,
        "reason": one.reason,
        **_transcribe_values(one),
        "words": say_fact(difference, one, of=of),
    }


def _transcribe_within(where: Within) -> dict[str, Any]:
    key = dict(zip(KEYS.get(where.shape.type, ()), _plain(where.key), strict=False))
    return {"field": where.shape.name, "key": key or None}


def _transcribe_values(one: FieldDifference) -> dict[str, Any]:
    answered = not isinstance(one.old, Unanswered) and not isinstance(one.new, Unanswered)
    if one.shape.is_many and answered:
        return {"removed": _plain(one.old), "added": _plain(one.new)}
    return {"old": _plain(one.old), "new": _plain(one.new)}


def _transcribe_prose(one: ProseDifference) -> dict[str, Any]:
    return {
        "paragraph": one.paragraph,
        "nature": one.nature.value,
        "removed": list(one.removed),
        "added": list(one.added),
        "words": say_prose(one),
    }


def _plain(value: Any) -> Any:
    return to_jsonable_python(value)

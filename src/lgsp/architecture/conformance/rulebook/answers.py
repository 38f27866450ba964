"""
What an entity says of one of its own fields.

Nothing said is not the same as “Chưa xác định” (somebody will find out, by a day) or “Không áp dụng”.
"""

from enum import Enum

from lgsp.architecture.model.entities import Entity


class Answer(Enum):
    """The four things that may be said of a field."""

    GIVEN = "given"
    UNDETERMINED = "undetermined"
    INAPPLICABLE = "inapplicable"
    SILENT = "silent"


def answer(entity: Entity, field: str) -> Answer:
    """Return what the entity says of its field."""
    if getattr(entity, field) not in (None, ()):
        return Answer.GIVEN
    if field in entity.not_applicable:
        return Answer.INAPPLICABLE
    if any(one.field == field for one in entity.undetermined):
        return Answer.UNDETERMINED
    return Answer.SILENT


def list_silent(entity: Entity, *fields: str) -> list[str]:
    """Return those of the fields about which the entity says nothing at all."""
    return [field for field in fields if answer(entity, field) is Answer.SILENT]


def list_undetermined(entity: Entity, *fields: str) -> list[str]:
    """Return those of the fields that somebody has yet to find out."""
    return [field for field in fields if answer(entity, field) is Answer.UNDETERMINED]


def title(entity: Entity, field: str) -> str:
    """Return what officials call the field."""
    return type(entity).model_fields[field].title or field

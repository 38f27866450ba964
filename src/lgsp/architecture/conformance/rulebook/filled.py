"""
Whether an entity says the facts a rule asks for.

What nobody has said breaks the rule; what somebody has yet to find out cannot be told, until the day they promised.
"""

from collections.abc import Iterable
from datetime import date

from lgsp.architecture.conformance.verdicts import Judgement, broken, cannot_tell, holds, not_applicable
from lgsp.architecture.model.entities import Entity, Undetermined
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.organisation import Agency

from .answers import Answer, answer, title
from .periods import say


def judge_filled(model: Model, entity: Entity, fields: Iterable[str], *, on: date) -> Judgement:
    """Judge whether the entity fills in the fields; those it says do not apply to it are not asked for."""
    empty = [field for field in fields if getattr(entity, field) in (None, ())]
    if not empty:
        return holds(entity)
    awaited = {one.field: one for one in entity.undetermined}
    silent = [field for field in empty if answer(entity, field) is Answer.SILENT]
    late = [awaited[field] for field in empty if field in awaited and awaited[field].deadline < on]
    if silent or late:
        missing = [f"chưa ghi: {', '.join(name(entity, field) for field in silent)}"] if silent else []
        missing += [_say_late(entity, one) for one in late]
        message = f"{entity.title} “{entity.name}” {'; '.join(missing)}."
        return broken(entity, model.place(entity, late[0].field if late and not silent else "id"), message)
    if any(field in awaited for field in empty):
        return judge_awaited(model, entity, [awaited[field] for field in empty if field in awaited])
    asked = any(field not in empty for field in fields)
    return holds(entity) if asked else not_applicable(entity)


def judge_awaited(model: Model, entity: Entity, awaited: list[Undetermined]) -> Judgement:
    """Return that the rule cannot be told, and who will find out by when."""
    promised = [
        f"{name(entity, one.field)} ({model.get(Agency, one.unit).name} làm rõ, hạn {say(one.deadline)})"
        for one in awaited
    ]
    place = model.place(entity, "undetermined", entity.undetermined.index(awaited[0]))
    message = f"{entity.title} “{entity.name}” ghi chưa xác định: {'; '.join(promised)}."
    return cannot_tell(entity, place, message)


def find_awaited(entity: Entity, field: str, on: date) -> Undetermined | None:
    """Return the promise to find out the field, unless its day is past."""
    found = (one for one in entity.undetermined if one.field == field and one.deadline >= on)
    return next(found, None)


def name(entity: Entity, field: str) -> str:
    """Return what officials call the field, as it stands inside a sentence."""
    called = title(entity, field)
    return called if called[1:2].isupper() else called[:1].lower() + called[1:]


def _say_late(entity: Entity, awaited: Undetermined) -> str:
    return f"quá hạn làm rõ {name(entity, awaited.field)} (hạn {say(awaited.deadline)})"

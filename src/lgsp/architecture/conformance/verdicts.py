"""What a rule says of one subject: it holds, it is broken, it cannot be told, or it does not apply."""

from enum import StrEnum
from typing import NamedTuple

from lgsp.architecture.model.entities import Entity
from lgsp.architecture.model.places import Place


class Verdict(StrEnum):
    """The four answers, worst first; the ministry's appraisal form has the same four."""

    BROKEN = "broken"
    CANNOT_TELL = "cannot-tell"
    HOLDS = "holds"
    NOT_APPLICABLE = "not-applicable"


VERDICT_NAMES = {
    Verdict.BROKEN: "Chưa đáp ứng",
    Verdict.CANNOT_TELL: "Chưa đủ cơ sở đánh giá",
    Verdict.HOLDS: "Đáp ứng",
    Verdict.NOT_APPLICABLE: "Không áp dụng",
}


# Both are tuples, not dataclasses: a check makes hundreds of thousands, and a tuple takes a fifth of the time.
class Subject(NamedTuple):
    """What is judged: an entity, or a paragraph of the outline."""

    kind: str
    id: str
    name: str

    @classmethod
    def of(cls, entity: Entity) -> "Subject":
        """Return the entity as a subject."""
        return cls(entity.kind, entity.id, entity.name)


class Judgement(NamedTuple):
    """One verdict; where something is to be said, the place and the Vietnamese sentence."""

    subject: Subject
    verdict: Verdict
    place: Place | None = None
    message: str = ""


def holds(entity: Entity) -> Judgement:
    """Return that the entity keeps the rule."""
    return Judgement(Subject(entity.kind, entity.id, entity.name), Verdict.HOLDS)


def not_applicable(entity: Entity) -> Judgement:
    """Return that the rule does not concern the entity."""
    return Judgement(Subject(entity.kind, entity.id, entity.name), Verdict.NOT_APPLICABLE)


def broken(entity: Entity, place: Place, message: str) -> Judgement:
    """Return that the entity breaks the rule, where and how."""
    return Judgement(Subject.of(entity), Verdict.BROKEN, place, message)


def cannot_tell(entity: Entity, place: Place, message: str) -> Judgement:
    """Return that a fact is missing, where it should stand and which."""
    return Judgement(Subject.of(entity), Verdict.CANNOT_TELL, place, message)

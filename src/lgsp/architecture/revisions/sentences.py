"""
What changed, in sentences an official can read out.

    CSDL Đất đai: cơ quan chủ trì Sở A → Sở B từ 01/03/2027
"""

from collections.abc import Iterator
from dataclasses import dataclass

from lgsp.architecture.model.entities import Entity
from lgsp.architecture.model.model import Model

from .differences import Difference, EntityDifference, Nature, ProseDifference
from .facts import FieldDifference, Timing
from .wording import Wording, say_day, say_title

_LONGEST = 120


@dataclass(frozen=True)
class Names:
    """What entities are called in one state; an id it does not have may be one the other state knows."""

    model: Model
    other: Model

    def __call__(self, id: str) -> str:  # noqa: A002 -- the field is named id
        """Return the name of the entity of that id."""
        known = self.model.renamed.get(id, id)
        found = self.model.entities.get(id) or self.model.entities.get(known) or self.other.entities.get(id)
        return found.name if found else id


@dataclass(frozen=True)
class Wordings:
    """How the values of the older state and of the newer one are written."""

    old: Wording
    new: Wording

    @classmethod
    def of(cls, difference: Difference, *, celled: bool = False) -> "Wordings":
        """Return how the values of the two states compared are written, in sentences or in the cells of a table."""
        before, after = Names(difference.old, difference.new), Names(difference.new, difference.old)
        longest = None if celled else _LONGEST
        return cls(Wording(before, longest, celled), Wording(after, longest, celled))


def list_sentences(difference: Difference) -> Iterator[str]:
    """Yield every change as one sentence: the province, then its entities, then its prose."""
    for one in difference.province:
        yield say_fact(difference, one, of=difference.new.province.full_name)
    for entity in difference.entities:
        yield from say_entity(difference, entity)
    for paragraph in difference.prose:
        yield say_prose(paragraph)


def say_entity(difference: Difference, one: EntityDifference) -> Iterator[str]:
    """Yield a sentence for what became of an entity, and one for each of its facts that differs."""
    entity = one.entity
    if one.nature is Nature.ADDED:
        yield f"Thêm {_identify(entity)}"
    elif one.nature is Nature.REMOVED:
        yield f"Bỏ {_identify(entity)}" + (f", đã nhập vào “{one.into.name}”" if one.into else "")
    if one.is_renamed and one.old is not None:
        yield f"{entity.name}: đổi mã {one.old.id} → {entity.id}"
    for fact in one.fields:
        yield say_fact(difference, fact, of=entity.name)


def say_fact(difference: Difference, one: FieldDifference, *, of: str) -> str:
    """Return the sentence for a fact that differs."""
    wordings = Wordings.of(difference)
    return f"{of}: {_say_values(one, wordings)}{_say_time(one)}"


def say_prose(one: ProseDifference) -> str:
    """Return the sentence for a paragraph whose prose differs."""
    if one.nature is Nature.ADDED:
        return f"Mục {one.paragraph}: thêm lời văn"
    if one.nature is Nature.REMOVED:
        return f"Mục {one.paragraph}: bỏ lời văn"
    counts = [f"{word} {len(passages)} đoạn" for word, passages in _list_passages(one) if passages]
    return f"Mục {one.paragraph}: " + (", ".join(counts) or "đổi thứ tự các đoạn")


def _list_passages(one: ProseDifference) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return (("bỏ", one.removed), ("thêm", one.added))


def _identify(entity: Entity) -> str:
    title = entity.title
    kind = title if title[1].isupper() else title[0].lower() + title[1:]
    return f"{kind} “{entity.name}” ({entity.id})"


def _say_values(one: FieldDifference, wordings: Wordings) -> str:
    title, place = say_title(one.shape), wordings.new.say_place(one.within)
    if one.is_order_only:
        return f"{place}đổi thứ tự {title}"
    old, new = wordings.old.say(one.shape, one.old), wordings.new.say(one.shape, one.new)
    if one.shape.is_many and one.old == ():
        return f"{place}thêm {title} {new}"
    if one.shape.is_many and one.new == ():
        return f"{place}bỏ {title} {old}"
    return f"{wordings.new.say_aspect(one.within, one.shape)} {old} → {new}"


def _say_time(one: FieldDifference) -> str:
    if one.on is None:
        return ""
    day = say_day(one.on)
    return {
        Timing.NOW: f" từ {day}",
        Timing.PLANNED: f" từ {day}",
        Timing.REVISED: f" (sửa thay đổi đã định từ {day})",
        Timing.WITHDRAWN: f" (không còn định thay đổi từ {day})",
    }[one.timing]

"""
The table an amending decision carries: what it said, what it says now, and why.

The reason is looked for where it was written: in the change of a day (`note`, `basis`), in a list of reasons given
beside, in a note or legal basis that came with the change. What has none says so, so that somebody fills it in.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lgsp.architecture.frameworks.outlines import get_outline
from lgsp.architecture.model.entities import Entity
from lgsp.architecture.model.errors import Problem
from lgsp.architecture.model.kinds import KINDS
from lgsp.architecture.model.nodes import parse
from lgsp.architecture.model.phrases import Phrase
from lgsp.architecture.model.texts import read_text
from lgsp.kernel.errors import DomainError

from .differences import Difference, EntityDifference, Nature, ProseDifference
from .errors import ReasonsUnreadable
from .facts import FieldDifference, Timing
from .sentences import Wordings
from .wording import say_day

NO_REASON = "Chưa nêu lý do"
NOT_THERE = "–"
TAKEN_OUT = "Bỏ"
PUT_IN = "Bổ sung: "

_OLD_ORDER, _NEW_ORDER = "Thứ tự cũ", "Thứ tự mới"
_PROVINCE = "Thông tin chung"
_PROSE = "prose"


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """One change: of what, in which respect, before, after, and the reason if one is known."""

    subject: str
    aspect: str
    old: str
    new: str
    reason: str | None
    key: str

    @property
    def why(self) -> str:
        """Return the reason, or that there is none yet."""
        return self.reason or NO_REASON


@dataclass(frozen=True, slots=True)
class ComparisonGroup:
    """The changes of one kind of entity, or of one paragraph: `key` is the kind, or `prose/<paragraph>`."""

    heading: str
    rows: tuple[ComparisonRow, ...]
    key: str = ""


@dataclass(frozen=True)
class ComparisonTable:
    """All changes between two states, for a decision to carry."""

    title: str
    notice: str
    groups: tuple[ComparisonGroup, ...] = field(repr=False)

    @property
    def rows(self) -> tuple[ComparisonRow, ...]:
        """Return the rows of all groups."""
        return tuple(row for group in self.groups for row in group.rows)

    @property
    def unexplained(self) -> tuple[ComparisonRow, ...]:
        """Return the rows for which nobody has given a reason."""
        return tuple(row for row in self.rows if row.reason is None)


def make_table(difference: Difference, reasons: Mapping[str, str] | None = None) -> ComparisonTable:
    """Return the comparison table; `reasons` are given by id, by `id.field`, or by `prose/<paragraph>`."""
    maker = _Maker(difference, reasons or {})
    groups = [ComparisonGroup(_PROVINCE, tuple(maker.list_province()))]
    for kind, entity_class in KINDS.items():
        found = [one for one in difference.entities if one.entity.kind == kind]
        rows = tuple(row for one in found for row in maker.list_entity(one))
        groups.append(ComparisonGroup(entity_class.title, rows, kind))
    groups += [
        ComparisonGroup(
            _name_paragraph(difference, one.paragraph), (maker.make_prose(one),), f"{_PROSE}/{one.paragraph}"
        )
        for one in difference.prose
    ]
    province = difference.new.province
    title = f"Bảng so sánh nội dung sửa đổi Kiến trúc của {province.full_name}"
    return ComparisonTable(title, province.notice, tuple(group for group in groups if group.rows))


def read_reasons(path: Path) -> dict[str, str]:
    """
    Return the reasons written in a file: `id: reason`, a line each.

    :raises ReasonsUnreadable: if it cannot be read or says anything else
    """
    try:
        content = parse(read_text(path, file=path.name), file=path.name).content
    except Problem as problem:
        said = Phrase(problem.message_in("vi"), problem.message)
        raise ReasonsUnreadable(file=path, reason=said) from None
    odd = next(
        (key for key, value in content.items() if not isinstance(value, str) or not value.strip()), None
    )
    if odd is not None:
        said = Phrase(f"“{odd}” không có lý do viết thành lời", f"{odd!r} has no reason in words")
        raise ReasonsUnreadable(file=path, reason=said)
    return {key: " ".join(str(value).split()) for key, value in content.items()}


@dataclass(frozen=True)
class _Maker:
    difference: Difference
    reasons: Mapping[str, str]

    def list_province(self) -> Iterator[ComparisonRow]:
        for one in self.difference.province:
            yield self._make_fact(one, "province", self.difference.new.province.full_name, None)

    def list_entity(self, one: EntityDifference) -> Iterator[ComparisonRow]:
        entity = one.entity
        if one.nature is Nature.ADDED:
            said = self._wordings.new.describe_entity(entity)
            yield ComparisonRow(entity.name, "", NOT_THERE, said, self._find_reason(entity), entity.id)
        elif one.nature is Nature.REMOVED:
            into = f"{TAKEN_OUT}, đã nhập vào {one.into.name}" if one.into else TAKEN_OUT
            said = self._wordings.old.describe_entity(entity)
            yield ComparisonRow(entity.name, "", said, into, self.reasons.get(entity.id), entity.id)
        if one.is_renamed and one.old is not None:
            reason = self.reasons.get(f"{entity.id}.id") or self.reasons.get(entity.id)
            yield ComparisonRow(entity.name, "Mã", one.old.id, entity.id, reason, f"{entity.id}.id")
        told = self._find_told(one)
        for fact in one.fields:
            yield self._make_fact(fact, entity.id, entity.name, told)

    def make_prose(self, one: ProseDifference) -> ComparisonRow:
        key = f"{_PROSE}/{one.paragraph}"
        old, new = "\n\n".join(one.removed) or NOT_THERE, "\n\n".join(one.added) or TAKEN_OUT
        if not one.removed and not one.added:
            old, new = _OLD_ORDER, _NEW_ORDER
        return ComparisonRow(f"Mục {one.paragraph}", "Lời văn", old, new, self.reasons.get(key), key)

    @property
    def _wordings(self) -> Wordings:
        return Wordings.of(self.difference, celled=True)

    def _make_fact(self, one: FieldDifference, id_: str, subject: str, told: str | None) -> ComparisonRow:
        aspect = self._wordings.new.say_aspect(one.within, one.shape)
        old, new = self._say_values(one)
        key = f"{id_}.{one.names[0]}"
        reason = self._say_reason(one) or self.reasons.get(key) or self.reasons.get(id_) or told
        return ComparisonRow(subject, aspect[0].upper() + aspect[1:], old, new + _say_time(one), reason, key)

    def _say_values(self, one: FieldDifference) -> tuple[str, str]:
        if one.is_order_only:
            return _OLD_ORDER, _NEW_ORDER
        old = self._wordings.old.say(one.shape, one.old)
        new = self._wordings.new.say(one.shape, one.new)
        if one.shape.is_many and one.old == ():
            return NOT_THERE, f"{PUT_IN}{new}"
        return old, TAKEN_OUT if one.shape.is_many and one.new == () else new

    def _say_reason(self, one: FieldDifference) -> str | None:
        basis = f"Căn cứ {self._wordings.new.name(one.basis)}" if one.basis else None
        return ". ".join(part for part in (one.reason, basis) if part) or None

    def _find_told(self, one: EntityDifference) -> str | None:
        """Return a note that came with the change; one that stood there before speaks of something else."""
        if one.old is None or one.new is None or one.new.note in (None, one.old.note):
            return None
        return one.new.note

    def _find_reason(self, entity: Entity) -> str | None:
        basis = [self._wordings.new.name(each) for each in getattr(entity, "legal_basis", ())]
        said = f"Căn cứ {', '.join(basis)}" if basis else None
        return self.reasons.get(entity.id) or entity.note or said


def _say_time(one: FieldDifference) -> str:
    if one.on is None:
        return ""
    words = {
        Timing.NOW: "từ",
        Timing.PLANNED: "từ",
        Timing.REVISED: "sửa thay đổi định từ",
        Timing.WITHDRAWN: "không còn định thay đổi từ",
    }
    return f" ({words[one.timing]} {say_day(one.on)})"


def _name_paragraph(difference: Difference, key: str) -> str:
    for model in (difference.new, difference.old):
        try:
            paragraphs = get_outline(model.province.outline).paragraphs
        except DomainError:
            continue
        found = next((one.heading for one in paragraphs if one.key == key), None)
        if found is not None:
            return found
    return f"Mục {key}"

"""
Take a form that came back: the entity as it would become, or objections to its fields.

Only a field whose text differs from what was sent is taken. When the model says something else by now than what was
sent, and something else than what came back, that is an objection too: nobody's words are lost in silence.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from lgsp.architecture.interchange.survey.catalogue import Catalogue
from lgsp.architecture.interchange.survey.cells import canonical, fingerprint
from lgsp.architecture.interchange.survey.errors import (
    CellPlace,
    CellProblem,
    FactOfManyTimes,
    UndeterminedUnexplained,
    ValueNotAccepted,
)
from lgsp.architecture.interchange.survey.facts import Said, as_written, drop_source, put_answer
from lgsp.architecture.interchange.survey.intake import say_problem
from lgsp.architecture.interchange.survey.parsing import Explanation, NotApplicable, Undetermined, parse
from lgsp.architecture.model.entities import Entity
from lgsp.architecture.model.errors import FieldMissing, Problem
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.nodes import Parsed
from lgsp.architecture.model.records import build

from .errors import ChangedByAnother, FieldLacking, MarkUnexplained, TooManyParts
from .fields import Control, Field, list_fields
from .texts import show_texts

_NO_EXPLANATION = Explanation(None, None)


@dataclass(frozen=True, slots=True)
class Posted:
    """What came back: the text of every field, and the fingerprint of the text that was sent in it."""

    texts: Mapping[str, str]
    sent: Mapping[str, str]

    def list_edited(self, fields: tuple[Field, ...]) -> tuple[Field, ...]:
        """Return the fields whose text is not the one sent; one that did not come back was not edited."""
        return tuple(
            one
            for one in fields
            if one.key in self.texts and fingerprint(self.texts[one.key]) != self.sent.get(one.key, "")
        )


@dataclass(frozen=True, slots=True)
class Taken:
    """What a form gave: the entity as it would become, or objections by field; and the fields that were edited."""

    entity: Entity | None
    problems: Mapping[str, CellProblem]
    edited: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Effect:
    """From which day, and for what reason, what a form says holds."""

    begins: date
    reason: str


def take_in(
    posted: Posted,
    *,
    kind: type[Entity],
    entity: Entity | None,
    model: Model,
    on: date,
    effect: Effect | None = None,
) -> Taken:
    """
    Take a form about an entity of the model, as it was shown on a day; about a new one when `entity` is None.

    With an `effect`, what an existing entity says stays until that day. A new entity gets an id made of its name.
    """
    taking = _Taking(kind, entity, model, on, posted)
    return taking.take(effect)


class _Taking:
    """A form being taken in, field by field."""

    def __init__(
        self, kind: type[Entity], entity: Entity | None, model: Model, on: date, posted: Posted
    ) -> None:
        self.kind, self.entity, self.model, self.on, self.posted = kind, entity, model, on, posted
        self.catalogue = Catalogue(model)
        self.problems: dict[str, CellProblem] = {}

    def take(self, effect: Effect | None) -> Taken:
        fields = self.posted.list_edited(list_fields(self.kind))
        said = self._begin()
        now = show_texts(self.kind, self._shown(), self.model.at(self.on))
        for field in fields:
            try:
                self._check_not_moved(field, now[field.key])
                self._put(said, field)
            except UndeterminedUnexplained:
                self.problems[field.key] = MarkUnexplained(place=self._place(field), title=field.title)
            except CellProblem as problem:
                self.problems.setdefault(field.key, problem)
        names = {field.key.partition(".")[0]: field for field in fields}
        if effect is not None and self.entity is not None:
            said = self._postpone(said, names, effect)
        else:
            drop_source(said, names)
        built = self._build(said) if not self.problems else None
        return Taken(built, self.problems, fields)

    def _begin(self) -> Said:
        if self.entity is not None:
            return self.entity.model_dump(mode="json", exclude_defaults=True)
        return {"id": self.catalogue.make_id(canonical(self.posted.texts.get("name", "")), self.kind.kind)}

    def _postpone(self, said: Said, names: Mapping[str, Field], effect: Effect) -> Said:
        """Return what the entity says now, with the fields edited as a change of a day."""
        assert self.entity is not None
        for name, field in names.items():
            if name not in said:
                self.problems.setdefault(
                    field.key, FactOfManyTimes(place=self._place(field), title=field.title)
                )
        becomes = {name: as_written(said[name]) for name in names if name in said}
        change = {"valid_from": effect.begins.isoformat(), "note": effect.reason, "becomes": becomes}
        kept = self._begin()
        changes = [*kept.get("changes", ()), *([change] if becomes else [])]
        return {**kept, "changes": sorted(changes, key=lambda one: str(one["valid_from"]))}

    def _shown(self) -> Entity | None:
        return self.entity and self.entity.at(self.on)

    def _check_not_moved(self, field: Field, now: str) -> None:
        came = canonical(self.posted.texts[field.key])
        if fingerprint(now) != self.posted.sent.get(field.key, "") and canonical(now) != came:
            raise ChangedByAnother(place=self._place(field), title=field.title, now=now or "(trống)")

    def _put(self, said: Said, field: Field) -> None:
        text, place = self.posted.texts[field.key], self._place(field)
        if field.control is Control.TABLE:
            put_answer(said, field.column, self._read_table(text, field), place=place, shown=self.on)
            return
        value = self._parse(text, field, 0)
        if value is None and field.is_required:
            raise FieldLacking(place=place, title=field.title)
        if value is None and "." in field.key:
            _clear(said, field.key)
            return
        put_answer(said, field.column, value, place=place, shown=self.on)

    def _parse(self, text: str, field: Field, at: int) -> Any:
        return parse(
            text,
            column=field.columns[at],
            place=self._place(field),
            catalogue=self.catalogue,
            explained=_NO_EXPLANATION,
        )

    def _read_table(self, text: str, field: Field) -> Any:
        """Return the records of a table, or the mark that stands for all of them."""
        marked = replace(field.column, shape=_as_text(field.column.shape))
        lines = [line for line in canonical(text).split("\n") if line.strip()]
        if len(lines) == 1 and field.can_be_marked:
            mark = parse(
                lines[0],
                column=marked,
                place=self._place(field),
                catalogue=self.catalogue,
                explained=_NO_EXPLANATION,
            )
            if isinstance(mark, Undetermined | NotApplicable):
                return mark
        return [self._read_record(line, field) for line in lines]

    def _read_record(self, line: str, field: Field) -> dict[str, Any]:
        parts = [part.strip() for part in line.split("\t" if "\t" in line else "|")]
        if len(parts) > len(field.columns):
            raise TooManyParts(
                place=self._place(field), title=field.title, line=line[:60], most=len(field.columns)
            )
        read = {
            field.columns[at].shape.name: self._parse(_unfold(part, field, at), field, at)
            for at, part in enumerate(parts)
        }
        return {name: value for name, value in read.items() if value not in (None, [])}

    def _build(self, said: Said) -> Entity | None:
        fields = list_fields(self.kind)
        built = build(self.kind, Parsed(said, _number(fields, said)), file=self.kind.kind)
        if not isinstance(built, list):
            return built
        for problem in built:
            field = fields[min(problem.place.line, len(fields) - 1)]
            self.problems.setdefault(field.key, self._translate(problem, field))
        return None

    def _translate(self, problem: Problem, field: Field) -> CellProblem:
        if isinstance(problem, FieldMissing):
            return FieldLacking(place=self._place(field), title=field.title)
        return ValueNotAccepted(place=self._place(field), reason=say_problem(problem, title=field.title))

    def _place(self, field: Field) -> CellPlace:
        return CellPlace(self.kind.kind, field.key)


def _as_text(shape: Any) -> Any:
    """Return a shape that reads any text, so that only a mark is understood."""
    return replace(shape, value_type=str, targets=None, is_many=False, is_required=False, default=None)


def _unfold(part: str, field: Field, at: int) -> str:
    return part.replace(";", "\n") if field.columns[at].shape.is_many else part


def _clear(said: Said, key: str) -> None:
    """Empty a field of a record inside; the record goes with its last field."""
    name, _, inner = key.partition(".")
    record = {one: value for one, value in (said.get(name) or {}).items() if one != inner}
    said[name] = record
    if not record:
        del said[name]


def _number(fields: tuple[Field, ...], said: Said) -> dict[tuple[str | int, ...], int]:
    """Return for every part of an entity the number of its field, so that a problem of the model finds it."""
    numbers: dict[tuple[str | int, ...], int] = {(): 0}
    for at, field in enumerate(fields):
        path = tuple(field.key.split("."))
        numbers.setdefault(path[:1], at)
        numbers[path] = at
        if field.control is Control.TABLE:
            numbers |= {(field.key, place): at for place, _ in enumerate(said.get(field.key, ()))}
    return numbers

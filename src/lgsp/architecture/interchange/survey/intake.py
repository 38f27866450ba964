"""
Take in a workbook that came back: entities as they would become, or objections to cells.

Nothing is proposed from a workbook that has a cell to object to: the official corrects it first.
"""

from dataclasses import dataclass
from datetime import date

from lgsp.architecture.model.entities import Entity
from lgsp.architecture.model.errors import FieldMissing, Problem, ValueWrong
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.nodes import Parsed
from lgsp.architecture.model.phrases import Phrase
from lgsp.architecture.model.records import build

from .catalogue import Catalogue
from .cells import canonical, cut, fingerprint, show_field
from .composition import DEADLINE, UNIT
from .errors import (
    AnswerMissing,
    CellProblem,
    ChangedMeanwhile,
    ObjectGone,
    ValueNotAccepted,
    WorkbookOfAnotherAgency,
    WorkbookOfAnotherProvince,
)
from .facts import Answered, Said, put_answer, put_source, put_source_of_all
from .machine import Sent
from .parsing import Explanation, is_undetermined, parse
from .questions import Column
from .returned import Returned, ReturnedRow, read_returned


@dataclass(frozen=True, slots=True)
class AnsweredCell:
    """A cell whose answer changes the model: where it is, whose field it tells, and what it says now."""

    place: str
    entity: str
    field: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Intake:
    """What a workbook gave: how full it is, and either objections or entities as they would become."""

    sent: Sent
    problems: tuple[CellProblem, ...]
    entities: tuple[Entity, ...]
    answers: tuple[AnsweredCell, ...]
    cells_asked: int
    cells_filled: int


def take_in(content: bytes, model: Model, *, file: str, on: date, agency: str | None = None) -> Intake:
    """
    Read a workbook that came back for a model, on a day; `agency` says whose it should be.

    :raises WorkbookOfAnotherProvince: if it was made for another province
    :raises WorkbookOfAnotherAgency: if it was made for another agency than named, or for one the model has not
    :raises DomainError: `SURVEY-002` to `004`, `INTERCHANGE-001` to `014` if it is no workbook of ours
    """
    returned = read_returned(content, file=file)
    sent = returned.sent
    if sent.province != model.province.code:
        raise WorkbookOfAnotherProvince(file=file, found=sent.province, expected=model.province.code)
    if sent.agency != (agency or sent.agency) or sent.agency not in model.entities:
        raise WorkbookOfAnotherAgency(file=file, found=sent.agency, expected=agency or model.province.code)
    taking = _Taking(model, returned, Answered(file, sent.round, on, sent.day))
    taking.take_rows()
    problems = tuple(sorted(returned.problems, key=lambda one: (one.place.sheet, _order(one.place.cell))))
    return Intake(
        sent=sent,
        problems=problems,
        entities=() if problems else tuple(taking.entities),
        answers=() if problems else tuple(taking.answers),
        cells_asked=returned.cells_asked,
        cells_filled=returned.cells_filled,
    )


def _order(cell: str) -> tuple[int, int, str]:
    letters = cell.rstrip("0123456789")
    return int(cell[len(letters) :]), len(letters), letters


class _Taking:
    """A workbook being taken in, row by row."""

    def __init__(self, model: Model, returned: Returned, answered: Answered) -> None:
        self.model, self.returned, self.answered = model, returned, answered
        self.shown = model.at(answered.shown)
        self.catalogue = Catalogue(model)
        self.places = {problem.place for problem in returned.problems}
        self.entities: list[Entity] = []
        self.answers: list[AnsweredCell] = []

    def take_rows(self) -> None:
        """Name what is new first, since any row may refer to it."""
        named = [(row, row.id or self._name(row)) for row in self.returned.rows]
        for row, key in named:
            if row.id is None:
                self._take_new(row, key)
            elif row.id in self.model.entities:
                self._take_known(row, self.model.entities[row.id])
            else:
                name = canonical(row.cells["name"])
                self._object(ObjectGone(place=row.place("name"), id=row.id, name=name))

    def _name(self, row: ReturnedRow) -> str:
        name, kind = canonical(row.cells["name"]), row.question.kind.kind
        key = self.catalogue.make_id(name, kind)
        self.catalogue.add(kind, key, name)
        return key

    def _take_new(self, row: ReturnedRow, key: str) -> None:
        said: Said = {"id": key}
        if not canonical(row.cells["name"]):
            self._object(AnswerMissing(place=row.place("name"), title="Tên"))
            return
        owner = next((one for one in row.question.columns if one.key == row.question.owner_field), None)
        if owner is not None:
            agency = self.returned.sent.agency
            said[owner.key] = [agency] if owner.shape.is_many else agency
        answered = self._put_answers(
            said, row, [one for one in row.question.columns if one.key in row.edited]
        )
        put_source_of_all(said, row.place("name"), self.answered)
        self._build(said, row, answered)

    def _take_known(self, row: ReturnedRow, entity: Entity) -> None:
        said: Said = entity.model_dump(mode="json", exclude_defaults=True)
        columns = [one for one in self._list_edited(row) if self._is_still_as_sent(row, one, entity)]
        answered = self._put_answers(said, row, columns)
        if answered:
            put_source(said, {one.field: row.place(one.key) for one in answered}, self.answered)
            self._build(said, row, answered)

    def _list_edited(self, row: ReturnedRow) -> list[Column]:
        """Return the columns edited; a new explanation edits every cell that it explains."""
        explained = {UNIT, DEADLINE}.intersection(row.edited)
        return [
            column
            for column in row.question.columns
            if column.key in row.edited or (explained and is_undetermined(row.cells[column.key]))
        ]

    def _is_still_as_sent(self, row: ReturnedRow, column: Column, entity: Entity) -> bool:
        """Say whether the answer is to what the model says now; object when the model says something else by now."""
        now = cut(show_field(column, self.shown.entities[entity.id], self.shown))
        if fingerprint(now) == row.sent[column.key]:
            return True
        if canonical(now) != canonical(row.cells[column.key]):
            said = canonical(now) or "(trống)"
            self._object(ChangedMeanwhile(place=row.place(column.key), title=column.title, now=said[:60]))
        return False

    def _put_answers(self, said: Said, row: ReturnedRow, columns: list[Column]) -> list[Column]:
        explained = Explanation(row.cells[UNIT], row.cells[DEADLINE])
        answered = []
        for column in columns:
            place, cell = row.place(column.key), row.cells[column.key]
            try:
                value = parse(cell, column=column, place=place, catalogue=self.catalogue, explained=explained)
                put_answer(said, column, value, place=place, shown=self.answered.shown)
            except CellProblem as problem:
                self._object(problem)
            else:
                answered.append(column)
        return answered

    def _build(self, said: Said, row: ReturnedRow, answered: list[Column]) -> None:
        built = build(row.question.kind, Parsed(said, _number(row, said)), file=row.question.sheet)
        if isinstance(built, list):
            for problem in built:
                self._object(_translate(problem, row))
            return
        self.entities.append(built)
        for column in answered:
            text = canonical(row.cells[column.key])
            cell = AnsweredCell(str(row.place(column.key)), built.id, column.key, column.title, text)
            self.answers.append(cell)

    def _object(self, problem: CellProblem) -> None:
        """Note the objection, unless the cell has one: the first says enough."""
        if problem.place not in self.places:
            self.places.add(problem.place)
            self.returned.problems.append(problem)


def _number(row: ReturnedRow, said: Said) -> dict[tuple[str | int, ...], int]:
    """Return for every part of an entity the number of its column, so that a problem of the model finds its cell."""
    columns = row.question.columns
    numbers: dict[tuple[str | int, ...], int] = {(): 0}
    for at, column in enumerate(columns):
        path = tuple(column.key.split("."))
        numbers.setdefault(path[:1], at)
        numbers[path] = at
    fields = {column.field: at for at, column in reversed(list(enumerate(columns)))}
    for name, field in (("undetermined", "field"), ("not_applicable", None)):
        for at, mark in enumerate(said.get(name, ())):
            numbers[(name, at)] = fields.get(mark[field] if field else mark, 0)
    return numbers


def _translate(problem: Problem, row: ReturnedRow) -> CellProblem:
    column = row.question.columns[problem.place.line]
    place = row.place(column.key)
    if isinstance(problem, FieldMissing):
        return AnswerMissing(place=place, title=column.title)
    return ValueNotAccepted(place=place, reason=say_problem(problem, title=column.title))


def say_problem(problem: Problem, *, title: str) -> Phrase:
    """Say a problem of the model in the field of that title, without the names that only files have."""
    if not isinstance(problem, ValueWrong):
        return Phrase(problem.message_in("vi"), problem.message)
    found, expected = problem.facts["found"], problem.facts["expected"]
    assert isinstance(found, Phrase)
    assert isinstance(expected, Phrase)
    return Phrase(
        f"“{title}” ghi {found.vietnamese}; cần {expected.vietnamese}.",
        f"“{title}” holds {found.english}; expected: {expected.english}.",
    )

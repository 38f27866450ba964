"""Rounds of survey: whose workbooks to send, what an answer adds to the round, and how far a round has come."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from lgsp.architecture.model.entities import Entity, FactOrigin, FactSource
from lgsp.architecture.model.governance import Answer, AnswerState, Survey
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.organisation import Agency

from .composition import compose
from .intake import Intake
from .questions import list_owned, list_questions


@dataclass(frozen=True, slots=True)
class ChangedFact:
    """A fact that an answer of the round put into the model."""

    kind: str
    id: str
    name: str
    fields: tuple[str, ...]
    place: str


@dataclass(frozen=True, slots=True)
class AgencyStatus:
    """How far one agency has come; without an answer the counts are those of the model today."""

    agency: Agency
    answer: Answer | None
    is_late: bool
    cells_asked: int
    cells_filled: int

    @property
    def completeness(self) -> int:
        """Return how many per cent of the cells are filled, rounded down."""
        return 100 * self.cells_filled // self.cells_asked if self.cells_asked else 100

    @property
    def has_answered(self) -> bool:
        """Say whether a workbook came back that could be taken in."""
        return self.answer is not None and self.answer.state in (AnswerState.RETURNED, AnswerState.ACCEPTED)


@dataclass(frozen=True, slots=True)
class RoundStatus:
    """How far a round has come: agency by agency, and the facts it put into the model."""

    round: Survey
    agencies: tuple[AgencyStatus, ...]
    facts: tuple[ChangedFact, ...]

    @property
    def is_complete(self) -> bool:
        """Say whether every agency asked has answered."""
        return all(one.has_answered for one in self.agencies)


def list_asked(model: Model, round_id: str) -> tuple[Agency, ...]:
    """
    Return the agencies a round asks: those it names, else every one that answers for something.

    :raises EntityUnknown: if the model has no such round
    """
    survey = model.get(Survey, round_id)
    if survey.agencies:
        return tuple(model.get(Agency, key) for key in survey.agencies)
    questions = [one for one in list_questions(survey.kinds) if one.kind is not Agency]
    return tuple(
        agency
        for agency in model.all(Agency)
        if any(list_owned(question, agency.id, model) for question in questions)
    )


def record_answer(model: Model, intake: Intake, *, sha256: str, on: date) -> Survey | None:
    """
    Return the round with this answer in it; None when the workbook belongs to no round.

    :raises EntityUnknown: if the model has no such round any more
    """
    if intake.sent.round is None:
        return None
    survey = model.get(Survey, intake.sent.round)
    answer = Answer(
        agency=intake.sent.agency,
        state=AnswerState.RETURNED,
        sent_on=intake.sent.day,
        answered_on=on,
        sha256=sha256,
        cells_asked=intake.cells_asked,
        cells_filled=intake.cells_filled,
        cells_changed=len(intake.answers),
    )
    others = [one for one in survey.answers if one.agency != answer.agency]
    return survey.model_copy(update={"answers": (*others, answer)})


def read_status(model: Model, round_id: str, *, on: date) -> RoundStatus:
    """
    Return how far a round has come on a day.

    :raises EntityUnknown: if the model has no such round
    """
    survey = model.get(Survey, round_id)
    agencies = tuple(_read_agency(model, survey, agency, on) for agency in list_asked(model, round_id))
    return RoundStatus(survey, agencies, tuple(_list_facts(model, round_id)))


def _read_agency(model: Model, survey: Survey, agency: Agency, on: date) -> AgencyStatus:
    answer = next((one for one in survey.answers if one.agency == agency.id), None)
    asked, filled = (answer.cells_asked, answer.cells_filled) if answer else (None, None)
    if asked is None or filled is None:
        sheets = compose(model, agency.id, on=on, kinds=survey.kinds).sheets
        asked, filled = sum(one.cells_asked for one in sheets), sum(one.cells_filled for one in sheets)
    is_late = on > survey.due_on and (answer is None or answer.answered_on is None)
    return AgencyStatus(agency, answer, is_late, asked, filled)


def _list_facts(model: Model, round_id: str) -> Iterator[ChangedFact]:
    for entity in model.entities.values():
        for source in entity.provenance:
            if source.origin is FactOrigin.SURVEY and source.survey == round_id:
                yield _fact(entity, source)


def _fact(entity: Entity, source: FactSource) -> ChangedFact:
    return ChangedFact(entity.kind, entity.id, entity.name, source.fields, source.place or "")

"""
Rounds of survey on the web: an agency takes its workbook, fills it in, and sends it back as a change request.

What comes back is read as the command reads it. A workbook with anything to object to becomes no request: it is given
back with the cells in red. Only what was edited is asked for, and the round's own note of the answer beside it.
"""

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from lgsp.architecture.interchange.survey.composition import compose
from lgsp.architecture.interchange.survey.intake import Intake, take_in
from lgsp.architecture.interchange.survey.marking import mark
from lgsp.architecture.interchange.survey.rounds import RoundStatus, list_asked, read_status, record_answer
from lgsp.architecture.interchange.survey.writing import write_workbook
from lgsp.architecture.model.governance import Survey
from lgsp.architecture.model.model import Model

from .errors import NotAsked, WorkbookTooLarge
from .requests import Wish, open_request
from .standing import Standing

MOST_BYTES = 20_000_000


@dataclass(frozen=True, slots=True)
class Received:
    """What became of a workbook: the number of the request, or the workbook given back with its objections."""

    number: int | None
    intake: Intake
    marked: bytes | None


def list_rounds(model: Model, *, on: date) -> list[RoundStatus]:
    """Return how far every round has come, the one due last first."""
    rounds = sorted(model.all(Survey), key=lambda one: one.due_on, reverse=True)
    return [read_status(model, one.id, on=on) for one in rounds]


def make_workbook(model: Model, round_id: str, *, by: Standing, on: date) -> bytes:
    """
    Return the workbook of the person's agency, filled with what the model says on a day.

    :raises NotAsked: if the person works for no agency the round asks
    """
    agency = _check_asked(model, round_id, by)
    return write_workbook(compose(model, agency, on=on, round_id=round_id))


def receive(
    content: bytes, *, file: str, round_id: str, model: Model, by: Standing, at: datetime
) -> Received:
    """
    Take a workbook in that came back: as a change request, or not at all.

    :raises NotAsked: if the person works for no agency the round asks
    :raises WorkbookTooLarge: if it is larger than any survey
    :raises NothingChanged: if nothing in it was edited and it belongs to no round
    :raises DomainError: as `take_in` of `interchange.survey`, and as `open_request`
    """
    agency = _check_asked(model, round_id, by)
    if len(content) > MOST_BYTES:
        raise WorkbookTooLarge(file=file, limit=MOST_BYTES // 1_000_000)
    intake = take_in(content, model, file=file, on=at.date(), agency=agency)
    if intake.problems:
        return Received(None, intake, mark(content, intake.problems, file=file))
    answered = record_answer(model, intake, sha256=sha256(content).hexdigest(), on=at.date())
    entities = {one.id: one for one in intake.entities}
    made = [answered] if answered is not None else []
    survey = model.get(Survey, round_id)
    wish = Wish(
        f"Trả lời phiếu khảo sát: {survey.name}"[:300],
        f"Phiếu {file}, sửa {len(intake.answers)} ô.",
        {**entities, **{one.id: one for one in made}},
    )
    number = open_request(wish, model=model, by=by, at=at, made=[one.id for one in made])
    return Received(number, intake, None)


def _check_asked(model: Model, round_id: str, by: Standing) -> str:
    survey = model.find(Survey, round_id)
    asked = {one.id for one in list_asked(model, round_id)} if survey is not None else set()
    if by.agency is None or by.agency.id not in asked:
        raise NotAsked(name=by.name or "Khách")
    return by.agency.id

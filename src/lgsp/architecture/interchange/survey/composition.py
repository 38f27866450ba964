"""Compose the questions to one agency: its sheets, every row pre-filled with what the model says on a day."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from lgsp.architecture.model.entities import Entity
from lgsp.architecture.model.governance import Survey
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.organisation import Agency

from .cells import Cell, cut, fingerprint, is_too_long, show_explanation, show_field
from .errors import AgencyNotInRound
from .machine import Sent
from .questions import Question, list_owned, list_questions

UNIT = "_unit"
DEADLINE = "_deadline"
EXPLANATIONS = ((UNIT, "Đơn vị làm rõ"), (DEADLINE, "Thời hạn làm rõ"))
"""The two last columns of every sheet: they explain the cells of their row that say “Chưa xác định”."""

ID_KEY = "id"


@dataclass(frozen=True, slots=True)
class Row:
    """A row that was pre-filled; cells that are too long are shown cut, and are not asked."""

    entity: Entity
    cells: tuple[Cell, ...]
    locked: frozenset[int]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The sheet of one kind."""

    question: Question
    rows: tuple[Row, ...]

    @property
    def keys(self) -> list[str]:
        """Return the machine keys of the columns after the id."""
        return [*(column.key for column in self.question.columns), *(key for key, _ in EXPLANATIONS)]

    @property
    def cells_asked(self) -> int:
        """Return how many cells are asked; the two that explain others do not count."""
        return len(self.rows) * len(self.question.columns)

    @property
    def cells_filled(self) -> int:
        """Return how many of them have something in them."""
        width = len(self.question.columns)
        return sum(cell is not None for row in self.rows for cell in row.cells[:width])


@dataclass(frozen=True, slots=True)
class Composition:
    """One agency's workbook before it is written; `model` is the state of the day shown."""

    model: Model
    agency: Agency
    round: Survey | None
    sheets: tuple[Sheet, ...]
    sent: Sent


def compose(
    model: Model, agency_id: str, *, on: date, kinds: Collection[str] = (), round_id: str | None = None
) -> Composition:
    """
    Compose the workbook of an agency: about these kinds, else those of the round, else every kind that is asked.

    :raises EntityUnknown: if the model has no such agency or round
    :raises AgencyNotInRound: if the round does not ask the agency
    :raises KindNotAsked: if a kind is not asked of agencies
    """
    agency = model.get(Agency, agency_id)
    asked = model.get(Survey, round_id) if round_id is not None else None
    if asked is not None and asked.agencies and agency.id not in asked.agencies:
        raise AgencyNotInRound(round=asked.id, agency=agency.id)
    questions = list_questions(kinds or (asked.kinds if asked else ()))
    state = model.at(on)
    sheets = tuple(_compose_sheet(question, agency.id, state) for question in questions)
    sent = Sent(
        province=model.province.code,
        digest=model.digest,
        agency=agency.id,
        round=round_id,
        on=on.isoformat(),
        keys={sheet.question.kind.kind: sheet.keys for sheet in sheets},
        rows={sheet.question.kind.kind: _fingerprints(sheet) for sheet in sheets},
    )
    return Composition(state, state.get(Agency, agency_id), asked, sheets, sent)


def _compose_sheet(question: Question, agency: str, model: Model) -> Sheet:
    return Sheet(
        question, tuple(_compose_row(question, one, model) for one in list_owned(question, agency, model))
    )


def _compose_row(question: Question, entity: Entity, model: Model) -> Row:
    shown = (show_field(column, entity, model) for column in question.columns)
    cells = (*shown, *show_explanation(entity, model))
    locked = frozenset(at for at, cell in enumerate(cells) if is_too_long(cell))
    return Row(entity, tuple(map(cut, cells)) if locked else cells, locked)


def _fingerprints(sheet: Sheet) -> dict[str, list[str]]:
    return {row.entity.id: [fingerprint(cell) for cell in row.cells] for row in sheet.rows}

"""
Read a workbook that came back: which cells differ from what was sent, row by row.

Only the hidden sheet says what was sent; a row is known by its id, wherever it stands now. What cannot be a row of ours
is an objection to a cell.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from openpyxl.utils import get_column_letter

from lgsp.architecture.interchange.containers import is_formula, open_workbook

from .cells import canonical, fingerprint
from .composition import EXPLANATIONS, ID_KEY
from .errors import (
    CellPlace,
    CellProblem,
    FormulaInCell,
    HeaderChanged,
    IdChanged,
    IdTwice,
    NewObjectNotTaken,
    RowGone,
    SheetGone,
    TooManyRows,
    WorkbookForeign,
    WorkbookOfAnotherFormat,
)
from .machine import FORMAT, Sent, read_cells
from .machine import SHEET as MACHINE
from .questions import QUESTIONS, Question
from .writing import FIRST

MOST_NEW_ROWS = 1000
MOST_ROWS = 5000
"""How many rows a sheet may have besides those sent: most are empty, and somebody formatted them."""

_EMPTY_ID = "(trống)"


@dataclass(frozen=True, slots=True)
class ReturnedRow:
    """A row that differs from what was sent; `id` is None in a new one. `edited` names the columns that differ."""

    question: Question
    id: str | None
    number: int
    cells: Mapping[str, Any]
    edited: tuple[str, ...]
    sent: Mapping[str, str]

    def place(self, key: str) -> CellPlace:
        """Return where the cell of a column stands."""
        keys = [ID_KEY, *self.cells]
        return CellPlace(self.question.sheet, f"{get_column_letter(keys.index(key) + 1)}{self.number}")


@dataclass
class Returned:
    """What came back: the rows that differ, how full the workbook is, and objections to cells."""

    sent: Sent
    rows: list[ReturnedRow] = field(default_factory=list)
    problems: list[CellProblem] = field(default_factory=list)
    cells_asked: int = 0
    cells_filled: int = 0

    @property
    def cells_changed(self) -> int:
        """Return how many cells differ from what was sent."""
        return sum(len(row.edited) for row in self.rows)


def read_returned(content: bytes, *, file: str) -> Returned:
    """
    Return what differs from what was sent.

    :raises WorkbookForeign: if it is no workbook of ours
    :raises WorkbookAltered: if its hidden sheet was changed
    :raises WorkbookOfAnotherFormat: if it asks what this version does not
    :raises TooManyRows: if a sheet has more rows than any agency has objects
    :raises DomainError: `INTERCHANGE-001` to `014` if it is not safe to open
    """
    book = open_workbook(content, name=file, read_only=True)
    if MACHINE not in book.sheetnames:
        raise WorkbookForeign(file=file)
    sent = read_cells((row[0].value for row in book[MACHINE].iter_rows(max_col=1) if row), file=file)
    returned = Returned(sent)
    for kind, keys in sent.keys.items():
        question = QUESTIONS.get(kind)
        if question is None or keys != _keys(question):
            raise WorkbookOfAnotherFormat(file=file, found=f"{FORMAT}, {kind}", read=FORMAT)
        if question.sheet not in book.sheetnames:
            returned.problems.append(SheetGone(place=CellPlace(question.sheet, "A1")))
        else:
            rows = book[question.sheet].iter_rows(max_col=len(keys) + 1)
            _SheetReader(question, keys, sent.rows.get(kind, {}), returned).read(rows)
    return returned


def _keys(question: Question) -> list[str]:
    return [*(column.key for column in question.columns), *(key for key, _ in EXPLANATIONS)]


class _SheetReader:
    def __init__(
        self, question: Question, keys: list[str], sent: Mapping[str, list[str]], returned: Returned
    ) -> None:
        self.question, self.keys, self.sent, self.returned = question, keys, sent, returned
        self.expected = dict(enumerate(sent, start=FIRST + 1))
        self.seen: dict[str, int] = {}
        self.rows = 0
        self.nameless: list[tuple[int, list[Any]]] = []

    def read(self, rows: Iterable[tuple[Any, ...]]) -> None:
        self.returned.cells_asked += len(self.sent) * len(self.question.columns)
        before = None
        for number, row in enumerate(rows, start=1):
            if row is before:  # rows that are not in the file at all: a million of them cost nothing
                continue
            before = row
            self.rows += 1
            if self.rows > len(self.sent) + MOST_ROWS:
                raise TooManyRows(sheet=self.question.sheet, limit=MOST_ROWS)
            cells = [*row, *[None] * (len(self.keys) + 1 - len(row))]
            if number == 1:
                if [canonical(_value(cell)) for cell in cells] != [ID_KEY, *self.keys]:
                    self._object(HeaderChanged(place=self._place(0, 1)))
                    return
            elif number > FIRST:
                self._read_row(number, cells)
        for number, cells in self.nameless:
            self._read_nameless(number, cells)
        for number, key in self.expected.items():
            if key not in self.seen:
                self._object(RowGone(place=self._place(0, number), id=key))

    def _read_row(self, number: int, cells: list[Any]) -> None:
        key = canonical(_value(cells[0]))
        if not key:
            if any(canonical(_value(cell)) for cell in cells[1:]):
                self.nameless.append((number, cells))
                if len(self.nameless) > MOST_NEW_ROWS:
                    raise TooManyRows(sheet=self.question.sheet, limit=MOST_NEW_ROWS)
        elif key not in self.sent:
            self._object(IdChanged(place=self._place(0, number), found=key))
            self._excuse(number)
        elif key in self.seen:
            self._object(IdTwice(place=self._place(0, number), found=key, first=self.seen[key]))
        else:
            self.seen[key] = number
            self._compare(number, key, cells[1:])

    def _read_nameless(self, number: int, cells: list[Any]) -> None:
        """Read a row without an id: an old one that lost it, or a new one."""
        if self.expected.get(number, ID_KEY) not in (ID_KEY, *self.seen):
            self._object(IdChanged(place=self._place(0, number), found=_EMPTY_ID))
            self._excuse(number)
        elif not self.question.can_be_added:
            self._object(NewObjectNotTaken(place=self._place(0, number)))
        else:
            self._keep(number, None, cells[1:], [""] * len(self.keys))

    def _excuse(self, number: int) -> None:
        """Say once, not twice, that the row which stood there is not known any more."""
        if number in self.expected:
            self.seen.setdefault(self.expected[number], number)

    def _compare(self, number: int, key: str, cells: list[Any]) -> None:
        width = len(self.question.columns)
        self.returned.cells_filled += sum(bool(canonical(_value(cell))) for cell in cells[:width])
        self._keep(number, key, cells, self.sent[key])

    def _keep(self, number: int, key: str | None, cells: list[Any], sent: list[str]) -> None:
        values = [_value(cell) for cell in cells]
        edited = [at for at, value in enumerate(values) if fingerprint(value) != sent[at]]
        for at in edited:
            if _is_formula(cells[at]):
                self._object(FormulaInCell(place=self._place(at + 1, number)))
        if edited:
            row = ReturnedRow(
                question=self.question,
                id=key,
                number=number,
                cells=dict(zip(self.keys, values, strict=True)),
                edited=tuple(self.keys[at] for at in edited if not _is_formula(cells[at])),
                sent=dict(zip(self.keys, sent, strict=True)),
            )
            self.returned.rows.append(row)

    def _object(self, problem: CellProblem) -> None:
        self.returned.problems.append(problem)

    def _place(self, at: int, number: int) -> CellPlace:
        return CellPlace(self.question.sheet, f"{get_column_letter(at + 1)}{number}")


def _value(cell: Any) -> Any:
    return None if cell is None else cell.value


def _is_formula(cell: Any) -> bool:
    return cell is not None and is_formula(cell)

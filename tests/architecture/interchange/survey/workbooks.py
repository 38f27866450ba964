"""Workbooks for tests: one sent out, edited as a person with a spreadsheet program would, and taken in again."""

import io
from datetime import date
from typing import Any

import openpyxl

from lgsp.architecture.interchange.survey.composition import compose
from lgsp.architecture.interchange.survey.intake import Intake, take_in
from lgsp.architecture.interchange.survey.writing import FIRST, KEYS, write_workbook
from lgsp.architecture.model.model import Model

DAY = date(2026, 11, 1)
FILE = "phieu.xlsx"
FIRST_ROW = FIRST + 1


def send(model: Model, *kinds: str, agency: str = "so-tu-phap", round_id: str | None = None) -> bytes:
    """Return the workbook of an agency, about these kinds; about systems when none is named."""
    composition = compose(model, agency, on=DAY, kinds=kinds or ("system",), round_id=round_id)
    return write_workbook(composition)


def edit(content: bytes, sheet: str, cells: dict[tuple[int, str], Any]) -> bytes:
    """Return the workbook with other cells: row and machine key say which."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    keys = [cell.value for cell in book[sheet][KEYS + 1]]
    for (row, key), value in cells.items():
        book[sheet].cell(row, keys.index(key) + 1).value = value
    return to_bytes(book)


def to_bytes(book: openpyxl.Workbook) -> bytes:
    """Return the workbook as a program writes it."""
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def take(content: bytes, model: Model) -> Intake:
    """Take the workbook in."""
    return take_in(content, model, file=FILE, on=DAY)


def objections(intake: Intake) -> dict[str, str]:
    """Return the codes of what was objected to, by the machine place."""
    return {str(problem.place): problem.code for problem in intake.problems}

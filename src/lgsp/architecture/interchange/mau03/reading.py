"""
Read a workbook of Mẫu số 03 made here or elsewhere: rows in any order, blank rows, any Unicode form, spare spaces.

Sheets and columns are found by their official names and by nothing else; the order of columns does not matter, and
what stands above the heads is passed over. Cells with formulas or errors are named; the columns KIỂM TRA are not read.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl.utils import get_column_letter

from lgsp.architecture.interchange.containers import is_formula, open_workbook

from .cells import clean, plain, read_day
from .checks import TITLE
from .columns import get_titles
from .datasets import SHEETS
from .errors import CellFaulty, CellFormula, CellProblem, SheetsMissing
from .guide import CUT_OFF, SCOPE, SCOPE_OF_DAY
from .guide import SHEET as GUIDE

_HEAD_WITHIN = 10
_MOST_COLUMNS = 50
_IGNORED = {plain(TITLE), plain("STT"), plain("TT")}


@dataclass
class Filled:
    """
    One row of a workbook that says something: its line, its cells by column, and where each column stands.

    >>> Filled("ANHXA", 5, {}, {"object_code": "A"}).place("object_code")
    'ANHXA!A5'
    """

    sheet: str
    number: int
    cells: dict[str, str]
    letters: dict[str, str]

    def place(self, key: str) -> str:
        """Return the address of the cell in a column."""
        return f"{self.sheet}!{self.letters[key]}{self.number}"


@dataclass
class Workbook:
    """What a workbook says: its rows, the day its figures hold for, cells that cannot be read, other columns."""

    file: str
    tables: dict[str, list[Filled]] = field(default_factory=dict)
    on: date | None = None
    of_day: bool = False
    problems: list[CellProblem] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)


def read_workbook(source: Path | bytes, *, name: str = "") -> Workbook:
    """
    Return what a workbook says.

    :raises SheetsMissing: if sheets or columns are not called as Mẫu số 03 calls them
    :raises DomainError: `INTERCHANGE-001` to `014`, if the file is not safe to open
    """
    file = name or (source.name if isinstance(source, Path) else "tệp")
    book = open_workbook(source, name=file, read_only=True)
    found = {plain(sheet.title): sheet for sheet in book.worksheets}
    missing = [f"trang tính “{sheet}”" for sheet in SHEETS if plain(sheet) not in found]
    if missing:
        sheets = ", ".join(f"“{sheet.title}”" for sheet in book.worksheets)
        raise SheetsMissing(file=file, missing=", ".join(missing), found=f"các trang tính {sheets}")
    result = Workbook(file)
    for sheet in SHEETS:
        _read_table(result, sheet, found[plain(sheet)])
    if plain(GUIDE) in found:
        told = dict(_read_guide(found[plain(GUIDE)]))
        result.on = read_day(told.get(plain(CUT_OFF), ""))
        result.of_day = plain(told.get(plain(SCOPE), "")) == plain(SCOPE_OF_DAY)
    return result


def _read_table(result: Workbook, name: str, sheet: Any) -> None:
    rows = enumerate(sheet.iter_rows(max_col=_MOST_COLUMNS), start=1)
    columns = _find_head(result, name, rows)
    letters = {key: get_column_letter(at + 1) for at, key in columns.items()}
    blank = dict.fromkeys(get_titles(name), "")
    result.tables[name] = []
    for number, row in rows:
        filled = Filled(name, number, dict(blank), letters)
        wrong = list(_fill(filled, row, columns))
        result.problems += wrong
        if wrong or any(filled.cells.values()):
            result.tables[name].append(filled)


def _find_head(result: Workbook, name: str, rows: Iterator[tuple[int, Any]]) -> dict[int, str]:
    """
    Return the key of each column by its position, from the first row that holds most of their names.

    :raises SheetsMissing: if a column is not there
    """
    titles = {plain(title): key for key, title in get_titles(name).items()}
    best: dict[int, str] = {}
    seen: list[str] = []
    for number, row in rows:
        heads = {at: clean(cell.value) for at, cell in enumerate(row)}
        known = {at: titles[plain(head)] for at, head in heads.items() if plain(head) in titles}
        if len(known) > len(best):
            best, seen = known, [head for head in heads.values() if head]
        if len(best) * 2 > len(titles) or number >= _HEAD_WITHIN:
            break
    missing = [title for key, title in get_titles(name).items() if key not in best.values()]
    others = [head for head in seen if plain(head) not in titles]
    if missing or len(set(best.values())) != len(best):
        listed = ", ".join(f"cột “{title}” ở {name}" for title in missing or _repeated(best, name))
        told = ", ".join(f"“{head}”" for head in others) or "không cột lạ nào"
        raise SheetsMissing(file=result.file, missing=listed, found=f"{told} ở {name}")
    result.ignored += [f"{name}: “{head}”" for head in others if plain(head) not in _IGNORED]
    return best


def _repeated(columns: dict[int, str], name: str) -> Iterable[str]:
    keys = list(columns.values())
    return (f"{get_titles(name)[key]} (chỉ một lần)" for key in dict.fromkeys(keys) if keys.count(key) > 1)


def _fill(filled: Filled, row: Any, columns: dict[int, str]) -> Iterator[CellProblem]:
    """Put what the cells of a row say into it, and yield those that cannot be read."""
    for at, key in columns.items():
        cell = row[at] if at < len(row) else None
        if cell is None or cell.value is None:
            continue
        if is_formula(cell):
            yield CellFormula().at(filled.place(key))
        elif cell.data_type == "e":
            yield CellFaulty(found=cell.value).at(filled.place(key))
        else:
            filled.cells[key] = clean(cell.value)


def _read_guide(sheet: Any) -> Iterator[tuple[str, str]]:
    """Yield what the guide says of the data set, by its labels."""
    for row in sheet.iter_rows(max_col=2, max_row=60, values_only=True):
        if len(row) > 1:
            yield plain(clean(row[0])), clean(row[1])

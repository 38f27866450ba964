"""
Tables written as an Excel workbook, in the one style of this package.

The same rows are the same bytes. Whatever begins with = + - @ is text, and stays text when somebody edits the cell.
"""

import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

import xlsxwriter

HEAD = 3
"""The row of the column headings, from 0; above it stand the title and the notice of an invented province."""

_CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 -- a workbook says no time zone, and the same content is the same bytes
_A3 = 8
_LINE = 15
_TALLEST_ROW = 405
_LONGEST_CELL = 32_767
_CUT = "… (dài hơn một ô của Excel)"
_FORMULA_MARKS = ("=", "+", "-", "@")

Cell = str | int | date | None
Rows = Iterable[Sequence[Cell]]


class Column(NamedTuple):
    """A column: its heading and its width in characters."""

    heading: str
    width: int


class Sheet(NamedTuple):
    """A table: the name of its sheet, its columns and its rows."""

    name: str
    columns: Sequence[Column]
    rows: Rows


def write_sheets(sheets: Iterable[Sheet], *, title: str, notice: str) -> bytes:
    """Return the tables as the bytes of an .xlsx file, each on a sheet under the title and the notice."""
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(stream, options) as book:
        book.set_properties({"title": title, "created": _CREATED})
        writer = _Writer(book, title, notice)
        for sheet in sheets:
            writer.write(sheet)
    return stream.getvalue()


class _Writer:
    def __init__(self, book: Any, title: str, notice: str) -> None:
        self.book, self.titles = book, (title, notice)
        cell = {"border": 1, "text_wrap": True, "valign": "top"}
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.notice = book.add_format({"italic": True})
        self.heading = book.add_format(
            {**cell, "bold": True, "align": "center", "valign": "vcenter", "bg_color": "#DDE6F0"}
        )
        self.text = book.add_format(cell)
        self.quoted = book.add_format({**cell, "quote_prefix": True})
        self.number = book.add_format({**cell, "num_format": "0"})
        self.day = book.add_format({**cell, "num_format": "dd/mm/yyyy", "align": "center"})

    def write(self, table: Sheet) -> None:
        sheet = self.book.add_worksheet(table.name)
        sheet.write_string(0, 0, self.titles[0], self.title)
        sheet.write_string(1, 0, self.titles[1], self.notice)
        for at, column in enumerate(table.columns):
            sheet.set_column(at, at, column.width)
            sheet.write_string(HEAD, at, column.heading, self.heading)
        last = HEAD
        for last, cells in enumerate(table.rows, start=HEAD + 1):
            for at, cell in enumerate(cells):
                self._write_cell(sheet, last, at, cell)
            sheet.set_row(last, _height(cells, table.columns))
        self._lay_out(sheet, last, len(table.columns))

    @staticmethod
    def _lay_out(sheet: Any, last: int, width: int) -> None:
        sheet.autofilter(HEAD, 0, max(last, HEAD + 1), width - 1)
        sheet.freeze_panes(HEAD + 1, 0)
        sheet.repeat_rows(HEAD)
        sheet.set_landscape()
        sheet.set_paper(_A3)
        sheet.fit_to_pages(1, 0)

    def _write_cell(self, sheet: Any, row: int, column: int, cell: Cell) -> None:
        if cell is None or cell == "":
            sheet.write_blank(row, column, None, self.text)
        elif isinstance(cell, int):
            sheet.write_number(row, column, cell, self.number)
        elif isinstance(cell, date):
            sheet.write_datetime(row, column, cell, self.day)
        else:
            text = cell if len(cell) <= _LONGEST_CELL else cell[: _LONGEST_CELL - len(_CUT)] + _CUT
            is_risky = text.lstrip().startswith(_FORMULA_MARKS)
            sheet.write_string(row, column, text, self.quoted if is_risky else self.text)


def _height(cells: Sequence[Cell], columns: Sequence[Column]) -> int:
    """Return the height of a row; left to the program that opens the file, some show the first line only."""
    lines = max(
        sum(-(-len(line) // column.width) or 1 for line in str(cell or "").split("\n"))
        for cell, column in zip(cells, columns, strict=True)
    )
    return min(_LINE * lines, _TALLEST_ROW)

"""
Tables people sort, filter, page through and take away as a workbook: one way of doing it for every list of the desk.

A column gives a cell its text and the key it is sorted by; an unknown column to sort by is the first one. What a
workbook holds is text: a cell that looks like a formula is written as the letters it is.
"""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import xlsxwriter
from django.core.paginator import Paginator
from django.http import HttpResponse, QueryDict
from django.utils.functional import Promise

PAGE = 50
SORT, BACKWARDS = "xep", "-"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WIDEST = 60


@dataclass(frozen=True)
class Column:
    """A column: its name in addresses, its title, the text of a cell, and what rows are sorted by."""

    name: str
    title: str | Promise
    text: Callable[[Any], str]
    key: Callable[[Any], Any]


@dataclass(frozen=True)
class Heading:
    """The head of a column: the address that sorts by it, and how it is sorted now (for screen readers)."""

    title: str | Promise
    address: str
    sorted: str


@dataclass(frozen=True)
class Sheet:
    """Rows in the order and on the page that an address asks for."""

    columns: Sequence[Column]
    rows: Sequence[Any]
    query: QueryDict

    @property
    def page(self) -> Any:
        """Return the page of rows asked for; one past the end is the last."""
        return Paginator(self.ordered, PAGE).get_page(self.query.get("trang"))

    @property
    def ordered(self) -> list[Any]:
        """Return the rows in order."""
        column, is_backwards = self._read_order()
        return sorted(self.rows, key=column.key, reverse=is_backwards)

    @property
    def headings(self) -> list[Heading]:
        """Return the heads of the columns; asking again for the one sorted by turns the order round."""
        chosen, is_backwards = self._read_order()
        return [
            Heading(
                column.title,
                self._address(
                    BACKWARDS + column.name if column is chosen and not is_backwards else column.name
                ),
                ("descending" if is_backwards else "ascending") if column is chosen else "none",
            )
            for column in self.columns
        ]

    @property
    def rest(self) -> str:
        """Return the address's query without its page, to which a page is added."""
        kept = [(name, value) for name, value in self.query.items() if name != "trang"]
        return urlencode(kept)

    def to_workbook(self, name: str) -> HttpResponse:
        """Return every row, in order, as a workbook."""
        stream = io.BytesIO()
        with xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False}) as book:
            sheet, bold = book.add_worksheet(), book.add_format({"bold": True, "text_wrap": True})
            rows = self.ordered
            for at, column in enumerate(self.columns):
                sheet.write_string(0, at, str(column.title), bold)
                texts = [column.text(row) for row in rows]
                for place, text in enumerate(texts, start=1):
                    sheet.write_string(place, at, text)
                sheet.set_column(at, at, min(max(map(len, [str(column.title), *texts])) + 2, _WIDEST))
            sheet.freeze_panes(1, 0)
            sheet.autofilter(0, 0, max(len(rows), 1), len(self.columns) - 1)
        headers = {"Content-Disposition": f'attachment; filename="{name}.xlsx"'}
        return HttpResponse(stream.getvalue(), content_type=XLSX, headers=headers)

    def _read_order(self) -> tuple[Column, bool]:
        asked = self.query.get(SORT, "")
        wanted = asked.removeprefix(BACKWARDS)
        found = next((one for one in self.columns if one.name == wanted), self.columns[0])
        return found, asked.startswith(BACKWARDS)

    def _address(self, order: str) -> str:
        kept = [(name, value) for name, value in self.query.items() if name not in (SORT, "trang")]
        return "?" + urlencode([*kept, (SORT, order)])

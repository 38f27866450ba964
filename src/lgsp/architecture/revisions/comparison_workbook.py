"""The comparison table as an Excel workbook: old, new and why side by side, ready to print on A4 across."""

import io
from datetime import UTC, datetime
from typing import Any

import xlsxwriter

from .comparison import ComparisonTable
from .comparison_markdown import name_row

_SHEET = "So sánh"
_COLUMNS = (("STT", 6), ("Đối tượng, nội dung", 34), ("Quy định cũ", 44), ("Quy định mới", 44), ("Lý do", 34))
_ALWAYS = datetime(2000, 1, 1, tzinfo=UTC)
"""The time of making, the same in every workbook, so that the same table gives the same bytes."""

_A4 = 9
_LONGEST_CELL = 32_767
_CUT = "… (nội dung dài hơn một ô của Excel)"


def to_workbook(table: ComparisonTable) -> bytes:
    """Return the workbook; what begins with = stays text."""
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(stream, options) as book:
        book.set_properties({"title": table.title, "created": _ALWAYS.replace(tzinfo=None)})
        sheet = book.add_worksheet(_SHEET)
        formats = {
            "title": book.add_format({"bold": True, "font_size": 14}),
            "head": book.add_format({"bold": True, "border": 1, "text_wrap": True, "align": "center"}),
            "group": book.add_format({"bold": True, "border": 1, "bg_color": "#E7E6E6"}),
            "cell": book.add_format({"border": 1, "text_wrap": True, "valign": "top"}),
            "open": book.add_format({"border": 1, "text_wrap": True, "valign": "top", "italic": True}),
        }
        _lay_out(sheet)
        _fill(sheet, table, formats)
    return stream.getvalue()


def _lay_out(sheet: Any) -> None:
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    for position, (_, width) in enumerate(_COLUMNS):
        sheet.set_column(position, position, width)


def _fill(sheet: Any, table: ComparisonTable, formats: dict[str, Any]) -> None:
    sheet.write_string(0, 0, table.title, formats["title"])
    sheet.write_string(1, 0, table.notice)
    for position, (name, _) in enumerate(_COLUMNS):
        sheet.write_string(3, position, name, formats["head"])
    sheet.repeat_rows(3)
    sheet.freeze_panes(4, 0)
    at, number = 4, 0
    for group in table.groups:
        for position in range(len(_COLUMNS)):
            sheet.write_string(at, position, "" if position else group.heading, formats["group"])
        at += 1
        for row in group.rows:
            number += 1
            sheet.write_number(at, 0, number, formats["cell"])
            for position, text in enumerate((name_row(row), row.old, row.new), start=1):
                sheet.write_string(at, position, _fit(text), formats["cell"])
            sheet.write_string(at, 4, _fit(row.why), formats["cell" if row.reason else "open"])
            at += 1


def _fit(text: str) -> str:
    return text if len(text) <= _LONGEST_CELL else text[: _LONGEST_CELL - len(_CUT)] + _CUT

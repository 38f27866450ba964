"""
Write a data set as the workbook of Mẫu số 03: the same data set, the same bytes.

Every cell a person fills in is text, so that nothing in it can run as a formula. XlsxWriter writes it.
"""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from lgsp.architecture.frameworks.mau03 import FormField, list_fields
from lgsp.architecture.model.province import Province

from . import objects, tasks
from .cells import EXCEL_ESCAPE, LONGEST
from .checks import TITLE, Place, get_last_row, judge_all, list_checks, write_formula
from .columns import get_titles
from .datasets import SHEETS, Dataset, Row
from .errors import TextUnwritable
from .guide import TITLES
from .hints import HINTS
from .sheets import Sheet, fit_row
from .styles import CHECK_WIDTH, Styles, get_width
from .support import Guide, write_support_sheets

_MADE_ON = datetime(2026, 1, 1)  # noqa: DTZ001 -- a workbook says when it was made; ours says the same each time
_SEVERAL = {(objects.SHEET, "usage_scope")}


def write_workbook(dataset: Dataset, province: Province) -> bytes:
    """
    Return the workbook (.xlsx) of a data set.

    :raises TextUnwritable: if a text is too long for a cell, or would be read back as another
    """
    _check_texts(dataset)
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(
        stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties(
        {"title": f"Mẫu số 03 – {province.full_name}", "comments": province.notice, "created": _MADE_ON}
    )
    writer = _Writer(book, Styles.of(book), dataset, province, judge_all(dataset))
    writer.write()
    book.close()
    return stream.getvalue()


@dataclass
class _Writer:
    book: Any
    styles: Styles
    dataset: Dataset
    province: Province
    judged: Mapping[str, Sequence[str]]

    def write(self) -> None:
        last = {name: get_last_row(len(self.dataset.tables[name])) for name in SHEETS}
        sheets = {name: self.book.add_worksheet(name, Sheet) for name in ("HUONG_DAN", *SHEETS)}
        for name in SHEETS:
            self._write_table(sheets[name], name, last)
        guide = Guide(sheets["HUONG_DAN"], self.styles, self.dataset, self.province, self.judged)
        write_support_sheets(self.book, guide)

    def _write_table(self, sheet: Any, name: str, last: Mapping[str, int]) -> None:
        fields, rows = list_fields(name), self.dataset.tables[name]
        self._write_head(sheet, fields)
        widths = [get_width(field.field) for field in fields]
        for number, row in enumerate(rows, start=1):
            cells = [row.cells[field.field] for field in fields]
            for column, cell in enumerate(cells):
                if cell:  # an empty one looks as its column does
                    sheet.write_string(number, column, cell, self.styles.text)
            told = self.judged[name][number - 1]
            fit_row(sheet, number, [*zip(cells, widths, strict=True), (told, CHECK_WIDTH)])
        self._write_checks(sheet, name, last)
        self._add_lists(sheet, name, fields, last[name])
        sheet.freeze_panes(1, _count_frozen(name))
        sheet.autofilter(0, 0, max(len(rows), 1), len(fields))
        self._set_up_print(sheet, name, len(fields))

    def _write_head(self, sheet: Any, fields: Sequence[FormField]) -> None:
        sheet.set_row(0, 48)
        for column, field in enumerate(fields):
            sheet.set_column(column, column, get_width(field.field), self.styles.text)
            sheet.write_string(0, column, field.name, self.styles.head(field.requirement))
        sheet.set_column(len(fields), len(fields), CHECK_WIDTH, self.styles.check)
        sheet.write_string(0, len(fields), TITLE, self.styles.check_head)

    def _write_checks(self, sheet: Any, name: str, last: Mapping[str, int]) -> None:
        checks, letters, judged = list_checks(name), _letters(name), self.judged[name]
        for number in range(1, last[name]):
            formula = write_formula(checks, Place(letters, number + 1, last, name))
            value = judged[number - 1] if number <= len(judged) else ""
            sheet.write_formula(number, len(letters), formula, self.styles.check, value)

    def _add_lists(self, sheet: Any, name: str, fields: Sequence[FormField], last: int) -> None:
        for column, field in enumerate(fields):
            options: dict[str, Any] = {
                "validate": "any",
                "input_title": field.name[:32],
                "input_message": HINTS[name][field.field][:255],
            }
            if source := _get_list(name, field):
                options |= {
                    "validate": "list",
                    "source": source,
                    "error_type": "warning",
                    "error_title": "Ngoài danh mục",
                    "error_message": "Chỉ ghi giá trị của danh mục, hoặc “Chưa xác định (đơn vị, thời hạn)”.",
                }
            sheet.data_validation(1, column, last - 1, column, options)

    def _set_up_print(self, sheet: Any, name: str, columns: int) -> None:
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
        sheet.repeat_rows(0)
        sheet.repeat_columns(0, _count_frozen(name) - 1)
        sheet.print_area(0, 0, max(len(self.dataset.tables[name]), 1), columns)
        sheet.fit_to_pages(3 if columns > 12 else 2, 0)
        sheet.set_header(f"&L&9{_in_header(self.province.full_name)}&R&9{_in_header(TITLES[name])}")
        notice = f"&L&8{_in_header(self.province.notice)[:200]}" if self.province.notice else ""
        sheet.set_footer(f"{notice}&R&9Trang &P/&N")


def _get_list(name: str, field: FormField) -> str | list[str]:
    """Return where the drop-down of a column has its values from; nothing for a column without one."""
    if (name, field.field) in _SEVERAL:
        return ""
    if field.field == "governance_scope":
        return list(tasks.SCOPES.values())
    return f"={field.value_list}" if field.value_list else ""


def _letters(name: str) -> dict[str, str]:
    return {key: xl_col_to_name(at) for at, key in enumerate(get_titles(name))}


def _count_frozen(name: str) -> int:
    """Return how many columns stay in view: of objects as far as the name, elsewhere the code."""
    return 4 if name == objects.SHEET else 1


def _in_header(text: str) -> str:
    return " ".join(text.split()).replace("&", "&&")


def _check_texts(dataset: Dataset) -> None:
    for name, rows in dataset.tables.items():
        for row in rows:
            for key, cell in row.cells.items():
                if len(cell.encode("utf-16-le")) > 2 * LONGEST or EXCEL_ESCAPE.search(cell):
                    _refuse_text(name, row, key, cell)


def _refuse_text(name: str, row: Row, key: str, cell: str) -> None:
    of = row.entity or row.task
    assert of is not None  # every row of a data set that was described has one
    reason = (
        f"quá {LONGEST} ký tự"
        if len(cell) > LONGEST // 2
        else "chứa chuỗi _xHHHH_ mà Excel hiểu là ký tự khác"
    )
    raise TextUnwritable(place=f"{name} “{get_titles(name)[key]}” ({of.id})", reason=reason)

"""
Write the workbook of a composition.

Every sheet has the same rows: machine keys (hidden), what to do, the bands, the headings with help, then one row an
object, then empty rows for new ones. Only cells that are asked can be edited; there is no password.
"""

import io
from datetime import date, datetime
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from .choices import Choices
from .composition import EXPLANATIONS, ID_KEY, UNIT, Composition, Row, Sheet
from .guidance import write_guidance
from .help import comment, hint
from .machine import SHEET as MACHINE
from .machine import write_cells
from .questions import Column
from .styles import BANDS, EXPLAINED, MISSING, UNKNOWN, Styles, height, width

KEYS, NOTE, BAND, HEADING, FIRST = range(5)
"""The rows of a sheet, from 0."""

NEW_ROWS = 20
_CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 -- a workbook says no time zone, and the same content is the same bytes
_PROTECTION = {"format_columns": True, "format_rows": True, "autofilter": True, "sort": True}
_INTRODUCTION = (
    "Sửa ô sai hoặc thiếu; ô đúng để nguyên. Dòng nền xanh nhạt ở cuối dành cho đối tượng mới. "
    "Đưa chuột vào tiêu đề cột để xem cách ghi. Xem thêm trang HUONG_DAN."
)


def write_workbook(composition: Composition) -> bytes:
    """Return the workbook as the bytes of an .xlsx file, the same for the same composition."""
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(stream, options)
    book.set_properties({"title": f"Phiếu khảo sát: {composition.agency.name}", "created": _CREATED})
    styles = Styles(book)
    write_guidance(book, styles, composition)
    sheets = [(sheet, book.add_worksheet(sheet.question.sheet)) for sheet in composition.sheets]
    choices = Choices(book, styles, composition)
    for sheet, page in sheets:
        _SheetWriter(page, sheet, styles, choices).write()
    _write_machine(book, composition)
    book.close()
    return stream.getvalue()


def _write_machine(book: Any, composition: Composition) -> None:
    page = book.add_worksheet(MACHINE)
    for row, text in enumerate(write_cells(composition.sent)):
        page.write_string(row, 0, text)
    page.protect()
    page.very_hidden()


class _SheetWriter:
    """Writes the sheet of one kind."""

    def __init__(self, page: Any, sheet: Sheet, styles: Styles, choices: Choices) -> None:
        self.page, self.sheet, self.styles, self.choices = page, sheet, styles, choices
        self.columns = sheet.question.columns
        self.last = FIRST + len(sheet.rows) - 1
        self.end = self.last + (NEW_ROWS if sheet.question.can_be_added else 0)

    def write(self) -> None:
        self._write_head()
        for at, row in enumerate(self.sheet.rows):
            self._write_row(FIRST + at, row)
        for at in range(self.last + 1, self.end + 1):
            self._write_new_row(at)
        if self.end >= FIRST:
            self._add_choices()
            self._add_flags()
        self._set_up()

    def _write_head(self) -> None:
        page, styles = self.page, self.styles
        page.write_row(KEYS, 0, [ID_KEY, *self.sheet.keys])
        page.write_string(NOTE, 1, _INTRODUCTION, styles.text(font_size=11, italic=True, text_wrap=False))
        page.write_string(NOTE, 0, self.sheet.question.kind.title, styles.text(bold=True, text_wrap=False))
        page.write_string(HEADING, 0, "Mã", styles.heading(EXPLAINED))
        page.write_comment(HEADING, 0, "Mã trong mô hình, không sửa. Dòng mới để trống.", _size("Mã"))
        for at, column in enumerate(self.columns, start=1):
            self._write_heading(at, column)
        for at, (_, title) in enumerate(EXPLANATIONS, start=len(self.columns) + 1):
            page.write_string(HEADING, at, title, styles.heading(EXPLAINED))
            page.write_comment(HEADING, at, _EXPLAIN, _size(_EXPLAIN))
        for first, last, name, colour in self._bands():
            page.merge_range(BAND, first, BAND, last, name, styles.band(colour))

    def _write_heading(self, at: int, column: Column) -> None:
        star, how = " *" if column.shape.is_required else "", hint(column)
        title = f"{column.title}{star}" + (f"\n({how})" if how else "")
        self.page.write_string(HEADING, at, title, self.styles.heading(BANDS[column.group]))
        text = comment(column)
        self.page.write_comment(HEADING, at, text, _size(text))
        self.page.set_column(at, at, width(column))

    def _bands(self) -> list[tuple[int, int, str, str]]:
        bands = []
        for group, colour in BANDS.items():
            at = [position for position, column in enumerate(self.columns, 1) if column.group is group]
            if len(at) > 1:
                bands.append((at[0], at[-1], group.value, colour))
        after = len(self.columns) + 1
        return [*bands, (after, after + 1, "Khi ghi “Chưa xác định”", EXPLAINED)]

    def _write_row(self, at: int, row: Row) -> None:
        self.page.set_row(at, height(row.cells, self.columns))
        self.page.write_string(at, 0, row.entity.id, self.styles.id())
        for position, cell in enumerate(row.cells):
            look = self.styles.cell(is_day=self._is_day(position), is_locked=position in row.locked)
            self._write_cell(at, position + 1, cell, look)

    def _write_new_row(self, at: int) -> None:
        self.page.write_blank(at, 0, None, self.styles.id())
        for position in range(len(self.columns) + len(EXPLANATIONS)):
            look = self.styles.cell(is_day=self._is_day(position), is_new=True)
            self.page.write_blank(at, position + 1, None, look)

    def _write_cell(self, row: int, at: int, cell: Any, look: Any) -> None:
        match cell:
            case None:
                self.page.write_blank(row, at, None, look)
            case str():
                self.page.write_string(row, at, cell, look)
            case int():
                self.page.write_number(row, at, cell, look)
            case _:
                self.page.write_datetime(row, at, cell, look)

    def _is_day(self, position: int) -> bool:
        if position >= len(self.columns):
            return EXPLANATIONS[position - len(self.columns)][0] != UNIT
        return self.columns[position].shape.value_type is date

    def _add_choices(self) -> None:
        for at, column in enumerate(self.columns, start=1):
            if choice := self.choices.of_column(column, f"{xl_col_to_name(at)}{FIRST + 1}"):
                self.page.data_validation(FIRST, at, self.end, at, choice)
        after = len(self.columns) + 1
        self.page.data_validation(FIRST, after, self.end, after, self.choices.of_unit())

    def _add_flags(self) -> None:
        area = (FIRST, 1, self.end, len(self.columns))
        unknown = {"type": "text", "criteria": "begins with", "value": "Chưa xác định"}
        self.page.conditional_format(*area, {**unknown, "format": self.styles.flag(UNKNOWN)})
        if self.last < FIRST:
            return
        for at, column in enumerate(self.columns, start=1):
            if column.shape.is_required:
                missing = {"type": "blanks", "format": self.styles.flag(MISSING)}
                self.page.conditional_format(FIRST, at, self.last, at, missing)

    def _set_up(self) -> None:
        page, after = self.page, len(self.columns) + 1
        page.set_column(0, 0, 22)
        page.set_column(after, after, 34)
        page.set_column(after + 1, after + 1, 16)
        page.set_row(KEYS, None, None, {"hidden": True})
        page.set_row(HEADING, 66)
        page.freeze_panes(FIRST, 2)
        page.autofilter(HEADING, 0, max(self.end, HEADING), after + 1)
        page.set_landscape()
        page.set_paper(8)
        page.repeat_rows(BAND, HEADING)
        page.protect("", _PROTECTION)


_EXPLAIN = (
    "Chỉ ghi khi trong dòng có ô “Chưa xác định”: đơn vị sẽ làm rõ, và thời hạn (ngày/tháng/năm). "
    "Dùng chung cho mọi ô “Chưa xác định” của dòng."
)


def _size(text: str) -> dict[str, Any]:
    lines = sum(1 + len(line) // 42 for line in text.split("\n"))
    return {"width": 320, "height": 24 + 17 * lines, "font_name": "Tahoma", "font_size": 9, "author": "lgsp"}

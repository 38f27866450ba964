"""The first sheet: who is asked, how to fill in the workbook, and how far it is filled."""

from typing import Any

from xlsxwriter.utility import xl_range

from .composition import Composition, Sheet
from .help import GUIDANCE, STEPS, list_introduction
from .styles import GREY, MISSING, NEW, UNKNOWN, Styles

_BLUE = "#1F4E79"
_COLOURS = (
    ("#FFFFFF", "Ô sửa được"),
    (GREY, "Ô đã khóa"),
    (NEW, "Dòng dành cho đối tượng mới"),
    (MISSING, "Ô bắt buộc còn trống"),
    (UNKNOWN, "Ô ghi “Chưa xác định”"),
    ("#FF9999", "Ô phải sửa (khi phiếu được gửi lại)"),
)
_FIRST_DATA_ROW = 4


def write_guidance(book: Any, styles: Styles, composition: Composition) -> None:
    """Write the first sheet of the workbook."""
    page = book.add_worksheet(GUIDANCE)
    page.set_column(0, 0, 30)
    page.set_column(1, 1, 62)
    page.set_column(2, 4, 16)
    page.hide_gridlines(2)
    page.set_row(0, 26)
    page.write_string(
        0, 0, "PHIẾU KHẢO SÁT HIỆN TRẠNG KIẾN TRÚC", styles.text(bold=True, font_size=16, text_wrap=False)
    )
    at = 2
    for name, fact in list_introduction(composition):
        page.write_string(at, 0, name, styles.text(bold=True))
        page.write_string(at, 1, fact, styles.text())
        page.set_row(at, 16 * (1 + len(fact) // 62))
        at += 1
    at = _write_steps(page, styles, at + 1)
    at = _write_contents(page, styles, composition, at + 1)
    _write_colours(page, styles, at + 1)
    page.protect()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.activate()


def _write_steps(page: Any, styles: Styles, at: int) -> int:
    page.write_string(at, 0, "Cách ghi phiếu", styles.text(bold=True, font_color=_BLUE, font_size=13))
    for number, step in enumerate(STEPS, start=1):
        at += 1
        page.merge_range(at, 0, at, 4, f"{number}. {step}", styles.text())
        page.set_row(at, 16 * (1 + len(step) // 118))
    return at + 1


def _write_contents(page: Any, styles: Styles, composition: Composition, at: int) -> int:
    for column, title in enumerate(("Trang", "Nội dung", "Đối tượng", "Ô được hỏi", "Ô đã ghi")):
        page.write_string(at, column, title, styles.heading(_BLUE))
    for sheet in composition.sheets:
        at += 1
        _write_contents_row(page, styles, sheet, at)
    return at + 1


def _write_contents_row(page: Any, styles: Styles, sheet: Sheet, at: int) -> None:
    look = styles.cell(is_day=False, is_locked=True)
    name = sheet.question.sheet
    page.write_url(at, 0, f"internal:'{name}'!B{_FIRST_DATA_ROW + 1}", look, name)
    page.write_string(at, 1, sheet.question.kind.title, look)
    page.write_number(at, 2, len(sheet.rows), look)
    page.write_number(at, 3, sheet.cells_asked, look)
    if not sheet.rows:
        page.write_number(at, 4, 0, look)
        return
    last = _FIRST_DATA_ROW + len(sheet.rows) - 1
    area = xl_range(_FIRST_DATA_ROW, 1, last, len(sheet.question.columns))
    page.write_formula(at, 4, f"=COUNTA('{name}'!{area})", look, sheet.cells_filled)


def _write_colours(page: Any, styles: Styles, at: int) -> None:
    page.write_string(at, 0, "Màu nền", styles.text(bold=True, font_color=_BLUE, font_size=13))
    for colour, meaning in _COLOURS:
        at += 1
        page.write_blank(at, 0, None, styles.text(bg_color=colour, border=1))
        page.write_string(at, 1, meaning, styles.text())

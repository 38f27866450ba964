"""The support sheets: HUONG_DAN, DM_GIATRI with the lists of the drop-downs, TU_DIEN_TRUONG, LS_PHIENBAN."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from xlsxwriter.utility import xl_col_to_name

from lgsp.architecture.frameworks.mau03 import list_fields, list_values
from lgsp.architecture.frameworks.verification import say_verification
from lgsp.architecture.model.province import Province

from .checks import TITLE, get_last_row
from .columns import get_titles
from .datasets import SHEETS, Dataset
from .guide import COLOURS, FIELDS, RULES, TITLES, VALUES, describe_dossier
from .hints import HINTS
from .sheets import Sheet, fit_row
from .styles import Styles
from .versions import HEADS, Versions
from .versions import SHEET as HISTORY

_GUIDE_WIDTHS = (20, 96, 12, 22)
_VALUE_HEADS = (("Danh mục", 22), ("STT", 6), ("Giá trị", 56), ("Tình trạng kiểm chứng", 24), ("Nguồn", 60))
_FIELD_HEADS = (
    ("Trang tính", 16), ("STT", 6), ("Tên cột", 34), ("Tên trường", 24), ("Mức yêu cầu", 34), ("Cách ghi", 60),
    ("Danh mục giá trị", 20), ("Tình trạng kiểm chứng", 22), ("Nguồn", 60),
)  # fmt: skip


@dataclass(frozen=True)
class Guide:
    """The sheet HUONG_DAN, and what it tells of."""

    sheet: Any
    styles: Styles
    dataset: Dataset
    province: Province
    judged: Mapping[str, Sequence[str]]


def write_support_sheets(book: Any, guide: Guide) -> None:
    """Fill in the guide, and add the lists of values and the dictionary of fields."""
    _write_guide(guide)
    _write_values(book, guide.styles)
    _write_fields(book, guide.styles)
    _write_history(book, guide.styles, guide.dataset.versions)
    guide.sheet.activate()


def _write_guide(guide: Guide) -> None:
    sheet, styles = guide.sheet, guide.styles
    for column, width in enumerate(_GUIDE_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.write_string(0, 0, "Mẫu số 03. Bộ dữ liệu kiến trúc", styles.title)
    row = 2
    described = describe_dossier(guide.province, guide.dataset.on, of_day=guide.dataset.of_day)
    for label, said in (*described, *guide.dataset.versions.said):
        row = _write_line(sheet, styles, row, (label, said))
    row = _write_tables(guide, row + 1)
    row = _write_line(sheet, styles, row + 1, ("Quy tắc", "Cách ghi"), head=True)
    for number, rule in enumerate(RULES, start=1):
        row = _write_line(sheet, styles, row, (str(number), rule))
    row = _write_line(sheet, styles, row + 1, ("Màu tiêu đề", "Ý nghĩa"), head=True)
    for colour, meaning in COLOURS:
        sheet.write_string(row, 0, "Tiêu đề", styles.heads[colour])
        sheet.write_string(row, 1, meaning, styles.body)
        row += 1
    _set_up_print(sheet, wide=False)


def _write_tables(guide: Guide, row: int) -> int:
    """Write how many rows each table has, and how many of them the checks complain of."""
    heads = ("Trang tính", "Nội dung", "Số dòng", f"Số dòng có báo lỗi ở cột {TITLE}")
    row = _write_line(guide.sheet, guide.styles, row, heads, head=True)
    for name in SHEETS:
        _write_line(guide.sheet, guide.styles, row, (name, TITLES[name]))
        guide.sheet.write_number(row, 2, len(guide.dataset.tables[name]), guide.styles.body)
        letter = xl_col_to_name(len(get_titles(name)))
        last = get_last_row(len(guide.dataset.tables[name]))
        formula = f"=SUMPRODUCT(--(LEN({name}!${letter}$2:${letter}${last})>0))"
        guide.sheet.write_formula(row, 3, formula, guide.styles.body, sum(map(bool, guide.judged[name])))
        row += 1
    return row


def _write_line(
    sheet: Any,
    styles: Styles,
    row: int,
    cells: Sequence[str],
    *,
    head: bool = False,
    widths: Sequence[int] = _GUIDE_WIDTHS,
) -> int:
    for column, cell in enumerate(cells):
        style = styles.heads["optional"] if head else styles.label if column == 0 else styles.body
        sheet.write_string(row, column, cell, style)
    fit_row(sheet, row, zip(cells, widths, strict=False))
    return row + 1


def _write_values(book: Any, styles: Styles) -> None:
    sheet = _add_list_sheet(book, styles, VALUES, _VALUE_HEADS)
    first: dict[str, int] = {}
    for row, value in enumerate(list_values(), start=1):
        first.setdefault(value.list, row)
        mark = say_verification(value.verification, checked_by=value.checked_by)
        cells = (value.list, str(value.number), value.name, mark, value.source)
        _write_line(sheet, styles, row, cells, widths=[width for _, width in _VALUE_HEADS])
    for name, row in first.items():
        last = row + len(list_values(name)) - 1
        book.define_name(name, f"={VALUES}!$C${row + 1}:$C${last + 1}")


def _write_fields(book: Any, styles: Styles) -> None:
    sheet = _add_list_sheet(book, styles, FIELDS, _FIELD_HEADS)
    for row, field in enumerate(list_fields(), start=1):
        mark = say_verification(field.verification, checked_by=field.checked_by)
        cells = (
            field.sheet, str(field.number), field.name, field.field, field.requirement,
            HINTS[field.sheet][field.field], field.value_list, mark, field.source,
        )  # fmt: skip
        _write_line(sheet, styles, row, cells, widths=[width for _, width in _FIELD_HEADS])


def _write_history(book: Any, styles: Styles, versions: Versions) -> None:
    """Add the history of versions, where there is one (LS_PHIENBAN is optional in the draft)."""
    if versions.history:
        sheet = _add_list_sheet(book, styles, HISTORY, HEADS)
        for row, cells in enumerate(versions.history, start=1):
            _write_line(sheet, styles, row, cells, widths=[width for _, width in HEADS])


def _add_list_sheet(book: Any, styles: Styles, name: str, heads: Sequence[tuple[str, int]]) -> Any:
    sheet = book.add_worksheet(name, Sheet)
    sheet.set_row(0, 30)
    for column, (head, width) in enumerate(heads):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, head, styles.heads["optional"])
    sheet.freeze_panes(1, 0)
    _set_up_print(sheet, wide=True)
    return sheet


def _set_up_print(sheet: Any, *, wide: bool) -> None:
    if wide:
        sheet.set_landscape()
        sheet.repeat_rows(0)
    sheet.set_paper(9)
    sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&R&9Trang &P/&N")

"""Hand a workbook back: the same one, every cell objected to in red with what is wrong, and a list on a first sheet."""

import io
import re
import zipfile
from collections.abc import Sequence
from typing import Any

from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill

from lgsp.architecture.interchange.containers import open_workbook
from lgsp.architecture.interchange.open_data.packing import pack

from .errors import CellProblem

SHEET = "CAN_SUA"
AUTHOR = "lgsp"
_RED = PatternFill("solid", fgColor="FF9999")
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")
_NEVER = rb"\g<1>2000-01-01T00:00:00Z\g<2>"
_ADDRESS = re.compile(r"[A-Z]{1,2}[1-9]\d{0,5}")
_MOST = 1000


def mark(content: bytes, problems: Sequence[CellProblem], *, file: str) -> bytes:
    """Return the workbook with its objections marked, the same bytes for the same workbook and objections."""
    book = open_workbook(content, name=file)
    _unmark(book)
    for problem in problems[:_MOST]:
        if problem.place.sheet in book.sheetnames:
            _mark_cell(book[problem.place.sheet][problem.place.cell], problem.message_in("vi"))
    _write_list(book, problems)
    stream = io.BytesIO()
    book.save(stream)
    return _without_time(stream.getvalue())


def _unmark(book: Any) -> None:
    """Take back the marks of an earlier time, so that only what is still wrong is red."""
    if SHEET not in book.sheetnames:
        return
    for (place,) in book[SHEET].iter_rows(min_row=3, max_row=_MOST + 2, max_col=1, values_only=True):
        sheet, _, cell = str(place).partition("!")
        if sheet in book.sheetnames and _ADDRESS.fullmatch(cell):
            book[sheet][cell].fill, book[sheet][cell].comment = PatternFill(), None
    del book[SHEET]


def _mark_cell(cell: Any, sentence: str) -> None:
    cell.fill = _RED
    cell.comment = Comment(sentence, AUTHOR, height=40 + 18 * (len(sentence) // 36), width=300)


def _write_list(book: Any, problems: Sequence[CellProblem]) -> None:
    page = book.create_sheet(SHEET, 0)
    page.append(
        [f"Phiếu còn {len(problems)} ô phải sửa. Sửa trong các trang, ô nền đỏ; trang này không cần xóa."]
    )
    page.append(["Ô", "Cần sửa gì"])
    for problem in problems:
        page.append([str(problem.place), problem.message_in("vi")])
        link = page.cell(page.max_row, 1)
        if problem.place.sheet in book.sheetnames:
            link.hyperlink = f"#'{problem.place.sheet}'!{problem.place.cell}"
            link.style = "Hyperlink"
        page.cell(page.max_row, 2).alignment = Alignment(wrap_text=True, vertical="top")
        page.row_dimensions[page.max_row].height = 16 * (1 + len(problem.message_in("vi")) // 105)
    page["A1"].font = Font(bold=True, size=13, color="C00000")
    for cell in page[2]:
        cell.font = Font(bold=True)
    page.column_dimensions["A"].width, page.column_dimensions["B"].width = 20, 110
    page.freeze_panes = "A3"
    book.active = 0
    for other in book.worksheets:
        other.sheet_view.tabSelected = other.title == SHEET


def _without_time(content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        files = {info.filename: packed.read(info) for info in packed.infolist()}
    core = files["docProps/core.xml"]
    return pack(files | {"docProps/core.xml": _MODIFIED.sub(_NEVER, core)})

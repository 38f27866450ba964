"""The sheet DANH_MUC, with every list that a cell may choose from, and the rules that make drop-downs of them."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Any

from xlsxwriter.utility import xl_range_abs

from lgsp.architecture.interchange.words import list_names
from lgsp.architecture.model.kinds import KINDS

from .catalogue import list_labels
from .cells import NO, NOT_APPLICABLE, UNDETERMINED, YES
from .composition import Composition
from .questions import Column
from .styles import BANDS, Styles

SHEET = "DANH_MUC"
MARKS = (UNDETERMINED, NOT_APPLICABLE)
_FIRST = 2
_MOST_IN_PLACE = 10


class Choices:
    """The lists of one workbook; a list is written when the first column asks for it."""

    def __init__(self, book: Any, styles: Styles, composition: Composition) -> None:
        self._page = book.add_worksheet(SHEET)
        self._styles, self._model = styles, composition.model
        self._written: dict[object, tuple[int, int]] = {}
        look = styles.text(italic=True, text_wrap=False)
        self._page.write_string(0, 0, "Các danh mục dùng trong phiếu; chỉ để tra cứu, không sửa.", look)
        self._page.freeze_panes(_FIRST, 0)
        self._page.protect()

    def of_column(self, column: Column, cell: str) -> dict[str, Any] | None:
        """Return the rule of a column whose first cell has that address, if it has one."""
        shape = column.shape
        if shape.targets is not None:
            return self._of_list(shape.targets, column, is_open=True)
        if issubclass(shape.value_type, StrEnum):
            return self._of_list(shape.value_type, column, is_open=False)
        if shape.value_type is bool:
            return _in_place([YES, NO], column)
        if shape.value_type is int:
            return _of_number(column, cell)
        return _of_kind(column, cell, "một ngày, ví dụ 31/12/2026") if shape.value_type is date else None

    def of_unit(self) -> dict[str, Any]:
        """Return the rule of the column that names who will find out."""
        return _list_rule(self._range(("agency",), with_marks=False), is_open=True, is_many=False)

    def _of_list(self, listed: object, column: Column, *, is_open: bool) -> dict[str, Any]:
        source = self._range(listed, with_marks=column.can_be_marked)
        return _list_rule(source, is_open=is_open, is_many=column.shape.is_many)

    def _range(self, listed: object, *, with_marks: bool) -> str:
        """Return where a list stands: the values first, the two marks below them."""
        if listed not in self._written:
            self._written[listed] = (len(self._written), self._write(listed, len(self._written)))
        at, count = self._written[listed]
        last = _FIRST + max(count + (len(MARKS) if with_marks else 0), 1) - 1
        return f"={SHEET}!{xl_range_abs(_FIRST, at, last, at)}"

    def _write(self, listed: object, at: int) -> int:
        title, values = self._name(listed)
        self._page.set_column(at, at, 44)
        self._page.write_string(_FIRST - 1, at, title, self._styles.heading(next(iter(BANDS.values()))))
        for row, value in enumerate((*values, *MARKS), start=_FIRST):
            self._page.write_string(row, at, value, self._styles.id())
        return len(values)

    def _name(self, listed: object) -> tuple[str, Sequence[str]]:
        if isinstance(listed, tuple):
            titles = [KINDS[kind].title for kind in listed]
            return " / ".join(titles if len(titles) < len(KINDS) else ["Mọi đối tượng"]), list_labels(
                listed, self._model
            )
        assert isinstance(listed, type)
        assert issubclass(listed, StrEnum)
        return "Giá trị chọn", list_names(listed)


def _list_rule(source: str, *, is_open: bool, is_many: bool) -> dict[str, Any]:
    rule: dict[str, Any] = {"validate": "list", "source": source}
    if is_many:  # several lines in one cell are no item of any list: the import judges them
        return {**rule, "show_error": False}
    return {
        **rule,
        "error_type": "warning" if is_open else "stop",
        "error_title": "Không có trong danh mục",
        "error_message": "Hãy chọn trong danh sách thả xuống. "
        + ("Chỉ ghi tên khác khi đó là đối tượng mới khai trong chính phiếu này." if is_open else ""),
    }


def _in_place(values: list[str], column: Column) -> dict[str, Any]:
    marks = MARKS if column.can_be_marked else ()
    return _list_rule("", is_open=False, is_many=False) | {"source": [*values, *marks]}


def _of_number(column: Column, cell: str) -> dict[str, Any]:
    least, greatest = column.shape.bounds
    if least is not None and greatest is not None and greatest - least < _MOST_IN_PLACE:
        return _in_place([str(number) for number in range(least, greatest + 1)], column)
    return _of_kind(column, cell, "một số nguyên viết liền, ví dụ 1200")


def _of_kind(column: Column, cell: str, wanted: str) -> dict[str, Any]:
    """Return the rule of a number or a day: a custom one, since the marks are text."""
    marks = "".join(f',LEFT({cell},{len(mark)})="{mark}"' for mark in MARKS) if column.can_be_marked else ""
    return {
        "validate": "custom",
        "value": f"=OR(ISNUMBER({cell}){marks})",
        "error_title": "Giá trị chưa đúng",
        "error_message": f"Ô này cần {wanted}.",
    }

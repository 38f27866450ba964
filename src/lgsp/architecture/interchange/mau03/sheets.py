"""Sheets of XlsxWriter as we need them: quick formulas, and rows as high as what stands in them."""

from collections.abc import Iterable
from typing import Any

from xlsxwriter.worksheet import Worksheet

_LINE = 13.5
_ROOM = 3
_HIGHEST = 409
"""As many points as Excel makes a row high."""


class Sheet(Worksheet):  # type: ignore[misc]
    """
    A sheet with two habits of its own.

    None of our formulas has a function newer than Excel 2007, so none is looked for: that took most of the time. And
    the height of a row is a measure, not a wish: Excel fits the row anew when somebody writes more into it.
    """

    def _prepare_formula(self, formula: str, _expand_future_functions: bool = False) -> str:
        return formula.removeprefix("=")

    def _xml_start_tag_unencoded(self, tag: str, attributes: Any = ()) -> None:
        if tag == "row":
            attributes = [one for one in attributes if one[0] != "customHeight"]
        super()._xml_start_tag_unencoded(tag, attributes)


def fit_row(sheet: Any, row: int, cells: Iterable[tuple[str, int]]) -> None:
    """Make a row as high as its fullest cell needs; each cell comes with the width of its column in letters."""
    lines = max(_count_lines(text, width) for text, width in cells)
    sheet.set_row(row, min(_ROOM + _LINE * lines, _HIGHEST))


def _count_lines(text: str, width: int) -> int:
    """Return how many lines a text takes; words are not broken, so a line is rarely full."""
    if len(text) * 11 <= width * 10 and "\n" not in text:
        return 1
    return sum(-(-len(paragraph) * 11 // (width * 10)) or 1 for paragraph in text.split("\n"))

"""How the workbook looks: the formats of its cells, and how wide columns are."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Any

from .cells import Cell
from .questions import Column, Group

FONT = "Times New Roman"
BORDER = "#BFBFBF"
GREY, NEW, MISSING, UNKNOWN = "#EDEDED", "#F3FAF0", "#FFF2CC", "#FCE4D6"
DAY_FORMAT = "dd/mm/yyyy"
BANDS = {Group.MAIN: "#1F4E79", Group.GENERAL: "#2E6B4F", Group.FORM03: "#6B4E2E"}
EXPLAINED = "#5B5B5B"

_LINE, _MOST_LINES = 15, 12

_CELL: dict[str, Any] = {"font_name": FONT, "font_size": 11, "valign": "top", "text_wrap": True, "border": 1}
_CELL |= {"border_color": BORDER}


class Styles:
    """The formats of one workbook."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[str, Any] = {}

    def cell(self, *, is_day: bool, is_locked: bool = False, is_new: bool = False) -> Any:
        """Return the format of a cell that is filled in."""
        look = dict(_CELL, locked=is_locked)
        if is_day:
            look["num_format"] = DAY_FORMAT
        if is_locked or is_new:
            look["bg_color"] = GREY if is_locked else NEW
        return self._make(f"cell {is_day} {is_locked} {is_new}", look)

    def id(self) -> Any:
        """Return the format of an id, which is locked."""
        return self._make("id", {**_CELL, "font_size": 9, "bg_color": GREY, "font_color": "#595959"})

    def heading(self, colour: str) -> Any:
        """Return the format of a heading in the colour of its band."""
        look = {**_CELL, "bold": True, "font_color": "#FFFFFF", "bg_color": colour, "valign": "vcenter"}
        return self._make(f"heading {colour}", {**look, "align": "center"})

    def band(self, colour: str) -> Any:
        """Return the format of the band above headings: what it says stands at its beginning, where it is seen."""
        look = {**_CELL, "bold": True, "font_color": "#FFFFFF", "bg_color": colour, "align": "left"}
        return self._make(f"band {colour}", {**look, "indent": 1})

    def text(self, **look: Any) -> Any:
        """Return the format of text outside tables."""
        base = {"font_name": FONT, "font_size": 12, "valign": "top", "text_wrap": True}
        return self._make(f"text {sorted(look.items())}", base | look)

    def flag(self, colour: str) -> Any:
        """Return the format that a condition adds."""
        return self._make(f"flag {colour}", {"bg_color": colour})

    def _make(self, name: str, look: dict[str, Any]) -> Any:
        if name not in self._made:
            self._made[name] = self._book.add_format(look)
        return self._made[name]


def width(column: Column) -> int:
    """Return how wide a column is, in characters."""
    shape = column.shape
    if column.key == "name":
        return 38
    if shape.targets is not None:
        return 40
    if issubclass(shape.value_type, StrEnum):
        return 24
    if shape.value_type in (int, bool, date):
        return 14
    return 32


def height(cells: Sequence[Cell], columns: Sequence[Column]) -> int:
    """Return how high a row is, so that its longest cell can be read; very long ones are scrolled."""
    lines = (_count_lines(cell, width(column)) for cell, column in zip(cells, columns, strict=False))
    return _LINE * min(max(lines, default=1), _MOST_LINES) + 2


def _count_lines(cell: Cell, room: int) -> int:
    if not isinstance(cell, str):
        return 1
    return sum(1 + len(line) // room for line in cell.split("\n"))

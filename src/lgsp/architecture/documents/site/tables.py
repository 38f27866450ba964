"""A table of a paper as a page shows it: which cell names the row, and where that leads."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lgsp.architecture.documents.blocks import Align, Row, RowKind, Table

_NARROW = 6
"""A column of a smaller share of the width holds a number or a mark, never the name of the row."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its text, where it leads, over how many columns it goes, and whether it names the row."""

    text: str
    href: str = ""
    span: int = 1
    names_row: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A row, and what it is."""

    kind: RowKind
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """A column: its title, its share of the width in per cent, and how its cells stand."""

    title: str
    share: float
    align: Align


def list_heads(table: Table) -> tuple[Head, ...]:
    """Return the columns; the shares add up to a hundred."""
    whole = sum(column.share for column in table.columns)
    return tuple(
        Head(column.title, round(100 * column.share / whole, 2), column.align) for column in table.columns
    )


def list_lines(table: Table, href: Callable[[str], str]) -> Iterator[Line]:
    """Yield the rows; where a row speaks of an entity, the cell that names it leads to the page of that entity."""
    naming = _find_naming(table)
    for row in table.rows:
        if len(row.cells) == 1 < len(table.columns):
            yield Line(row.kind, (Cell(row.cells[0], _lead(row, href), len(table.columns), names_row=True),))
        else:
            yield Line(row.kind, tuple(_list_cells(row, naming, href)))


def _list_cells(row: Row, naming: int, href: Callable[[str], str]) -> Iterator[Cell]:
    for place, text in enumerate(row.cells):
        if place == naming:
            yield Cell(text, _lead(row, href), names_row=True)
        else:
            yield Cell(text)


def _lead(row: Row, href: Callable[[str], str]) -> str:
    return href(row.subject) if row.subject else ""


def _find_naming(table: Table) -> int:
    """Return the place of the first column of words: numbers stand in narrow columns or at the end of their cells."""
    words = (
        place
        for place, column in enumerate(table.columns)
        if column.align is Align.START and column.share >= _NARROW
    )
    return next(words, min(1, len(table.columns) - 1))

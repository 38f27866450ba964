"""
How wide the columns of a table are, so that its rows are low: a page more for every page less of paper.

The shares a generator gives are kept unless others make the table clearly lower. Tables of the same columns are fitted
together, so that the same column stands at the same place on every page. Lengths are estimated, not measured: equal
tables have equal columns, whatever fonts a machine has.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from math import ceil
from textwrap import wrap

from .blocks import Block, Column, Figure, Landscape, Row, RowKind, Table
from .printing import WIDTH_SIDEWAYS, WIDTH_UPRIGHT

_LETTER, _BOLD_LETTER, _PADDING = 5.5, 6.0, 9.0
"""How wide a letter is at the size of tables (11.5 pt) and the room beside the words of a cell, in points."""
_CAPITAL = 0.35
_LONGEST_WORD = 16
"""A longer word is broken by the writers."""
_QUANTILES, _BLENDS = (0.5, 0.75, 0.9), (0.5, 1.0)
_WORTH = 0.95
_SAMPLE = 160
_LINES_A_PAGE = 50
_REMEMBERED = 500
"""Tables fitted before: who builds again after a change finds nearly all of them."""

Widths = tuple[float, ...]
Grid = tuple[Column, ...]
Cells = Sequence[Sequence[Sequence[int]]]
"""The lengths of the lines of every cell of every row."""


def fit_columns(laid: Iterable[Block]) -> tuple[Block, ...]:
    """Return the blocks with the columns of every table as wide as their words want."""
    blocks = tuple(laid)
    rows: dict[tuple[Grid, bool], list[Row]] = {}
    for table, sideways in _list_tables(blocks):
        rows.setdefault((table.columns, sideways), []).extend(table.rows)
    fitted = {key: _fit(key[0], tuple(found), sideways=key[1]) for key, found in rows.items()}
    return tuple(_replace(block, fitted) for block in blocks)


def _list_tables(blocks: Iterable[Block], *, sideways: bool = False) -> Iterator[tuple[Table, bool]]:
    for block in blocks:
        if isinstance(block, Table):
            yield block, sideways
        elif isinstance(block, Landscape):
            yield from _list_tables(block.blocks, sideways=True)


def _replace(block: Block, fitted: Mapping[tuple[Grid, bool], Grid]) -> Block:
    if isinstance(block, Landscape):
        return Landscape(tuple(_refit(one, fitted, sideways=True) for one in block.blocks))
    return _refit(block, fitted, sideways=False) if isinstance(block, Table) else block


def _refit(
    exhibit: Table | Figure, fitted: Mapping[tuple[Grid, bool], Grid], *, sideways: bool
) -> Table | Figure:
    if isinstance(exhibit, Table):
        return replace(exhibit, columns=fitted[exhibit.columns, sideways])
    return exhibit


def count_lines(table: Table, *, sideways: bool) -> int:
    """Estimate how many lines of the page the table takes, its head included."""
    room = WIDTH_SIDEWAYS if sideways else WIDTH_UPRIGHT
    whole = sum(column.share for column in table.columns)
    widths = tuple(column.share / whole * room for column in table.columns)
    full = [row for row in table.rows if len(row.cells) == len(widths)]
    return len(table.rows) - len(full) + _height(_measure(full), widths) + _count_head(table.columns, widths)


@lru_cache(_REMEMBERED)
def _fit(columns: Grid, rows: tuple[Row, ...], *, sideways: bool) -> Grid:
    plain = [row for row in rows if row.kind is not RowKind.GROUP and len(row.cells) == len(columns)]
    room = WIDTH_SIDEWAYS if sideways else WIDTH_UPRIGHT
    least = [_least(column, [row.cells[place] for row in plain]) for place, column in enumerate(columns)]
    if not plain or sum(least) > room or _is_form(plain):
        return columns
    cells = _measure(plain[:: max(1, len(plain) // _SAMPLE)])

    def height(widths: Widths) -> float:
        lines = _height(cells, widths)
        return lines + _count_head(columns, widths) * max(1.0, lines / _LINES_A_PAGE)

    given = _share_out([column.share for column in columns], least, room)
    best = min((_share_out(wanted, least, room) for wanted in _list_wanted(given, cells)), key=height)
    chosen = best if height(best) < _WORTH * height(given) else given
    return tuple(
        replace(column, share=round(width / room * 100, 1))
        for column, width in zip(columns, chosen, strict=True)
    )


def _is_form(rows: Sequence[Row]) -> bool:
    """Say whether a column is blank from top to bottom: somebody is to write into it."""
    return any(not any(cells) for cells in zip(*(row.cells for row in rows), strict=True))


def _measure(rows: Sequence[Row]) -> Cells:
    return [[[len(line) for line in cell.split("\n")] for cell in row.cells] for row in rows]


def _least(column: Column, cells: Iterable[str]) -> float:
    """Return the width in which no word of the column is broken."""
    longest = max((_count_letters(word) for cell in cells for word in cell.split()), default=1)
    title = max((_count_letters(word) for word in column.title.split()), default=1)
    return max(longest * _LETTER, title * _BOLD_LETTER) + _PADDING


def _count_letters(word: str) -> float:
    """Count a capital as what it is wider, so that a code stays on its line; a longer word is broken."""
    kept = word[:_LONGEST_WORD]
    return len(kept) + _CAPITAL * sum(map(str.isupper, kept))


def _list_wanted(given: Widths, cells: Cells) -> Iterator[list[float]]:
    """Yield shares that give every column about as many lines as the others, and some between them and those given."""
    for quantile in _QUANTILES:
        lengths = [_quantile([sum(row[place]) + 1 for row in cells], quantile) for place in range(len(given))]
        whole = sum(lengths)
        for blend in _BLENDS:
            yield [
                width * (1 - blend) + blend * length / whole * sum(given)
                for width, length in zip(given, lengths, strict=True)
            ]


def _quantile(values: list[int], quantile: float) -> int:
    return sorted(values)[min(len(values) - 1, int(len(values) * quantile))]


def _share_out(wanted: Sequence[float], least: Sequence[float], room: float) -> Widths:
    """Give every column its least, and the rest of the room to those that want more."""
    scaled = [want * room / sum(wanted) for want in wanted]
    over = [max(0.0, width - low) for width, low in zip(scaled, least, strict=True)]
    rest = room - sum(least)
    return tuple(
        low + (more * rest / sum(over) if sum(over) else rest / len(least))
        for low, more in zip(least, over, strict=True)
    )


def _height(cells: Cells, widths: Widths) -> int:
    """Estimate the lines of all rows."""
    letters = [max(1.0, (width - _PADDING) / _LETTER) for width in widths]
    return sum(
        max(
            sum(max(1, ceil(length / fit)) for length in cell) for cell, fit in zip(row, letters, strict=True)
        )
        for row in cells
    )


def _count_head(columns: Grid, widths: Widths) -> int:
    """Count the lines of the head, word by word: its words are long and few."""
    return max(
        len(wrap(column.title, max(1, int((width - _PADDING) / _BOLD_LETTER)))) or 1
        for column, width in zip(columns, widths, strict=True)
    )

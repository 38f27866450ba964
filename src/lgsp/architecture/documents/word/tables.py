"""A table in Word: fixed columns, a head that comes again on every page, rows that stay whole."""

from collections.abc import Sequence

from lgsp.architecture.documents.blocks import Row, RowKind, Run, Table

from .markup import make, make_paragraph, make_run
from .styles import TABLE_STYLE, cell_style

_ROW = make("trPr", make("cantSplit"))
_HEAD = make("trPr", make("cantSplit"), make("tblHeader"))
_GROUP_SHADE = make("shd", val="clear", color="auto", fill="F0F0F0")
_LOOK = make(
    "tblLook",
    val="0020",
    firstRow="1",
    lastRow="0",
    firstColumn="0",
    lastColumn="0",
    noHBand="1",
    noVBand="1",
)
_DIGIT, _MARGINS = 120, 180
"""How wide a digit is, and what the edges of a cell take, in twips."""
_TALL, _LINE = 2400, 30
"""Letters a cell may have before its row may go over to the next page, and what a line of its own counts for."""


def make_table(table: Table, *, width: int) -> str:
    """Return the table, so wide in twips (twentieths of a point)."""
    widths = _share_width(table, width)
    properties = make(
        "tblPr",
        make("tblStyle", val=TABLE_STYLE),
        make("tblW", w=sum(widths), type="dxa"),
        make("tblLayout", type="fixed"),
        _LOOK,
        make("tblCaption", val=table.caption),
    )
    grid = make("tblGrid", *(make("gridCol", w=each) for each in widths))
    cells = [make("tcPr", make("tcW", w=each, type="dxa")) for each in widths]
    rows = [_make_row(row, table, cells, width=sum(widths)) for row in table.rows]
    return make("tbl", properties, grid, _make_head(table, cells), *rows)


def _share_width(table: Table, width: int) -> list[int]:
    """Share the width out; a column of numbers is never so narrow that a number would break."""
    shares = sum(column.share for column in table.columns)
    widths = [round(width * column.share / shares) for column in table.columns]
    widest = widths.index(max(widths))
    for place, given in enumerate(widths):
        cells = (row.cells[place] for row in table.rows if len(row.cells) > place)
        wanted = max((len(cell) for cell in cells if cell.isdigit()), default=0) * _DIGIT + _MARGINS
        if place != widest and given < wanted:
            widths[widest] -= wanted - given
            widths[place] = wanted
    return widths


def _make_head(table: Table, properties: Sequence[str]) -> str:
    cells = (
        _make_cell(column.title, "TableHead", each)
        for column, each in zip(table.columns, properties, strict=True)
    )
    return make("tr", _HEAD, *cells)


def _make_row(row: Row, table: Table, properties: Sequence[str], *, width: int) -> str:
    if row.kind is RowKind.GROUP:
        span = make(
            "tcPr",
            make("tcW", w=width, type="dxa"),
            make("gridSpan", val=len(properties)),
            _GROUP_SHADE,
        )
        return make("tr", _ROW, _make_cell(row.cells[0], "TableGroup", span))
    total = row.kind is RowKind.TOTAL
    cells = (
        _make_cell(cell, cell_style(column.align, total=total), each)
        for cell, column, each in zip(row.cells, table.columns, properties, strict=True)
    )
    return make("tr", "" if _is_tall(row) else _ROW, *cells)


def _is_tall(row: Row) -> bool:
    """Say whether a row might not fit a page: Word would cut off what is below its edge."""
    return max(len(cell) + _LINE * cell.count("\n") for cell in row.cells) > _TALL


def _make_cell(text: str, style: str, properties: str) -> str:
    return make("tc", properties, *(make_paragraph(style, make_run(Run(line))) for line in text.split("\n")))

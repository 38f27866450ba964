"""A table in Word: fixed columns, a head that comes again on every page, rows that stay whole."""

from docx.oxml.xmlchemy import BaseOxmlElement

from lgsp.architecture.documents.blocks import Row, RowKind, Run, Table

from .markup import make, make_paragraph, make_run
from .styles import TABLE_STYLE, cell_style

_GROUP_FILL = "F0F0F0"


def make_table(table: Table, *, width: int) -> BaseOxmlElement:
    """Return the table, so wide in twips (twentieths of a point)."""
    shares = sum(column.share for column in table.columns)
    widths = [round(width * column.share / shares) for column in table.columns]
    properties = make(
        "tblPr",
        make("tblStyle", val=TABLE_STYLE),
        make("tblW", w=sum(widths), type="dxa"),
        make("tblLayout", type="fixed"),
        make(
            "tblLook",
            val="0020",
            firstRow="1",
            lastRow="0",
            firstColumn="0",
            lastColumn="0",
            noHBand="1",
            noVBand="1",
        ),
    )
    grid = make("tblGrid", *(make("gridCol", w=each) for each in widths))
    rows = (_make_row(row, table, widths) for row in table.rows)
    return make("tbl", properties, grid, _make_head(table, widths), *rows)


def _make_head(table: Table, widths: list[int]) -> BaseOxmlElement:
    cells = (
        _make_cell(column.title, "TableHead", width=width)
        for column, width in zip(table.columns, widths, strict=True)
    )
    return make("tr", make("trPr", make("cantSplit"), make("tblHeader")), *cells)


def _make_row(row: Row, table: Table, widths: list[int]) -> BaseOxmlElement:
    properties = make("trPr", make("cantSplit"))
    if row.kind is RowKind.GROUP:
        extra = (make("gridSpan", val=len(widths)), make("shd", val="clear", color="auto", fill=_GROUP_FILL))
        return make("tr", properties, _make_cell(row.cells[0], "TableGroup", *extra, width=sum(widths)))
    total = row.kind is RowKind.TOTAL
    cells = (
        _make_cell(cell, cell_style(column.align, total=total), width=width)
        for cell, column, width in zip(row.cells, table.columns, widths, strict=True)
    )
    return make("tr", properties, *cells)


def _make_cell(text: str, style: str, *extra: BaseOxmlElement, width: int) -> BaseOxmlElement:
    properties = make("tcPr", make("tcW", w=width, type="dxa"), *extra)
    return make("tc", properties, *(make_paragraph(style, make_run(Run(line))) for line in text.split("\n")))

"""The paragraphs of a DOCX in reading order, each with where it stands and the runs it is made of."""

from collections.abc import Iterator
from dataclasses import dataclass

from docx.oxml.ns import qn
from lxml import etree

_PARAGRAPH, _TABLE, _ROW, _CELL = (qn(f"w:{name}") for name in ("p", "tbl", "tr", "tc"))
_RUN, _TEXT, _BREAK, _TAB = (qn(f"w:{name}") for name in ("r", "t", "br", "tab"))
_BOX, _SECTION = qn("w:txbxContent"), qn("w:sectPr")
SKIPPED = {
    qn("w:del"),
    qn("w:moveFrom"),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}
"""What is deleted, or shown by old programs only."""
_DEEPEST = 60


@dataclass(frozen=True, slots=True)
class Position:
    """Where a paragraph stands: which section and table, and which cell of how many."""

    section: int = 0
    table: int = 0
    row: int = 0
    cell: int = 0
    cells: int = 0
    is_boxed: bool = False


@dataclass(frozen=True, slots=True)
class Walked:
    """A paragraph on the way through the document."""

    element: etree._Element
    position: Position
    number: int


class Walk:
    """One way through a body, which counts sections, tables and paragraphs."""

    def __init__(self) -> None:
        self.tables_in_section: dict[int, int] = {}
        self._section = self._tables = self._paragraphs = 0

    def follow(
        self, parent: etree._Element, position: Position | None = None, depth: int = 0
    ) -> Iterator[Walked]:
        """Yield the paragraphs below an element."""
        here = position or Position()
        if depth > _DEEPEST:
            return
        for child in parent:
            if child.tag == _PARAGRAPH:
                yield from self._pass(child, here, depth)
            elif child.tag == _TABLE:
                yield from self._enter(child, here, depth)
            elif isinstance(child.tag, str) and child.tag not in SKIPPED:
                yield from self.follow(child, here, depth + 1)

    def _pass(self, paragraph: etree._Element, here: Position, depth: int) -> Iterator[Walked]:
        self._paragraphs += 1
        at = here if here.table else Position(section=self._section, is_boxed=here.is_boxed)
        yield Walked(paragraph, at, self._paragraphs)
        for box in paragraph.iter(_BOX):
            if not any(above.tag in SKIPPED for above in box.iterancestors()):
                yield from self.follow(box, Position(section=self._section, is_boxed=True), depth + 1)
        if not here.table and paragraph.find(f"{qn('w:pPr')}/{_SECTION}") is not None:
            self._section += 1

    def _enter(self, table: etree._Element, here: Position, depth: int) -> Iterator[Walked]:
        self._tables += 1
        self.tables_in_section[self._section] = self.tables_in_section.get(self._section, 0) + 1
        number = here.table or self._tables
        for row_number, row in enumerate(list_rows(table), start=1):
            cells = row.findall(_CELL)
            for cell_number, cell in enumerate(cells, start=1):
                at = Position(self._section, number, row_number, cell_number, len(cells), here.is_boxed)
                yield from self.follow(cell, at, depth + 1)


def list_rows(table: etree._Element) -> Iterator[etree._Element]:
    """Yield the rows of a table, those in controls too."""
    for child in table:
        if child.tag == _ROW:
            yield child
        elif child.tag == qn("w:sdt"):
            yield from child.findall(f"{qn('w:sdtContent')}/{_ROW}")


def list_runs(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Yield the runs of a paragraph, those in links and fields too, those of text boxes and deleted ones not."""
    for child in paragraph:
        if child.tag == _RUN:
            yield child
        elif isinstance(child.tag, str) and child.tag not in SKIPPED and child.tag != qn("w:pPr"):
            yield from list_runs(child)


def text_of(run: etree._Element) -> str:
    """Return the text of a run; a line break is a line feed, a page break a form feed."""
    told = []
    for child in run:
        if child.tag == _TEXT:
            told.append(child.text or "")
        elif child.tag == _TAB:
            told.append("\t")
        elif child.tag == _BREAK:
            told.append("\f" if child.get(qn("w:type")) == "page" else "\n")
        elif child.tag == qn("w:lastRenderedPageBreak"):
            told.append("\f")
        elif child.tag == qn("w:noBreakHyphen"):
            told.append("-")
    return "".join(told)

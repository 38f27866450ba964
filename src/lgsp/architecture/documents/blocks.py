"""
The document before it is PDF or DOCX: a flat list of blocks, in reading order.

Every string is one line, except that a table cell may hold several lines separated by a line feed.
"""

from dataclasses import dataclass
from enum import StrEnum

from lgsp.architecture.pictures.scene import Scene


@dataclass(frozen=True, slots=True)
class Run:
    """Words set alike."""

    text: str
    bold: bool = False
    italic: bool = False


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the outline; `key` names its paragraph."""

    key: str
    text: str
    level: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of prose or a sentence that leads to a table or a figure."""

    runs: Runs

    @property
    def text(self) -> str:
        """Return the words without their setting."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Listing:
    """Items with a dash, or numbered from 1."""

    items: tuple[Runs, ...]
    numbered: bool = False


class Align(StrEnum):
    """How the cells of a column stand."""

    START = "start"
    CENTRE = "center"
    END = "end"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: what its head says, and its share of the width."""

    title: str
    share: float
    align: Align = Align.START


class RowKind(StrEnum):
    """What a row is: one thing, the name of the rows below it (a single cell), or their sum."""

    PLAIN = "plain"
    GROUP = "group"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table."""

    cells: tuple[str, ...]
    kind: RowKind = RowKind.PLAIN


@dataclass(frozen=True, slots=True)
class Table:
    """A numbered table."""

    number: int
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    @property
    def caption(self) -> str:
        """Return the caption as printed."""
        return f"Bảng {self.number}. {self.title}"


@dataclass(frozen=True, slots=True)
class Figure:
    """A numbered picture."""

    number: int
    title: str
    scene: Scene

    @property
    def caption(self) -> str:
        """Return the caption as printed."""
        return f"Hình {self.number}. {self.title}"


@dataclass(frozen=True, slots=True)
class Notice:
    """Something is missing, and what to do about it: shown so that nobody overlooks it."""

    text: str


@dataclass(frozen=True, slots=True)
class Landscape:
    """Blocks too wide for an upright page, on pages of their own turned sideways."""

    blocks: tuple[Table | Figure, ...]


Block = Heading | Paragraph | Listing | Table | Figure | Notice | Landscape


@dataclass(frozen=True, slots=True)
class Front:
    """The first page: what the document is, under which decision, in which state."""

    title: str
    subtitle: str
    issued_with: str
    draft: str
    facts: tuple[tuple[str, str], ...]
    notice: str


@dataclass(frozen=True, slots=True)
class Document:
    """A finished document; `missing` lists the paragraphs that still want prose."""

    front: Front
    blocks: tuple[Block, ...]
    made_on: str
    missing: tuple[str, ...]

    def headings(self) -> tuple[Heading, ...]:
        """Return the headings in order, as the table of contents lists them."""
        return tuple(block for block in self.blocks if isinstance(block, Heading))

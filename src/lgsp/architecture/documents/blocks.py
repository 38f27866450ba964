"""
The document before it is PDF, DOCX or a page of the site: a flat list of blocks, in reading order.

Every string is one line, except that a table cell may hold several lines separated by a line feed. Every block carries
the `key` of what it comes from: `prose/V.2` for what officials wrote, the code of the exhibit for what the model says.
Blocks of one key stand together; a writer may keep them together and a reader find them again.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from lgsp.architecture.pictures.scene import Scene

PROSE = "prose/"
"""How the key of a block begins that officials wrote."""


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
class Subheading:
    """The title of a part inside a paragraph; it is not of the outline and not among the contents."""

    text: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of prose or a sentence that leads to a table or a figure."""

    runs: Runs
    key: str = ""

    @property
    def text(self) -> str:
        """Return the words without their setting."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Centred:
    """A line in bold, centred: `QUYẾT ĐỊNH:`, a chapter of an annex."""

    text: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """Items with a dash, or numbered from 1."""

    items: tuple[Runs, ...]
    numbered: bool = False
    key: str = ""


class Align(StrEnum):
    """How the cells of a column stand."""

    START = "start"
    CENTRE = "center"
    END = "end"


@dataclass(frozen=True, slots=True)
class Column:
    """
    A column of a table: what its head says, and its share of the width.

    `field` is the field of the row's subject that its cells show as it stands; none where they are put together.
    """

    title: str
    share: float
    align: Align = Align.START
    field: str = ""


class RowKind(StrEnum):
    """What a row is: one thing, the name of the rows below it (a single cell), or their sum."""

    PLAIN = "plain"
    GROUP = "group"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; `subject` is the id of the entity it speaks of."""

    cells: tuple[str, ...]
    kind: RowKind = RowKind.PLAIN
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A numbered table."""

    number: int
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    key: str = ""

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
    key: str = ""

    @property
    def caption(self) -> str:
        """Return the caption as printed."""
        return f"Hình {self.number}. {self.title}"


@dataclass(frozen=True, slots=True)
class Notice:
    """Something is missing, and what to do about it: shown so that nobody overlooks it."""

    text: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Landscape:
    """Blocks too wide for an upright page, on pages of their own turned sideways."""

    blocks: tuple[Table | Figure, ...]


Plain = Heading | Subheading | Paragraph | Centred | Listing | Table | Figure | Notice
"""A block on a page: every block but a turned page."""

Block = Plain | Landscape


@dataclass(frozen=True, slots=True)
class Front:
    """The first page of an annex: what the document is, under which decision, in which state."""

    title: str
    subtitle: str
    issued_with: str
    draft: str
    facts: tuple[tuple[str, str], ...]
    notice: str


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The head of a decision (Nghị định 30/2020/NĐ-CP, Phụ lục I): who issues it, number, place and day, what about."""

    issuer: str
    number: str
    place_and_day: str
    title: str
    about: str
    authority: str
    draft: str
    notice: str


@dataclass(frozen=True, slots=True)
class Signature:
    """The end of a decision: in whose name, by whom, and who receives it."""

    lines: tuple[str, ...]
    signer: str
    recipients: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """
    A finished document: an annex has a front and contents, a decision a letterhead and a signature.

    `name` is the stem of its files; `missing` lists the paragraphs that still want prose.
    `outline` and `model_digest` say what it was compiled from, for a file that comes back from review.
    `uncited` are the ids of reference documents that nothing cites, `unlisted` what prose cites and the model lacks.
    """

    name: str
    front: Front | Letterhead
    blocks: tuple[Block, ...]
    made_on: str
    missing: tuple[str, ...] = ()
    signature: Signature | None = None
    outline: str = ""
    model_digest: str = ""
    uncited: tuple[str, ...] = ()
    unlisted: tuple[tuple[str, str], ...] = ()

    @property
    def title(self) -> str:
        """Return what the document is called, on one line."""
        head = self.front
        said = f"{head.title} {head.about}" if isinstance(head, Letterhead) else head.title
        return " ".join(said.split())

    @property
    def has_contents(self) -> bool:
        """Say whether a table of contents belongs in front: it does where there are headings to list."""
        return bool(self.headings())

    def headings(self) -> tuple[Heading, ...]:
        """Return the headings in order, as the table of contents lists them."""
        return tuple(block for block in self.blocks if isinstance(block, Heading))

    def walk(self) -> Iterator[Block]:
        """Yield every block in reading order, those on turned pages instead of the pages."""
        for block in self.blocks:
            if isinstance(block, Landscape):
                yield from block.blocks
            else:
                yield block

"""What was measured in a finished file, whatever its format: millimetres, points, and places as people name them."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What some words are in the document, as far as the file tells."""

    BODY = "body"
    HEADING = "heading"
    TABLE = "table"
    CONTENTS = "contents"
    CAPTION = "caption"
    PICTURE = "picture"
    MARGIN = "margin"
    UNKNOWN = "unknown"


class Side(StrEnum):
    """The four sides of a page."""

    TOP = "top"
    BOTTOM = "bottom"
    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Words:
    """
    Words set alike; what is None the file does not tell.

    `is_running` says that they belong to a paragraph long enough to be running text.
    """

    text: str
    place: str
    role: Role
    typeface: str
    size: float
    is_bold: bool = False
    is_italic: bool = False
    colour: str = "000000"
    is_running: bool = False


@dataclass(frozen=True, slots=True)
class Edge:
    """
    The distance of the text from one side of the paper.

    `is_proven` says that the text begins or ends there by rule and not by chance. `below` and `above` say how much
    smaller or greater the margin may be than what was measured.
    """

    side: Side
    distance: float
    is_proven: bool
    below: float
    above: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """
    A page of a PDF, or a section of a DOCX; `has_table` is None where the file does not tell.

    Paper whose size the file does not tell is 0 wide and 0 high.
    """

    place: str
    width: float
    height: float
    edges: tuple[Edge, ...] = ()
    has_table: bool | None = None

    @property
    def is_sideways(self) -> bool:
        """Say whether the page lies on its side."""
        return self.width > self.height


@dataclass(frozen=True, slots=True)
class PageNumber:
    """How page numbers look in one place."""

    place: str
    size: float
    is_upright: bool
    is_on_top: bool
    is_centred: bool | None


@dataclass(frozen=True, slots=True)
class PageNumbers:
    """
    The page numbers of a file.

    `missing` names the pages, or sections, that should have one and have none; `faults` says what is wrong with the
    counting, `doubts` what may be. `is_hidden_first` is None where there is nothing to hide or nothing is known.
    """

    shown: tuple[PageNumber, ...]
    missing: tuple[str, ...]
    faults: tuple[str, ...]
    doubts: tuple[str, ...]
    is_hidden_first: bool | None
    page_count: int | None


@dataclass(frozen=True, slots=True)
class FrontLine:
    """
    A line of the first page; `middle` is None where the file gives no positions.

    `half` is the half of the page it stands in (`Side.LEFT` or `Side.RIGHT`), None if it is across or unknown; lines of
    one `block` (a cell, or the page itself) stand below each other.
    """

    text: str
    size: float
    is_bold: bool
    is_upright: bool
    half: Side | None
    is_high: bool
    middle: float | None = None
    block: str = ""
    is_centred: bool | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its number as written; `is_automatic` says that the word processor counts it."""

    text: str
    level: int
    place: str
    is_automatic: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """All that was measured in one file."""

    name: str
    format: str
    sheets: tuple[Sheet, ...]
    words: tuple[Words, ...]
    numbers: PageNumbers
    front: tuple[FrontLine, ...]
    headings: tuple[Heading, ...] | None
    unreadable: int
    """How many letters have no Unicode value."""
    tells_roles: bool
    """Whether the file tells pictures and tables from text."""

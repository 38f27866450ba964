"""What stands in a returned file: passages, tables and pictures, and what people wrote beside them."""

from dataclasses import dataclass

from lgsp.architecture.documents.word.words import digest_cell

from .passages import Passage


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its rows, each with the text of its cells, a line for each paragraph; the first row is its head."""

    rows: tuple[tuple[str, ...], ...]

    @property
    def digests(self) -> tuple[tuple[str, ...], ...]:
        """Return the digests of its cells."""
        return tuple(tuple(map(digest_cell, row)) for row in self.rows)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, by the digest of its bytes."""

    digest: str


Piece = Passage | Grid | Picture


@dataclass(frozen=True, slots=True)
class Remark:
    """
    What somebody wrote beside the text, or what prose cannot hold.

    `place` is the control of the record it stands in, `quote` the words it is about.
    """

    place: int
    text: str
    author: str = ""
    day: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Edit:
    """A tracked change that nobody has accepted or rejected: its text, put in or taken out."""

    place: int
    text: str
    is_removed: bool
    author: str
    day: str

"""
The outlines the law gives to the architecture document: every heading, word for word and in order.

>>> outline = get_outline("2384-2015")
>>> [paragraph.key for paragraph in outline.paragraphs][:4]
['I', 'I.1', 'I.2', 'II']
>>> outline.get("II").heading
'II. Hiện trạng phát triển Chính quyền điện tử của tỉnh'
"""

from dataclasses import dataclass
from functools import cache

from .errors import OutlineNotOffered, OutlineUnknown
from .tables import read_list, read_rows


@dataclass(frozen=True, slots=True)
class Paragraph:
    """
    One heading of an outline.

    `notes` are what the outline says in dashes under the heading: guidance to the author, not text of the document.
    `needs_content` says that somebody must write prose for it; the others hold paragraphs, or what is generated.
    """

    key: str
    number: str
    title: str
    level: int
    notes: tuple[str, ...]
    needs_content: bool

    @property
    def heading(self) -> str:
        """Return the heading as printed; the few without a number are their title."""
        return f"{self.number}. {self.title}" if self.number else self.title


@dataclass(frozen=True, slots=True)
class Outline:
    """A document's headings, with the document that laid them down."""

    key: str
    short: str
    name: str
    document_title: str
    source: str
    verification: str
    checked_by: str
    paragraphs: tuple[Paragraph, ...]

    def get(self, key: str) -> Paragraph:
        """Return the paragraph of that key; a key that is not there is a bug of the caller."""
        return next(paragraph for paragraph in self.paragraphs if paragraph.key == key)


@cache
def get_outline(key: str) -> Outline:
    """
    Return the outline of that key (`2384-2015`) or of that short name (`2384`).

    :raises OutlineUnknown: if no such outline is known
    :raises OutlineNotOffered: if it is known, but its paragraphs are not here
    """
    row = next((row for row in _rows() if key in (row["key"], row["short"])), None)
    if row is None:
        raise OutlineUnknown(key=key, offered=_offered())
    if not row["file"]:
        raise OutlineNotOffered(key=key, name=row["name"], offered=_offered())
    return Outline(
        key=row["key"],
        short=row["short"],
        name=row["name"],
        document_title=row["document_title"],
        source=row["source"],
        verification=row["verification"],
        checked_by=row["checked_by"],
        paragraphs=tuple(_read_paragraph(entry) for entry in read_list(row["file"])),
    )


def _rows() -> list[dict[str, str]]:
    return read_rows("outlines.csv")


def _offered() -> str:
    return ", ".join(row["short"] for row in _rows() if row["file"])


def _read_paragraph(entry: dict[str, object]) -> Paragraph:
    notes = entry.get("notes", [])
    assert isinstance(notes, list)
    return Paragraph(
        key=str(entry["key"]),
        number=str(entry["number"]),
        title=str(entry["title"]),
        level=int(str(entry["level"])),
        notes=tuple(str(note) for note in notes),
        needs_content=entry["needs_content"] is True,
    )

"""
The outlines the law gives to the architecture document: every heading, word for word and in order.

>>> outline = get_outline("2384-2015")
>>> [paragraph.key for paragraph in outline.paragraphs][:4]
['I', 'I.1', 'I.2', 'II']
>>> outline.get("II").heading
'II. Hiện trạng phát triển Chính quyền điện tử của tỉnh'
>>> get_outline("1425").get("I.2.a").heading
'a) Phạm vi áp dụng trực tiếp'
"""

from dataclasses import dataclass
from functools import cache

from .errors import OutlineUnknown
from .tables import Row, read_list, read_rows
from .verification import DRAFT


@dataclass(frozen=True, slots=True)
class Paragraph:
    """
    One heading of an outline.

    `notes` are what the outline says in dashes under the heading: guidance to the author, not text of the document.
    `needs_content` says that somebody must write prose for it; the others hold paragraphs, or what is generated.
    `kinds` are the kinds of entity that answer it, as `document`, or `document:issued` for those of one role.
    """

    key: str
    number: str
    title: str
    level: int
    notes: tuple[str, ...]
    needs_content: bool
    kinds: tuple[str, ...]

    @property
    def heading(self) -> str:
        """Return the heading as printed; the few without a number are their title."""
        if not self.number:
            return self.title
        return f"{self.number} {self.title}" if self.number.endswith(")") else f"{self.number}. {self.title}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline(Row):
    """
    A document's headings, with the document that laid them down.

    `draft_note` is what to say of it while that document is a draft.
    """

    key: str
    short: str
    name: str
    document_title: str
    draft_note: str
    paragraphs: tuple[Paragraph, ...]

    @property
    def is_draft(self) -> bool:
        """Say whether what laid the outline down is itself a draft."""
        return self.verification == DRAFT

    def get(self, key: str) -> Paragraph:
        """Return the paragraph of that key; a key that is not there is a bug of the caller."""
        return next(paragraph for paragraph in self.paragraphs if paragraph.key == key)

    def prose_key(self, key: str, *, followed: str) -> str:
        """
        Return what a model calls the prose of a paragraph: its key, or `1425/V.2` where the model follows another.

        `followed` is the outline the province follows, by key or short name; its prose lies in no folder of its own.
        """
        return key if followed in (self.key, self.short) else f"{self.short}/{key}"


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineHeading(Row):
    """A heading as a row of a list, for looking it up."""

    outline: str
    key: str
    heading: str
    notes: tuple[str, ...]


@cache
def get_outline(key: str) -> Outline:
    """
    Return the outline of that key (`2384-2015`) or of that short name (`2384`).

    :raises OutlineUnknown: if no such outline is known
    """
    row = next((row for row in _rows() if key in (row["key"], row["short"])), None)
    if row is None:
        raise OutlineUnknown(key=key, offered=", ".join(row["short"] for row in _rows()))
    return Outline(
        key=row["key"],
        short=row["short"],
        name=row["name"],
        document_title=row["document_title"],
        draft_note=row["draft_note"],
        source=row["source"],
        verification=row["verification"],
        checked_by=row["checked_by"],
        paragraphs=tuple(_read_paragraph(entry) for entry in read_list(row["file"])),
    )


@cache
def list_headings() -> tuple[OutlineHeading, ...]:
    """Return the headings of every outline, oldest outline first, each with the source of its outline."""
    outlines = (get_outline(row["key"]) for row in _rows())
    return tuple(
        OutlineHeading(
            outline=outline.short,
            key=paragraph.key,
            heading=paragraph.heading,
            notes=paragraph.notes,
            source=outline.source,
            verification=outline.verification,
            checked_by=outline.checked_by,
        )
        for outline in outlines
        for paragraph in outline.paragraphs
    )


def _rows() -> list[dict[str, str]]:
    return read_rows("outlines.csv")


def _texts(entry: dict[str, object], name: str) -> tuple[str, ...]:
    listed = entry.get(name, [])
    assert isinstance(listed, list)
    return tuple(str(item) for item in listed)


def _read_paragraph(entry: dict[str, object]) -> Paragraph:
    return Paragraph(
        key=str(entry["key"]),
        number=str(entry["number"]),
        title=str(entry["title"]),
        level=int(str(entry["level"])),
        notes=_texts(entry, "notes"),
        needs_content=entry["needs_content"] is True,
        kinds=_texts(entry, "kinds"),
    )

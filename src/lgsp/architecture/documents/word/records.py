"""
The record of a document inside its DOCX: for every control its key, and digests of its passages, cells and pictures.

With it a returned file is compared piece by piece, and by whom something was changed is known: what differs from the
record was changed in the file; where the model differs from it, the model was changed since.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from lgsp.architecture.documents.blocks import (
    Block,
    Centred,
    Figure,
    Heading,
    Listing,
    Notice,
    Paragraph,
    Row,
    Run,
    Subheading,
    Table,
)

from .words import DASH, NUMBER, PLAIN, digest, digest_cell, digest_passage

FORMAT = "lgsp-review/1"


@dataclass(frozen=True, slots=True)
class PassageMark:
    """A paragraph or an item of a list; a notice is no prose, whoever edits it."""

    digest: str
    is_notice: bool = False


@dataclass(frozen=True, slots=True)
class RowMark:
    """A row: the id of the entity it speaks of, and its cells."""

    subject: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableMark:
    """A table: its number, the fields its columns show, its head and its rows."""

    number: int
    fields: tuple[str, ...]
    head: tuple[str, ...]
    rows: tuple[RowMark, ...]


@dataclass(frozen=True, slots=True)
class PictureMark:
    """A picture: its number, and the digest of its bytes in the file."""

    number: int
    digest: str


Mark = PassageMark | TableMark | PictureMark


@dataclass(frozen=True, slots=True)
class ControlMark:
    """A control: its key and what stands in it."""

    key: str
    marks: tuple[Mark, ...]

    @property
    def digest(self) -> str:
        """Return the digest of everything in it."""
        return digest(json.dumps([_to_plain(mark) for mark in self.marks]))


@dataclass(frozen=True, slots=True)
class Origin:
    """What a document was made from: the outline, the paper, the day it speaks of, and the state of the model."""

    outline: str
    paper: str
    day: str
    model: str


@dataclass(frozen=True, slots=True)
class Record:
    """The controls of a document, in order."""

    controls: tuple[ControlMark, ...]

    def to_json(self) -> str:
        """Return the record as it stands in the file."""
        said = [[control.key, [_to_plain(mark) for mark in control.marks]] for control in self.controls]
        return json.dumps({"format": FORMAT, "controls": said}, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> "Record":
        """
        Return the record that a file carries.

        :raises ValueError: if it is none
        """
        try:
            said = json.loads(text)
            if said["format"] != FORMAT:
                raise ValueError(said["format"])
            controls = (
                ControlMark(str(key), tuple(_from_plain(mark) for mark in marks))
                for key, marks in said["controls"]
            )
            return cls(tuple(controls))
        except (KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
            raise ValueError(repr(error)) from None


def mark_blocks(blocks: Iterable[Block], pictures: Mapping[int, str]) -> tuple[Mark, ...]:
    """Return the marks of blocks; `pictures` are the digests of the figures by number."""
    return tuple(mark for block in blocks for mark in _mark(block, pictures))


def mark_words(texts: Iterable[str]) -> tuple[Mark, ...]:
    """Return the marks of plain paragraphs; empty ones do not count."""
    return tuple(PassageMark(digest_passage(PLAIN, (Run(text),))) for text in texts if text.strip())


def _mark(block: Block, pictures: Mapping[int, str]) -> Iterable[Mark]:
    match block:
        case Paragraph():
            return [PassageMark(digest_passage(PLAIN, block.runs))] if block.text.strip() else []
        case Listing():
            before = NUMBER if block.numbered else DASH
            return [PassageMark(digest_passage(before, runs)) for runs in block.items if runs]
        case Notice():
            return [PassageMark(digest_passage(PLAIN, (Run(block.text),)), is_notice=True)]
        case Heading() | Subheading() | Centred():
            return mark_words((block.text,))
        case Table():
            return [*mark_words((block.caption,)), _mark_table(block)]
        case Figure():
            return [PictureMark(block.number, pictures.get(block.number, "")), *mark_words((block.caption,))]
        case _:
            raise TypeError(type(block).__name__)  # a turned page is walked, never marked


def _mark_table(table: Table) -> TableMark:
    return TableMark(
        table.number,
        tuple(column.field for column in table.columns),
        tuple(digest_cell(column.title) for column in table.columns),
        tuple(_mark_row(row) for row in table.rows),
    )


def _mark_row(row: Row) -> RowMark:
    return RowMark(row.subject, tuple(map(digest_cell, row.cells)))


def _to_plain(mark: Mark) -> Any:
    match mark:
        case PassageMark():
            return ["n" if mark.is_notice else "p", mark.digest]
        case PictureMark():
            return ["i", mark.number, mark.digest]
        case TableMark():
            rows = [[row.subject, *row.cells] for row in mark.rows]
            return ["t", mark.number, list(mark.fields), list(mark.head), rows]


def _from_plain(said: Any) -> Mark:
    match said:
        case ["p" | "n", str(words)]:
            return PassageMark(words, is_notice=said[0] == "n")
        case ["i", int(number), str(words)]:
            return PictureMark(number, words)
        case ["t", int(number), list(fields), list(head), list(rows)]:
            marks = tuple(RowMark(str(row[0]), tuple(map(str, row[1:]))) for row in rows)
            return TableMark(number, tuple(map(str, fields)), tuple(map(str, head)), marks)
        case _:
            raise ValueError(said)

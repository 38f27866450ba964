"""
A returned file, opened: the record it carries, and what now stands in each control of the record.

Tracked changes are read as if they were accepted, and listed. Controls are known by the bookmark inside them, or by
their tag; what stands between two controls belongs to the first of them.
"""

import io
from collections.abc import Mapping
from dataclasses import dataclass

import docx
from docx.document import Document as WordDocument
from lxml import etree

from lgsp.architecture.documents.formality.errors import FinishedFileDamaged
from lgsp.architecture.documents.formality.word.packing import check_packing
from lgsp.architecture.documents.word.properties import DAY, MODEL, OUTLINE, PAPER, RECORD
from lgsp.architecture.documents.word.records import Origin, Record

from .errors import NotReviewed
from .parts import parse
from .pieces import Edit, Piece, Remark
from .walking import Walk

_PROPERTIES = "/docProps/custom.xml"
_RECORDS = "/customXml/"


@dataclass(frozen=True, slots=True)
class Returned:
    """
    What a returned file says.

    `regions` are the pieces of each control that is still there, by its place in the record. `oddities` are what
    prose cannot hold: footnotes, formulas, words struck through.
    """

    file: str
    origin: Origin
    record: Record
    regions: Mapping[int, tuple[Piece, ...]]
    comments: tuple[Remark, ...]
    edits: tuple[Edit, ...]
    oddities: tuple[Remark, ...]


def read_returned(content: bytes, *, name: str) -> Returned:
    """
    Read a Word file that came back.

    :raises DomainError: `DOCUMENT-005` to `009`, if it cannot be opened or is not safe to
    :raises NotReviewed: if it carries no record
    """
    check_packing(content, name=name)
    try:
        word = docx.Document(io.BytesIO(content))
        origin, record = _read_origin(word, name), _read_record(word, name)
        walk = Walk(word, record)
        walk.follow(word.element.body)
    except (KeyError, ValueError, TypeError, AttributeError, RecursionError, etree.LxmlError) as error:
        # Whatever the library trips over, the parts of the file do not fit together.
        raise FinishedFileDamaged(file=name, reason=str(error) or type(error).__name__) from error
    regions = {place: tuple(pieces) for place, pieces in walk.regions.items()}
    return Returned(
        name, origin, record, regions, walk.list_comments(), tuple(walk.edits), tuple(walk.oddities)
    )


def _read_origin(word: WordDocument, name: str) -> Origin:
    blob = next((part.blob for part in word.part.package.iter_parts() if part.partname == _PROPERTIES), None)
    if blob is None:
        raise NotReviewed(file=name, reason="thiếu thuộc tính lgsp-outline")
    found = {one.get("name"): "".join(one.itertext()).strip() for one in parse(blob).iterfind("{*}property")}
    if not found.get(OUTLINE):
        raise NotReviewed(file=name, reason="thiếu thuộc tính lgsp-outline")
    return Origin(found[OUTLINE], found.get(PAPER, ""), found.get(DAY, ""), found.get(MODEL, ""))


def _read_record(word: WordDocument, name: str) -> Record:
    for part in word.part.package.iter_parts():
        if part.partname.startswith(_RECORDS) and RECORD.encode() in part.blob:
            root = parse(part.blob)
            if root.tag == f"{{{RECORD}}}review":
                return _read_json("".join(root.itertext()), name)
    raise NotReviewed(file=name, reason="thiếu phần customXml")


def _read_json(text: str, name: str) -> Record:
    try:
        return Record.from_json(text)
    except ValueError as error:
        raise NotReviewed(file=name, reason=str(error)) from None

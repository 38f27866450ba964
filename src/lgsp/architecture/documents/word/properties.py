"""
What the file says of itself: title and day, the origin as custom properties, and the record as a custom XML part.

Word and LibreOffice keep both when they save.
"""

import re
import uuid
from datetime import datetime
from xml.sax.saxutils import escape

from docx.document import Document as WordDocument
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from lgsp.architecture.documents.blocks import Document, Letterhead
from lgsp.architecture.documents.glyphs import storable

from .records import FORMAT, Origin, Record

RECORD = "urn:lgsp:review:1"
"""The namespace of the record's element."""
OUTLINE, PAPER, DAY, MODEL, KIND = "lgsp-outline", "lgsp-paper", "lgsp-day", "lgsp-model", "lgsp-format"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_TYPES = "application/vnd.openxmlformats-officedocument"
_FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_UNUSED = re.compile(r"stylesWithEffects|thumbnail|customXml")


def describe(word: WordDocument, document: Document) -> None:
    """Say what the file is; its times are the day of the document."""
    made_at = datetime.fromisoformat(document.made_on)
    core = word.core_properties
    head = document.front
    core.title = storable(document.title)
    core.subject = storable(head.about if isinstance(head, Letterhead) else head.subtitle)
    core.author = core.last_modified_by = core.comments = core.keywords = core.category = ""
    core.language = "vi-VN"
    core.created = core.modified = made_at
    core.revision = 1


def drop_unused_parts(word: WordDocument) -> None:
    """Take out what python-docx's own template brings: a second set of styles, a picture of its first page, sources."""
    for rels in (word.part.rels, word.part.package.rels):
        for key in [key for key, rel in rels.items() if _UNUSED.search(rel.reltype)]:
            del rels[key]


def keep_origin(word: WordDocument, origin: Origin) -> None:
    """Record what the file was made from, for people too: Word shows it under the file's properties."""
    values = {
        KIND: FORMAT,
        OUTLINE: origin.outline,
        PAPER: origin.paper,
        DAY: origin.day,
        MODEL: origin.model,
    }
    said = "".join(
        f'<property fmtid="{_FORMAT_ID}" pid="{pid}" name="{name}"><vt:lpwstr>{escape(value)}</vt:lpwstr></property>'
        for pid, (name, value) in enumerate(values.items(), start=2)
    )
    content = (
        f'{_HEAD}<Properties xmlns="{_OFFICE}/custom-properties" xmlns:vt="{_OFFICE}/docPropsVTypes">'
        f"{said}</Properties>"
    )
    package = word.part.package
    part = Part(PackURI("/docProps/custom.xml"), f"{_TYPES}.custom-properties+xml", content.encode(), package)
    package.relate_to(part, f"{_OFFICE}/relationships/custom-properties")


def keep_record(word: WordDocument, record: Record) -> None:
    """Put the record into the file."""
    content = f'{_HEAD}<review xmlns="{RECORD}">{escape(record.to_json())}</review>'
    known = uuid.uuid5(uuid.NAMESPACE_URL, RECORD)
    properties = (
        f'{_HEAD}<ds:datastoreItem xmlns:ds="{_OFFICE}/customXml" ds:itemID="{{{str(known).upper()}}}">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{RECORD}"/></ds:schemaRefs></ds:datastoreItem>'
    )
    package = word.part.package
    part = Part(PackURI("/customXml/item1.xml"), "application/xml", content.encode(), package)
    described = Part(
        PackURI("/customXml/itemProps1.xml"),
        f"{_TYPES}.customXmlProperties+xml",
        properties.encode(),
        package,
    )
    part.relate_to(described, f"{_OFFICE}/relationships/customXmlProps")
    word.part.relate_to(part, f"{_OFFICE}/relationships/customXml")

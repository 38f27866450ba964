"""The other parts of a Word file, parsed without following what they declare."""

from collections.abc import Iterator

from docx.document import Document as WordDocument
from lxml import etree


def list_parts(word: WordDocument, kind: str) -> Iterator[etree._Element]:
    """Yield the roots of the parts that the document is related to in that way: `/comments`, `/numbering`."""
    for relation in word.part.rels.values():
        if relation.reltype.endswith(kind) and not relation.is_external:
            yield parse(relation.target_part.blob)


def parse(content: bytes) -> etree._Element:
    """Return the root of a part."""
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))

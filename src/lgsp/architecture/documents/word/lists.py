"""Lists in Word: a dash, or numbers that start again from 1 in every list."""

from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement

from lgsp.architecture.documents.blocks import Listing

from .markup import make, make_paragraph, make_run

_DASH, _NUMBER = 90, 91
_LEVEL = """
<w:abstractNum {ns} w:abstractNumId="{id}"><w:multiLevelType w:val="singleLevel"/>
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{format}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>
    <w:pPr><w:ind w:left="964" w:hanging="397"/></w:pPr></w:lvl>
</w:abstractNum>
"""


class Lists:
    """The numbering of one document."""

    def __init__(self, word: WordDocument) -> None:
        self._numbering = word.part.numbering_part.element
        first = self._numbering.find(qn("w:num"))
        for id_, format_, text in ((_DASH, "bullet", "-"), (_NUMBER, "decimal", "%1.")):
            kind = _LEVEL.format(ns=nsdecls("w"), id=id_, format=format_, text=text)
            first.addprevious(parse_xml(kind))
        self._dash = self._add(_DASH)

    def make_items(self, listing: Listing) -> list[BaseOxmlElement]:
        """Return a paragraph for each item."""
        number = self._add(_NUMBER, restart=True) if listing.numbered else self._dash
        items = []
        for runs in listing.items:
            item = make_paragraph("ListItem", *(make_run(run) for run in runs))
            item.pPr.append(make("numPr", make("ilvl", val=0), make("numId", val=number)))
            items.append(item)
        return items

    def _add(self, kind: int, *, restart: bool = False) -> int:
        number = max(int(num.get(qn("w:numId"))) for num in self._numbering.findall(qn("w:num"))) + 1
        start = [make("lvlOverride", make("startOverride", val=1), ilvl=0)] if restart else []
        self._numbering.append(make("num", make("abstractNumId", val=kind), *start, numId=number))
        return number

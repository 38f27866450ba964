"""Lists in Word: a dash, or numbers that start again from 1 in every list."""

from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from lgsp.architecture.documents.blocks import Listing

from .markup import make, make_run

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
        numbers = self._numbering.findall(qn("w:num"))
        self._last = max(int(num.get(qn("w:numId"))) for num in numbers)
        for id_, format_, text in ((_DASH, "bullet", "-"), (_NUMBER, "decimal", "%1.")):
            kind = _LEVEL.format(ns=nsdecls("w"), id=id_, format=format_, text=text)
            numbers[0].addprevious(parse_xml(kind))
        self._dash = self._add(_DASH)

    def make_items(self, listing: Listing) -> list[str]:
        """Return a paragraph for each item."""
        number = self._add(_NUMBER, restart=True) if listing.numbered else self._dash
        numbered = make("numPr", make("ilvl", val=0), make("numId", val=number))
        properties = make("pPr", make("pStyle", val="ListItem"), numbered)
        return [make("p", properties, *(make_run(run) for run in runs)) for runs in listing.items]

    def _add(self, kind: int, *, restart: bool = False) -> int:
        self._last += 1
        start = make("lvlOverride", make("startOverride", val=1), ilvl=0) if restart else ""
        number = make("num", make("abstractNumId", val=kind), start, numId=self._last)
        self._numbering.append(parse_xml(number.replace("<w:num ", f"<w:num {nsdecls('w')} ", 1)))
        return self._last

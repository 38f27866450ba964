"""What people leave beside the text: comments, and tracked changes that nobody has decided on."""

from collections.abc import Iterator

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from lxml import etree

from .parts import list_parts
from .pieces import Edit, Remark

_TEXTS = (qn("w:t"), qn("w:delText"))
_PUT_IN, _TAKEN_OUT = (qn("w:ins"), qn("w:moveTo")), (qn("w:del"), qn("w:moveFrom"))
_OPEN, _CLOSE, _REFERENCE = (qn(f"w:comment{name}") for name in ("RangeStart", "RangeEnd", "Reference"))
_COMMENTS = "/comments"
_ID = qn("w:id")
_LONGEST_QUOTE = 120


def list_edits(block: etree._Element, place: int) -> Iterator[Edit]:
    """Yield the tracked changes of a block that have words."""
    for one in block.iter(*_PUT_IN, *_TAKEN_OUT):
        text = "".join(part.text or "" for part in one.iter(*_TEXTS))
        if text.strip():
            yield Edit(place, text, one.tag in _TAKEN_OUT, one.get(qn("w:author")) or "", _day_of(one))


class Comments:
    """The comments of one document; `found` are those met so far, in reading order."""

    def __init__(self, word: WordDocument) -> None:
        self.found: list[Remark] = []
        self._written = {one.get(_ID): one for one in _list_written(word)}
        self._quotes: dict[str | None, list[str]] = {}
        self._open: set[str | None] = set()

    def follow(self, block: etree._Element, place: int) -> None:
        """Note which comments the block refers to, and to which words."""
        for one in block.iter(_OPEN, _CLOSE, _REFERENCE, *_TEXTS):
            key = one.get(_ID)
            if one.tag == _OPEN:
                self._open.add(key)
            elif one.tag == _CLOSE:
                self._open.discard(key)
            elif one.tag == _REFERENCE and key in self._written:
                self.found.append(self._make(self._written[key], place, self._quotes.get(key, [])))
            elif one.tag in _TEXTS:
                for opened in self._open:
                    self._quotes.setdefault(opened, []).append(one.text or "")

    def _make(self, written: etree._Element, place: int, quoted: list[str]) -> Remark:
        lines = (
            "".join(part.text or "" for part in paragraph.iter(*_TEXTS))
            for paragraph in written.iter(qn("w:p"))
        )
        quote = " ".join("".join(quoted).split())
        if len(quote) > _LONGEST_QUOTE:
            quote = quote[:_LONGEST_QUOTE].rstrip() + "…"
        text = "\n".join(line for line in lines if line.strip())
        return Remark(place, text, written.get(qn("w:author")) or "", _day_of(written), quote)


def _list_written(word: WordDocument) -> list[etree._Element]:
    return [one for root in list_parts(word, _COMMENTS) for one in root.findall(qn("w:comment"))]


def _day_of(one: etree._Element) -> str:
    return (one.get(qn("w:date")) or "")[:10]

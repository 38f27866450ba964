"""The body of a returned file in reading order, each block given to the control it stands in."""

import re
from collections.abc import Iterator

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from lxml import etree

from lgsp.architecture.documents.formality.word.walking import SKIPPED
from lgsp.architecture.documents.word.controls import FRONT, MARK, SIGNATURE, make_tag
from lgsp.architecture.documents.word.records import Record

from .beside import Comments, list_edits
from .pieces import Edit, Piece, Remark
from .words import Words

_PARAGRAPH, _TABLE, _CONTROL, _START = (qn(f"w:{name}") for name in ("p", "tbl", "sdt", "bookmarkStart"))
_CONTENTS = "Table of Contents"
_BOOKMARK = re.compile(re.escape(MARK) + r"(\d{1,6})")


class Walk:
    """One way through a body: what stands in each control, and what stands beside the text."""

    def __init__(self, word: WordDocument, record: Record) -> None:
        self.regions: dict[int, list[Piece]] = {}
        self.edits: list[Edit] = []
        self.oddities: list[Remark] = []
        self._words = Words(word)
        self._comments = Comments(word)
        self._tags = {make_tag(one.key, one.digest): place for place, one in enumerate(record.controls)}
        self._is_laid_out = [one.key in (FRONT, SIGNATURE) for one in record.controls] or [False]
        self._here = 0

    def follow(self, parent: etree._Element, tagged: int | None = None) -> None:
        """Read the blocks below an element; `tagged` is the control that a tag around them names."""
        for child in parent:
            if child.tag in (_PARAGRAPH, _TABLE):
                self._take(child, tagged)
            elif child.tag == _CONTROL:
                self._enter(child)
            elif child.tag == _START:
                self._here = next(self._find_places(child), self._here)
            elif isinstance(child.tag, str) and child.tag not in SKIPPED:
                self.follow(child, tagged)

    def list_comments(self) -> tuple[Remark, ...]:
        """Return the comments met on the way."""
        return tuple(self._comments.found)

    def _enter(self, control: etree._Element) -> None:
        properties = control.find(qn("w:sdtPr"))
        content = control.find(qn("w:sdtContent"))
        if content is None:
            return
        tag = None
        if properties is not None:
            gallery = properties.find(f".//{qn('w:docPartGallery')}")
            if gallery is not None and gallery.get(qn("w:val")) == _CONTENTS:
                return
            tag = properties.find(qn("w:tag"))
        self.follow(content, None if tag is None else self._tags.get(tag.get(qn("w:val")) or ""))

    def _take(self, block: etree._Element, tagged: int | None) -> None:
        places = list(self._find_places(block))
        here = places[0] if places else self._here if tagged is None else tagged
        self.regions.setdefault(here, []).extend(self._read(block, here))
        self.edits += list_edits(block, here)
        self.oddities += self._words.list_oddities(block, here)
        self._comments.follow(block, here)
        self._here = places[-1] if places else here

    def _read(self, block: etree._Element, here: int) -> Iterator[Piece]:
        """Yield what a block holds; the head and the end of a decision are columns, and no table."""
        if block.tag == _TABLE and not self._is_laid_out[here]:
            yield from self._words.read_table(block)
            return
        for paragraph in block.iter(_PARAGRAPH):
            if not self._words.is_of_contents(paragraph):
                yield from self._words.read_paragraph(paragraph)

    def _find_places(self, block: etree._Element) -> Iterator[int]:
        for start in block.iter(_START):
            named = _BOOKMARK.fullmatch(start.get(qn("w:name")) or "")
            if named and int(named[1]) < len(self._is_laid_out):
                yield int(named[1])

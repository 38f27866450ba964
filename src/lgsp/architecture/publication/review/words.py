"""The words of a returned file: paragraphs as passages, tables as text in cells."""

import re
from collections.abc import Iterator

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from lxml import etree

from lgsp.architecture.documents.blocks import Run
from lgsp.architecture.documents.formality.word.styles import Styles
from lgsp.architecture.documents.formality.word.walking import list_rows, list_runs, text_of
from lgsp.architecture.documents.word.pictures import digest_picture
from lgsp.architecture.documents.word.words import DASH, NUMBER, PLAIN, tidy_runs

from .parts import list_parts
from .passages import Passage
from .pieces import Grid, Picture, Piece, Remark

_BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_FORMULA = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"
_NOTES = {qn("w:footnoteReference"): "/footnotes", qn("w:endnoteReference"): "/endnotes"}
_STRUCK = (qn("w:strike"), qn("w:dstrike"))
_NAMES = {_FORMULA: "công thức", qn("w:object"): "đối tượng nhúng", qn("w:sym"): "ký hiệu phông riêng"}
_OF_CONTENTS = re.compile(r"toc(?:heading|\d)|contentsheading")
_OFF = {"0", "false", "off"}


class Words:
    """Reads the blocks of one document."""

    def __init__(self, word: WordDocument) -> None:
        self._word = word
        self._styles = Styles(word)
        self._formats = dict(_read_formats(word))
        self._carried: list[Run] = []

    def read_paragraph(self, paragraph: etree._Element) -> Iterator[Piece]:
        """Yield the pictures and the words of a paragraph; one whose mark is deleted runs into the next."""
        yield from self._list_pictures(paragraph)
        runs = [*self._carried, *self._list_runs(paragraph)]
        self._carried = []
        if paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn('w:del')}") is not None:
            self._carried = runs
            return
        tidied = tidy_runs(runs)
        if tidied:
            marker, group = self._read_marker(paragraph)
            yield Passage(tidied, marker, group)

    def is_of_contents(self, paragraph: etree._Element) -> bool:
        """Say whether a paragraph belongs to the table of contents."""
        return _OF_CONTENTS.fullmatch(self._styles.name_of(paragraph).replace(" ", "")) is not None

    def read_table(self, table: etree._Element) -> Iterator[Piece]:
        """Yield the table, without the rows that a tracked change takes out, and the pictures in it."""
        rows = [row for row in list_rows(table) if row.find(f"{qn('w:trPr')}/{qn('w:del')}") is None]
        yield Grid(tuple(tuple(map(self._read_cell, row.iter(qn("w:tc")))) for row in rows))
        yield from self._list_pictures(table)

    def list_oddities(self, block: etree._Element, place: int) -> Iterator[Remark]:
        """Yield what prose cannot hold."""
        for one in block.iter(*_NAMES):
            yield Remark(place, _NAMES[one.tag], quote="".join(one.itertext()).strip())
        for one in block.iter(*_NOTES):
            yield Remark(place, "chú thích", quote=self._read_note(one))
        for one in block.iter(*_STRUCK):
            run = one.getparent().getparent()
            if (one.get(qn("w:val")) or "1") not in _OFF and run.tag == qn("w:r") and text_of(run).strip():
                yield Remark(place, "chữ gạch ngang", quote=text_of(run))

    def _list_runs(self, paragraph: etree._Element) -> Iterator[Run]:
        for run in list_runs(paragraph):
            text = text_of(run).replace("\f", "")
            if text:
                yield Run(text, *self._styles.emphasis_of(run))

    def _list_pictures(self, block: etree._Element) -> Iterator[Picture]:
        for blip in block.iter(_BLIP):
            part = self._word.part.related_parts.get(blip.get(qn("r:embed")) or "")
            if part is not None and next(blip.iterancestors(_FALLBACK), None) is None:
                yield Picture(digest_picture(part.blob))

    def _read_marker(self, paragraph: etree._Element) -> tuple[str, str]:
        """Return what stands before a paragraph, and the list it belongs to."""
        numbered = self._styles.property_of(paragraph, "w:numPr")
        number = None if numbered is None else numbered.find(qn("w:numId"))
        key = "" if number is None else number.get(qn("w:val")) or ""
        format_ = self._formats.get(key, "none")
        if format_ == "none":
            return PLAIN, ""
        return (DASH, "") if format_ == "bullet" else (NUMBER, f"w{key}")

    def _read_cell(self, cell: etree._Element) -> str:
        lines = (
            "".join(run.text for run in self._list_runs(paragraph)) for paragraph in cell.iter(qn("w:p"))
        )
        return "\n".join(lines)

    def _read_note(self, reference: etree._Element) -> str:
        wanted = reference.get(qn("w:id"))
        for part in list_parts(self._word, _NOTES[reference.tag]):
            for note in part:
                if note.get(qn("w:id")) == wanted:
                    return "".join(text.text or "" for text in note.iter(qn("w:t")))
        return ""


def _read_formats(word: WordDocument) -> Iterator[tuple[str, str]]:
    """Yield how the first level of every list is numbered: `bullet`, `decimal`, …"""
    for root in list_parts(word, "/numbering"):
        kinds = {one.get(qn("w:abstractNumId")): one for one in root.findall(qn("w:abstractNum"))}
        for number in root.findall(qn("w:num")):
            named = number.find(qn("w:abstractNumId"))
            kind = None if named is None else kinds.get(named.get(qn("w:val")))
            format_ = None if kind is None else kind.find(f"{qn('w:lvl')}/{qn('w:numFmt')}")
            if format_ is not None:
                yield number.get(qn("w:numId")) or "", format_.get(qn("w:val")) or "none"

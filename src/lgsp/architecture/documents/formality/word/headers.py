"""Where the sections of a DOCX show page numbers, and how they count."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from lxml import etree

from lgsp.architecture.documents.formality.facts import PageNumber, PageNumbers

from .styles import Styles
from .walking import list_runs

_REFERENCES = {qn("w:headerReference"): True, qn("w:footerReference"): False}
_ON, _OFF = "1", {"0", "false", "off"}
_ARABIC = {None, "decimal"}
_LONGER_THAN_A_PAGE = 4_000
"""So many letters do not fit one page of the sizes asked for."""


@dataclass
class _Margins:
    """What the headers (True) and footers (False) of a section are, by sort of page; a section inherits them."""

    parts: dict[tuple[str, bool], etree._Element] = field(default_factory=dict)


def read_numbers(word: WordDocument, styles: Styles, *, letters: int) -> PageNumbers:
    """Return where page numbers are shown, where they are missing, and what is wrong with the counting."""
    reading = _Reading(word, styles)
    for place, section in enumerate(word.element.body.iter(qn("w:sectPr")), start=1):
        reading.take(section, place)
    return reading.finish(letters)


class _Reading:
    def __init__(self, word: WordDocument, styles: Styles) -> None:
        self._word, self._styles = word, styles
        self._inherited = _Margins()
        self._shown: list[PageNumber] = []
        self._missing: list[str] = []
        self._faults: list[str] = []
        self._doubts: list[str] = []
        self._hidden_first: bool | None = None
        self._has_even = _is_on(word.settings.element.find(qn("w:evenAndOddHeaders")))

    def take(self, section: etree._Element, place: int) -> None:
        """Read one section, after those before it."""
        self._inherit(section)
        has_first = _is_on(section.find(qn("w:titlePg")))
        shown = list(self._find("default", place))
        first = list(self._find("first", place)) if has_first else shown
        self._shown += shown
        if place == 1:
            self._hidden_first = not first
        elif shown and not first:
            self._missing.append(f"trang đầu của phần {place}")
        if not shown:
            self._miss(place)
        elif self._has_even:
            even = list(self._find("even", place))
            self._shown += even
            if not even:
                self._missing.append(f"các trang chẵn của phần {place}")
        self._count(section, place)

    def finish(self, letters: int) -> PageNumbers:
        """Return what was found; whether a file without numbers needs any depends on its length."""
        if not self._shown:
            is_long = letters > _LONGER_THAN_A_PAGE
            doubt = "Tệp không có trường số trang; nếu dài hơn một trang thì phải có"
            missing, doubts = (("mọi trang",), ()) if is_long else ((), (doubt,))
            return PageNumbers((), missing, tuple(self._faults), doubts, None, None)
        return PageNumbers(
            tuple(self._shown),
            tuple(self._missing),
            tuple(self._faults),
            tuple(self._doubts),
            self._hidden_first,
            None,
        )

    def _miss(self, place: int) -> None:
        """A first section without a number may be the first page alone."""
        if place == 1:
            self._doubts.append("Phần 1 không có số trang; nếu phần này dài hơn một trang thì thiếu số")
        else:
            self._missing.append(f"phần {place}")

    def _count(self, section: etree._Element, place: int) -> None:
        counting = section.find(qn("w:pgNumType"))
        if counting is None:
            return
        start, style = counting.get(qn("w:start")), counting.get(qn("w:fmt"))
        if style not in _ARABIC:
            self._faults.append(f"Phần {place} đánh số kiểu {style}, không phải chữ số Ả Rập")
        if place == 1 and start not in (None, "1"):
            self._faults.append(f"Trang đầu mang số {start}")
        elif place > 1 and start is not None:
            self._doubts.append(
                f"Phần {place} đánh số lại từ {start}; chỉ phụ lục riêng mới đánh số riêng, cần người xem"
            )

    def _inherit(self, section: etree._Element) -> None:
        for reference in section:
            if reference.tag in _REFERENCES:
                part = self._word.part.related_parts.get(reference.get(qn("r:id")))
                element = getattr(part, "element", None)
                if element is not None:
                    sort = reference.get(qn("w:type")) or "default"
                    self._inherited.parts[sort, _REFERENCES[reference.tag]] = element

    def _find(self, sort: str, place: int) -> Iterator[PageNumber]:
        for is_top in (True, False):
            element = self._inherited.parts.get((sort, is_top))
            for paragraph in () if element is None else element.iter(qn("w:p")):
                for run in _find_fields(paragraph):
                    letters = self._styles.type_of(run, paragraph)
                    centred = _is_centred(paragraph, self._styles)
                    yield PageNumber(f"phần {place}", letters.size, not letters.is_italic, is_top, centred)


def _find_fields(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Yield the run that shows the page number, of every such field in a paragraph."""
    for simple in paragraph.iter(qn("w:fldSimple")):
        if _is_page(simple.get(qn("w:instr")) or ""):
            yield from list(simple.iter(qn("w:r")))[:1]
    instruction, is_shown = "", False
    for run in list_runs(paragraph):
        mark = run.find(qn("w:fldChar"))
        kind = None if mark is None else mark.get(qn("w:fldCharType"))
        if is_shown and (kind == "end" or run.find(qn("w:t")) is not None):
            yield run
            is_shown = False
        if kind == "begin":
            instruction = ""
        elif kind in ("separate", "end"):
            is_shown = kind == "separate" and _is_page(instruction)
        instruction += "".join(code.text or "" for code in run.iter(qn("w:instrText")))


def _is_page(instruction: str) -> bool:
    return instruction.upper().split()[:1] == ["PAGE"]


def _is_centred(paragraph: etree._Element, styles: Styles) -> bool | None:
    """Say whether a number stands in the middle; in frames, cells and behind tabs only a laid-out page tells."""
    frame = styles.property_of(paragraph, "w:framePr")
    if frame is not None:
        return {"center": True, "right": False, "left": False}.get(frame.get(qn("w:xAlign")) or "")
    if styles.alignment_of(paragraph) == "center":
        return None if _is_inside(paragraph) else True
    if any(tab.get(qn("w:alignment")) == "center" for tab in paragraph.iter(qn("w:ptab"))):
        return True
    has_tabs = next(paragraph.iter(qn("w:tab")), None) is not None
    return None if has_tabs or _is_inside(paragraph) else False


def _is_inside(paragraph: etree._Element) -> bool:
    return any(above.tag in (qn("w:tc"), qn("w:txbxContent")) for above in paragraph.iterancestors())


def _is_on(element: etree._Element | None) -> bool:
    return element is not None and (element.get(qn("w:val")) or _ON) not in _OFF

"""A DOCX turned into facts."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace

import docx
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import Length
from lxml import etree

from lgsp.architecture.documents.formality.errors import FinishedFileDamaged
from lgsp.architecture.documents.formality.facts import Edge, Facts, Heading, Role, Sheet, Side, Words

from .fronts import read_front
from .headers import read_numbers
from .packing import check_packing
from .styles import Styles, Type
from .walking import Walk, Walked, list_runs, text_of

_RUNNING = 60
"""A paragraph of so many letters is running text."""
_ROUNDING = 0.05
"""A twentieth of a point, in which Word counts, and the rounding of what people type."""
_ARTICLE = re.compile(r"Điều\s+\d+\s*[.:]")
_ARTICLE_LEVEL = 9
_SIDES = {Side.TOP: "top", Side.BOTTOM: "bottom", Side.LEFT: "left", Side.RIGHT: "right"}


def read_word(content: bytes, *, name: str) -> Facts:
    """
    Measure a DOCX.

    :raises DomainError: `DOCUMENT-005` to `009`, if it cannot be opened or is not safe to
    """
    check_packing(content, name=name)
    try:
        return _Reading(docx.Document(io.BytesIO(content)), name).read()
    except (KeyError, ValueError, TypeError, AttributeError, etree.LxmlError) as error:
        # Whatever the library trips over, the parts of the file do not fit together.
        raise FinishedFileDamaged(file=name, reason=str(error) or type(error).__name__) from error


class _Reading:
    def __init__(self, word: WordDocument, name: str) -> None:
        self._word, self._name = word, name
        self._styles = Styles(word)
        self._words: list[Words] = []
        self._headings: list[Heading] = []

    def read(self) -> Facts:
        """Return the facts of the whole document."""
        walk = Walk()
        walked = list(walk.follow(self._word.element.body))
        for one in walked:
            self._take(one)
        body = sum(len(words.text) for words in self._words)
        self._words += self._read_margins()
        return Facts(
            name=self._name,
            format="docx",
            sheets=tuple(self._read_sheets(walk.tables_in_section)),
            words=tuple(self._words),
            numbers=read_numbers(self._word, self._styles, letters=body),
            front=read_front(walked, self._styles),
            headings=tuple(self._headings) or None,
            unreadable=0,
            tells_roles=True,
        )

    def _take(self, walked: Walked) -> None:
        paragraph = walked.element
        text = "".join(map(text_of, list_runs(paragraph)))
        if not text.strip():
            return
        level = self._level_of(walked)
        role = self._role_of(walked, level)
        is_long = len(text.strip()) >= _RUNNING and self._styles.alignment_of(paragraph) != "center"
        found = list(self._group(walked, role, is_running=role is Role.BODY and is_long))
        self._words += found
        if role is Role.HEADING and level is not None:
            counted = self._is_counted(paragraph)
            self._headings.append(Heading(text.strip(), level, f"đoạn {walked.number}", counted))
        elif role is Role.BODY and _ARTICLE.match(text.strip()) and found and found[0].is_bold:
            self._headings.append(Heading(text.strip(), _ARTICLE_LEVEL, f"đoạn {walked.number}"))

    def _group(self, walked: Walked, role: Role, *, is_running: bool) -> Iterator[Words]:
        """Yield the words of a paragraph, those set alike together."""
        text, last = "", None
        place = _say_place(walked)
        for run in list_runs(walked.element):
            told = text_of(run)
            letters = self._styles.type_of(run, walked.element)
            if not told or letters.is_hidden:
                continue
            if last is not None and letters != last:
                yield _make_words(text, place, role, last, is_running)
                text = ""
            text, last = text + told, letters
        if last is not None:
            yield _make_words(text, place, role, last, is_running)

    def _read_margins(self) -> Iterator[Words]:
        """Yield the words of headers and footers."""
        for part in self._word.part.related_parts.values():
            kind = part.partname.split("/")[-1]
            element = getattr(part, "element", None)
            if element is not None and kind.startswith(("header", "footer")):
                place = "đầu trang" if kind.startswith("header") else "chân trang"
                for walked in Walk().follow(element):
                    for words in self._group(walked, Role.MARGIN, is_running=False):
                        yield replace(words, place=place)

    def _role_of(self, walked: Walked, level: int | None) -> Role:
        name = self._styles.name_of(walked.element)
        if walked.position.is_boxed:
            return Role.UNKNOWN
        if walked.position.table:
            return Role.TABLE
        if name.startswith("toc "):
            return Role.CONTENTS
        if "caption" in name:
            return Role.CAPTION
        return Role.BODY if level is None else Role.HEADING

    def _level_of(self, walked: Walked) -> int | None:
        found = self._styles.property_of(walked.element, "w:outlineLvl")
        value = "" if found is None else found.get(qn("w:val")) or ""
        return int(value) if value.isdigit() and int(value) < _ARTICLE_LEVEL else None

    def _is_counted(self, paragraph: etree._Element) -> bool:
        found = self._styles.property_of(paragraph, "w:numPr")
        number = None if found is None else found.find(qn("w:numId"))
        return number is not None and number.get(qn("w:val")) != "0"

    def _read_sheets(self, tables: dict[int, int]) -> Iterator[Sheet]:
        if not len(self._word.sections):
            yield Sheet("phần 1", 0, 0, has_table=bool(tables))
        for place, section in enumerate(self._word.sections):
            width, height = section.page_width, section.page_height
            edges = []
            for side, name in _SIDES.items():
                margin = getattr(section, f"{name}_margin")
                if margin is None:
                    continue
                distance = _to_mm(margin) + (_to_mm(section.gutter) if side is Side.LEFT else 0)
                edges.append(Edge(side, distance, is_proven=True, below=_ROUNDING, above=_ROUNDING))
            yield Sheet(
                f"phần {place + 1}",
                _to_mm(width),
                _to_mm(height),
                tuple(edges),
                has_table=bool(tables.get(place)),
            )


def _make_words(text: str, place: str, role: Role, letters: Type, is_running: bool) -> Words:
    return Words(
        text=text,
        place=place,
        role=role,
        typeface=letters.typeface,
        size=letters.size,
        is_bold=letters.is_bold,
        is_italic=letters.is_italic,
        colour=letters.colour,
        is_running=is_running,
    )


def _say_place(walked: Walked) -> str:
    return f"bảng {walked.position.table}" if walked.position.table else f"đoạn {walked.number}"


def _to_mm(length: Length | None) -> float:
    return 0.0 if length is None else float(length.mm)

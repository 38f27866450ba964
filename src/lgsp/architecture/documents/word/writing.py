"""From the tree of blocks to a DOCX file."""

from datetime import datetime
from io import BytesIO
from pathlib import Path

import docx
from docx.document import Document as WordDocument
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt

from lgsp.architecture.documents.blocks import (
    Block,
    Document,
    Figure,
    Front,
    Heading,
    Landscape,
    Listing,
    Notice,
    Paragraph,
    Run,
    Table,
)
from lgsp.architecture.documents.glyphs import storable
from lgsp.architecture.pictures.png import to_png
from lgsp.kernel.files import replace_file

from .contents import ask_to_update, bookmark_of, make_contents
from .lists import Lists
from .markup import make, make_field, make_paragraph, make_run
from .packing import pack_again
from .pages import set_first_section, text_width_pt, turn_page
from .styles import define_styles
from .tables import make_table

_MOST_UPRIGHT, _MOST_LANDSCAPE = 640, 425
"""The greatest height of a picture, in points."""
_PIXELS_A_POINT = 3


def write_docx(document: Document, path: Path) -> None:
    """
    Write the file whole or not at all; equal documents give equal bytes.

    :raises OSError: if the folder cannot be written
    """
    replace_file(path, to_docx(document))


def to_docx(document: Document) -> bytes:
    """Set the document."""
    writer = _Writer(document)
    writer.write_front(document.front)
    writer.write_contents()
    for block in document.blocks:
        writer.write(block)
    return writer.finish()


class _Writer:
    """Puts one block after another into a Word document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._word: WordDocument = docx.Document()
        self._sideways = False
        self._headings = 0
        define_styles(self._word)
        set_first_section(self._word, notice=document.front.notice)
        self._lists = Lists(self._word)

    def write_front(self, front: Front) -> None:
        """Write the first page."""
        self._say("Draft", front.draft)
        title = make_paragraph("Title", *_break_lines(front.title))
        self._add(title)
        self._say("Subtitle", f"({front.issued_with})")
        self._say("Subtitle", front.subtitle)
        if front.notice:
            self._say("FrontNotice", front.notice)
        for label, value in front.facts:
            self._say("FrontFact", f"{label}: {value}")

    def write_contents(self) -> None:
        """Write the table of contents on a page of its own."""
        self._say("ContentsHeading", "MỤC LỤC")
        self._add(*make_contents(self._document.headings(), right=self._width))
        self._add(make_paragraph("Normal", make("r", make("br", type="page"))))

    def write(self, block: Block) -> None:
        """Write one block, on a page turned the way it needs."""
        self._turn(sideways=isinstance(block, Landscape))
        match block:
            case Heading():
                self._write_heading(block)
            case Paragraph():
                self._add(make_paragraph("BodyText", *(make_run(run) for run in block.runs)))
            case Listing():
                self._add(*self._lists.make_items(block))
            case Notice():
                self._say("Notice", block.text)
            case Table() | Figure():
                self._write_exhibit(block)
            case Landscape():
                for inner in block.blocks:
                    self._write_exhibit(inner)

    def finish(self) -> bytes:
        """Return the bytes of the file."""
        ask_to_update(self._word)
        self._describe()
        packed = BytesIO()
        self._word.save(packed)
        return pack_again(packed.getvalue())

    def _write_heading(self, heading: Heading) -> None:
        name, mark = bookmark_of(self._headings), self._headings
        self._headings += 1
        start, end = make("bookmarkStart", id=mark, name=name), make("bookmarkEnd", id=mark)
        self._add(make_paragraph(f"Heading{heading.level}", start, make_run(Run(heading.text)), end))

    def _write_exhibit(self, exhibit: Table | Figure) -> None:
        if isinstance(exhibit, Table):
            self._add(_make_caption("TableCaption", "Bảng", exhibit.number, exhibit.title))
            self._add(make_table(exhibit, width=self._width), make_paragraph("AfterTable"))
        else:
            self._write_picture(exhibit)
            self._add(_make_caption("Caption", "Hình", exhibit.number, exhibit.title))

    def _write_picture(self, figure: Figure) -> None:
        """Show the picture at its own size, or smaller when the page is too small for it."""
        scene = figure.scene
        most = _MOST_LANDSCAPE if self._sideways else _MOST_UPRIGHT
        scale = min(self._width / 20 / scene.width, most / scene.height, 1.0)
        paragraph = self._word.add_paragraph(style="Figure")
        image = BytesIO(to_png(scene, scale=_PIXELS_A_POINT))
        picture = paragraph.add_run().add_picture(image, width=Pt(scene.width * scale))
        properties = picture._inline.docPr
        properties.set("descr", storable(scene.alt))
        properties.set("title", storable(figure.title))

    def _turn(self, *, sideways: bool) -> None:
        if sideways is not self._sideways:
            self._sideways = sideways
            turn_page(self._word, sideways=sideways)

    def _say(self, style: str, text: str) -> None:
        self._add(make_paragraph(style, make_run(Run(text))))

    def _add(self, *elements: BaseOxmlElement) -> None:
        """Put elements at the end of the body, before the section's own properties."""
        body = self._word.element.body
        for element in elements:
            body.insert_element_before(element, "w:sectPr")

    @property
    def _width(self) -> int:
        """Return the width of the text in twips, the twentieths of a point Word counts in."""
        return round(text_width_pt(sideways=self._sideways) * 20)

    def _describe(self) -> None:
        """Say what the file is; its times are the day of the document."""
        made_at = datetime.fromisoformat(self._document.made_on)
        core = self._word.core_properties
        core.title = storable(" ".join(self._document.front.title.split()))
        core.subject = storable(self._document.front.subtitle)
        core.author = core.last_modified_by = core.comments = core.keywords = core.category = ""
        core.language = "vi-VN"
        core.created = core.modified = made_at
        core.revision = 1


def _make_caption(style: str, label: str, number: int, title: str) -> BaseOxmlElement:
    field = make_field(f"SEQ {label} \\* ARABIC", str(number))
    return make_paragraph(style, make_run(Run(f"{label} ")), *field, make_run(Run(f". {title}")))


def _break_lines(text: str) -> list[BaseOxmlElement]:
    runs: list[BaseOxmlElement] = []
    for place, line in enumerate(text.split("\n")):
        runs += [make("r", make("br"))] if place else []
        runs.append(make_run(Run(line)))
    return runs

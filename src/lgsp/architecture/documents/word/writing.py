"""From the tree of blocks to a DOCX file."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path

import docx
from docx.document import Document as WordDocument
from docx.oxml.ns import nsdecls
from lxml import etree

from lgsp.architecture.documents.blocks import (
    Block,
    Centred,
    Document,
    Figure,
    Front,
    Heading,
    Letterhead,
    Listing,
    Notice,
    Paragraph,
    Run,
    Signature,
    Subheading,
    Table,
)
from lgsp.kernel.files import replace_file

from .contents import ask_to_update, bookmark_of, make_contents
from .controls import (
    FRONT,
    SIGNATURE,
    Group,
    group_blocks,
    make_contents_control,
    make_control,
    make_tag,
)
from .images import draw
from .letterheads import make_letterhead, make_signature
from .lists import Lists
from .markup import break_lines, make, make_field, make_paragraph, make_run
from .packing import pack_again
from .pages import break_page, end_section, make_first_section, make_section, text_width_pt
from .pictures import digest_picture, make_picture
from .properties import describe, drop_unused_parts, keep_origin, keep_record
from .records import ControlMark, Mark, Origin, Record, mark_blocks, mark_words
from .styles import define_styles
from .tables import make_table


def write_docx(document: Document, path: Path, *, pages: Mapping[str, int] | None = None) -> None:
    """
    Write the file whole or not at all; equal documents give equal bytes.

    :raises OSError: if the folder cannot be written
    """
    replace_file(path, to_docx(document, pages=pages))


def to_docx(document: Document, *, pages: Mapping[str, int] | None = None) -> bytes:
    """
    Set the document; `pages` are the page numbers of its headings by key, for its table of contents.

    Without them the table is left for Word to fill when it opens the file.
    """
    writer = _Writer(document)
    writer.write_front(document.front)
    if document.has_contents:
        writer.keep_room_for_contents()
    for group in group_blocks(document):
        writer.write(group)
    if document.signature:
        writer.write_signature(document.signature)
    if document.has_contents:
        writer.write_contents(pages)
    return writer.finish(is_filled=bool(pages) or not document.has_contents)


class _Writer:
    """Puts one control after another into a Word document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._word: WordDocument = docx.Document()
        self._body: list[str] = []
        self._controls: list[ControlMark] = []
        self._sideways = False
        self._headings = self._places = 0
        self._contents = (0, 0)
        drop_unused_parts(self._word)
        define_styles(self._word)
        self._section = make_first_section(self._word, notice=document.front.notice)
        self._lists = Lists(self._word)
        figures = [block for block in document.walk() if isinstance(block, Figure)]
        drawn = draw([figure.scene for figure in figures], on=date.fromisoformat(document.made_on))
        self._images = {figure.number: image for figure, image in zip(figures, drawn, strict=True)}
        self._digests = {number: digest_picture(image) for number, image in self._images.items()}

    def write_front(self, front: Front | Letterhead) -> None:
        """Write the first page of an annex, or the head of a decision."""
        if isinstance(front, Letterhead):
            self._write_words(FRONT, make_letterhead(front, width=self._width))
        else:
            self._write_words(FRONT, _make_front(front))
            self._body += [] if self._document.has_contents else [break_page()]

    def write_signature(self, signature: Signature) -> None:
        """Write the end of a decision."""
        self._turn(sideways=False)
        lines = make_signature(signature, width=self._width)
        self._write_words(SIGNATURE, [*lines, make_paragraph("AfterTable")])

    def keep_room_for_contents(self) -> None:
        """Leave a page for the table of contents: its numbers come last, from a PDF that is set meanwhile."""
        self._contents = (len(self._body), self._places)
        self._body += ["", break_page()]
        self._places += 1

    def write_contents(self, pages: Mapping[str, int] | None) -> None:
        """Write the table of contents in the room kept for it."""
        at, place = self._contents
        inner = [_say("ContentsHeading", "MỤC LỤC"), *make_contents(self._document.headings(), pages=pages)]
        self._body[at] = make_contents_control(inner, place=place)

    def write(self, group: Group) -> None:
        """Write blocks of one key, on a page turned the way they need."""
        self._turn(sideways=group.sideways)
        inner = [part for block in group.blocks for part in self._make(block)]
        if inner:
            self._control(group, inner, mark_blocks(group.blocks, self._digests))

    def finish(self, *, is_filled: bool) -> bytes:
        """Return the bytes of the file."""
        if not is_filled:
            ask_to_update(self._word)
        describe(self._word, self._document)
        said = self._document
        keep_origin(self._word, Origin(said.outline, said.name, said.made_on, said.model_digest))
        keep_record(self._word, Record(tuple(self._controls)))
        packed = BytesIO()
        self._word.save(packed)
        body = "".join((*self._body, self._section))
        return pack_again(packed.getvalue(), body=body.encode())

    def _make(self, block: Block) -> Sequence[str]:
        match block:
            case Heading():
                return [self._make_heading(block)]
            case Paragraph():
                return [make_paragraph("BodyText", *(make_run(run) for run in block.runs))]
            case Listing():
                return self._lists.make_items(block)
            case Notice() | Subheading() | Centred():
                return [_say(type(block).__name__, block.text)]
            case Table():
                caption = _make_caption("TableCaption", "Bảng", block.number, block.title)
                return [caption, make_table(block, width=self._width), make_paragraph("AfterTable")]
            case Figure():
                return self._make_figure(block)
            case _:
                raise TypeError(type(block).__name__)  # a turned page is walked, never written

    def _make_heading(self, heading: Heading) -> str:
        name, mark = bookmark_of(self._headings), self._headings
        self._headings += 1
        start, end = make("bookmarkStart", id=mark, name=name), make("bookmarkEnd", id=mark)
        return make_paragraph(f"Heading{heading.level}", start, make_run(Run(heading.text)), end)

    def _make_figure(self, figure: Figure) -> list[str]:
        picture = make_picture(
            self._word,
            figure,
            self._images[figure.number],
            width_pt=self._width / 20,
            sideways=self._sideways,
        )
        return [picture, _make_caption("Caption", "Hình", figure.number, figure.title)]

    def _write_words(self, key: str, inner: Sequence[str]) -> None:
        self._control(Group(key, ()), inner, mark_words(_read_words("".join(inner))))

    def _control(self, group: Group, inner: Sequence[str], marks: tuple[Mark, ...]) -> None:
        control = ControlMark(group.key, marks)
        tag = make_tag(group.key, control.digest)
        self._body.append(make_control(group, inner, place=len(self._controls), tag=tag))
        self._controls.append(control)
        self._places += 1

    def _turn(self, *, sideways: bool) -> None:
        if sideways is not self._sideways:
            self._sideways = sideways
            self._body.append(end_section(self._section))
            self._section = make_section(sideways=sideways)

    @property
    def _width(self) -> int:
        """Return the width of the text in twips, the twentieths of a point Word counts in."""
        return round(text_width_pt(sideways=self._sideways) * 20)


def _make_front(front: Front) -> list[str]:
    return [
        *([_say("Draft", front.draft)] if front.draft else []),
        make_paragraph("Title", *break_lines(front.title)),
        _say("Subtitle", f"({front.issued_with})"),
        _say("Subtitle", front.subtitle),
        *([_say("FrontNotice", front.notice)] if front.notice else []),
        *(_say("FrontFact", f"{label}: {value}") for label, value in front.facts),
    ]


def _say(style: str, text: str) -> str:
    return make_paragraph(style, make_run(Run(text)))


def _make_caption(style: str, label: str, number: int, title: str) -> str:
    field = make_field(f"SEQ {label} \\* ARABIC", str(number))
    return make_paragraph(style, make_run(Run(f"{label} ")), *field, make_run(Run(f". {title}")))


def _read_words(written: str) -> Iterator[str]:
    """Yield the paragraphs of what was written, as a reader of the file finds them."""
    root = etree.fromstring(f"<w:body {nsdecls('w')}>{written}</w:body>")
    for paragraph in root.iter("{*}p"):
        parts = (
            one.text or "" if one.tag.endswith("}t") else "\n" for one in paragraph.iter("{*}t", "{*}br")
        )
        yield "".join(parts)

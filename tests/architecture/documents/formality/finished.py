"""Finished files made for tests: sound unless the test says what is wrong with them."""

import zlib
from collections.abc import Callable
from io import BytesIO
from typing import Any

import docx
import typst
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from lgsp.architecture.documents.formality.checking import Report, check_content
from lgsp.architecture.documents.formality.facts import Facts, PageNumber, PageNumbers, Role, Sheet, Words

TITLE, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
PROSE = (
    "Kiến trúc này là căn cứ để các cơ quan nhà nước của tỉnh xây dựng, nâng cấp và kết nối hệ thống thông tin. "
    * 4
)
PAGE = PageNumber("trang 2", 13, is_upright=True, is_on_top=True, is_centred=True)


def make_word(*changes: Callable[[WordDocument], object]) -> bytes:
    """Return a decision as DOCX; each change is made to the sound document."""
    word = docx.Document()
    _set_up(word)
    table = word.add_table(1, 2)
    _write(table.cell(0, 0).paragraphs[0], "ỦY BAN NHÂN DÂN TỈNH LAM GIANG", size=13, bold=True)
    _write(table.cell(0, 1).paragraphs[0], TITLE, size=13, bold=True, centred=True)
    _write(table.cell(0, 1).add_paragraph(), MOTTO, size=14, bold=True, centred=True)
    _write(word.add_paragraph(), "QUYẾT ĐỊNH", size=14, bold=True, centred=True)
    for article in (1, 2, 3):
        _write(word.add_paragraph(), f"Điều {article}. Ban hành Kiến trúc", size=14, bold=True)
        _write(word.add_paragraph(), PROSE, size=14)
    for change in changes:
        change(word)
    packed = BytesIO()
    word.save(packed)
    return packed.getvalue()


def _set_up(word: WordDocument) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.different_first_page_header_footer = True
    word.styles["Normal"].font.name = "Times New Roman"
    word.styles["Normal"].font.size = Pt(14)
    number = section.header.paragraphs[0]
    number.alignment = ALIGN.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), " PAGE ")
    number._p.append(field)
    field.append(OxmlElement("w:r"))


def _write(paragraph: Any, text: str, *, size: float, bold: bool = False, centred: bool = False) -> None:
    run = paragraph.add_run(text)
    run.font.size, run.font.bold = Pt(size), bold
    if centred:
        paragraph.alignment = ALIGN.CENTER


def add_run(text: str, **font: Any) -> Callable[[WordDocument], None]:
    """Return a change that writes a paragraph in a font of its own: `name`, `size`, `colour`."""

    def change(word: WordDocument) -> None:
        run = word.add_paragraph().add_run(text)
        run.font.name, run.font.size = font.get("name"), Pt(font.get("size", 14))
        if "colour" in font:
            run.font.color.rgb = RGBColor.from_string(font["colour"])

    return change


_TYPST = """
#set page(width: {width}mm, height: {height}mm,
  margin: (top: {top}mm, bottom: {bottom}mm, left: {left}mm, right: {right}mm),
  numbering: none, {place}: context {{ if counter(page).get().first() > {hidden} {{
    set text(size: {number_size}pt, fill: black)
    align({number_align}, counter(page).display("{number_style}")) }} }})
#set text(font: "Libertinus Serif", size: {size}pt, fill: rgb("{colour}"), lang: "vi", hyphenate: false)
#set par(justify: true)
#show heading: set text(size: 14pt)
{head}
{body}
"""
_HEAD = """#grid(columns: (6fr, 9fr),
  align(center, strong[ỦY BAN NHÂN DÂN]),
  align(center, [#text(size: 13pt, weight: "bold")[CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM] \\
    #text(size: 14pt, weight: "bold")[Độc lập \\- Tự do \\- Hạnh phúc]]))
"""
SOUND = {
    "width": 210, "height": 297, "top": 20, "bottom": 20, "left": 30, "right": 15, "size": 14, "colour": "#000000",
    "place": "header", "hidden": 1, "number_size": 13, "number_align": "center", "number_style": "1", "head": _HEAD,
    "body": "= I. Mục đích\n" + f"{PROSE}\n\n" * 4 + "= II. Phạm vi\n== 1. Đối tượng\n" + f"{PROSE}\n\n" * 30,
}  # fmt: skip


def make_pdf(**changes: object) -> bytes:
    """Return a decision as PDF; what is named is another way than sound."""
    tags = bool(changes.pop("tags", True))
    return bytes(typst.compile(_TYPST.format(**{**SOUND, **changes}).encode(), format="pdf", pdf_tags=tags))


def make_plain_pdf(
    content: bytes, *, box: str = "0 0 595.28 841.89", pages: int = 1, extra: tuple[bytes, ...] = ()
) -> bytes:
    """Return a PDF without tags, each page of the same operators, in Times New Roman as `/F` and a form as `/X`."""
    font = b"<</Type/Font/Subtype/TrueType/BaseFont/TimesNewRomanPSMT/Encoding/WinAnsiEncoding>>"
    kids = " ".join(f"{4 + place} 0 R" for place in range(1, pages + 1)).encode()
    resources = f"<</Font<</F 3 0 R>>/XObject<</X {5 + pages} 0 R>>>>"
    page = f"<</Type/Page/Parent 2 0 R/MediaBox[{box}]/Contents 4 0 R/Resources{resources}>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, pages),
        font,
        make_stream(content),
        *[page.encode()] * pages,
        *extra,
    ]
    return assemble(objects)


def make_stream(content: bytes, head: bytes = b"") -> bytes:
    """Return a stream, packed."""
    packed = zlib.compress(content, 9)
    return b"<<%s/Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (head, len(packed), packed)


def assemble(objects: list[bytes]) -> bytes:
    """Return a PDF of those objects, numbered from 1; the first is the catalogue."""
    out, places = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n" % count
    return out + head + table + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (count, len(out))


def make_facts(**changes: Any) -> Facts:
    """Return what a sound file of one page comes to; what is named is other facts."""
    sound = {
        "name": "thu.pdf", "format": "pdf", "sheets": (Sheet("trang 1", 210, 297),), "words": (), "front": (),
        "numbers": PageNumbers((PAGE,), (), (), (), is_hidden_first=True, page_count=2), "headings": None,
        "unreadable": 0, "tells_roles": True,
    }  # fmt: skip
    return Facts(**{**sound, **changes})


def make_words(text: str = "lời văn", **changes: Any) -> Words:
    """Return words of running text in the typeface asked for."""
    sound = {
        "place": "trang 1",
        "role": Role.BODY,
        "typeface": "Times New Roman",
        "size": 13,
        "is_running": True,
    }
    return Words(text, **{**sound, **changes})


def check(content: bytes, name: str = "tep", **asked: Any) -> Report:
    """Return the report on a file."""
    return check_content(content, name=name, **asked)


def verdicts(report: Report) -> dict[str, str]:
    """Return every subject that is not met, with its answer; what does not apply is left out."""
    return {
        one.requirement.subject: one.verdict.value
        for one in report.answers
        if one.verdict.value in ("broken", "cannot-tell")
    }


def measured(report: Report, subject: str) -> str:
    """Return all evidence for one subject in one line."""
    (answer,) = [one for one in report.answers if one.requirement.subject == subject]
    return "; ".join(f"{one.place}: {one.measured}" for one in answer.evidence)

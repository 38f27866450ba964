"""The page of the annex: Nghị định 30/2020/NĐ-CP, Phụ lục I (A4, margins; number centred on top, none on page 1)."""

from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Length, Mm, Twips
from lxml import etree

from lgsp.architecture.documents.blocks import Run

from .markup import make, make_field, make_paragraph, make_run

_SHORT, _LONG = Mm(210), Mm(297)
_LEFT, _RIGHT, _TOP, _BOTTOM = Mm(30), Twips(851), Mm(20), Mm(20)  # 851 twips: not a hair under 15 mm
_EDGE = Mm(10)


def make_first_section(word: WordDocument, *, notice: str) -> str:
    """
    Return the properties of the upright first section: its number on top, the notice at the foot of every page.

    They are taken out of the document: where a section ends is known when the next one begins.
    """
    section = word.sections[0]
    section.different_first_page_header_footer = True
    header = section.header.paragraphs[0]
    for run in make_field("PAGE", "2"):
        header._p.append(_parse(run))
    for footer in (section.footer, section.first_page_footer):
        footer.paragraphs[0]._p.append(_parse(make_run(Run(notice))))
    section.first_page_header.is_linked_to_previous = False
    properties = section._sectPr
    for child in list(properties):
        if not etree.QName(child).localname.endswith("Reference"):
            properties.remove(child)
    references = "".join(etree.tostring(child, encoding="unicode") for child in properties)
    properties.getparent().remove(properties)
    return _make_section(references, _describe_page(sideways=False), make("titlePg"))


def make_section(*, sideways: bool) -> str:
    """Return the properties of a later section; header and footer go on."""
    return _make_section(make("type", val="nextPage"), _describe_page(sideways=sideways))


def end_section(properties: str) -> str:
    """Return the paragraph that ends a section; it takes no room to speak of."""
    return make("p", make("pPr", make("pStyle", val="AfterTable"), properties))


def text_width_pt(*, sideways: bool) -> float:
    """Return the width between the margins, in points."""
    return float(Length((_LONG if sideways else _SHORT) - _LEFT - _RIGHT).pt)


def break_page() -> str:
    """Return a paragraph after which a new page begins."""
    return make_paragraph("Normal", make("r", make("br", type="page")))


def _make_section(*parts: str) -> str:
    before, (page, *after) = parts[:1], parts[1:]
    return make("sectPr", *before, page, make("cols", space="720"), *after)


def _describe_page(*, sideways: bool) -> str:
    width, height = (_LONG, _SHORT) if sideways else (_SHORT, _LONG)
    turned = {"orient": "landscape"} if sideways else {}
    size = make("pgSz", w=_twips(width), h=_twips(height), **turned)
    margins = make(
        "pgMar",
        top=_twips(_TOP),
        right=_twips(_RIGHT),
        bottom=_twips(_BOTTOM),
        left=_twips(_LEFT),
        header=_twips(_EDGE),
        footer=_twips(_EDGE),
        gutter=0,
    )
    return size + margins


def _twips(length: Length) -> int:
    return round(float(length.pt * 20))


def _parse(run: str) -> etree._Element:
    return parse_xml(run.replace("<w:r>", f"<w:r {nsdecls('w')}>", 1))

"""The page of the annex: Nghị định 30/2020/NĐ-CP, Phụ lục I (A4, margins; number centred on top, none on page 1)."""

from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.section import Section
from docx.shared import Length, Mm, Twips

from lgsp.architecture.documents.blocks import Run

from .markup import make_field, make_run

_SHORT, _LONG = Mm(210), Mm(297)
_LEFT, _RIGHT, _TOP, _BOTTOM = Mm(30), Twips(851), Mm(20), Mm(20)  # 851 twips: not a hair under 15 mm
_EDGE = Mm(10)


def set_first_section(word: WordDocument, *, notice: str) -> None:
    """Set the upright page with its number on top and the notice at the foot of every page."""
    section = word.sections[0]
    _set_page(section, sideways=False)
    section.different_first_page_header_footer = True
    header = section.header.paragraphs[0]
    for run in make_field("PAGE", "2"):
        header._p.append(run)
    for footer in (section.footer, section.first_page_footer):
        footer.paragraphs[0]._p.append(make_run(Run(notice)))
    section.first_page_header.is_linked_to_previous = False


def turn_page(word: WordDocument, *, sideways: bool) -> None:
    """Begin a section with its page upright or sideways; header and footer go on."""
    section = word.add_section(WD_SECTION.NEW_PAGE)
    section.different_first_page_header_footer = False
    _set_page(section, sideways=sideways)


def text_width_pt(*, sideways: bool) -> float:
    """Return the width between the margins, in points."""
    return float(Length((_LONG if sideways else _SHORT) - _LEFT - _RIGHT).pt)


def _set_page(section: Section, *, sideways: bool) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE if sideways else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (_LONG, _SHORT) if sideways else (_SHORT, _LONG)
    section.left_margin, section.right_margin = _LEFT, _RIGHT
    section.top_margin, section.bottom_margin = _TOP, _BOTTOM
    section.header_distance = section.footer_distance = _EDGE

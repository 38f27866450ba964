"""Whole files: what is sound passes, and each requirement that is broken is found."""

import pytest
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from lgsp.architecture.conformance.verdicts import Verdict
from lgsp.architecture.documents.formality.checking import JUDGES, check_file
from lgsp.architecture.documents.formality.errors import NotFinishedFile
from lgsp.architecture.documents.formality.front import DocumentSort
from lgsp.architecture.documents.pdf import to_pdf
from lgsp.architecture.documents.word.writing import to_docx
from lgsp.architecture.frameworks.page_requirements import list_page_requirements
from tests.architecture.documents.formality.finished import (
    MOTTO,
    TITLE,
    add_run,
    check,
    make_pdf,
    make_word,
    measured,
    verdicts,
)

NOT_TIMES = {"typeface": "broken"}  # the typesetter's own typeface, on every machine


def _first_run(word, text):
    cells = word.tables[0]._cells
    return next(run for cell in cells for one in cell.paragraphs for run in one.runs if run.text == text)


def _set_margin(side, millimetres):
    return lambda word: setattr(word.sections[0], f"{side}_margin", Mm(millimetres))


def _set_font(text, name, value):
    return lambda word: setattr(_first_run(word, text).font, name, value)


def _rewrite(text, new):
    return lambda word: setattr(_first_run(word, text), "text", new)


def _align(text, align):
    return lambda word: setattr(_first_run(word, text)._parent, "alignment", align)


def _number(word):
    return word.sections[0].header.paragraphs[0]


def _count(**attributes):
    def change(word):
        counting = word.sections[0]._sectPr.makeelement(qn("w:pgNumType"), {})
        for name, value in attributes.items():
            counting.set(qn(f"w:{name}"), value)
        word.sections[0]._sectPr.append(counting)

    return change


BROKEN_WORDS = {
    "paper": lambda word: setattr(word.sections[0], "page_width", Mm(216)),
    "orientation": lambda word: _turn(word.sections[0]),
    "margin-top": _set_margin("top", 19),
    "margin-bottom": _set_margin("bottom", 26),
    "margin-left": _set_margin("left", 25),
    "margin-right": _set_margin("right", 21),
    "typeface": add_run("Chữ khác phông", name="Calibri"),
    "colour": add_run("Chữ đỏ", name="Times New Roman", colour="C00000"),
    "body-size": lambda word: setattr(word.paragraphs[-1].runs[0].font, "size", Pt(12)),
    "page-number": _count(fmt="lowerRoman"),
    "page-number-size": lambda word: setattr(word.styles["Header"].font, "size", Pt(11)),
    "page-number-place": lambda word: setattr(_number(word), "alignment", ALIGN.RIGHT),
    "page-number-first": lambda word: setattr(word.sections[0], "different_first_page_header_footer", False),
    "national-title": _rewrite(TITLE, "Cộng hòa xã hội chủ nghĩa Việt Nam"),
    "national-title-type": _set_font(TITLE, "size", Pt(14)),
    "motto": _rewrite(MOTTO, "Độc lập – Tự do – Hạnh phúc"),
    "motto-type": _set_font(MOTTO, "bold", False),
    "heading-numbers": lambda word: setattr(word.paragraphs[-2].runs[0], "text", "Điều 4. Thi hành"),
}
BROKEN_PDFS = {
    "paper": {"width": 216, "right": 18},
    "margin-top": {"top": 17},
    "margin-bottom": {"bottom": 15},
    "margin-left": {"left": 25},
    "margin-right": {"right": 25},
    "colour": {"colour": "#1F3864"},
    "body-size": {"size": 12},
    "page-number": {"number_style": "i"},
    "page-number-size": {"number_size": 11},
    "page-number-place": {"number_align": "right"},
    "page-number-first": {"hidden": 0},
}


def _turn(section):
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width


def test_every_requirement_is_judged():
    assert set(JUDGES) == {one.subject for one in list_page_requirements()}


def test_a_sound_decision_meets_everything():
    report = check(make_word())

    assert report.sort is DocumentSort.ADMINISTRATIVE
    assert report.verdict is Verdict.HOLDS
    assert {one.verdict for one in report.answers} == {Verdict.HOLDS}


def test_a_sound_pdf_meets_everything_but_the_typeface():
    assert verdicts(check(make_pdf())) == NOT_TIMES


@pytest.mark.parametrize("subject", BROKEN_WORDS)
def test_a_docx_with_one_requirement_broken_is_found(subject):
    assert verdicts(check(make_word(BROKEN_WORDS[subject]))) == {subject: "broken"}


@pytest.mark.parametrize("subject", BROKEN_PDFS)
def test_a_pdf_with_one_requirement_broken_is_found(subject):
    assert verdicts(check(make_pdf(**BROKEN_PDFS[subject]))) == {subject: "broken"} | NOT_TIMES


def test_a_page_number_at_the_foot_is_found_in_both():
    def move(word):
        section = word.sections[0]
        section.footer.paragraphs[0]._p.append(_number(word)._p[-1])

    assert "page-number-place" in verdicts(check(make_word(move)))
    assert verdicts(check(make_pdf(place="footer"))) == {"page-number-place": "broken"} | NOT_TIMES


def test_numbers_that_are_missing_are_found_in_both():
    empty = make_word(lambda word: _number(word)._p.clear_content())

    assert verdicts(check(empty))["page-number"] == "cannot-tell"
    assert "trang 2, trang 3" in measured(check(make_pdf(hidden=99)), "page-number")


def test_our_own_docx_leaves_only_a_picture_on_its_side_to_people(document):
    report = check(to_docx(document))

    assert report.sort is DocumentSort.ANNEX
    assert verdicts(report) == {"orientation": "cannot-tell"}


def test_our_own_pdf_keeps_paper_margins_colour_headings_and_the_place_of_numbers(document):
    found = verdicts(check(to_pdf(document)))

    # Known: a typeface that is not Times New Roman where it is not installed; the number of the page of contents.
    assert set(found) <= {"orientation", "typeface", "page-number-size"}
    assert found["orientation"] == "cannot-tell"


def test_what_the_caller_says_goes_before_what_the_first_page_says():
    report = check(make_word(), sort=DocumentSort.ANNEX)

    assert {one.verdict for one in report.answers if one.requirement.is_administrative} == {
        Verdict.NOT_APPLICABLE
    }


def test_a_file_that_does_not_say_what_it_is_is_not_judged_as_a_decision():
    report = check(make_pdf(head="Báo cáo nghiên cứu"))

    assert report.sort is None
    assert verdicts(report)["national-title"] == "cannot-tell"
    assert "--as" in measured(report, "national-title")


def test_a_file_is_read_by_its_content_whatever_its_name(tmp_path):
    path = tmp_path / "quyet-dinh.pdf"
    path.write_bytes(make_word())

    assert check_file(path).facts.format == "docx"


def test_what_is_neither_is_refused():
    with pytest.raises(NotFinishedFile, match="neither a PDF nor a DOCX"):
        check(b"Quyet dinh")

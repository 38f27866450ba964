"""A DOCX measured: styles, sections, fields, tables, text boxes."""

import pytest
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

from lgsp.architecture.documents.formality.facts import Role
from tests.architecture.documents.formality.finished import (
    PROSE,
    add_run,
    check,
    make_word,
    measured,
    verdicts,
)


def _words(content, text):
    return next(one for one in check(content).facts.words if text in one.text)


def test_a_style_speaks_through_those_it_is_based_on():
    def change(word):
        parent = word.styles.add_style("Cha", 1)
        parent.base_style = word.styles["Normal"]
        parent.font.size, parent.font.italic = Pt(11), True
        child = word.styles.add_style("Con", 1)
        child.base_style, child.font.bold = parent, True
        word.add_paragraph("Chữ theo kiểu", style="Con")

    words = _words(make_word(change), "Chữ theo kiểu")

    assert (words.typeface, words.size, words.is_bold, words.is_italic) == ("Times New Roman", 11, True, True)


def test_styles_based_on_each_other_in_a_circle_end():
    def change(word):
        one, other = word.styles.add_style("Mot", 1), word.styles.add_style("Hai", 1)
        one.base_style, other.base_style = other, one
        word.add_paragraph("Chữ vòng", style="Mot")

    assert _words(make_word(change), "Chữ vòng").size == 11  # the defaults of the file


def test_a_theme_typeface_is_looked_up():
    def change(word):
        run = word.add_paragraph().add_run("Chữ theo chủ đề")
        fonts = run._r.get_or_add_rPr()._add_rFonts()
        fonts.set(qn("w:asciiTheme"), "minorHAnsi")
        fonts.set(qn("w:hAnsiTheme"), "minorHAnsi")

    assert _words(make_word(change), "Chữ theo chủ đề").typeface in ("Calibri", "Cambria")


def test_a_typeface_for_plain_letters_only_is_seen():
    def change(word):
        run = word.add_paragraph().add_run("Chữ hai phông")
        run._r.get_or_add_rPr()._add_rFonts().set(qn("w:ascii"), "Arial")

    assert "Arial / Times New Roman" in measured(check(make_word(change)), "typeface")


def test_hidden_and_deleted_text_is_not_seen():
    def change(word):
        run = word.add_paragraph().add_run("Chữ ẩn")
        run.font.hidden, run.font.name = True, "Arial"
        deleted = f"<w:del {nsdecls('w')}><w:r><w:t>Chữ xoá</w:t></w:r></w:del>"
        word.add_paragraph()._p.append(parse_xml(deleted))

    texts = " ".join(one.text for one in check(make_word(change)).facts.words)

    assert "ẩn" not in texts
    assert "xoá" not in texts


def test_tables_inside_tables_are_seen_once():
    def change(word):
        cell = word.add_table(1, 1).cell(0, 0)
        cell.add_table(1, 1).cell(0, 0).paragraphs[0].add_run("Ô lồng nhau").font.size = Pt(9)

    found = [one for one in check(make_word(change)).facts.words if "lồng" in one.text]

    assert [(one.role, one.is_running) for one in found] == [(Role.TABLE, False)]


def test_a_section_on_its_side_is_met_with_a_table():
    def change(word, *, with_table):
        section = word.add_section(WD_SECTION.NEW_PAGE)
        section.different_first_page_header_footer = False
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Mm(297), Mm(210)
        if with_table:
            word.add_table(1, 1)

    assert verdicts(check(make_word(lambda word: change(word, with_table=True)))) == {}
    assert verdicts(check(make_word(lambda word: change(word, with_table=False)))) == {
        "orientation": "cannot-tell"
    }


def test_a_heading_word_counts_is_known():
    def change(word):
        for _ in range(2):
            heading = word.add_heading("Mục đích", 1)
            heading.runs[0].font.name, heading.runs[0].font.color.rgb = "Times New Roman", None
            numbered = OxmlElement("w:numPr")
            number = OxmlElement("w:numId")
            number.set(qn("w:val"), "1")
            numbered.append(number)
            heading._p.get_or_add_pPr().append(numbered)

    assert "2 đề mục do phần mềm tự đánh số" in measured(check(make_word(change)), "heading-numbers")


def test_a_complex_field_is_found_among_other_fields():
    def change(word):
        paragraph = word.sections[0].header.paragraphs[0]
        paragraph._p.clear_content()
        paragraph.alignment = ALIGN.CENTER
        total = (("begin", ""), ("", " NUMPAGES "), ("separate", ""), ("end", ""))
        number = (("begin", ""), ("", " PA"), ("", "GE "), ("separate", ""), ("end", ""))
        for kind, code in (*total, *number):
            run = paragraph.add_run()
            run.font.size = Pt(12 if "NUM" in code else 13)
            mark = OxmlElement("w:fldChar" if kind else "w:instrText")
            if kind:
                mark.set(qn("w:fldCharType"), kind)
            mark.text = code or None
            run._r.append(mark)

    report = check(make_word(change))

    assert verdicts(report) == {}
    assert measured(report, "page-number-size") == "phần 1: Cỡ 13, đứng"


@pytest.mark.parametrize(
    ("frame", "verdict"), [("center", None), ("right", "broken"), ("inside", "cannot-tell")]
)
def test_a_number_in_a_frame_stands_where_the_frame_does(frame, verdict):
    def change(word):
        paragraph = word.sections[0].header.paragraphs[0]
        element = OxmlElement("w:framePr")
        element.set(qn("w:xAlign"), frame)
        paragraph._p.get_or_add_pPr().insert(0, element)

    assert verdicts(check(make_word(change))).get("page-number-place") == verdict


def test_even_pages_need_a_number_of_their_own():
    even = make_word(lambda word: setattr(word.settings, "odd_and_even_pages_header_footer", True))

    assert measured(check(even), "page-number") == "các trang chẵn của phần 1: Không có số trang"


def test_the_first_page_of_a_later_section_needs_its_number():
    later = make_word(lambda word: word.add_section(WD_SECTION.NEW_PAGE))

    assert measured(check(later), "page-number") == "trang đầu của phần 2: Không có số trang"


def test_a_later_section_that_begins_again_is_left_to_people():
    def change(word):
        section = word.add_section(WD_SECTION.NEW_PAGE)
        section.different_first_page_header_footer = False
        counting = OxmlElement("w:pgNumType")
        counting.set(qn("w:start"), "1")
        section._sectPr.append(counting)

    assert verdicts(check(make_word(change))) == {"page-number": "cannot-tell"}


def test_a_long_document_without_numbers_is_found():
    def change(word):
        word.sections[0].header.paragraphs[0]._p.clear_content()
        for _ in range(12):
            word.add_paragraph(PROSE)

    assert measured(check(make_word(change)), "page-number") == "mọi trang: Không có số trang"


def test_title_and_motto_may_share_a_paragraph():
    def change(word):
        cell = word.tables[0].cell(0, 1)
        first, second = cell.paragraphs
        first.runs[0].add_break()
        for run in second.runs:
            first._p.append(run._r)
        second._p.getparent().remove(second._p)

    assert verdicts(check(make_word(change))) == {}


def test_the_margin_for_binding_counts():
    gutter = make_word(lambda word: setattr(word.sections[0], "gutter", Mm(10)))

    assert measured(check(gutter), "margin-left") == "phần 1: 40 mm"


def test_a_file_that_names_no_paper_and_no_margins_cannot_be_told():
    def change(word):
        section = word.sections[0]._sectPr
        for tag in ("w:pgSz", "w:pgMar"):
            section.remove(section.find(qn(tag)))

    def remove(word):
        word.element.body.remove(word.sections[0]._sectPr)

    untold = {"paper", "margin-top", "margin-bottom", "margin-left", "margin-right"}
    for found in (verdicts(check(make_word(change))), verdicts(check(make_word(remove)))):
        assert untold <= set(found)
        assert "broken" not in found.values()


def test_words_that_stand_out_are_named_with_their_place():
    assert measured(check(make_word(add_run("Chữ lạ", name="Arial"))), "typeface").startswith(
        "đoạn 11: Arial: 5"
    )

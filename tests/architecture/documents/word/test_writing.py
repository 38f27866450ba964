"""The document as DOCX, read back."""

import zipfile
from io import BytesIO
from itertools import groupby

import docx
import pytest
from docx.oxml.ns import qn

from lgsp.architecture.documents.blocks import Landscape, RowKind
from lgsp.architecture.documents.word.writing import to_docx, write_docx
from tests.architecture.documents.reading import list_figures, list_tables, open_word
from tests.architecture.pictures.names import HOSTILE, LONG


def paragraphs_in(word, *styles):
    return [paragraph.text for paragraph in word.paragraphs if paragraph.style.name in styles]


def rows_of(table):
    """Return the text of each row; a cell over all columns counts once."""
    for row in table._tbl.tr_lst:
        yield ["\n".join(p.text for p in docx.table._Cell(cell, table).paragraphs) for cell in row.tc_lst]


def test_the_headings_are_those_of_the_document_in_order(word, document):
    headings = [
        (paragraph.text, int(paragraph.style.name.removeprefix("Heading ")))
        for paragraph in word.paragraphs
        if paragraph.style.name.startswith("Heading ")
    ]

    assert headings == [(heading.text, heading.level) for heading in document.headings()]


def test_every_cell_of_every_table_is_there(word, document):
    tables = list_tables(document)

    assert len(word.tables) == len(tables)
    for found, table in zip(word.tables, tables, strict=True):
        head, *rows = rows_of(found)
        assert head == [column.title for column in table.columns]
        assert rows == [list(row.cells) for row in table.rows]


def test_captions_are_numbered_like_the_tree_by_fields_word_can_renew(word, document):
    assert paragraphs_in(word, "Table Caption") == [table.caption for table in list_tables(document)]
    assert paragraphs_in(word, "Caption") == [figure.caption for figure in list_figures(document)]
    fields = [element.text for element in word.element.iter(qn("w:instrText"))]
    assert fields.count(" SEQ Bảng \\* ARABIC ") == len(list_tables(document))


def test_the_contents_list_every_heading_and_are_renewed_on_opening(word, document):
    entries = [text.strip() for text in paragraphs_in(word, "toc 1", "toc 2", "toc 3")]

    assert entries == [heading.text for heading in document.headings()]
    assert word.settings.element.find(qn("w:updateFields")).get(qn("w:val")) == "true"
    bookmarks = {element.get(qn("w:name")) for element in word.element.iter(qn("w:bookmarkStart"))}
    links = {element.get(qn("w:anchor")) for element in word.element.iter(qn("w:hyperlink"))}
    assert links == {name for name in bookmarks if name.startswith("_Toc")}


def test_heads_come_again_on_every_page_and_rows_stay_whole(word):
    for table in word.tables:
        head, *rows = table._tbl.tr_lst
        assert head.trPr.find(qn("w:tblHeader")) is not None
        assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in rows)


def test_pictures_carry_an_alternative_text_and_fit_the_page(word, document):
    scenes = [figure.scene for figure in list_figures(document)]
    described = [shape._inline.docPr.get("descr") for shape in word.inline_shapes]

    assert described == [scene.alt for scene in scenes]
    assert all(shape.width.mm <= 252 and shape.height.mm <= 230 for shape in word.inline_shapes)


def test_the_page_is_that_of_the_decree(word):
    for section in word.sections:
        assert {round(section.page_width.mm), round(section.page_height.mm)} == {210, 297}
        assert 20 <= section.top_margin.mm <= 25
        assert 20 <= section.bottom_margin.mm <= 25
        assert 30 <= section.left_margin.mm <= 35
        assert 15 <= section.right_margin.mm <= 20


def test_pages_are_numbered_in_the_middle_of_the_top_but_the_first(word):
    first = word.sections[0]

    assert first.different_first_page_header_footer
    assert "PAGE" in first.header._element.xml
    assert "PAGE" not in first.first_page_header._element.xml
    assert word.styles["Header"].paragraph_format.alignment.name == "CENTER"
    assert not any(section.different_first_page_header_footer for section in list(word.sections)[1:])


def test_wide_tables_stand_on_pages_turned_sideways_and_the_rest_upright(word, document):
    turned = ["LANDSCAPE" if isinstance(block, Landscape) else "PORTRAIT" for block in document.blocks]
    expected = [way for way, _ in groupby(["PORTRAIT", *turned])]

    assert [section.orientation.name for section in word.sections] == expected
    assert {"LANDSCAPE", "PORTRAIT"} <= set(expected)


def test_the_notice_of_an_invented_province_stands_at_the_foot_of_every_page(word):
    first = word.sections[0]

    assert first.footer.paragraphs[0].text == "Tỉnh giả định."
    assert first.first_page_footer.paragraphs[0].text == "Tỉnh giả định."
    assert all(section.footer.is_linked_to_previous for section in list(word.sections)[1:])


def test_everything_is_set_in_times_new_roman_in_black_by_styles(word):
    for name in ("Normal", "Body Text", "Heading 1", "Heading 2", "Heading 3", "Caption", "Title"):
        assert word.styles[name].font.name == "Times New Roman"
        assert str(word.styles[name].font.color.rgb) == "000000"
    assert 13 <= word.styles["Body Text"].font.size.pt <= 14
    runs = [run for paragraph in word.paragraphs for run in paragraph.runs]
    assert all(run.font.name is None and run.font.size is None for run in runs)


def test_a_missing_paragraph_says_so(word):
    assert paragraphs_in(word, "Notice")[0] == "[Chưa có nội dung — viết vào tệp prose/III.2.md.]"


def test_bold_words_stay_bold_and_lists_stay_lists(word):
    (paragraph,) = [one for one in word.paragraphs if one.text == "LGSP là nền tảng dùng chung."]

    assert [run.text for run in paragraph.runs if run.bold] == ["nền tảng"]
    assert {"Danh bạ", "Trao đổi"} <= set(paragraphs_in(word, "List Item"))


def test_numbered_lists_begin_again_at_1(compiled):
    document = compiled(prose={"I.1": "1. một\n2. hai", "I.2": "1. ba"})

    word = open_word(to_docx(document))

    numbers = [one._p.pPr.numPr.numId.val for one in word.paragraphs if one.text in {"một", "hai", "ba"}]
    numbering = word.part.numbering_part.element
    starts = {
        num.numId: num.find(f"{qn('w:lvlOverride')}/{qn('w:startOverride')}") for num in numbering.num_lst
    }
    assert numbers[0] == numbers[1] != numbers[2]
    assert all(starts[number].get(qn("w:val")) == "1" for number in numbers)


def test_it_says_what_it_is_and_of_which_day(word):
    core = word.core_properties

    assert core.title == "KIẾN TRÚC CHÍNH QUYỀN ĐIỆN TỬ TỈNH LAM GIANG"
    assert core.language == "vi-VN"
    assert (core.created.isoformat()[:10], core.author) == ("2026-11-01", "")


def test_equal_documents_give_equal_bytes_whatever_the_clock_says(document):
    first = to_docx(document)

    assert to_docx(document) == first
    with zipfile.ZipFile(BytesIO(first)) as packed:
        assert {entry.date_time[:3] for entry in packed.infolist()} == {(1980, 1, 1)}


@pytest.mark.parametrize("name", [HOSTILE, LONG * 3, "]]> &amp; <w:p/>", "tên \x0b và \x1b"])
def test_no_name_breaks_the_file(compiled, name):
    document = compiled(system={"ho-tich": {"name": name}}, prose={"I.1": "Nội dung."})

    word = open_word(to_docx(document))

    expected = " ".join(name.split()).replace("\x1b", "[U+001B]")
    cells = [cell for table in word.tables for row in rows_of(table) for cell in row]
    assert expected in cells


def test_the_three_kinds_of_rows_look_different(word, document):
    styles = {RowKind.GROUP: "Table Group", RowKind.TOTAL: "Table Total", RowKind.PLAIN: "Table Text"}

    for found, table in zip(word.tables, list_tables(document), strict=True):
        for shown, row in zip(found._tbl.tr_lst[1:], table.rows, strict=True):
            cell = docx.table._Cell(shown.tc_lst[0], found)
            assert cell.paragraphs[0].style.name.startswith(styles[row.kind])


def test_the_file_is_written_whole(document, tmp_path):
    path = tmp_path / "new" / "kien-truc.docx"

    write_docx(document, path)

    assert path.read_bytes() == to_docx(document)
    assert [found.name for found in path.parent.iterdir()] == ["kien-truc.docx"]

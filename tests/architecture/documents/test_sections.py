"""One paragraph of a document alone."""

from dataclasses import replace

from lgsp.architecture.documents.blocks import Heading, Paragraph, Run
from lgsp.architecture.documents.sections import has_section, narrow
from tests.architecture.documents.made import make_document, make_table

BLOCKS = (
    Heading("V", "V. Kiến trúc", 1),
    Heading("V.2", "2. Nền tảng", 2),
    Paragraph((Run("Lời văn"),), "prose/V.2"),
    Heading("V.2.a", "a) Danh bạ", 3),
    make_table("Hộ tịch", number=7),
    Heading("V.3", "3. Thành phần", 2),
    Heading("VI", "VI. Tổ chức", 1),
)
WHOLE = replace(make_document(missing=("V.2.a", "VI")), blocks=BLOCKS)


def test_a_paragraph_comes_with_those_below_it_and_its_own_numbers():
    part = narrow(WHOLE, "V.2")

    assert part.blocks == BLOCKS[1:5]
    assert part.missing == ("V.2.a",)


def test_a_chapter_ends_at_the_next_and_the_last_at_the_end():
    assert narrow(WHOLE, "V").blocks == BLOCKS[:6]
    assert narrow(WHOLE, "VI").blocks == BLOCKS[6:]


def test_it_has_a_name_of_its_own_and_its_front_says_what_it_is():
    part = narrow(WHOLE, "V.2")

    assert part.name == "kien-truc-V.2"
    assert part.front.subtitle.endswith("Trích mục V.2")


def test_a_document_knows_its_paragraphs():
    assert has_section(WHOLE, "V.2.a")
    assert not has_section(WHOLE, "V.9")

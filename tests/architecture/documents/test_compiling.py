"""From a model and an outline to the tree of blocks."""

import re

from lgsp.architecture.documents.blocks import Heading, Listing, Notice, Paragraph
from lgsp.architecture.documents.compiling import compile_document
from lgsp.architecture.documents.contents import CONTENTS
from lgsp.architecture.frameworks.outlines import get_outline, list_headings
from lgsp.architecture.model.reading import load_model
from tests.architecture.documents.reading import list_blocks, list_figures, list_tables
from tests.architecture.model_folders import DAY


def test_the_headings_are_those_of_the_outline_in_words_and_order(document):
    paragraphs = get_outline("2384").paragraphs

    assert [(heading.text, heading.level) for heading in document.headings()] == [
        (paragraph.heading, paragraph.level) for paragraph in paragraphs
    ]


def test_every_paragraph_named_among_the_contents_is_one_of_its_outline():
    for key, contents in CONTENTS.items():
        assert set(contents) <= {paragraph.key for paragraph in get_outline(key).paragraphs}


def test_a_paragraph_without_prose_says_so_and_where_to_write_it(document):
    blocks = list(document.blocks)
    place = next(at for at, block in enumerate(blocks) if isinstance(block, Heading) and block.key == "III.2")

    assert document.missing == ("III.2",)
    assert blocks[place + 1] == Notice("[Chưa có nội dung — viết vào tệp prose/III.2.md.]", "prose/III.2")


def test_a_missing_paragraph_repeats_what_the_outline_asks_of_it(compiled):
    document = compiled(prose={"VI.2": "   \n"})

    (notice,) = [block for block in document.blocks if isinstance(block, Notice) and "VI.2" in block.text]
    assert "Đề cương yêu cầu: Cập nhật, duy trì Kiến trúc" in notice.text


def test_prose_stands_under_its_heading_and_before_what_is_generated(document):
    blocks = list(document.blocks)
    place = next(at for at, block in enumerate(blocks) if isinstance(block, Heading) and block.key == "V.2")

    prose, listing, lead = blocks[place + 1 : place + 4]

    assert isinstance(prose, Paragraph)
    assert [(run.text, run.bold) for run in prose.runs] == [
        ("LGSP là ", False),
        ("nền tảng", True),
        (" dùng chung.", False),
    ]
    assert isinstance(listing, Listing)
    assert isinstance(lead, Paragraph)
    assert not lead.key.startswith("prose/")


def test_tables_and_figures_are_numbered_from_1_in_reading_order(document):
    tables, figures = list_tables(document), list_figures(document)

    assert [table.number for table in tables] == list(range(1, len(tables) + 1))
    assert [figure.number for figure in figures] == list(range(1, len(figures) + 1))
    assert tables
    assert figures


def test_a_sentence_leads_to_every_table_and_figure(document):
    said = " ".join(block.text for block in list_blocks(document) if isinstance(block, Paragraph))

    for table in list_tables(document):
        assert re.search(rf"\bBảng {table.number}\b", said)
    for figure in list_figures(document):
        assert re.search(rf"\bHình {figure.number}\b", said)
    assert "{" not in said


def test_what_is_not_declared_is_said_and_takes_no_number(compiled):
    document = compiled(principle={"dung-lai": None})

    notices = [block.text for block in document.blocks if isinstance(block, Notice)]
    expected = (
        "[Chưa có dữ liệu cho “Các nguyên tắc xây dựng Kiến trúc” — khai báo trong thư mục model/principle/.]"
    )
    assert expected in notices
    assert [table.number for table in list_tables(document)] == list(range(1, len(list_tables(document)) + 1))


def test_a_lead_to_a_table_that_is_not_there_names_no_number(compiled):
    nothing = {"cong-dich-vu": {"standards": []}}

    document = compiled(
        standard={"utf-8": None},
        component=nothing,
        service={name: {"standards": []} for name in ("tra-cuu-ho-tich", "tra-cuu-thua-dat")},
    )

    said = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    assert any("tiêu chuẩn (ký hiệu tại danh mục tương ứng)" in text for text in said)


def test_the_front_says_what_it_is_that_it_is_a_draft_and_of_which_model(document, province):
    front = document.front

    assert front.title == "KIẾN TRÚC CHÍNH QUYỀN ĐIỆN TỬ\nTỈNH LAM GIANG"
    assert front.draft == "DỰ THẢO"
    assert "Quyết định số ……/QĐ-UBND" in front.issued_with
    assert "2384/BTTTT-THH" in front.subtitle
    assert ("Ngày lập", "01/11/2026") in front.facts
    assert province.digest[:16] in dict(front.facts).values()


def test_an_invented_province_carries_its_notice_and_a_real_one_none(compiled):
    assert compiled().front.notice == "Tỉnh giả định."
    assert compiled(province={"invented": "false"}).front.notice == ""


def test_prose_of_an_outline_the_province_does_not_follow_comes_from_a_folder_of_its_own(model_folder):
    prose = {"I.1": "Theo đề cương cũ.", "1425/I.1": "Theo mẫu mới."}
    document = compile_document(load_model(model_folder(prose=prose)), outline="1425", on=DAY)
    said = [block for block in document.blocks if isinstance(block, Paragraph) and "I.1" in block.key]

    assert [(block.key, block.text) for block in said] == [("prose/1425/I.1", "Theo mẫu mới.")]
    assert "1425/I.1" not in document.missing
    assert "1425/I.2.a" in document.missing


def test_a_paragraph_of_the_newer_outline_without_prose_names_those_of_the_older_that_went_into_it(province):
    document = compile_document(province, outline="1425", on=DAY)
    notices = {block.key: block.text for block in document.blocks if isinstance(block, Notice)}

    assert "prose/1425/II.md" in notices["prose/1425/II"]
    assert "đề cương 2384: III.3 (Nguyên tắc xây dựng)" in notices["prose/1425/II"]
    assert "đề cương 2384" not in notices["prose/1425/VIII.8"]


def test_every_outline_that_is_known_can_be_built():
    assert {get_outline(one.outline).key for one in list_headings()} == set(CONTENTS)


def test_equal_models_give_equal_documents(province, document):
    assert compile_document(province, outline="2384-2015", on=DAY) == document

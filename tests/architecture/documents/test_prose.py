"""What officials write, from Markdown."""

import pytest

from lgsp.architecture.documents.blocks import Listing, Paragraph, Run
from lgsp.architecture.documents.errors import ProseUnsupported
from lgsp.architecture.documents.prose import read_prose


def read(text):
    return read_prose(text, file="prose/I.1.md")


def test_paragraphs_keep_bold_and_italic_words():
    (paragraph,) = read("Một **hai** và *ba*.")

    assert paragraph == Paragraph(
        (Run("Một "), Run("hai", bold=True), Run(" và "), Run("ba", italic=True), Run("."))
    )


def test_a_line_break_is_a_space():
    (paragraph,) = read("dòng một\ndòng hai")

    assert paragraph.text == "dòng một dòng hai"


def test_dashes_and_numbers_are_lists():
    dashes, numbers = read("- một\n- **hai** ba\n\n1. bốn\n2. năm")

    assert dashes == Listing(((Run("một"),), (Run("hai", bold=True), Run(" ba"))))
    assert numbers == Listing(((Run("bốn"),), (Run("năm"),)), numbered=True)


def test_an_item_of_two_paragraphs_stays_one_item():
    (listing,) = read("- một\n\n  hai\n- ba")

    assert ["".join(run.text for run in item) for item in listing.items] == ["một hai", "ba"]


def test_signs_of_markup_are_only_letters():
    (paragraph,) = read("<b>chữ</b> & # $x$ \\\\ `mã` [liên kết](x)")

    assert paragraph.text == "<b>chữ</b> & # $x$ \\ mã liên kết"


def test_empty_prose_holds_nothing():
    assert read(" \n\n") == ()


@pytest.mark.parametrize(
    ("text", "what", "line"),
    [
        ("một\n\n## Tiêu đề", "tiêu đề", 3),
        ("một\n\n```\nmã\n```", "khối mã", 3),
        ("> trích", "đoạn trích dẫn", 1),
        ("một\n\n---", "đường kẻ ngang", 3),
        ("một\n\nhình ![x](y.png)", "hình ảnh", 3),
        ("- một\n  - lồng", "danh sách lồng nhau", 2),
    ],
)
def test_anything_else_is_refused_with_its_place(text, what, line):
    with pytest.raises(ProseUnsupported, match=rf"prose/I\.1\.md, line {line}: {what}") as refusal:
        read(text)

    assert f"prose/I.1.md, dòng {line}" in refusal.value.message_in("vi")

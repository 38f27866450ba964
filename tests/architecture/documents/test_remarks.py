"""What is missing or does not fit is told with its place; the document is made all the same."""

import pytest

from lgsp.architecture.documents.blocks import Figure, Landscape, Listing, Notice, Paragraph, Run
from lgsp.architecture.documents.remarks import Remark, list_remarks
from tests.architecture.documents.made import make_document, make_scene, make_table


def tell(*blocks, missing=()) -> list[tuple[str, str]]:
    return [(one.code, one.place) for one in list_remarks(make_document(*blocks, missing=missing))]


def figure(*labels: str, **changes: float) -> Figure:
    return Figure(4, "Sơ đồ", make_scene(*labels, **changes), "so-do")


def test_a_document_with_nothing_wrong_has_no_remark():
    assert tell(make_table("Hệ thống hộ tịch"), figure("Hộ tịch"), Paragraph((Run("Nền tảng"),))) == []


def test_missing_prose_names_the_file_to_write():
    assert tell(missing=("V.2", "VI.1")) == [("BUILD-001", "prose/V.2.md"), ("BUILD-001", "prose/VI.1.md")]


def test_an_exhibit_without_entities_says_where_to_declare_them():
    (remark,) = list_remarks(
        make_document(Notice("[Chưa có dữ liệu — khai báo trong thư mục model/flow/.]", "luong"))
    )

    assert (remark.code, remark.place) == ("BUILD-002", "V.2")
    assert "model/flow/" in remark.text


def test_a_notice_about_prose_is_not_told_twice():
    assert tell(Notice("[Chưa có nội dung]", "prose/V.2"), missing=("V.2",)) == [
        ("BUILD-001", "prose/V.2.md")
    ]


@pytest.mark.parametrize(
    ("block", "place"),
    [
        (make_table("Hệ thống 😀"), "V.2, Bảng 1"),
        (Landscape((make_table("Hệ thống 😀"),)), "V.2, Bảng 1"),
        (Paragraph((Run("Nền tảng 😀"),)), "V.2"),
        (Listing(((Run("Một"),), (Run("Hai 😀"),))), "V.2"),
    ],
)
def test_a_letter_no_font_has_is_named_with_its_place(block, place):
    (remark,) = list_remarks(make_document(block))

    assert (remark.code, remark.place) == ("BUILD-003", place)
    assert "[U+1F600]" in remark.text
    assert "[U+1F600]" in remark.text_en


def test_the_same_letter_is_told_once_a_place():
    assert len(tell(make_table("Một 😀", "Hai 😀"), make_table("Ba 😀", number=2))) == 2


@pytest.mark.parametrize(("length", "told"), [(60, []), (61, ["BUILD-004"]), (300, ["BUILD-004"])])
def test_a_word_longer_than_a_line_is_told(length, told):
    assert [code for code, _ in tell(make_table("A" * length))] == told


def test_a_long_name_of_many_words_is_nothing_to_tell():
    assert tell(make_table("Hệ thống thông tin " * 16)) == []


@pytest.mark.parametrize(("rows", "told"), [(1_000, []), (1_001, ["BUILD-005"]), (5_000, ["BUILD-005"])])
def test_a_table_nobody_reads_on_paper_is_told(rows, told):
    assert [code for code, _ in tell(make_table(*["Hộ tịch"] * rows))] == told


def test_a_name_cut_in_a_picture_is_told():
    (remark,) = list_remarks(make_document(figure("Hệ thống thông tin…", "Hộ tịch")))

    assert (remark.code, remark.place) == ("BUILD-006", "V.2, Hình 4")
    assert "“Hệ thống thông tin…”" in remark.text


@pytest.mark.parametrize(
    ("size", "height", "told"),
    [(8, 400, []), (7.9, 400, ["BUILD-007"]), (9, 640, []), (9, 800, ["BUILD-007"]), (16, 1280, [])],
)
def test_letters_are_measured_as_they_print(size, height, told):
    assert [code for code, _ in tell(figure("Hộ tịch", size=size, height=height))] == told


def test_a_picture_on_a_turned_page_has_less_height():
    assert tell(figure("Hộ tịch", height=600)) == []
    assert tell(Landscape((figure("Hộ tịch", height=600),))) == [("BUILD-007", "V.2, Hình 4")]


@pytest.mark.parametrize(("nodes", "told"), [(60, []), (61, ["BUILD-008"]), (400, ["BUILD-008"])])
def test_a_picture_with_more_boxes_than_anybody_reads_is_told(nodes, told):
    assert [code for code, _ in tell(figure(*["Hộ tịch"] * nodes))] == told


def test_some_remarks_are_only_to_know():
    asked = {code: Remark(f"BUILD-{code:03}", "", "", "").wants_somebody for code in range(1, 9)}

    assert [code for code, wanted in asked.items() if not wanted] == [4, 5, 6]

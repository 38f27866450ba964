"""DOC801: every paragraph of the outline has content."""

import pytest


@pytest.mark.parametrize("text", [None, "", " \n\t\n"])
def test_a_paragraph_without_content_is_broken(judge, text):
    verdict, places, message = judge("DOC801", "II", prose={"II": text})

    assert (verdict, places) == ("broken", ["prose/II.md:1"])
    assert message == "Mục II “Hiện trạng phát triển Chính quyền điện tử của tỉnh” chưa có nội dung."


def test_a_paragraph_that_only_holds_others_needs_no_content(judge):
    assert judge("DOC801", "I")[0] == "not-applicable"
    assert judge("DOC801", "I.1")[0] == "holds"


def test_a_text_that_is_no_paragraph_is_broken_with_the_nearest_one(judge):
    verdict, places, message = judge("DOC801", "VI.33", prose={"VI.33": "x"})

    assert (verdict, places) == ("broken", ["prose/VI.33.md:1"])
    assert message == "Đề cương 2384 không có mục “VI.33” (có phải “VI.3”?)."


def test_the_prose_of_another_outline_is_held_against_that_outline(judge):
    assert judge("DOC801", "II", prose={"II": "Nội dung.", "1425/VI.3.1.1": "Nội dung."})[0] == "holds"

    verdict, places, message = judge("DOC801", "1425/VI.1a", prose={"1425/VI.1a": "Nội dung."})

    assert (verdict, places) == ("broken", ["prose/1425/VI.1a.md:1"])
    assert message.startswith("Đề cương 1425 không có mục “VI.1a”")


def test_a_folder_of_prose_that_names_no_outline_is_broken(judge):
    verdict, _, message = judge("DOC801", "cu/II", prose={"cu/II": "Nội dung."})

    assert verdict == "broken"
    assert message.startswith("Đề cương 2384 không có mục “cu/II”")


def test_an_outline_nobody_knows_is_broken_at_the_line_that_names_it(judge):
    verdict, places, message = judge("DOC801", "9999", province={"outline": "9999"})

    assert (verdict, places) == ("broken", ["province.yaml:5"])
    assert "9999" in message


def test_the_outline_of_2026_is_judged_by_its_own_paragraphs(judge):
    outline = {"outline": "1425"}

    assert judge("DOC801", "VI.3.1.1", province=outline)[0] == "broken"
    assert judge("DOC801", "VI.3.1.1", province=outline, prose={"VI.3.1.1": "Nội dung."})[0] == "holds"
    assert (
        "Đề cương 1425 không có mục “VI.1a”"
        in judge("DOC801", "VI.1a", province=outline, prose={"VI.1a": "X"})[2]
    )


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Không áp dụng.", "broken"),
        ("**KHÔNG ÁP DỤNG** với tỉnh.", "broken"),
        ("Không áp dụng: tỉnh không có cảng biển.", "holds"),
        ("Không áp dụng thể thức cũ kể từ ngày Quyết định có hiệu lực.", "holds"),
    ],
)
def test_what_does_not_apply_says_why(judge, said, expected):
    assert judge("DOC801", "II", prose={"II": said})[0] == expected

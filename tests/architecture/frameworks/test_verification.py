"""How far a row was verified, in words."""

import pytest

from lgsp.architecture.frameworks.standards import list_standards
from lgsp.architecture.frameworks.verification import MARKS, say_verification


@pytest.mark.parametrize(
    "mark", [mark for mark in MARKS if mark not in ("sourced", "draft", "presence sourced")]
)
def test_whatever_was_not_held_against_its_text_says_so(mark):
    assert "chưa" in say_verification(mark).casefold()


def test_a_mark_of_the_provinces_own_stands_as_written():
    assert say_verification("Đã hỏi Sở Tư pháp") == "Đã hỏi Sở Tư pháp"


def test_no_mark_is_a_dash():
    assert say_verification(None) == say_verification("") == "–"


def test_a_row_says_its_own_mark():
    said = {row.verified_as for row in list_standards()}

    assert said == {"Đã đối chiếu nguồn", "Mới đối chiếu là có trong danh mục", "Chưa kiểm chứng"}
    assert {row.is_verified for row in list_standards() if row.verified_as == "Chưa kiểm chứng"} == {False}

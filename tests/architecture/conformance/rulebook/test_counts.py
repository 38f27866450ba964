"""DOC807: figures in prose are those of the model."""

import pytest

# the sound model has three systems of three agencies, one database, one flow
TEXTS = {
    "the number of all": ("Tỉnh có 3 hệ thống thông tin.", "holds"),
    "another number": ("Tỉnh có 4 hệ thống thông tin.", "broken"),
    "at the end of the text": ("Tỉnh có 4 hệ thống thông tin", "broken"),
    "at the beginning": ("4 hệ thống của tỉnh đã cũ.", "broken"),
    "between brackets": ("Hệ thống dùng chung (4 hệ thống).", "broken"),
    "with a thousands point": ("Tỉnh có 1.003 luồng trao đổi.", "broken"),
    "a part of them": ("Tỉnh có 4 hệ thống thông tin quốc gia.", "not-applicable"),
    "a bound": ("Tỉnh có hơn 4 hệ thống thông tin.", "not-applicable"),
    "a number of a paragraph": ("Theo mục 4 cơ quan.", "not-applicable"),
    "part of another number": ("Theo 12/4 cơ quan.", "not-applicable"),
    "in words": ("Tỉnh có bốn hệ thống thông tin.", "not-applicable"),
    "nothing counted": ("Nội dung.", "not-applicable"),
}


@pytest.mark.parametrize("case", TEXTS)
def test_a_bare_count_is_that_of_the_model(judge, case):
    said, expected = TEXTS[case]

    assert judge("DOC807", "II", prose={"II": said})[0] == expected


def test_the_number_of_a_group_or_of_all_but_one_group_may_be_meant(judge):
    central = {"bo": {"level": "central"}}
    agencies = 4

    for count in (agencies, agencies + 1, 1):
        assert judge("DOC807", "II", prose={"II": f"Có {count} cơ quan."}, agency=central)[0] == "holds"
    assert judge("DOC807", "II", prose={"II": "Có 2 cơ quan."}, agency=central)[0] == "broken"


def test_the_line_and_both_numbers_are_told(judge):
    said = "Tỉnh có 3 hệ thống thông tin.\n\nTrong đó có 9 hệ thống, 8 dự án."

    verdict, places, message = judge("DOC807", "II", prose={"II": said})

    assert (verdict, places) == ("broken", ["prose/II.md:3", "prose/II.md:3"])
    assert message == ("Lời văn viết “9 hệ thống”; mô hình có 3. Lời văn viết “8 dự án”; mô hình có 1.")

"""Page numbers, judged from facts."""

from dataclasses import replace

import pytest

from lgsp.architecture.documents.formality import page_numbers
from lgsp.architecture.documents.formality.facts import PageNumbers
from lgsp.architecture.frameworks.page_requirements import get_page_requirement
from tests.architecture.documents.formality.finished import PAGE, make_facts

JUDGES = {
    "page-number": page_numbers.judge_counting,
    "page-number-size": page_numbers.judge_type,
    "page-number-place": page_numbers.judge_place,
    "page-number-first": page_numbers.judge_first_page,
}
SOUND = PageNumbers((PAGE,), (), (), (), is_hidden_first=True, page_count=2)
NONE = PageNumbers((), (), (), (), is_hidden_first=None, page_count=None)


def _judge(subject, numbers):
    facts = make_facts(numbers=numbers)
    return [
        (one.verdict.value, one.measured) for one in JUDGES[subject](facts, get_page_requirement(subject))
    ]


@pytest.mark.parametrize("subject", JUDGES)
def test_sound_numbers_meet_everything(subject):
    assert [verdict for verdict, _ in _judge(subject, SOUND)] == ["holds"]


@pytest.mark.parametrize("subject", JUDGES)
def test_a_file_of_one_page_needs_no_number(subject):
    assert [verdict for verdict, _ in _judge(subject, replace(NONE, page_count=1))] == ["not-applicable"]


def test_pages_without_a_number_are_found_once():
    numbers = replace(NONE, missing=("trang 2",), page_count=2)

    assert {subject: _judge(subject, numbers)[0][0] for subject in JUDGES} == {
        "page-number": "broken",
        "page-number-size": "not-applicable",
        "page-number-place": "not-applicable",
        "page-number-first": "not-applicable",
    }


def test_a_doubt_in_the_counting_is_left_to_people():
    assert _judge("page-number", replace(SOUND, doubts=("Phần 2 đánh số lại từ 1",)))[0][0] == "cannot-tell"


@pytest.mark.parametrize(
    ("change", "subject", "said"),
    [
        ({"size": 12}, "page-number-size", "Cỡ 12"),
        ({"is_upright": False}, "page-number-size", "Cỡ 13, nghiêng"),
        ({"is_on_top": False}, "page-number-place", "Số trang không nằm ở lề trên"),
        ({"is_centred": False}, "page-number-place", "Số trang không canh giữa"),
    ],
)
def test_a_number_of_another_look_is_found(change, subject, said):
    assert _judge(subject, replace(SOUND, shown=(replace(PAGE, **change),))) == [("broken", said)]


def test_a_number_in_a_frame_is_left_to_people():
    assert (
        _judge("page-number-place", replace(SOUND, shown=(replace(PAGE, is_centred=None),)))[0][0]
        == "cannot-tell"
    )


def test_a_number_on_the_first_page_is_found():
    assert _judge("page-number-first", replace(SOUND, is_hidden_first=False))[0][0] == "broken"

"""Numbers of headings: parsed, and found to run on."""

import pytest

from lgsp.architecture.documents.formality.facts import Heading
from lgsp.architecture.documents.formality.labels import judge_headings, parse_label
from lgsp.architecture.frameworks.page_requirements import get_page_requirement
from tests.architecture.documents.formality.finished import make_facts


def _judge(*headings, automatic=()):
    made = tuple(Heading(text, level, "trang 1", is_automatic=text in automatic) for level, text in headings)
    return list(judge_headings(make_facts(headings=made), get_page_requirement("heading-numbers")))


def _faults(*headings):
    return [one.measured for one in _judge(*headings) if one.verdict.value == "broken"]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("IX. Tổ chức", "roman", (9,)),
        ("12. Phạm vi", "arabic", (12,)),
        ("1.2.3. Kết nối", "arabic", (1, 2, 3)),
        ("a) Cơ quan", "letter", (1,)),
        ("Chương II QUY ĐỊNH CHUNG", "chương", (2,)),
        ("MỤC 3. Bảo mật", "mục", (3,)),
        ("2 - Nội dung", "arabic", (2,)),
    ],
)
def test_a_number_is_read(text, kind, value):
    label = parse_label(text)

    assert (label.kind, label.value) == (kind, value)


@pytest.mark.parametrize(
    "text", ["MỤC LỤC", "2026 là năm đầu", "IIII. Sai", "Danh mục", "f) Sai bảng chữ cái", ""]
)
def test_what_is_no_number_is_not_read(text):
    assert parse_label(text) is None


def test_numbers_begin_again_below_each_heading():
    assert not _faults((1, "I. A"), (2, "1. a"), (2, "2. b"), (1, "II. B"), (2, "1. a"))


@pytest.mark.parametrize(
    ("headings", "said"),
    [
        (((1, "I. A"), (1, "III. C")), "“III. C” không nối tiếp"),
        (((1, "I. A"), (1, "I. B")), "“I. B” trùng số"),
        (((1, "II. A"),), "“II. A” là đề mục đầu"),
        (((1, "I. A"), (2, "2. b")), "“2. b” là đề mục đầu"),
        (((1, "I. A"), (1, "2. B")), "“2. B” đánh số khác kiểu"),
        (((2, "1.1. A"), (2, "1.3. B")), "“1.3. B” không nối tiếp"),
        (((1, "Điều 1. A"), (1, "Điều 3. B")), "“Điều 3. B” không nối tiếp"),
    ],
)
def test_a_gap_a_double_and_a_change_are_found(headings, said):
    (fault,) = _faults(*headings)

    assert fault.startswith(said)


def test_parts_of_a_number_may_turn_over():
    assert not _faults((2, "1.1. A"), (2, "1.2. B"), (2, "2.1. C"))


def test_letters_follow_the_vietnamese_alphabet():
    assert not _faults(*((3, f"{letter}) x") for letter in "abcdđegh"))
    assert not _faults(*((3, f"{letter}) x") for letter in "aăâbc"))
    assert _faults((3, "a) x"), (3, "b) x"), (3, "c) x"), (3, "d) x"), (3, "e) x"))


def test_capital_letters_are_not_taken_for_roman_numerals():
    assert not _faults(*((1, f"{letter}. x") for letter in "ABCD"))


def test_articles_run_on_through_chapters():
    assert not _faults((1, "Chương I"), (2, "Điều 1. A"), (1, "Chương II"), (2, "Điều 2. B"))


def test_numbers_the_program_counts_are_taken_as_counted():
    (told,) = _judge((1, "Mục đích"), (1, "Phạm vi"), automatic=("Mục đích", "Phạm vi"))

    assert told.verdict.value == "holds"
    assert "2 đề mục do phần mềm tự đánh số" in told.measured


@pytest.mark.parametrize("headings", [None, (Heading("Mục lục", 1, "trang 1"),)])
def test_without_numbers_nothing_can_be_told(headings):
    facts = make_facts(headings=headings)

    (told,) = judge_headings(facts, get_page_requirement("heading-numbers"))

    assert told.verdict.value == "cannot-tell"


def test_of_many_faults_the_first_are_named_and_the_rest_counted():
    faults = _faults(*((1, f"{number}. x") for number in range(1, 20, 2)))

    assert len(faults) == 6
    assert faults[-1] == "và 4 chỗ khác"

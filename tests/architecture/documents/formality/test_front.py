"""The national title and the motto, judged from facts; and what a file is."""

from dataclasses import replace

import pytest

from lgsp.architecture.documents.formality import front
from lgsp.architecture.documents.formality.facts import FrontLine, Side
from lgsp.architecture.documents.formality.front import DocumentSort, recognise_sort
from lgsp.architecture.frameworks.page_requirements import get_page_requirement
from tests.architecture.documents.formality.finished import MOTTO, TITLE, make_facts

LINE = FrontLine(TITLE, 13, is_bold=True, is_upright=True, half=Side.RIGHT, is_high=True, middle=145.0)
BELOW = replace(LINE, text=MOTTO, size=14)


def _judge(judge, subject, *lines):
    facts = make_facts(front=lines)
    return [(one.verdict.value, one.measured) for one in judge(facts, get_page_requirement(subject))]


def _verdicts(judge, subject, *lines):
    return {verdict for verdict, _ in _judge(judge, subject, *lines)}


@pytest.mark.parametrize("text", [TITLE, "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"])
def test_both_places_of_the_tone_are_right(text):
    assert _verdicts(front.judge_title, "national-title", replace(LINE, text=text)) == {"holds"}


@pytest.mark.parametrize(
    ("change", "verdict"),
    [
        ({"text": TITLE.title()}, "broken"),
        ({"half": Side.LEFT}, "broken"),
        ({"half": None}, "broken"),
        ({"half": None, "middle": None}, "cannot-tell"),
        ({"is_high": False}, "broken"),
    ],
)
def test_a_title_in_another_place_or_in_small_letters_is_found(change, verdict):
    assert verdict in _verdicts(front.judge_title, "national-title", replace(LINE, **change))


@pytest.mark.parametrize("change", [{"size": 11}, {"size": 14}, {"is_bold": False}, {"is_upright": False}])
def test_a_title_of_another_type_is_found(change):
    assert _verdicts(front.judge_title_type, "national-title-type", replace(LINE, **change)) == {"broken"}


@pytest.mark.parametrize(
    "text", ["Độc lập – Tự do – Hạnh phúc", "Độc lập-Tự do-Hạnh phúc", "Độc Lập - Tự Do - Hạnh Phúc"]
)
def test_a_motto_written_otherwise_is_found(text):
    assert "broken" in _verdicts(front.judge_motto, "motto", LINE, replace(BELOW, text=text))


@pytest.mark.parametrize(
    ("change", "verdict"),
    [
        ({}, "holds"),
        ({"middle": 150.0}, "broken"),
        ({"middle": None, "is_centred": False}, "broken"),
        ({"middle": None}, "cannot-tell"),
        ({"block": "bảng 1, cột 1"}, "broken"),
    ],
)
def test_the_motto_stands_in_the_middle_below_the_title(change, verdict):
    assert verdict in _verdicts(front.judge_motto, "motto", LINE, replace(BELOW, **change))


def test_a_motto_above_the_title_is_found():
    assert "broken" in _verdicts(front.judge_motto, "motto", BELOW, LINE)


@pytest.mark.parametrize("judge", [front.judge_title, front.judge_title_type])
def test_a_decision_without_a_title_is_told_so(judge):
    assert _judge(judge, "national-title", BELOW) == [("broken", "Trang đầu không có Quốc hiệu")]


def test_a_first_page_without_letters_cannot_be_told():
    assert _verdicts(front.judge_title, "national-title") == {"cannot-tell"}


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        (TITLE, DocumentSort.ADMINISTRATIVE),
        ("Số: 123/QĐ-UBND", DocumentSort.ADMINISTRATIVE),
        ("Số:      /QĐ-UBND", DocumentSort.ADMINISTRATIVE),
        ("QUYẾT ĐỊNH", DocumentSort.ADMINISTRATIVE),
        ("PHỤ LỤC II", DocumentSort.ANNEX),
        ("(Ban hành kèm theo Quyết định số ……/QĐ-UBND ngày …… tháng …… năm ……)", DocumentSort.ANNEX),
        ("(Kèm theo Kế hoạch số 12/KH-UBND)", DocumentSort.ANNEX),
        ("BÁO CÁO NGHIÊN CỨU", None),
        ("Phụ lục này nêu rõ", None),
    ],
)
def test_the_first_page_says_what_the_file_is(text, sort):
    assert recognise_sort(make_facts(front=(replace(LINE, text=text),))) is sort


def test_a_decision_that_issues_something_is_no_annex():
    lines = LINE, replace(LINE, text="Ban hành kèm theo Quyết định này")

    assert recognise_sort(make_facts(front=lines)) is DocumentSort.ADMINISTRATIVE

"""Paper, orientation and margins, judged from facts."""

import pytest

from lgsp.architecture.documents.formality import pages
from lgsp.architecture.documents.formality.facts import Edge, Sheet, Side
from lgsp.architecture.frameworks.page_requirements import get_page_requirement
from tests.architecture.documents.formality.finished import make_facts


def _judge(judge, subject, *sheets):
    return [
        (one.verdict.value, one.place, one.measured)
        for one in judge(make_facts(sheets=sheets), get_page_requirement(subject))
    ]


def _sheet(number, *, left=30.0, proven=True, below=0.0, above=0.0):
    return Sheet(f"trang {number}", 210, 297, (Edge(Side.LEFT, left, proven, below, above),))


def test_paper_of_another_size_is_named_with_its_pages():
    told = _judge(pages.judge_paper, "paper", Sheet("trang 1", 210, 297), Sheet("trang 2", 215.9, 279.4))

    assert told == [("broken", "trang 2", "215,9 x 279,4 mm")]


def test_paper_on_its_side_is_the_same_paper():
    told = _judge(pages.judge_paper, "paper", Sheet("trang 1", 210, 297), Sheet("trang 2", 297, 210))

    assert told == [("holds", "trang 1–2", "210 x 297 mm")]


@pytest.mark.parametrize(
    ("has_table", "verdict"), [(True, "holds"), (False, "cannot-tell"), (None, "cannot-tell")]
)
def test_a_page_on_its_side_is_met_with_a_table_and_left_to_people_without(has_table, verdict):
    sheets = Sheet("trang 1", 210, 297), Sheet("trang 2", 297, 210, has_table=has_table)

    assert _judge(pages.judge_orientation, "orientation", *sheets)[0][:2] == (verdict, "trang 2")


def test_a_document_that_lies_on_its_side_as_a_whole_is_found():
    assert (
        _judge(pages.judge_orientation, "orientation", Sheet("trang 1", 297, 210, has_table=True))[0][0]
        == "broken"
    )


@pytest.mark.parametrize(
    ("left", "verdict"), [(29.9, "broken"), (30.0, "holds"), (35.0, "holds"), (35.1, "broken")]
)
def test_a_margin_is_held_to_both_ends_of_its_range(left, verdict):
    assert [told[0] for told in _judge(pages.judge_left, "margin-left", _sheet(1, left=left))] == [verdict]


def test_a_margin_measured_from_letters_is_given_their_error():
    (told,) = _judge(pages.judge_left, "margin-left", _sheet(1, left=29.6, below=0.5, above=0.5))

    assert told == ("holds", "trang 1", "29,6 mm (đo từ chữ, sai số tới 0,5 mm)")


def test_text_that_comes_too_near_counts_on_one_page_and_text_far_away_only_if_it_is_the_rule():
    sheets = _sheet(1), _sheet(2, left=20.0, proven=False), _sheet(3, left=60.0, proven=False)

    told = _judge(pages.judge_left, "margin-left", *sheets)

    assert told == [("broken", "trang 2", "20 mm"), ("holds", "trang 1–3", "30 mm")]


def test_too_few_lines_tell_nothing():
    (told,) = _judge(pages.judge_left, "margin-left", _sheet(1, left=60.0, proven=False))

    assert told[0] == "cannot-tell"
    assert "60 mm" in told[2]


def test_a_page_without_letters_tells_nothing():
    (told,) = _judge(pages.judge_left, "margin-left", Sheet("trang 1", 210, 297))

    assert told == ("cannot-tell", "trang 1", "Không có dòng chữ nào để đo")

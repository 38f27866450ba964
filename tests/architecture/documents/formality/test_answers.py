"""The worst evidence decides; places are named and counted."""

import pytest

from lgsp.architecture.documents.formality.answers import (
    Answer,
    beside_the_point,
    met,
    name_places,
    say_number,
    unclear,
    unmet,
)
from lgsp.architecture.frameworks.page_requirements import get_page_requirement

ASKED = get_page_requirement("paper")


@pytest.mark.parametrize(
    ("evidence", "official"),
    [
        ((met("a"), unmet("b"), unclear("c")), "Chưa đáp ứng"),
        ((met("a"), unclear("c")), "Chưa đủ cơ sở đánh giá"),
        ((met("a"), beside_the_point("b")), "Đáp ứng"),
        ((beside_the_point("b"),), "Không áp dụng"),
    ],
)
def test_the_worst_evidence_decides(evidence, official):
    assert Answer(ASKED, evidence).official == official


def test_what_is_met_needs_no_remedy():
    assert Answer(ASKED, (met("a"),)).remedy == ""
    assert Answer(ASKED, (unclear("a"),)).remedy == ASKED.remedy


def test_places_are_named_once_and_the_rest_counted():
    places = [f"trang {number}" for number in (1, 1, 2, 3, 4, 5, 6, 7)]

    assert name_places(places) == "trang 1, trang 2, trang 3, trang 4, trang 5 và 2 chỗ khác"


def test_numbers_are_written_as_officials_write_them():
    assert [say_number(value) for value in (20.0, 14.26, 13.5)] == ["20", "14,3", "13,5"]

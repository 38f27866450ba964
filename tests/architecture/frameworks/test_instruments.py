"""The legal instruments: dates, status, and what came after."""

import re
from collections import Counter

import pytest

from lgsp.architecture.frameworks.errors import InstrumentUnknown
from lgsp.architecture.frameworks.instruments import find_instrument, get_instrument, list_instruments

DAY_OR_YEARS = re.compile(r"\d{4}-\d\d-\d\d|\d{4}([;-] ?\d{4})*")


def test_every_row_says_when_and_with_what_status_it_was_read():
    for row in list_instruments():
        assert DAY_OR_YEARS.fullmatch(row.issued)
        assert row.status_as_read
    assert Counter(row.status for row in list_instruments()) == {
        "in-force": 35,
        "ended": 17,
        "unclear": 14,
        "draft": 1,
    }


def test_every_successor_is_in_the_table_too():
    named = {number for row in list_instruments() for number in (*row.successors, *row.amended_by)}

    assert [number for number in sorted(named) if find_instrument(number) is None] == []


def test_nothing_that_has_ended_is_without_a_successor():
    assert [row.number for row in list_instruments() if row.status == "ended" and not row.successors] == []


def test_what_is_in_force_says_since_when_as_far_as_that_is_known():
    assert get_instrument("331/2026/NĐ-CP").force == "Còn hiệu lực từ 19/08/2026"
    assert get_instrument("278/2025/NĐ-CP").force == "Còn hiệu lực"
    assert get_instrument("39/2017/TT-BTTTT").force == "Chưa rõ hiệu lực"


@pytest.mark.parametrize("number", ["24/2018/QH14", "86/2015/QH13; 24/2018/QH14", "24 /2018/qh14"])
def test_a_row_of_several_is_found_by_each_of_its_numbers(number):
    assert get_instrument(number).title == "Luật ATTT mạng; Luật An ninh mạng"


def test_a_provinces_decision_is_found_without_the_name_of_the_province():
    assert get_instrument("5918/QĐ-UBND").number == "5918/QĐ-UBND (Hà Nội)"


def test_a_number_that_is_not_there_is_refused():
    with pytest.raises(InstrumentUnknown, match="none of the number '1/2026/NĐ-CP'"):
        get_instrument("1/2026/NĐ-CP")

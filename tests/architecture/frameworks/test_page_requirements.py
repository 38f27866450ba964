"""What the decree asks of a page, at second hand."""

import pytest

from lgsp.architecture.frameworks.page_requirements import get_page_requirement, list_page_requirements


def test_codes_and_subjects_are_each_used_once():
    rows = list_page_requirements()

    assert [row.code for row in rows] == [f"TH{number:02}" for number in range(1, len(rows) + 1)]
    assert len({row.subject for row in rows}) == len(rows)


def test_every_row_says_what_is_asked_where_and_what_to_do():
    for row in list_page_requirements():
        assert row.clause.startswith("Nghị định 30/2020/NĐ-CP, Phụ lục I")
        assert row.text
        assert row.remedy
        assert row.values or (row.minimum and row.maximum)


@pytest.mark.parametrize(("measured", "allowed"), [(29.4, False), (29.6, True), (35.4, True), (37, False)])
def test_a_range_is_as_wide_as_the_error_of_the_ruler(measured, allowed):
    assert get_page_requirement("margin-left").allows(measured, error=0.5) is allowed


def test_only_title_and_motto_concern_documents_alone():
    found = [row.subject for row in list_page_requirements() if row.is_administrative]

    assert found == ["national-title", "national-title-type", "motto", "motto-type"]

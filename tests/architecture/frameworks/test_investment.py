"""Steps of investment and criteria of appraisal."""

from lgsp.architecture.frameworks.investment import (
    DESIGN_NAMES,
    Design,
    list_appraisal_criteria,
    list_investment_steps,
)


def test_steps_and_criteria_have_codes_of_their_own_in_order():
    steps, criteria = list_investment_steps(), list_appraisal_criteria()

    assert [one.code for one in steps] == [f"BD{number:02}" for number in range(1, len(steps) + 1)]
    assert [one.code for one in criteria] == [f"TD{number:02}" for number in range(1, len(criteria) + 1)]


def test_every_row_names_its_clause_and_ends_as_a_sentence():
    rows = (*list_investment_steps(), *list_appraisal_criteria())

    assert all(row.clause and row.text.endswith(".") for row in rows)


def test_every_criterion_is_of_designs_that_are_known():
    designs = {design for one in list_appraisal_criteria() for design in one.designs}

    assert designs == set(Design) == set(DESIGN_NAMES)


def test_what_rests_on_the_decree_that_ended_says_so():
    rows = [one for one in (*list_investment_steps(), *list_appraisal_criteria()) if "45/2026" in one.clause]

    assert rows
    assert all("hết hiệu lực từ 01/07/2026" in one.clause for one in rows)
    assert {one.verification for one in rows} == {"unverified"}

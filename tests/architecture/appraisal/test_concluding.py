"""What follows from the results, and that a person's conclusion is shown beside it, never in its place."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lgsp.architecture.appraisal.cases import CaseStage, ConclusionKind
from lgsp.architecture.appraisal.concluding import Grounds, conclude
from lgsp.architecture.appraisal.criteria import list_case_criteria
from lgsp.architecture.appraisal.results import CriterionResult, DecidedBy, Duplicate, OpenQuestion
from lgsp.architecture.appraisal.reuse import Kind
from lgsp.architecture.conformance.verdicts import Verdict
from tests.architecture.appraisal.case_folders import DIRECT, answer, permit

CRITERIA = list_case_criteria(CaseStage.PRELIMINARY)
RESULTS = st.lists(
    st.builds(
        CriterionResult,
        st.sampled_from(CRITERIA),
        st.sampled_from(Verdict),
        st.sampled_from(DecidedBy),
        st.just(()),
        st.none(),
        st.sampled_from(["", "Ngoại lệ theo 12/QĐ-UBND"]),
    )
)
QUESTIONS = st.lists(st.builds(OpenQuestion, st.sampled_from(["TD01", "go_live_on"]), st.text()))
TWIN = Duplicate("a", "A", "b", "B", 90, (), Kind.DUPLICATE)


def ground(criteria=(), questions=(), duplicates=()):
    """Return grounds that say nothing else."""
    return Grounds(criteria, (), duplicates, None, (), questions)


@given(RESULTS, QUESTIONS)
def test_nothing_that_stands_in_the_way_is_ever_approved(results, questions):
    proposed = conclude(ground(results, questions))

    in_the_way = any(one.stands_in_the_way for one in results)
    assert (proposed.kind is ConclusionKind.SEND_BACK) == in_the_way
    assert (proposed.kind is None) == (bool(questions) and not in_the_way)
    assert proposed.reasons


@given(RESULTS, QUESTIONS)
def test_something_made_again_sends_any_design_back(results, questions):
    assert conclude(ground(results, questions, [TWIN])).kind is ConclusionKind.SEND_BACK


@given(RESULTS)
def test_who_decided_makes_no_difference(results):
    others = [replace(one, decided_by=DecidedBy.PERSON) for one in results]

    assert conclude(ground(results)) == conclude(ground(others))


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ({}, ConclusionKind.APPROVE),
        ({"answers": [answer("BD01")]}, None),
        ({"entities": DIRECT}, ConclusionKind.SEND_BACK),
        (
            {"entities": DIRECT, "exceptions": [permit("FLW401")]},
            ConclusionKind.WITH_CONDITIONS,
        ),
    ],
)
def test_a_case_ends_in_what_its_results_allow(appraised, said, kind):
    assert appraised(**said).proposed.kind is kind


def test_a_condition_names_who_mends_what_until_when(appraised):
    appraisal = appraised(entities=DIRECT, exceptions=[permit("FLW401")])

    assert appraisal.proposed.conditions == (
        "Sở Tư pháp khắc phục yêu cầu FLW401 trước ngày 30/06/2027, theo 12/QĐ-UBND.",
    )


def test_a_persons_conclusion_changes_no_result(appraised):
    said = {"result": "approve", "concluded_by": "Tổ thẩm định", "concluded_on": "2026-11-01"}
    appraisal = appraised(entities=DIRECT, conclusion=said)

    assert appraisal.proposed.kind is ConclusionKind.SEND_BACK
    assert appraisal.case.conclusion.result is ConclusionKind.APPROVE
    assert appraisal.has_faults

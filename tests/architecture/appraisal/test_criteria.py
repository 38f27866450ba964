"""Every criterion is of the lists of law or a rule, and every rule it names exists."""

import pytest

from lgsp.architecture.appraisal.cases import CaseStage
from lgsp.architecture.appraisal.criteria import AS_PRELIMINARY, MERGED_CONFORMS, list_case_criteria
from lgsp.architecture.conformance.catalogue import RULES
from lgsp.architecture.frameworks.investment import list_appraisal_criteria

KNOWN = {one.code for one in RULES} | {MERGED_CONFORMS, AS_PRELIMINARY}


@pytest.mark.parametrize("stage", CaseStage)
def test_rules_exist_and_every_criterion_says_its_basis(stage):
    criteria = list_case_criteria(stage)

    assert {code for one in criteria for code in one.rules} <= KNOWN
    assert all(one.basis and one.name for one in criteria)
    assert len({one.code for one in criteria}) == len(criteria)
    assert all(one.question for one in criteria if not one.is_rule)


@pytest.mark.parametrize("stage", [CaseStage.PRELIMINARY, CaseStage.DETAILED])
def test_a_design_is_asked_all_that_the_law_lists_for_it(stage):
    asked = {one.code for one in list_case_criteria(stage)}

    assert {one.code for one in list_appraisal_criteria() if stage in one.designs} <= asked


def test_only_a_detailed_design_is_held_against_a_preliminary_one():
    asking = [
        stage for stage in CaseStage if AS_PRELIMINARY in {one.code for one in list_case_criteria(stage)}
    ]

    assert asking == [CaseStage.DETAILED]

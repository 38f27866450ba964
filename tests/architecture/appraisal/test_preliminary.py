"""A detailed design beside the preliminary one: each difference is explained, or it is a finding."""

import pytest

from lgsp.architecture.conformance.verdicts import Verdict
from tests.architecture.appraisal.case_folders import SERVICE, write_design

DETAILED = {
    "service": {**SERVICE["service"], "them": {"code": "them", "contract": "hop-dong-ho-tich"}},
    "system": {"mot-cua": {"users": "Công dân"}},
}


@pytest.fixture
def detailed(case_folder, appraised):
    """Return a function that appraises the detailed design with explanations, by difference."""

    def run(**explanations):
        folder = case_folder(called="so-bo")
        write_design(folder / "thiet-ke", SERVICE)
        said = [{"difference": key, "reason": reason} for key, reason in explanations.items()]
        return appraised(
            stage="detailed",
            entities=DETAILED,
            preliminary="../so-bo/thiet-ke",
            explanations=said,
            answers=[],
        )

    return run


def results(appraisal):
    """Return the results of the two criteria that ask for it."""
    return {
        one.criterion.code: one.verdict
        for one in appraisal.criteria
        if one.criterion.code in {"TD08", "PRJ708"}
    }


def test_every_difference_is_listed_by_entity_and_field(detailed):
    keys = [one.row.key for one in detailed().departure.differences]

    assert keys == ["mot-cua.users", "them"]


def test_differences_that_nobody_explained_are_not_met(detailed):
    appraisal = detailed(them="Theo ý kiến thẩm định")

    assert results(appraisal) == {"TD08": Verdict.BROKEN, "PRJ708": Verdict.BROKEN}
    assert [one.row.key for one in appraisal.departure.unexplained] == ["mot-cua.users"]
    assert appraisal.has_faults


def test_an_explanation_may_be_of_an_entity_or_of_one_field(detailed):
    by_field = detailed(**{"them": "a", "mot-cua.users": "b"})

    assert results(by_field) == {"TD08": Verdict.HOLDS, "PRJ708": Verdict.HOLDS}


def test_an_explanation_of_no_difference_is_told(detailed):
    assert [one.difference for one in detailed(khong="x").departure.idle] == ["khong"]

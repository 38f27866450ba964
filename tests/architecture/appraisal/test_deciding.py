"""Who decides a criterion: a rule where it can, a person where it cannot, nobody where nobody said."""

import pytest

from lgsp.architecture.appraisal.results import DecidedBy
from lgsp.architecture.conformance.verdicts import Verdict
from tests.architecture.appraisal.case_folders import DIRECT, answer, permit

BROKEN, HOLDS, UNKNOWN = Verdict.BROKEN, Verdict.HOLDS, Verdict.CANNOT_TELL


def result(appraisal, code):
    """Return the result of a criterion: what, by whom."""
    one = next(found for found in appraisal.criteria if found.criterion.code == code)
    return one.verdict, one.decided_by


def asks(appraisal):
    """Return the codes of what is still to be answered."""
    return {one.code for one in appraisal.questions}


def test_rules_that_hold_decide_a_criterion_they_cover(appraised):
    assert result(appraised(), "BD03") == (HOLDS, DecidedBy.RULE)


def test_no_answer_changes_what_a_rule_found_broken(appraised):
    appraisal = appraised(entities={"project": {"xay-cong": {"components": []}}}, answers=[answer("BD03")])
    one = next(found for found in appraisal.criteria if found.criterion.code == "BD03")

    assert (one.verdict, one.decided_by) == (BROKEN, DecidedBy.RULE)
    assert one.answer is not None


def test_what_rules_cover_in_part_is_asked_of_a_person(appraised):
    silent = appraised(stage="preliminary")
    answered = appraised(stage="preliminary", answers=[answer("TD03"), answer("TD05", "broken")], called="b")

    assert result(silent, "TD03") == (UNKNOWN, DecidedBy.NOBODY)
    assert "TD03" in asks(silent)
    assert result(answered, "TD03") == (HOLDS, DecidedBy.PERSON)
    assert result(answered, "TD05") == (BROKEN, DecidedBy.PERSON)
    assert {"TD03", "TD05"}.isdisjoint(asks(answered))


def test_a_broken_rule_decides_a_criterion_it_covers_in_part(appraised):
    appraisal = appraised(stage="preliminary", entities=DIRECT, answers=[answer("TD04")])

    assert result(appraisal, "TD04") == (BROKEN, DecidedBy.RULE)


def test_a_rule_that_concerns_nothing_does_not_apply(appraised):
    assert result(appraised(), "STD603") == (Verdict.NOT_APPLICABLE, DecidedBy.RULE)


def test_the_merged_model_is_a_criterion_of_its_own(appraised):
    appraisal = appraised(entities=DIRECT)

    assert result(appraisal, "PRJ703") == (BROKEN, DecidedBy.RULE)
    assert result(appraised(called="sach"), "PRJ703") == (HOLDS, DecidedBy.RULE)


def test_a_person_answers_what_a_rule_lacks_facts_for(appraised):
    lacking = {"flow": {"mot-cua-ho-tich": {"attributes": None}}}
    silent = appraised(entities=lacking)
    answered = appraised(entities=lacking, answers=[answer("FLW405")], called="b")

    assert result(silent, "FLW405") == (UNKNOWN, DecidedBy.RULE)
    assert "FLW405" in asks(silent)
    assert result(answered, "FLW405") == (HOLDS, DecidedBy.PERSON)
    assert "FLW405" not in asks(answered)


@pytest.mark.parametrize(
    ("said", "counts"),
    [
        ({}, True),
        ({"document": None}, False),
        ({"deadline": "2026-10-31"}, False),
        ({"subjects": ["x"]}, False),
    ],
)
def test_an_exception_covers_what_it_is_for_while_it_counts(appraised, said, counts):
    asked = {key: value for key, value in permit("FLW401", **said).items() if value is not None}
    appraisal = appraised(stage="preliminary", entities=DIRECT, exceptions=[asked])
    one = next(found for found in appraisal.criteria if found.criterion.code == "PRJ703")

    assert one.verdict is BROKEN
    assert one.stands_in_the_way is not counts


def test_an_exception_for_a_criterion_is_one_for_its_rules(appraised):
    appraisal = appraised(stage="preliminary", entities=DIRECT, exceptions=[permit("TD04")])
    one = next(found for found in appraisal.criteria if found.criterion.code == "TD04")

    assert one.covered_by == "Ngoại lệ theo 12/QĐ-UBND"

"""What is being published."""

from datetime import date

from lgsp.architecture.documents.edition import Edition
from lgsp.architecture.model.reading import load_model
from tests.architecture.model_folders import DAY

DECIDED = {"issued_on": "2025-09-15", "role": "issued", "number": "01/QĐ-UBND"}
ISSUES = {
    "document": {
        "quyet-dinh-1": DECIDED,
        "quyet-dinh-2": {**DECIDED, "issued_on": "2026-03-02"},
        "quyet-dinh-3": {"role": "to-issue", "issued_on": None, "number": None},
    },
    "issue": {
        "lan-1": {"decision": "quyet-dinh-2", "version": "1.1"},
        "lan-2": {"decision": "quyet-dinh-1", "version": "1.0"},
    },
}


def _edit(model_folder, **kinds) -> Edition:
    return Edition(load_model(model_folder(**kinds)), DAY)


def test_the_issue_is_the_last_that_was_decided(model_folder):
    edition = _edit(model_folder, **ISSUES)

    assert edition.issue.version == "1.1"
    assert edition.decided_on(edition.issue) == date(2026, 3, 2)


def test_one_that_is_being_prepared_comes_before_those_decided(model_folder):
    being_prepared = {"lan-3": {"decision": "quyet-dinh-3", "version": "2.0"}}

    edition = _edit(model_folder, **{**ISSUES, "issue": {**ISSUES["issue"], **being_prepared}})

    assert edition.issue.version == "2.0"
    assert edition.decided_on(edition.issue) is None


def test_an_issue_without_any_decision_is_being_prepared(model_folder):
    assert (
        _edit(model_folder, **{**ISSUES, "issue": {**ISSUES["issue"], "a": {"version": "3"}}}).issue.version
        == "3"
    )


def test_a_model_that_was_never_issued_has_none(model_folder):
    assert _edit(model_folder).issue is None


def test_the_province_stands_inside_a_sentence_in_small_letters(model_folder):
    assert _edit(model_folder).province == "tỉnh Lam Giang"

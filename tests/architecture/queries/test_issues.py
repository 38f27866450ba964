"""Which issue is meant, and in what order they came."""

from lgsp.architecture.queries.issues import find_issue, list_issues
from tests.architecture.documents.issues import SIGNED, prepare


def test_the_issue_being_prepared_comes_last_and_is_meant(model_folder):
    model = prepare(model_folder)

    assert [one.id for one in list_issues(model)] == ["lan-1", "lan-2"]
    assert find_issue(model).id == "lan-2"


def test_once_all_are_decided_the_latest_is_meant(model_folder):
    model = prepare(model_folder, document={"qd-moi": SIGNED, "qd-cu": {"issued_on": "2026-09-05"}})

    assert find_issue(model).id == "lan-1"


def test_a_model_may_have_none(sound_model):
    assert find_issue(sound_model) is None
    assert list_issues(sound_model) == ()

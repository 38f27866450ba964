import pytest

from lgsp.platform.identity.permissions import list_permissions

pytestmark = pytest.mark.django_db


def test_an_auditor_may_view_everything_and_nothing_else():
    permitted = set(list_permissions("auditor").values_list("codename", flat=True))

    assert {"view_user", "view_agreement", "view_exchange", "view_logentry"} <= permitted
    assert {name for name in permitted if not name.startswith("view_")} == set()


def test_an_officer_may_what_the_packages_let_officers_do():
    permitted = set(list_permissions("officer").values_list("codename", flat=True))

    assert {"change_service", "view_agreement"} <= permitted
    assert permitted & {"add_agreement", "view_user", "view_snapshotversion"} == set()


def test_an_unknown_role_may_nothing():
    assert not list_permissions("nobody").exists()

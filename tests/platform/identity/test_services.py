import pytest
from django.contrib.auth import authenticate
from django.http import HttpRequest

from lgsp.platform.identity.errors import AgencyNeeded, NameMalformed, NameTaken, RoleUnknown
from lgsp.platform.identity.services import create_user, ensure_first_administrator

pytestmark = pytest.mark.django_db


def test_the_password_of_a_new_account_logs_in():
    password = create_user("lan", role="officer", agency="H99.10")

    found = authenticate(HttpRequest(), username="lan", password=password)

    assert (found.role, found.agency, found.is_staff) == ("officer", "H99.10", True)
    assert len(password) >= 20


@pytest.mark.parametrize(
    ("name", "role", "refusal"),
    [
        ("lan", "boss", RoleUnknown),
        ("lan", "officer", AgencyNeeded),
        ("hai chữ", "auditor", NameMalformed),
        ("a" * 151, "auditor", NameMalformed),
        ("TAKEN", "auditor", NameTaken),
    ],
)
def test_an_account_that_cannot_be_is_refused(name, role, refusal):
    create_user("taken", role="auditor")

    with pytest.raises(refusal):
        create_user(name, role=role)


def test_the_first_administrator_is_made_once():
    name, password = ensure_first_administrator()

    assert authenticate(HttpRequest(), username=name, password=password).role == "administrator"
    assert ensure_first_administrator() == (name, None)

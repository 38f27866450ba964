import pytest

from lgsp.platform.identity.models import User
from lgsp.platform.identity.services import create_user

pytestmark = pytest.mark.django_db

NEW = {
    "username": "minh",
    "password1": "mat-khau-rieng-26",
    "password2": "mat-khau-rieng-26",
    "role": "officer",
}


def test_an_administrator_opens_an_account(log_in):
    browser = log_in("administrator")

    browser.post("/quan-tri/identity/user/add/", {**NEW, "agency": "H99.10"})

    assert User.objects.get(username="minh").agency == "H99.10"


def test_an_officer_without_an_agency_is_refused_in_the_form(log_in):
    browser = log_in("administrator")

    page = browser.post("/quan-tri/identity/user/add/", NEW).content.decode()

    assert "Cán bộ cơ quan phải có mã cơ quan." in page
    assert not User.objects.filter(username="minh").exists()


@pytest.mark.parametrize("role", ["officer", "auditor"])
def test_others_open_no_accounts(log_in, role):
    browser = log_in(role, agency="H99.10")

    answer = browser.post("/quan-tri/identity/user/add/", {**NEW, "agency": "H99.10"})

    assert answer.status_code == 403
    assert not User.objects.filter(username="minh").exists()


def test_an_auditor_changes_no_account(log_in):
    create_user("minh", role="auditor")
    other = User.objects.get(username="minh")

    answer = log_in("auditor").post(f"/quan-tri/identity/user/{other.pk}/change/", {"role": "administrator"})

    other.refresh_from_db()
    assert (answer.status_code, other.role) == (403, "auditor")


def test_nobody_deletes_an_account(log_in):
    create_user("minh", role="auditor")
    other = User.objects.get(username="minh")

    answer = log_in("administrator").post(f"/quan-tri/identity/user/{other.pk}/delete/", {"post": "yes"})

    assert answer.status_code == 403
    assert User.objects.filter(username="minh").exists()


def test_what_was_done_is_kept_for_the_auditor(log_in, client):
    log_in("administrator").post("/quan-tri/identity/user/add/", {**NEW, "agency": "H99.10"})

    page = log_in("auditor").get("/quan-tri/identity/deed/").content.decode()

    assert "minh" in page
    assert "a-administrator" in page

"""How long somebody stays signed in, how often a password may be wrong, and what a session is worth after its end."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from lgsp.platform.identity import sessions
from lgsp.platform.identity.services import create_user
from lgsp.platform.kit.clock import now

pytestmark = pytest.mark.django_db
LIMIT = 5


@pytest.fixture
def password():
    return create_user("lan", role="auditor")


@pytest.fixture
def at(monkeypatch):
    """Return what moves the clock of sessions."""
    begun = now()

    def move(**passed):
        monkeypatch.setattr(sessions, "now", lambda: begun + timedelta(**passed))

    return move


def enter(client, password, name="lan"):
    return client.post("/dang-nhap/", {"username": name, "password": password})


def is_in(client):
    return client.get("/quan-tri/").status_code == 200


def test_five_wrong_passwords_close_the_account_for_a_while_even_to_the_right_one(client, password):
    answers = [enter(client, "sai").status_code for _ in range(LIMIT)]
    assert answers == [200] * (LIMIT - 1) + [429]

    refused = enter(Client(), password)
    assert refused.status_code == 429
    assert "Đăng nhập sai nhiều lần" in refused.content.decode()
    assert "15 phút" in refused.content.decode()


def test_another_name_is_not_closed_with_it(client, password):
    other = create_user("hoa", role="auditor")
    for _ in range(LIMIT):
        enter(client, "sai")

    assert enter(Client(), other, name="hoa").status_code == 302


def test_a_right_password_forgets_the_wrong_ones_before_it(client, password):
    for _ in range(LIMIT - 1):
        enter(client, "sai")
    assert enter(client, password).status_code == 302
    assert [enter(Client(), "sai").status_code for _ in range(LIMIT - 1)] == [200] * (LIMIT - 1)


def test_a_name_that_is_not_there_is_told_the_same(client, password):
    known = [enter(Client(), "sai").content for _ in range(LIMIT)][-1]
    unknown = [enter(Client(), "sai", name="khong-co").content for _ in range(LIMIT)][-1]

    assert b"khong-co" not in unknown
    assert known.split(b"<main")[1] == unknown.split(b"<main")[1]


def test_the_back_office_has_no_other_door(client, password):
    for _ in range(LIMIT):
        client.post("/quan-tri/login/", {"username": "lan", "password": "sai"})

    assert enter(Client(), password).status_code == 429


def test_wrong_passwords_are_not_kept(client, password):
    from axes.models import AccessAttempt

    enter(client, "mat-khau-bi-mat")

    (attempt,) = AccessAttempt.objects.all()
    assert "mat-khau-bi-mat" not in f"{attempt.post_data}{attempt.get_data}"


def test_whoever_opens_no_page_for_half_an_hour_is_signed_out(client, password, at):
    enter(client, password)
    assert is_in(client)
    at(minutes=29)
    assert is_in(client)
    at(minutes=58)
    assert is_in(client)
    at(minutes=89)
    assert not is_in(client)


def test_after_twelve_hours_even_a_busy_person_signs_in_again(client, password, at):
    enter(client, password)
    for minutes in range(0, 12 * 60, 25):
        at(minutes=minutes)
        assert is_in(client), minutes
    at(minutes=12 * 60 + 1)
    assert not is_in(client)


def test_a_session_is_worth_nothing_after_log_out(client, password):
    enter(client, password)
    stolen = Client()
    stolen.cookies = client.cookies.copy()
    assert is_in(stolen)

    client.post("/dang-xuat/")

    assert not is_in(stolen)


def test_a_new_password_ends_the_other_sessions(client, password):
    enter(client, password)
    person = get_user_model().objects.get(username="lan")
    person.set_password("mot-mat-khau-moi-rat-dai")
    person.save()

    assert not is_in(client)


@pytest.mark.parametrize("wanted", ["ngan-qua", "12345678901234567890", "lan"])
def test_a_weak_password_is_not_taken(wanted):
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    with pytest.raises(ValidationError):
        validate_password(wanted)

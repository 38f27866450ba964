import pytest

from lgsp.platform.identity.services import create_user

pytestmark = pytest.mark.django_db


def test_logging_in_leads_to_the_back_office(client):
    password = create_user("lan", role="auditor")

    answer = client.post(
        "/dang-nhap/?next=/quan-tri/", {"username": "lan", "password": password, "next": "/quan-tri/"}
    )

    assert answer.url == "/quan-tri/"
    assert client.get("/quan-tri/").status_code == 200


def test_a_wrong_password_is_told_in_vietnamese(client):
    create_user("lan", role="auditor")

    page = client.post("/dang-nhap/", {"username": "lan", "password": "sai"}).content.decode()

    assert "Đăng nhập" in page
    assert 'role="alert"' in page


def test_logging_out_ends_the_session(log_in):
    browser = log_in("auditor")

    browser.post("/dang-xuat/")

    assert "login" in browser.get("/quan-tri/").url


def test_logging_in_leads_to_no_other_host(client):
    password = create_user("lan", role="auditor")

    answer = client.post(
        "/dang-nhap/", {"username": "lan", "password": password, "next": "https://evil.example/"}
    )

    assert answer.url == "/"

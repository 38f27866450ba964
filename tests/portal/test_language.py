"""Vietnamese first, English on a switch."""

import re

import pytest

pytestmark = pytest.mark.django_db

VIETNAMESE_SCREENS_NEVER_SAY = (
    "Overview",
    "Findings",
    "Exchanges",
    "Compare",
    "Log in",
    "Page not found",
    "Warnings",
    "What to do",
)


def _words(response) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", response.content.decode()).split())


def _switch(client, language: str):
    return client.post("/ngon-ngu/", {"language": language, "next": "/phat-hien/"})


@pytest.mark.parametrize(
    "address",
    ["/", "/phat-hien/", "/trao-doi/", "/giam-sat/", "/doi-chieu/", "/kiem-chung/", "/dang-nhap/", "/x/"],
)
def test_screens_are_vietnamese_whatever_the_browser_prefers(client, address):
    response = client.get(address, headers={"accept-language": "en-GB,en"})

    assert response["Content-Language"] == "vi"
    words = _words(response)
    assert [said for said in VIETNAMESE_SCREENS_NEVER_SAY if said in words] == []


def test_the_switch_turns_to_english_and_stays_on_the_page(client):
    response = _switch(client, "en")

    assert response.headers["Location"] == "/phat-hien/"
    assert 'lang="en"' in client.get("/phat-hien/").content.decode()
    assert "Findings of the architecture check" in _words(client.get("/phat-hien/"))


def test_the_switch_turns_back(client):
    _switch(client, "en")
    _switch(client, "vi")

    assert client.get("/")["Content-Language"] == "vi"


def test_the_switch_leads_to_no_other_site(client):
    response = client.post("/ngon-ngu/", {"language": "en", "next": "https://example.org/"})

    assert response.headers["Location"] == "/"


def test_numbers_are_grouped_as_the_reader_does(client):
    from django.utils.translation import override

    from lgsp.portal.templatetags.portal import grouped

    with override("vi"):
        assert grouped(1234567) == "1.234.567"
    with override("en"):
        assert grouped(1234567) == "1,234,567"

"""Certificates and public keys on the page of an agency's systems."""

import re
from datetime import timedelta

import pytest
from cryptography import x509
from cryptography.x509.oid import ExtendedKeyUsageOID
from django.utils.timezone import localtime

from lgsp.platform.registry import public_keys
from lgsp.platform.registry.entries import PublicKeyEntry
from lgsp.platform.registry.models import PublicKey
from tests.conftest import HOTICH, MOTCUA, NOW
from tests.platform.exchange.certificate_makers import make

pytestmark = pytest.mark.django_db

PAGE = "/ket-noi/he-thong/"


@pytest.fixture
def system(registry):
    registry.subsystem(HOTICH)
    return registry.subsystem(MOTCUA).pk


def register(made, subsystem=MOTCUA):
    entry = PublicKeyEntry(subsystem=subsystem, public_key=made.pem)
    return public_keys.register_public_key(entry, by="an", at=NOW)


def text_of(response) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", response.content.decode()).split())


def test_an_officer_registers_a_certificate_and_sees_when_it_ends(log_in, system):
    browser = log_in("officer", agency="H99.02")
    made = make(until=timedelta(days=400))

    response = browser.post(f"{PAGE}{system}/chung-thu/", {"public_key": made.pem}, follow=True)

    row = PublicKey.objects.get()
    assert (row.key_id, row.algorithm, row.registered_by) == (made.id, "x509", "a-officer")
    assert f"Chứng thư {made.id}" in text_of(response)
    assert "Đã đăng ký" in text_of(response)
    assert f"{localtime(made.certificate.not_valid_after_utc):%d/%m/%Y}" in text_of(response)
    assert "hết hạn" not in text_of(response).lower()


@pytest.mark.parametrize(
    ("since", "until", "said"), [(-9, 10, "Sắp hết hạn"), (-9, -1, "Hết hạn")], ids=["soon", "ended"]
)
def test_a_certificate_near_its_end_is_pointed_out(log_in, system, since, until, said):
    register(make(since=timedelta(days=since), until=timedelta(days=until)))

    assert said in text_of(log_in("officer", agency="H99.02").get(PAGE))


@pytest.mark.parametrize(
    "text",
    [
        "không phải chứng thư",
        "-----BEGIN PRIVATE KEY-----",
        make(extensions=[x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH])]).pem,
    ],
    ids=["text", "private", "server"],
)
def test_what_cannot_be_used_is_sent_back_with_what_is_wanted(log_in, system, text):
    browser = log_in("officer", agency="H99.02")

    response = browser.post(f"{PAGE}{system}/chung-thu/", {"public_key": text})

    assert response.status_code == 422
    assert "Cần một chứng thư dùng được cho bên gọi TLS" in text_of(response)
    assert not PublicKey.objects.exists()


def test_a_certificate_that_was_registered_before_is_refused_by_name(log_in, system):
    made = make()
    register(made)

    response = log_in("officer", agency="H99.02").post(f"{PAGE}{system}/chung-thu/", {"public_key": made.pem})

    assert (response.status_code, f"đã được đăng ký cho {MOTCUA}" in text_of(response)) == (422, True)


def test_an_officer_revokes_a_certificate(log_in, system):
    row = register(make())
    browser = log_in("officer", agency="H99.02")

    response = browser.post(f"/ket-noi/chung-thu/{row.pk}/thu-hoi/", follow=True)

    assert PublicKey.objects.get().revoked_by == "a-officer"
    assert row.key_id not in text_of(response)


def test_nobody_registers_or_revokes_for_anothers_system(log_in, system):
    row = register(make())
    browser = log_in("officer", agency="H99.10")

    asked = browser.post(f"{PAGE}{system}/chung-thu/", {"public_key": make().pem})
    revoked = browser.post(f"/ket-noi/chung-thu/{row.pk}/thu-hoi/")

    assert (asked.status_code, revoked.status_code) == (404, 404)
    assert (PublicKey.objects.count(), PublicKey.objects.get().revoked_at) == (1, None)
    assert row.key_id not in text_of(browser.get(PAGE))


def test_who_is_not_logged_in_changes_nothing(client, system):
    row = register(make())

    assert client.post(f"{PAGE}{system}/chung-thu/", {"public_key": make().pem}).status_code == 302
    assert client.post(f"/ket-noi/chung-thu/{row.pk}/thu-hoi/").status_code == 302
    assert (PublicKey.objects.count(), PublicKey.objects.get().revoked_at) == (1, None)

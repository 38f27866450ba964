"""Certificates as agencies hand them in, and as the gateway compiles them from a snapshot."""

from datetime import timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID
from msgspec import structs

from lgsp.platform.exchange.authorisation import Directory
from lgsp.platform.exchange.certificates import Certificates
from lgsp.platform.exchange.errors import CertificateRefused, PublicKeyUnusable
from lgsp.platform.exchange.public_keys import X509, read_public_key
from lgsp.platform.exchange.testing import CONSUMER, make_snapshot
from tests.platform.exchange.certificate_makers import SIGNS_ONLY, make

NOW = 1_795_700_000.0
CLIENT, SERVER = ExtendedKeyUsageOID.CLIENT_AUTH, ExtendedKeyUsageOID.SERVER_AUTH


def test_a_certificate_is_known_by_its_thumbprint():
    made = make()

    read = read_public_key(f"\n{made.pem}\n")

    assert (read.id, read.algorithm, read.pem) == (made.id, X509, made.pem)


@pytest.mark.parametrize(
    "made",
    [
        make(),
        make(key=rsa.generate_private_key(65537, 2048)),
        make(key=ec.generate_private_key(ec.SECP384R1())),
        make(extensions=[x509.ExtendedKeyUsage([SERVER, CLIENT])]),
    ],
    ids=["p256", "rsa", "p384", "both purposes"],
)
def test_what_a_handshake_takes_is_taken(made):
    assert read_public_key(made.pem).id == made.id


@pytest.mark.parametrize(
    ("made", "reason"),
    [
        (make(key=rsa.generate_private_key(65537, 1024)), "shorter than 2048 bits"),
        (make(extensions=[x509.ExtendedKeyUsage([SERVER])]), "no clientAuth"),
        (make(extensions=[SIGNS_ONLY]), "no digitalSignature"),
    ],
    ids=["short", "server", "authority"],
)
def test_what_a_handshake_would_end_at_is_sent_back_at_once(made, reason):
    with pytest.raises(PublicKeyUnusable, match=reason):
        read_public_key(made.pem)


@pytest.mark.parametrize(
    "text", [make().pem + make().pem, make().pem.replace("MII", "XXX"), make().pem[:200]]
)
def test_what_is_not_one_certificate_is_refused(text):
    with pytest.raises(PublicKeyUnusable, match="not one certificate in PEM"):
        read_public_key(text)


@pytest.mark.parametrize(
    ("changes", "now", "reason"),
    [
        ({"valid_from": "2027-01-01T00:00:00+07:00"}, NOW, "not valid yet"),
        ({"valid_to": "2026-01-01T00:00:00+07:00"}, NOW, "no longer valid"),
        ({"is_revoked": True}, NOW, "was revoked"),
    ],
)
def test_a_certificate_that_does_not_hold_says_why(changes, now, reason):
    made = make(since=timedelta(days=-9000), until=timedelta(days=9000))

    with pytest.raises(CertificateRefused, match=reason):
        Certificates([made.register(**changes)]).get_caller(made.id, now=now)
    assert Certificates([made.register()]).get_caller(made.id, now=now).subsystem == CONSUMER


def test_it_holds_from_its_first_second_until_before_its_last():
    made = make()
    known = Certificates([made.register()])
    first = made.certificate.not_valid_before_utc.timestamp()
    last = made.certificate.not_valid_after_utc.timestamp()

    for now in (first, last - 1):
        assert known.get_caller(made.id, now=now).client_id == made.id
    for now in (first - 1, last):
        with pytest.raises(CertificateRefused):
            known.get_caller(made.id, now=now)


MADE = make()


@pytest.mark.parametrize(
    "certificates",
    [
        [MADE.register(), MADE.register()],
        [structs.replace(MADE.register(), certificate=make().pem)],
        [MADE.register(valid_to="soon")],
        [structs.replace(MADE.register(), certificate="none")],
    ],
    ids=["twice", "another", "date", "none"],
)
def test_a_snapshot_with_a_certificate_that_makes_no_sense_is_refused_whole(certificates):
    with pytest.raises(ValueError, match=r".+"):
        Directory(make_snapshot("http://127.0.0.1:1", certificates=certificates))

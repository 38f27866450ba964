import json

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from joserfc.jwk import ECKey, OKPKey

from lgsp.platform.exchange.authorisation import Directory
from lgsp.platform.exchange.errors import PublicKeyUnusable
from lgsp.platform.exchange.public_keys import read_public_key
from lgsp.platform.exchange.testing import make_snapshot
from tests.platform.exchange.signing_keys import ED25519, P256, make_key


def to_pem(key) -> str:
    encoding, form = serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    return key.public_key().public_bytes(encoding, form).decode()


@pytest.mark.parametrize(
    ("key", "kind", "algorithm"), [(ED25519, OKPKey, "ed25519"), (P256, ECKey, "ecdsa-p256-sha256")]
)
def test_pem_and_jwk_are_the_same_key(key, kind, algorithm):
    pem = to_pem(key)
    jwk = json.dumps(kind.import_key(pem).as_dict(private=False))

    assert read_public_key(pem) == read_public_key(f"\n{jwk}\n") == read_public_key(pem.strip())
    assert (read_public_key(pem).algorithm, len(read_public_key(pem).id)) == (algorithm, 43)


OTHERS = [
    rsa.generate_private_key(65537, 2048),
    ec.generate_private_key(ec.SECP384R1()),
    X25519PrivateKey.generate(),
]


@pytest.mark.parametrize("key", OTHERS, ids=["rsa", "p384", "x25519"])
def test_a_key_of_another_kind_is_refused(key):
    with pytest.raises(PublicKeyUnusable, match="neither an Ed25519 nor a P-256 key"):
        read_public_key(to_pem(key))


@pytest.mark.parametrize(
    "text",
    [
        ED25519.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        ).decode(),
        json.dumps(OKPKey.generate_key("Ed25519").as_dict(private=True)),
    ],
    ids=["pem", "jwk"],
)
def test_a_private_key_is_sent_back(text):
    with pytest.raises(PublicKeyUnusable, match="a private key was given"):
        read_public_key(text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "neither PEM nor JWK"),
        ("ssh-ed25519 AAAA", "neither PEM nor JWK"),
        ("{", "neither PEM nor JWK"),
        ('{"a":' + "[" * 4000, "neither PEM nor JWK"),
        ('{"kty":"oct","k":"AAAA"}', "neither an Ed25519 nor a P-256"),
        ('{"kty":"OKP","crv":"Ed25519","x":"AA"}', "the JWK is malformed"),
        ('{"kty":"EC","crv":"P-256","x":"AA","y":"AA"}', "the JWK is malformed"),
        ('{"kty":"OKP"}', "the JWK is malformed"),
        ("x" * 9000, "longer than 8192"),
    ],
)
def test_what_is_no_key_is_refused(text, reason):
    with pytest.raises(PublicKeyUnusable, match=reason):
        read_public_key(text)


@pytest.mark.parametrize(
    "keys",
    [
        [make_key(ED25519), make_key(ED25519)],
        [make_key(ED25519, algorithm="ecdsa-p256-sha256")],
        [make_key(ED25519, public_key="no key")],
        [make_key(ED25519, public_key=to_pem(OTHERS[1]))],
        [make_key(ED25519, valid_to="soon")],
    ],
    ids=["twice", "algorithm", "no key", "p384", "date"],
)
def test_a_snapshot_with_a_key_that_makes_no_sense_is_refused_whole(keys):
    with pytest.raises(ValueError, match=r".+"):
        Directory(make_snapshot("http://127.0.0.1:1", keys=keys))

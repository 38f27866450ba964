"""
A public key as an agency hands it in, PEM or JWK, and its one name: the thumbprint (RFC 7638); or a certificate, whose
name is `x5t#S256` (RFC 8705, 3.1).

A thumbprint is computed by whoever has the key, so nobody chooses a name, and two keys never share one.
"""

import json
from dataclasses import dataclass
from typing import Any

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_public_key
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, OKPKey

from .certificates import find_unfitness, thumbprint
from .errors import PublicKeyUnusable
from .signature_keys import ED25519, find_algorithm

X509 = "x509"
"""The algorithm of what is a certificate, for TLS, and no key for signatures."""
_MAX_TEXT = 8192


@dataclass(frozen=True, slots=True)
class PublicKeyText:
    """A public key that can be registered: its thumbprint, the algorithm it is for, and the key as PEM."""

    id: str
    algorithm: str
    pem: str


def read_public_key(text: str) -> PublicKeyText:
    """
    Read a public key or a certificate.

    :raises PublicKeyUnusable: if it is none, is of another kind, or is a private key
    """
    if len(text) > _MAX_TEXT:
        raise PublicKeyUnusable(reason=f"it is longer than {_MAX_TEXT} characters")
    if "PRIVATE KEY" in text:
        raise PublicKeyUnusable(reason="a private key was given; now others know it, so make a new pair")
    text = text.strip()
    if text.startswith("-----BEGIN CERTIFICATE-----"):
        return _read_certificate(text)
    key = _from_jwk(text) if text.startswith("{") else _from_pem(text)
    algorithm = find_algorithm(key)
    if algorithm is None:
        raise PublicKeyUnusable(reason="it is neither an Ed25519 nor a P-256 key")
    pem = key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
    thumbprint = (OKPKey if algorithm == ED25519 else ECKey).import_key(pem).thumbprint()
    return PublicKeyText(thumbprint, algorithm, pem)


def _read_certificate(text: str) -> PublicKeyText:
    try:
        [certificate] = x509.load_pem_x509_certificates(text.encode())
    except (ValueError, UnsupportedAlgorithm):
        raise PublicKeyUnusable(reason="it is not one certificate in PEM") from None
    if reason := find_unfitness(certificate):
        raise PublicKeyUnusable(reason=reason)
    der = certificate.public_bytes(Encoding.DER)
    return PublicKeyText(thumbprint(der), X509, certificate.public_bytes(Encoding.PEM).decode())


def _from_pem(text: str) -> Any:
    try:
        return load_pem_public_key(text.encode())
    except (ValueError, UnsupportedAlgorithm):
        raise PublicKeyUnusable(reason="it is neither PEM nor JWK") from None


def _from_jwk(text: str) -> Any:
    try:
        read = json.loads(text)
    except (ValueError, RecursionError):
        raise PublicKeyUnusable(reason="it is neither PEM nor JWK") from None
    if "d" in read:
        raise PublicKeyUnusable(reason="a private key was given; now others know it, so make a new pair")
    if read.get("kty") not in ("OKP", "EC"):
        raise PublicKeyUnusable(reason="it is neither an Ed25519 nor a P-256 key")
    try:
        return (OKPKey if read["kty"] == "OKP" else ECKey).import_key(read).public_key
    except (JoseError, ValueError, TypeError, KeyError):
        raise PublicKeyUnusable(reason="the JWK is malformed") from None

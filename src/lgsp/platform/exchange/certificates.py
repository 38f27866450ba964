"""
The certificates by which systems prove themselves in TLS (RFC 8705, 2.2), compiled from the snapshot.

A certificate is known by its thumbprint, whoever issued it: what counts is that the registry names it. It may be
self-signed. It holds while both its own period and the one in the registry do.

>>> thumbprint(b"the DER encoding of a certificate")
'9OGlyGj1buGnyaoXpmdz9OOnF99MnPByn1lwMi6mqU0'
"""

from base64 import urlsafe_b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from math import inf

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID

from .errors import CertificateRefused
from .snapshot import ClientCertificate
from .tokens import Caller

_MIN_RSA_BITS = 2048
"""What OpenSSL takes at its security level 2 (SSL_CTX_set_security_level)."""


@dataclass(frozen=True, slots=True)
class CertifiedCaller(Caller):
    """Who showed a certificate in the handshake; `client_id` is its thumbprint."""

    @property
    def proof(self) -> str:
        """Return how the caller proved itself, as the evidence records it."""
        return f"certificate {self.client_id}"


class Certificates:
    """The certificates of one snapshot, by thumbprint."""

    def __init__(self, certificates: Iterable[ClientCertificate]) -> None:
        """
        Compile the certificates.

        :raises ValueError: if one is none, is not the one its thumbprint names, or stands twice
        """
        self._callers: dict[str, tuple[CertifiedCaller, float]] = {}
        self._revoked: set[str] = set()
        self.pems: list[str] = []
        """Those that may be shown in a handshake, whether or not they hold."""
        for certificate in certificates:
            if certificate.id in self._callers:
                raise ValueError(f"the certificate {certificate.id} stands twice")
            self._callers[certificate.id] = _compile(certificate)
            self.pems.append(certificate.certificate)
            if certificate.is_revoked:
                self._revoked.add(certificate.id)

    def get_caller(self, shown: str, *, now: float) -> CertifiedCaller:
        """
        Return whose certificate was shown.

        :raises CertificateRefused: if it is not registered, was revoked, or does not hold yet or no longer
        """
        found = self._callers.get(shown)
        if found is None:
            raise CertificateRefused(reason="it is not registered")
        if shown in self._revoked:
            raise CertificateRefused(reason="it was revoked")
        caller, since = found
        if now < since:
            raise CertificateRefused(reason="it is not valid yet")
        if now >= caller.expires_at:
            raise CertificateRefused(reason="it is no longer valid")
        return caller


def thumbprint(der: bytes) -> str:
    """Return the name of a certificate, `x5t#S256` (RFC 8705, 3.1)."""
    return urlsafe_b64encode(sha256(der).digest()).rstrip(b"=").decode()


def find_unfitness(certificate: x509.Certificate) -> str:
    """Return why OpenSSL would end the handshake of a client that shows it (RFC 5280, 4.2.1), or nothing."""
    try:
        key, extensions = certificate.public_key(), certificate.extensions
    except (ValueError, UnsupportedAlgorithm, x509.DuplicateExtension):
        return "the key or an extension of the certificate cannot be read"
    if isinstance(key, rsa.RSAPublicKey) and key.key_size < _MIN_RSA_BITS:
        return f"the RSA key of the certificate is shorter than {_MIN_RSA_BITS} bits"
    if not isinstance(key, rsa.RSAPublicKey | ec.EllipticCurvePublicKey | Ed25519PublicKey):
        return "the key of the certificate is neither RSA, nor of an elliptic curve, nor Ed25519"
    found = {type(extension.value): extension.value for extension in extensions}
    usage, purposes = found.get(x509.KeyUsage), found.get(x509.ExtendedKeyUsage)
    if isinstance(usage, x509.KeyUsage) and not (usage.digital_signature or usage.key_agreement):
        return "the key usage of the certificate has no digitalSignature"
    if isinstance(purposes, x509.ExtendedKeyUsage) and ExtendedKeyUsageOID.CLIENT_AUTH not in purposes:
        return "the extended key usage of the certificate has no clientAuth"
    return ""


def _compile(certificate: ClientCertificate) -> tuple[CertifiedCaller, float]:
    read = x509.load_pem_x509_certificate(certificate.certificate.encode())
    if thumbprint(read.public_bytes(Encoding.DER)) != certificate.id:
        raise ValueError(f"the certificate {certificate.id} has another thumbprint")
    since = datetime.fromisoformat(certificate.valid_from).timestamp() if certificate.valid_from else -inf
    until = datetime.fromisoformat(certificate.valid_to).timestamp() if certificate.valid_to else inf
    caller = CertifiedCaller(
        client_id=certificate.id,
        subsystem=certificate.subsystem,
        expires_at=min(until, read.not_valid_after_utc.timestamp()),
        header=certificate.subsystem.encode(),
    )
    return caller, max(since, read.not_valid_before_utc.timestamp())

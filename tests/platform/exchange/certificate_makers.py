"""Certificates for tests, made as an agency or an authority would make them."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from lgsp.platform.exchange.certificates import thumbprint
from lgsp.platform.exchange.snapshot import ClientCertificate
from lgsp.platform.exchange.testing import CONSUMER

SIGNS_ONLY = x509.KeyUsage(
    digital_signature=False,
    content_commitment=False,
    key_encipherment=False,
    data_encipherment=False,
    key_agreement=False,
    key_cert_sign=True,
    crl_sign=True,
    encipher_only=False,
    decipher_only=False,
)


PrivateKey = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey


@dataclass(frozen=True)
class Made:
    """A certificate with its key."""

    certificate: x509.Certificate
    key: PrivateKey

    @property
    def pem(self) -> str:
        """Return the certificate alone."""
        return self.certificate.public_bytes(Encoding.PEM).decode()

    @property
    def id(self) -> str:
        """Return its thumbprint."""
        return thumbprint(self.certificate.public_bytes(Encoding.DER))

    def write(self, folder: Path, name: str) -> tuple[Path, Path]:
        """Write both as files."""
        certificate, key = folder / f"{name}.pem", folder / f"{name}.key"
        certificate.write_text(self.pem)
        key.write_bytes(self.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        return certificate, key

    def register(self, subsystem: str = CONSUMER, **changes: str | bool) -> ClientCertificate:
        """Return what the snapshot says of it."""
        return ClientCertificate(id=self.id, subsystem=subsystem, certificate=self.pem, **changes)


def make(
    name: str = "client",
    *,
    issuer: Made | None = None,
    since: timedelta = timedelta(days=-1),
    until: timedelta = timedelta(days=30),
    key: PrivateKey | None = None,
    extensions: Sequence[x509.ExtensionType] = (),
) -> Made:
    """Make a certificate, self-signed unless somebody issues it; it holds around now."""
    key = key or ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.fromtimestamp(time.time(), UTC)
    built = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.certificate.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now + since)
        .not_valid_after(now + until)
        .add_extension(x509.BasicConstraints(ca=name == "root", path_length=None), critical=True)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key((issuer.key if issuer else key).public_key()),
            critical=False,
        )
    )
    if name == "root":
        built = built.add_extension(SIGNS_ONLY, critical=True)
    for extension in extensions:
        built = built.add_extension(extension, critical=True)
    return Made(built.sign(issuer.key if issuer else key, hashes.SHA256()), key)

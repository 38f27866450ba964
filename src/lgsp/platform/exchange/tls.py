"""
TLS that ends in the gateway, with certificates of clients. An edge module: it reads files and speaks to OpenSSL.

A client need not show a certificate; one it shows must be registered, or issued under the roots the operator trusts.
The handshake proves only that the client has the key. Whether the certificate holds is decided for each call by the
registry, which can say why not: so dates are not looked at here, and what was revoked still passes.
"""

import ssl
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from .errors import TlsUnusable

_NO_CHECK_TIME = 0x200000
"""X509_V_FLAG_NO_CHECK_TIME of OpenSSL (x509_vfy.h), which `ssl` has no name for."""


@dataclass(frozen=True, slots=True)
class TlsFiles:
    """PEM files: the gateway's certificate with its chain, its key, and roots under which clients' are issued."""

    certificate: Path
    key: Path
    roots: Path | None = None

    def stamp(self) -> tuple[tuple[int, int, int] | None, ...]:
        """Return what changes when a file does; nothing stands for one that cannot be found."""
        return tuple(_stamp(file) for file in (self.certificate, self.key, self.roots) if file)


class Handshakes:
    """What handshakes are made by, replaced whole: those to come use what is new, connections stay."""

    def __init__(self, files: TlsFiles) -> None:
        """
        Begin with the files alone.

        :raises TlsUnusable: if one cannot be used
        """
        self.context = _make_context(files, ())
        self.context.sni_callback = self._choose
        self._current = self.context

    def renew(self, files: TlsFiles, registered: Iterable[str]) -> None:
        """
        Make the handshakes to come by these files, and accept these certificates of clients, PEM, whoever issued them.

        :raises TlsUnusable: if something cannot be used; all stays as it was
        """
        self._current = _make_context(files, registered)

    def _choose(self, handshake: ssl.SSLObject, _name: str | None, _first: ssl.SSLContext) -> None:
        """Take the current context; OpenSSL asks at every handshake, also of clients that name no server."""
        handshake.context = self._current


def _make_context(files: TlsFiles, registered: Iterable[str]) -> ssl.SSLContext:
    _check(files)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.verify_mode = ssl.CERT_OPTIONAL
    context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN | _NO_CHECK_TIME
    # Who showed the certificate is noted once for a connection, so no handshake may follow the first.
    context.options |= ssl.OP_NO_TICKET | ssl.OP_CIPHER_SERVER_PREFERENCE | ssl.OP_NO_RENEGOTIATION
    context.num_tickets = 0
    context.set_alpn_protocols(["http/1.1"])
    try:
        context.load_cert_chain(files.certificate, files.key, password=_no_password)
    except OSError as error:
        is_other = getattr(error, "reason", "") == "KEY_VALUES_MISMATCH"
        reason = f"the key in {files.key} is of another one" if is_other else error
        raise TlsUnusable(file=files.certificate, reason=reason) from None
    try:
        if files.roots:
            context.load_verify_locations(files.roots)
        if anchors := "".join(registered):
            context.load_verify_locations(cadata=anchors)
    except OSError as error:
        raise TlsUnusable(file=files.roots or "the registered certificates", reason=error) from None
    return context


def _check(files: TlsFiles) -> None:
    """Name the file that is wrong, and how; OpenSSL would say `PEM lib`, or ask the terminal for a passphrase."""
    _check_certificates(files.certificate)
    try:
        load_pem_private_key(_read(files.key), password=None)
    except TypeError:
        raise TlsUnusable(file=files.key, reason="the key is encrypted; nobody could be asked") from None
    except (ValueError, UnsupportedAlgorithm):
        raise TlsUnusable(file=files.key, reason="there is no private key, PEM, in it") from None
    if files.roots:
        _check_certificates(files.roots)


def _check_certificates(file: Path) -> None:
    try:
        x509.load_pem_x509_certificates(_read(file))
    except ValueError:
        raise TlsUnusable(file=file, reason="there is no certificate, PEM, in it") from None


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise TlsUnusable(file=file, reason=error.strerror) from None


def _stamp(file: Path) -> tuple[int, int, int] | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return (found.st_ino, found.st_size, found.st_mtime_ns)


def _no_password() -> bytes:
    return b""

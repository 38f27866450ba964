"""
TLS that ends in the gateway, with certificates of clients. An edge module: it reads files and speaks to OpenSSL.

A client need not show a certificate; one it shows must be registered, or issued under the roots the operator trusts.
One context serves every handshake; what is registered later is added to it. What is revoked stays in it until the next
start and so passes the handshake, but proves nobody any more: that is decided for each call, by the registry.
"""

import ssl
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from .errors import TlsUnusable


@dataclass(frozen=True, slots=True)
class TlsFiles:
    """PEM files: the gateway's certificate with its chain, its key, and roots under which clients' are issued."""

    certificate: Path
    key: Path
    roots: Path | None = None

    def stamp(self) -> tuple[tuple[int, int], ...]:
        """
        Return what changes when a file does.

        :raises TlsUnusable: if one is missing
        """
        files = (self.certificate, self.key, *([self.roots] if self.roots else []))
        try:
            found = [file.stat() for file in files]
        except OSError as error:
            raise TlsUnusable(file=error.filename, reason=error.strerror) from None
        return tuple((state.st_mtime_ns, state.st_size) for state in found)


def make_context(files: TlsFiles) -> ssl.SSLContext:
    """
    Return what handshakes are made by.

    Sessions are not resumed, so that every connection shows its certificate anew.

    :raises TlsUnusable: if a file cannot be used
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.verify_mode = ssl.CERT_OPTIONAL
    context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
    context.options |= ssl.OP_NO_TICKET | ssl.OP_CIPHER_SERVER_PREFERENCE | ssl.OP_NO_RENEGOTIATION
    context.num_tickets = 0
    context.set_alpn_protocols(["http/1.1"])
    load_files(context, files)
    return context


def load_files(context: ssl.SSLContext, files: TlsFiles) -> None:
    """
    Load the files into a context, in place of those it has.

    :raises TlsUnusable: if a file cannot be used; the context may then hold half of them
    """
    try:
        context.load_cert_chain(files.certificate, files.key)
    except (OSError, ssl.SSLError) as error:
        raise TlsUnusable(file=files.certificate, reason=_explain(error)) from None
    if files.roots is None:
        return
    try:
        context.load_verify_locations(files.roots)
    except (OSError, ssl.SSLError) as error:
        raise TlsUnusable(file=files.roots, reason=_explain(error)) from None


def trust(context: ssl.SSLContext, certificates: Iterable[str]) -> None:
    """Have a context accept these certificates, PEM, whoever issued them."""
    anchors = "".join(certificates)
    if anchors:
        context.load_verify_locations(cadata=anchors)


def _explain(error: OSError) -> str:
    return error.strerror or str(error)

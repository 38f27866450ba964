"""
Sign a request as a caller does: for tests, demonstrations and sample systems. The gateway itself signs nothing.

What agencies do is in docs/howto/signed-requests.md, with a public library.
"""

from base64 import b64encode
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import http_sf
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

from .headers import read_head
from .public_keys import PublicKeyText, read_public_key
from .signature_bases import build_base

PrivateKey = Ed25519PrivateKey | ec.EllipticCurvePrivateKey
_COVERED = ("@method", "@authority", "@path", "@query", "x-road-client")


@dataclass(frozen=True, kw_only=True)
class Unsigned:
    """A request before it is signed; `headers` are those it has besides Host."""

    method: str
    authority: str
    target: str
    headers: dict[str, str]
    body: bytes = b""


def sign(request: Unsigned, key: PrivateKey, *, created: int, nonce: str, **changes: Any) -> dict[str, str]:
    """
    Return the headers of the request, with the signature.

    `changes` replace what is signed: `covered` the components, any other a parameter, where None leaves it out.
    """
    headers = dict(request.headers)
    if request.body and "Content-Digest" not in headers:
        headers["Content-Digest"] = f"sha-256=:{b64encode(sha256(request.body).digest()).decode()}:"
    covered = changes.pop("covered", (*_COVERED, *(["content-digest"] if request.body else [])))
    given = {"created": created, "keyid": describe_key(key).id, "nonce": nonce, **changes}
    parameters = {name: value for name, value in given.items() if value is not None}
    items: list[Any] = [([(name, {}) for name in covered], parameters)]
    signed = http_sf.ser(items)
    pairs = [(name.encode(), value.encode()) for name, value in headers.items()]
    pairs.append((b"Host", request.authority.encode()))
    if request.body:
        pairs.append((b"Content-Length", b"%d" % len(request.body)))
    head = read_head(request.method.encode(), request.target.encode(), version="1.1", pairs=pairs)
    base = build_base(head, covered, scheme="http", parameters=signed)
    value = b64encode(sign_bytes(base, key)).decode()
    return {**headers, "Signature-Input": f"sig={signed}", "Signature": f"sig=:{value}:"}


def sign_bytes(content: bytes, key: PrivateKey) -> bytes:
    """Return the signature in the form of RFC 9421, 3.3.4 and 3.3.6."""
    if isinstance(key, Ed25519PrivateKey):
        return key.sign(content)
    r, s = decode_dss_signature(key.sign(content, ec.ECDSA(hashes.SHA256())))
    return r.to_bytes(32) + s.to_bytes(32)


def describe_key(key: PrivateKey) -> PublicKeyText:
    """Return the public half, as it is registered."""
    encoding, form = serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    return read_public_key(key.public_key().public_bytes(encoding, form).decode())

"""Keys for the tests of signed requests, and a request signed by one of them."""

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from lgsp.platform.exchange.headers import read_head
from lgsp.platform.exchange.messages import Head
from lgsp.platform.exchange.signing import PrivateKey, Unsigned, describe_key, sign
from lgsp.platform.exchange.snapshot import SigningKey
from lgsp.platform.exchange.testing import CONSUMER, SERVICE

ED25519 = Ed25519PrivateKey.generate()
P256 = ec.generate_private_key(ec.SECP256R1())
AUTHORITY = "lgsp.example"
TARGET = f"/r1/{SERVICE}/nguoi?so=1"
BODY = b'{"so":"1"}'
CREATED = 1_767_578_400


def make_key(key: PrivateKey = ED25519, **changes: str | None) -> SigningKey:
    """Return the public half as the registry publishes it; `changes` replace fields of it."""
    described = describe_key(key)
    fields = {"id": described.id, "algorithm": described.algorithm, "public_key": described.pem}
    return SigningKey(**{"subsystem": CONSUMER, **fields, **changes})


def sign_headers(
    key: PrivateKey = ED25519,
    *,
    method: str = "POST",
    target: str = TARGET,
    authority: str = AUTHORITY,
    body: bytes = BODY,
    extra: dict[str, str] | None = None,
    created: int = CREATED,
    nonce: str = "n-1",
    **changes: object,
) -> dict[str, str]:
    """Return the headers of a signed request, without Host and Content-Length."""
    headers = {"X-Road-Client": CONSUMER, **(extra or {})}
    request = Unsigned(method=method, authority=authority, target=target, headers=headers, body=body)
    return sign(request, key, created=created, nonce=nonce, **changes)


def make_head(
    headers: dict[str, str],
    *,
    method: str = "POST",
    target: str = TARGET,
    authority: str = AUTHORITY,
    body: bytes = BODY,
) -> Head:
    """Return the head as the gateway reads it."""
    lines = [("Host", authority), *headers.items()]
    if body:
        lines.append(("Content-Length", str(len(body))))
    pairs = [(name.encode(), value.encode("latin-1")) for name, value in lines]
    return read_head(method.encode(), target.encode(), version="1.1", pairs=pairs)

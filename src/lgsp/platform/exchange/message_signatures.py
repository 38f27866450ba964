"""
Who signed a request (RFC 9421, 3.2), decided from its head; its body is held against the signed digest when it comes.

>>> sorted(find_uncovered({"@method", "@target-uri"}, has_body=True))
['content-digest', 'x-road-client']
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from .content_digests import ContentDigest, read_content_digest
from .errors import SignatureRefused
from .messages import Head
from .nonces import Nonces
from .signature_bases import build_base
from .signature_fields import Signature, read_signature
from .signature_keys import SignatureKey, SignatureKeys
from .tokens import Caller

MAX_AGE_S = 300
"""How long after it was made a signature is taken."""
MAX_AHEAD_S = 60
"""How far the caller's clock may be ahead of ours."""
_TARGET = ("@authority", "@path", "@query")
_SCHEMES = ("https", "http")


@dataclass(frozen=True, slots=True)
class SignedCaller(Caller):
    """Who signed a request; `client_id` is the id of the key."""

    content_digest: ContentDigest | None = None

    @property
    def proof(self) -> str:
        """Return how the caller proved itself, as the evidence records it."""
        return f"signature {self.client_id}"

    def check_body(self, body: bytes) -> None:
        """
        Accept the body whose digest was signed; where no digest was signed, there is no body.

        :raises BodyAltered: if it is another one
        """
        if self.content_digest is not None:
            self.content_digest.check(body)


def make_nonces(*, since: float) -> Nonces:
    """Return a memory for as long as signatures are taken."""
    return Nonces(since=since, keep_s=MAX_AGE_S)


def verify(head: Head, *, keys: SignatureKeys, now: float, seen: Nonces) -> SignedCaller:
    """
    Return who signed a request.

    :raises SignatureRefused: with the reason
    """
    # RFC 9421, 3.2, steps 1 to 3: which signature, and what it says of itself.
    signature = read_signature(head)
    # Step 4 (and 3.2.1, the application's requirements): time and coverage.
    _check_time(signature, now=now)
    covered = set(signature.components)
    if missing := find_uncovered(covered, has_body=_has_body(head)):
        raise SignatureRefused(reason=f"it does not cover {', '.join(sorted(missing))}")
    # Steps 5 and 6: the algorithm is the key's; what the message says may only agree.
    key = keys.get_key(signature.key_id, now=now)
    if signature.algorithm not in (None, key.algorithm):
        raise SignatureRefused(reason=f"the key is not of the algorithm {signature.algorithm}")
    digest = None
    if "content-digest" in covered:
        digest = read_content_digest(head.noted.get(b"content-digest", b""))
    # Steps 7 and 8: the same bytes again, and the key's word on them.
    _check_signature(head, signature, key)
    seen.remember(key.id, signature.nonce, created=signature.created, now=now)
    return SignedCaller(
        client_id=key.id,
        subsystem=key.subsystem,
        expires_at=float(signature.created + MAX_AGE_S),
        header=key.subsystem.encode(),
        content_digest=digest,
    )


def find_uncovered(covered: AbstractSet[str], *, has_body: bool) -> set[str]:
    """Return what a signature must cover and does not; `@target-uri` stands for the parts of the address."""
    required = {"@method", "x-road-client"}
    if "@target-uri" not in covered:
        required.update(_TARGET)
    if has_body:
        required.add("content-digest")
    return required - covered


def _has_body(head: Head) -> bool:
    return b"transfer-encoding" in head.noted or head.noted.get(b"content-length", b"0").strip(b"0") != b""


def _check_time(signature: Signature, *, now: float) -> None:
    if signature.created > now + MAX_AHEAD_S:
        raise SignatureRefused(reason=f"it was made more than {MAX_AHEAD_S} seconds in the future")
    if signature.created < now - MAX_AGE_S:
        raise SignatureRefused(reason=f"it was made more than {MAX_AGE_S} seconds ago")
    if signature.expires is not None and (signature.expires <= now or signature.expires <= signature.created):
        raise SignatureRefused(reason="it has expired")


def _check_signature(head: Head, signature: Signature, key: SignatureKey) -> None:
    """Accept a signature over the request as it came by https or by http: which, only what stands before us knows."""
    bases = dict.fromkeys(
        build_base(head, signature.components, scheme=scheme, parameters=signature.input)
        for scheme in _SCHEMES
    )
    if not any(key.has_signed(base, signature.value) for base in bases):
        raise SignatureRefused(reason="it is not the key's signature of this request")

"""
Whether a body is the one its sender digested: the header Content-Digest (RFC 9530, 2).

Only the two active algorithms count (RFC 9530, 5); the weak ones are looked over, so that they may stand beside a
strong one but never alone.

>>> digest = read_content_digest(b"sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:")
>>> digest.check(b'{"hello": "world"}')
>>> digest.check(b"{}")
Traceback (most recent call last):
lgsp.platform.exchange.faults.BodyAltered: The body is not the one whose digest was signed (sha-256).
"""

import hashlib
import hmac
from dataclasses import dataclass

from .errors import SignatureRefused
from .faults import BodyAltered
from .signature_fields import read_dictionary

_ALGORITHMS = {"sha-512": hashlib.sha512, "sha-256": hashlib.sha256}


@dataclass(frozen=True, slots=True)
class ContentDigest:
    """The digests of a body, by algorithm; at least one."""

    digests: dict[str, bytes]

    def check(self, body: bytes) -> None:
        """
        Accept the body that has every one of the digests.

        :raises BodyAltered: if it has not
        """
        for algorithm, expected in self.digests.items():
            if not hmac.compare_digest(_ALGORITHMS[algorithm](body).digest(), expected):
                raise BodyAltered(algorithm=algorithm)


def read_content_digest(field: bytes) -> ContentDigest:
    """
    Read the header.

    :raises SignatureRefused: if it is malformed, or has no digest by SHA-256 or SHA-512
    """
    digests: dict[str, bytes] = {}
    for algorithm, member in read_dictionary(field, name="content-digest").items():
        value = member[0] if isinstance(member, tuple) else member
        if not isinstance(value, bytes):
            raise SignatureRefused(reason=f"the digest {algorithm} is no byte sequence")
        if algorithm in _ALGORITHMS:
            digests[algorithm] = value
    if not digests:
        raise SignatureRefused(reason="Content-Digest has neither sha-256 nor sha-512")
    return ContentDigest(digests)

"""
The public keys by which signed requests are verified, compiled from the snapshot.

Two algorithms, no choice left to a message: what a key is decides how it is used (RFC 9421, 7.3.6).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from math import inf
from typing import Any

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.serialization import load_pem_public_key

from .errors import SignatureRefused
from .snapshot import SigningKey

ED25519 = "ed25519"
ECDSA_P256_SHA256 = "ecdsa-p256-sha256"
_P256_SIGNATURE = 64


@dataclass(frozen=True, slots=True)
class SignatureKey:
    """A key that can verify, whose it is, and between which seconds since 1970."""

    id: str
    subsystem: str
    algorithm: str
    since: float
    until: float
    verify: Callable[[bytes, bytes], object]
    """Take signature and signed bytes; raise `InvalidSignature` if one is not of the other."""

    def has_signed(self, content: bytes, signature: bytes) -> bool:
        """Tell whether the signature is this key's, of exactly these bytes."""
        try:
            self.verify(signature, content)
        except InvalidSignature:
            return False
        return True


class SignatureKeys:
    """The keys of one snapshot, by id."""

    def __init__(self, keys: Iterable[SigningKey]) -> None:
        """
        Compile the keys.

        :raises ValueError: if a key is none, is of another algorithm than it says, or an id stands twice
        """
        self._keys: dict[str, SignatureKey] = {}
        for key in keys:
            if key.id in self._keys:
                raise ValueError(f"the key {key.id} stands twice")
            self._keys[key.id] = _compile(key)

    def get_key(self, key_id: str, *, now: float) -> SignatureKey:
        """
        Return the key that holds now.

        :raises SignatureRefused: if there is none of that id, or it does not hold yet or no longer
        """
        key = self._keys.get(key_id)
        if key is None:
            raise SignatureRefused(reason="the key is not registered, or was revoked")
        if now < key.since:
            raise SignatureRefused(reason="the key is not valid yet")
        if now >= key.until:
            raise SignatureRefused(reason="the key is no longer valid")
        return key


def find_algorithm(public_key: Any) -> str | None:
    """Return the one algorithm a public key is used with here, or nothing."""
    if isinstance(public_key, Ed25519PublicKey):
        return ED25519
    if isinstance(public_key, ec.EllipticCurvePublicKey) and isinstance(public_key.curve, ec.SECP256R1):
        return ECDSA_P256_SHA256
    return None


def _compile(key: SigningKey) -> SignatureKey:
    try:
        public_key = load_pem_public_key(key.public_key.encode())
    except UnsupportedAlgorithm as error:
        raise ValueError(str(error)) from None
    algorithm = find_algorithm(public_key)
    if algorithm is None or algorithm != key.algorithm:
        raise ValueError(f"the key {key.id} is not of the algorithm {key.algorithm}")
    since = datetime.fromisoformat(key.valid_from).timestamp() if key.valid_from else -inf
    until = datetime.fromisoformat(key.valid_to).timestamp() if key.valid_to else inf
    return SignatureKey(key.id, key.subsystem, algorithm, since, until, _make_verifier(public_key))


def _make_verifier(public_key: Any) -> Callable[[bytes, bytes], object]:
    if isinstance(public_key, Ed25519PublicKey):
        return public_key.verify

    def verify_p256(signature: bytes, content: bytes) -> None:
        """RFC 9421, 3.3.4: the signature is r and s, 32 bytes each, one after the other."""
        if len(signature) != _P256_SIGNATURE:
            raise InvalidSignature
        r, s = int.from_bytes(signature[:32]), int.from_bytes(signature[32:])
        public_key.verify(encode_dss_signature(r, s), content, ec.ECDSA(hashes.SHA256()))

    return verify_p256

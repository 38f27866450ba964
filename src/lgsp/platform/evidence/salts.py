"""
Salts: what makes a digest in the log say nothing to who does not hold the body and the salt.

The salt of an exchange is the first 16 bytes of HMAC-SHA256(salt key, exchange id). A salt key belongs to one segment
and is a file of its own: erase it, and the segment's digests can never be linked to a body again, while every proof
stays valid. The receipt gives the caller the salt of their own exchange, so they can prove theirs for ever. An exchange
that is under way when a segment ends keeps the salt it began with.
"""

import os
from hashlib import sha256
from pathlib import Path

from .keys import make_secret_file

SALT_BYTES = 16
_KEY_BYTES = 32
_BLOCK_BYTES = 64


class SaltKey:
    """The key of one segment."""

    def __init__(self, key: bytes) -> None:
        # HMAC (RFC 2104) with what depends on the key done once.
        block = key.ljust(_BLOCK_BYTES, b"\0")
        self._inner = sha256(bytes(byte ^ 0x36 for byte in block))
        self._outer = sha256(bytes(byte ^ 0x5C for byte in block))

    def salt(self, exchange_id: str) -> bytes:
        """Return the salt of an exchange."""
        inner, outer = self._inner.copy(), self._outer.copy()
        inner.update(exchange_id.encode())
        outer.update(inner.digest())
        return outer.digest()[:SALT_BYTES]


def read_or_make_salt_key(path: Path) -> SaltKey:
    """
    Return the key in the file; make a new one where it was erased or never was.

    :raises OSError: if the file cannot be read or written
    """
    if path.exists() and len(key := path.read_bytes()) == _KEY_BYTES:
        return SaltKey(key)
    path.unlink(missing_ok=True)
    key = os.urandom(_KEY_BYTES)
    make_secret_file(path, key)
    return SaltKey(key)

"""
Whose data was asked for, without saying who: a pseudonym that only the holder of a key can make.

A consumer names the person in the header `Lgsp-Data-Subject`; the gateway records the pseudonym and drops the header.
Who is asked by that person which of their data were looked at makes the same pseudonym and finds the records; no body
and no path is opened for it. Without the key, trying all identity numbers gives nothing.

>>> SubjectKey(bytes(32)).name(b" 001099000123 ")
'64dbacd5e44f45032fec4b039e297393'
"""

import hmac
import os
from hashlib import sha256
from pathlib import Path

from .errors import KeyUnusable
from .keys import make_secret_file

KEY_BYTES, NAME_HEX = 32, 32
MAX_IDENTIFIER = 64
"""How long an identifier may be, in bytes."""


class SubjectKey:
    """The key of one province's pseudonyms: the same on every node, and kept as long as they are to be found."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def name(self, identifier: bytes) -> str:
        """Return the pseudonym of a person, 32 hex digits; spaces around the identifier do not count."""
        return hmac.new(self._key, identifier.strip(), sha256).hexdigest()[:NAME_HEX]


def read_or_make_subject_key(path: Path) -> SubjectKey:
    """
    Return the key in the file, made on first use.

    :raises KeyUnusable: if the file cannot be read or written, or is of another length
    """
    try:
        if not path.exists():
            make_secret_file(path, os.urandom(KEY_BYTES))
        key = path.read_bytes()
    except OSError as error:
        raise KeyUnusable(file=path, reason=error.strerror) from None
    if len(key) != KEY_BYTES:
        raise KeyUnusable(file=path, reason=f"it has not {KEY_BYTES} bytes")
    return SubjectKey(key)

"""The key of the archive of bodies: every exchange's own key is wrapped under it. Lose it and all bodies are erased."""

import os
from pathlib import Path

from lgsp.platform.evidence.errors import KeyUnusable
from lgsp.platform.evidence.keys import make_secret_file

KEY_BYTES = 32


def read_or_make_archive_key(path: Path) -> bytes:
    """
    Return the key in the file, made on first use.

    :raises KeyUnusable: if the file cannot be read or written, or is of another length
    """
    try:
        if not path.exists():
            make_secret_file(path, os.urandom(KEY_BYTES))
    except OSError as error:
        raise KeyUnusable(file=path, reason=error.strerror) from None
    return read_archive_key(path)


def read_archive_key(path: Path) -> bytes:
    """
    Return the key in the file.

    :raises KeyUnusable: if the file cannot be read or is of another length
    """
    try:
        key = path.read_bytes()
    except OSError as error:
        raise KeyUnusable(file=path, reason=error.strerror) from None
    if len(key) != KEY_BYTES:
        raise KeyUnusable(file=path, reason=f"it has not {KEY_BYTES} bytes")
    return key

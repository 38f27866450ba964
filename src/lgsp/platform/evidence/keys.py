"""The key that signs a log, kept in a file only its owner may read, beside its public half `<name>.vkey`."""

import os
from pathlib import Path
from typing import TypeVar

from .errors import KeyUnusable
from .notes import NoteRefused, PrivateKey, SigningKey, VerifierKey

_Key = TypeVar("_Key", bound=PrivateKey)


def read_or_make_signing_key(path: Path, *, name: str) -> SigningKey:
    """
    Return the key of a log in the file, made on first use, and keep `<file>.vkey` beside it.

    :raises KeyUnusable: if the file cannot be read or written, is not a key, or is the key of another log
    """
    return read_or_make_key(path, SigningKey, name=name)


def read_or_make_key(path: Path, kind: type[_Key], *, name: str) -> _Key:
    """
    Return the key of that kind in the file, made on first use, and keep `<file>.vkey` beside it.

    :raises KeyUnusable: if the file cannot be read or written, is not such a key, or has another name
    """
    try:
        key = kind.parse(path.read_text()) if path.exists() else _make(path, kind, name=name)
        path.with_suffix(".vkey").write_text(f"{key.verifier}\n")
    except OSError as error:
        raise KeyUnusable(file=path, reason=error.strerror) from None
    except NoteRefused as error:
        raise KeyUnusable(file=path, reason=error) from None
    if key.verifier.name != name:
        raise KeyUnusable(file=path, reason=f"it is the key of {key.verifier.name}, not of {name}")
    return key


def read_verifier_key(path: Path) -> VerifierKey:
    """
    Read a public key file.

    :raises KeyUnusable: if it cannot be read or is not a key
    """
    try:
        return VerifierKey.parse(path.read_text())
    except OSError as error:
        raise KeyUnusable(file=path, reason=error.strerror) from None
    except ValueError as error:
        raise KeyUnusable(file=path, reason=error) from None


def make_secret_file(path: Path, content: bytes) -> None:
    """
    Write a new file that only its owner may read, flushed to disk; never over an existing one.

    :raises OSError: if it exists or the folder cannot be written
    """
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(descriptor)


def _make(path: Path, kind: type[_Key], *, name: str) -> _Key:
    key = kind.generate(name)
    make_secret_file(path, f"{key.to_text()}\n".encode())
    return key

"""The key that signs sessions, made once and read by every web process of the node."""

import os
import secrets
import tempfile
from contextlib import suppress
from pathlib import Path

from .errors import FolderNotWritable


def keep_secret(path: Path) -> str:
    """
    Return the secret in the file, making it first where there is none; of two makers the first wins.

    :raises FolderNotWritable: if there is no secret yet and its folder cannot be written
    """
    try:
        return path.read_text()
    except FileNotFoundError:
        pass
    except OSError as error:
        raise _not_writable(path, error) from error
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        _create(path)
    except OSError as error:
        raise _not_writable(path, error) from error
    return path.read_text()


def _create(path: Path) -> None:
    descriptor, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    with os.fdopen(descriptor, "w") as stream:
        stream.write(secrets.token_urlsafe(48))
        stream.flush()
        os.fsync(descriptor)
    with suppress(FileExistsError):
        path.hardlink_to(beside)
    Path(beside).unlink()


def _not_writable(path: Path, error: OSError) -> FolderNotWritable:
    return FolderNotWritable(folder=path.parent, reason=error.strerror, remedy="LGSP_VAR=another-folder")

"""The text of one file: ordinary, not too large, UTF-8, and in one Unicode form wherever it is shown."""

import os
from pathlib import Path

from .errors import FileTooLarge, FileUnreadable, TextNotUtf8
from .phrases import Phrase
from .places import Place

LARGEST = 1024 * 1024


def read_text(path: Path | str, *, file: str) -> str:
    """
    Return the text of a file, without a byte-order mark.

    :raises Problem: if it cannot be read, is larger than `LARGEST` bytes or is not UTF-8
    """
    try:
        size, content = _read_bytes(path)
    except OSError as error:
        raise FileUnreadable(place=Place(file), reason=system_reason(error)) from None
    if size > LARGEST:
        raise FileTooLarge(place=Place(file), size=size, limit=LARGEST)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise TextNotUtf8(place=Place(file, line)) from None


def _read_bytes(path: Path | str) -> tuple[int, bytes]:
    """Return the size of a file and what it holds, nothing if it is too large; twenty thousand of them: no stream."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        size = os.fstat(descriptor).st_size
        return size, os.read(descriptor, size) if size <= LARGEST else b""
    finally:
        os.close(descriptor)


def system_reason(error: OSError) -> Phrase:
    """Return what the operating system says, which it says in English."""
    reason = error.strerror or type(error).__name__
    return Phrase(f"hệ điều hành báo “{reason}”", reason)

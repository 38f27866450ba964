"""A file from outside, taken in whole or not at all."""

from pathlib import Path

from .errors import FinishedFileMissing, FinishedFileTooLarge

LARGEST = 100_000_000


def read_file(path: Path) -> bytes:
    """
    Return the content of an ordinary file.

    :raises FinishedFileMissing: if there is none, or it cannot be read
    :raises FinishedFileTooLarge: if it is larger than any document
    """
    if not path.is_file():  # a pipe would be waited for, a device read for ever
        raise FinishedFileMissing(file=path, reason="không có tệp thường mang tên này")
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise FinishedFileTooLarge(file=path.name, size=size, limit=LARGEST)
        with path.open("rb") as stream:
            return stream.read(LARGEST)
    except OSError as error:
        raise FinishedFileMissing(file=path, reason=error.strerror or type(error).__name__) from None

"""Files that a verb writes: a folder that cannot be written is told in one sentence."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lgsp.entrypoints.errors import FolderNotWritable


@contextmanager
def writing_to(folder: Path, *, remedy: str) -> Iterator[None]:
    """
    Tell what keeps a file from being written; `remedy` is the option that names another place.

    :raises FolderNotWritable: if what is written inside cannot be
    """
    try:
        yield
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise FolderNotWritable(folder=folder, reason=reason, remedy=remedy) from error

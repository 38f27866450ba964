"""Watch the snapshot file and compile what is new. An edge module: it reads the file system."""

from pathlib import Path

from lgsp.kernel.errors import DomainError

from .authorisation import Directory
from .errors import SnapshotMalformed
from .snapshot import read_snapshot


class SnapshotWatch:
    """Looks at one file, again and again."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen: tuple[int, int, int] | None = None

    def look(self) -> Directory | None:
        """
        Return the registry if the file changed since the last look, otherwise nothing.

        :raises SnapshotMalformed: if it changed and cannot be used; said once for each change
        :raises SnapshotMissing: if it was there and is gone; said once
        """
        try:
            found = self._path.stat()
            mark = (found.st_ino, found.st_size, found.st_mtime_ns)
        except FileNotFoundError:
            mark = None
        if mark == self._seen:
            return None
        self._seen = mark
        return read_directory(self._path)


def read_directory(path: Path) -> Directory:
    """
    Read and compile a snapshot.

    :raises SnapshotMissing: if there is no file
    :raises SnapshotMalformed: if it cannot be used
    """
    snapshot = read_snapshot(path)
    try:
        return Directory(snapshot)
    except DomainError:
        raise
    except ValueError as error:
        raise SnapshotMalformed(file=path, reason=error) from None

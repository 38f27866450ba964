"""Watch the snapshot file and compile what is new. An edge module: it reads the file system."""

from pathlib import Path

from lgsp.kernel.errors import DomainError
from lgsp.platform.contracts.contract import Contract, read_contract

from .authorisation import Directory
from .errors import SnapshotMalformed
from .snapshot import read_snapshot


class SnapshotWatch:
    """Looks at one file, again and again."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._contracts: dict[str, Contract] = {}
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
        return read_directory(self._path, known=self._contracts)


def read_directory(path: Path, *, known: dict[str, Contract] | None = None) -> Directory:
    """
    Read and compile a snapshot with the descriptions beside it; those in `known` are not read again, new ones added.

    :raises SnapshotMissing: if there is no file
    :raises SnapshotMalformed: if it cannot be used
    """
    snapshot, known = read_snapshot(path), {} if known is None else known
    named = {service.contract for service in snapshot.services if service.contract}
    try:
        for digest in named - known.keys():
            known[digest] = read_contract((path.parent / "contracts" / digest).read_bytes())
        for digest in known.keys() - named:
            del known[digest]
        return Directory(snapshot, contracts=known)
    except (OSError, ValueError, DomainError) as error:
        raise SnapshotMalformed(file=path, reason=error) from None

"""Watch the snapshot file and compile what is new. An edge module: it reads the file system."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, TypeVar

from lgsp.kernel.errors import DomainError
from lgsp.platform.contracts.contract import Contract, read_contract
from lgsp.platform.contracts.recordings import Recording, read_recording

from .authorisation import Directory
from .errors import SnapshotMalformed
from .snapshot import read_snapshot

T = TypeVar("T")


class Known(NamedTuple):
    """What was read and compiled already, by digest."""

    contracts: dict[str, Contract]
    recordings: dict[str, Recording]


class SnapshotWatch:
    """Looks at one file, again and again."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known = Known({}, {})
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
        return read_directory(self._path, known=self._known)


def read_directory(path: Path, *, known: Known | None = None) -> Directory:
    """
    Read and compile a snapshot with the descriptions and recordings beside it.

    Those in `known` are not read again; new ones are added to it, others removed.

    :raises SnapshotMissing: if there is no file
    :raises SnapshotMalformed: if it cannot be used
    """
    snapshot, known = read_snapshot(path), known or Known({}, {})
    contracts = {service.contract for service in snapshot.services if service.contract}
    recordings = {service.recording for service in snapshot.services if service.recording}
    try:
        _renew(known.contracts, contracts, read=read_contract, folder=path.parent / "contracts")
        _renew(known.recordings, recordings, read=read_recording, folder=path.parent / "recordings")
        return Directory(snapshot, contracts=known.contracts, recordings=known.recordings)
    except (OSError, ValueError, DomainError) as error:
        raise SnapshotMalformed(file=path, reason=error) from None


def _renew(known: dict[str, T], named: set[str], *, read: Callable[[bytes], T], folder: Path) -> None:
    """Keep what is named, by digest, and read what of it is not known."""
    for digest in named - known.keys():
        known[digest] = read((folder / digest).read_bytes())
    for digest in known.keys() - named:
        del known[digest]

"""The archives of bodies on this machine, one a gateway node, and for how long each service's are kept."""

from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

from lgsp.platform.evidence.bodies.erasing import Expired, expire_bodies
from lgsp.platform.exchange.errors import SnapshotMissing
from lgsp.platform.exchange.snapshot import read_snapshot
from lgsp.platform.exchange.terms import VIETNAM

_EVERY_S = 3_600
_MARK = ".expired"


def list_archives(var: Path) -> list[Path]:
    """List the archives."""
    return sorted(path for path in (var / "bodies").glob("*") if path.is_dir())


def read_kept_days(var: Path) -> dict[str, int]:
    """
    Return for how many days each registered service's bodies are kept; nothing where no registry arrived yet.

    :raises SnapshotMalformed: if the registry cannot be read
    """
    with suppress(SnapshotMissing):
        return {service.id: service.keep_bodies for service in read_snapshot(var / "snapshot.json").services}
    return {}


def expire_all(var: Path, *, today: date) -> list[Expired]:
    """
    Erase in every archive what is past its days.

    :raises SnapshotMalformed: if the registry cannot be read
    :raises ArchiveFolderUnusable: if the disk refuses
    """
    archives = list_archives(var)
    if not archives:
        return []
    days = read_kept_days(var)
    return [one for archive in archives for one in expire_bodies(archive, today=today, days=days)]


def expire_hourly(var: Path, *, at: datetime) -> list[Expired]:
    """Do the same, unless it was done within the hour."""
    mark = var / "bodies" / _MARK
    if not mark.parent.is_dir() or (mark.exists() and at.timestamp() - mark.stat().st_mtime < _EVERY_S):
        return []
    expired = expire_all(var, today=at.astimezone(VIETNAM).date())
    mark.touch()
    return expired

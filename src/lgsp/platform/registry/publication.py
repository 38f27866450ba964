"""
How the registry reaches the gateways: every change publishes a snapshot of the whole, numbered, in its transaction.

The row is the truth and the file is its copy: a process killed between commit and copy is healed by the next call of
`ensure_snapshot_published`, which the worker makes every few seconds.
"""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from pathlib import Path

import msgspec
from django.conf import settings
from django.db import transaction

from lgsp.kernel.files import replace_file
from lgsp.platform.exchange import snapshot as exchange

from .errors import InstanceFixed, InstanceUnnamed, SnapshotNotWritten
from .models import Contract, Instance, Recording, SnapshotVersion
from .snapshots import build_snapshot

_changing: ContextVar[bool] = ContextVar("changing", default=False)


@contextmanager
def one_change(
    *, at: datetime, instance: str | None = None, plan: exchange.AppliedPlan | None = None
) -> Iterator[None]:
    """
    Make one change of the registry, of however many writes, alone; all of it is published at its end, or none.

    A change begun inside a change is part of it. `instance` names the exchange where it has no name yet; `plan` is what
    is carried out, for the gateways to record.

    :raises InstanceUnnamed: if the exchange has no name and is given none
    :raises InstanceFixed: if it has another name than the one given
    """
    if _changing.get():
        _take_the_lock(instance)
        yield
        return
    token = _changing.set(True)
    try:
        with transaction.atomic():
            _take_the_lock(instance)
            yield
            publish_snapshot(at=at, plan=plan)
    finally:
        _changing.reset(token)


def publish_snapshot(*, at: datetime, plan: exchange.AppliedPlan | None = None) -> int:
    """
    Number and store the registry as it is, unless it is what was published last; return the number.

    It names the plan that was carried out last.

    Call it inside `one_change`. The file follows when the transaction is committed.

    :raises SnapshotNotWritten: after the commit, if the file cannot be written
    """
    last = SnapshotVersion.objects.first()
    made = build_snapshot(version=last.version + 1 if last else 1, made_at=at)
    published = msgspec.json.decode(bytes(last.content), type=exchange.Snapshot) if last else None
    if published and _says_the_same(made, published):
        return published.version
    made = msgspec.structs.replace(made, plan=plan or (published and published.plan))
    SnapshotVersion.objects.create(version=made.version, made_at=at, content=exchange.encode_snapshot(made))
    transaction.on_commit(ensure_snapshot_published)
    return made.version


def ensure_snapshot_published() -> bool:
    """
    Make the file what the database published last; return whether it had to be written.

    :raises SnapshotNotWritten: if the file cannot be written
    """
    path = get_snapshot_path()
    try:
        with _one_writer(path):
            last = SnapshotVersion.objects.first()
            if last is None or _holds(path, bytes(last.content)):
                return False
            _write_contents(path.parent, bytes(last.content))
            replace_file(path, bytes(last.content), mode=0o600)
    except OSError as error:
        raise SnapshotNotWritten(path=path, reason=error.strerror) from error
    return True


def get_snapshot_path() -> Path:
    """Return the file the gateways of this node watch."""
    return Path(settings.LGSP_VAR) / "snapshot.json"


def _take_the_lock(instance: str | None) -> None:
    # On PostgreSQL the row; on SQLite the transaction itself, which begins by taking the only writer's place.
    if instance:
        Instance.objects.get_or_create(pk=1, defaults={"code": instance})
    held = Instance.objects.select_for_update().first()
    if held is None:
        raise InstanceUnnamed
    if instance and held.code != instance:
        raise InstanceFixed(present=held.code, wanted=instance)


def _write_contents(var: Path, content: bytes) -> None:
    """Put the descriptions and recordings that a snapshot names beside it, by digest, before the snapshot is there."""
    services = msgspec.json.decode(content, type=exchange.Snapshot).services
    contracts = {service.contract for service in services if service.contract}
    recordings = {service.recording for service in services if service.recording}
    for folder, table, named in (
        (var / "contracts", Contract, contracts),
        (var / "recordings", Recording, recordings),
    ):
        for row in table.objects.filter(digest__in=named - {path.name for path in folder.glob("*")}):
            folder.mkdir(exist_ok=True)
            replace_file(folder / row.digest, bytes(row.content), mode=0o600)


def _says_the_same(made: exchange.Snapshot, published: exchange.Snapshot) -> bool:
    as_published = {"version": published.version, "made_at": published.made_at, "plan": published.plan}
    return msgspec.structs.replace(made, **as_published) == published


def _holds(path: Path, content: bytes) -> bool:
    return path.exists() and path.read_bytes() == content


@contextmanager
def _one_writer(path: Path) -> Iterator[None]:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.with_name(".snapshot.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield

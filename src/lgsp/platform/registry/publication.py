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

from . import queries
from .errors import InstanceFixed, InstanceUnnamed, SnapshotNotWritten
from .models import Instance, SnapshotVersion

_changing: ContextVar[bool] = ContextVar("changing", default=False)


@contextmanager
def one_change(*, at: datetime, instance: str | None = None) -> Iterator[None]:
    """
    Make one change of the registry, of however many writes, alone; all of it is published at its end, or none.

    A change begun inside a change is part of it. `instance` names the exchange where it has no name yet.

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
            publish_snapshot(at=at)
    finally:
        _changing.reset(token)


def publish_snapshot(*, at: datetime) -> int:
    """
    Number and store the registry as it is, unless it is what was published last; return the number.

    Call it inside `one_change`. The file follows when the transaction is committed.

    :raises SnapshotNotWritten: after the commit, if the file cannot be written
    """
    last = SnapshotVersion.objects.first()
    made = build_snapshot(version=last.version + 1 if last else 1, made_at=at)
    if last and _says_the_same(made, last):
        return last.version
    SnapshotVersion.objects.create(version=made.version, made_at=at, content=_encode(made))
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
            replace_file(path, bytes(last.content), mode=0o600)
    except OSError as error:
        raise SnapshotNotWritten(path=path, reason=error.strerror) from error
    return True


def get_snapshot_path() -> Path:
    """Return the file the gateways of this node watch."""
    return Path(settings.LGSP_VAR) / "snapshot.json"


def build_snapshot(*, version: int, made_at: datetime) -> exchange.Snapshot:
    """Return what the gateways need of the registry as it is."""
    instance = queries.get_instance()
    content = queries.get_content()
    return exchange.Snapshot(
        version=version,
        made_at=made_at.isoformat(),
        instance=instance,
        members=[
            exchange.Member(member_class=entry.member_class, code=entry.code, name=entry.name)
            for entry in content.members
        ],
        subsystems=[exchange.Subsystem(id=entry.identifier, name=entry.name) for entry in content.subsystems],
        services=_services(instance),
        clients=_clients(instance),
        agreements=[
            exchange.Agreement(
                id=entry.key,
                consumer=entry.consumer,
                service=entry.service,
                purpose=entry.purpose,
                legal_basis=entry.legal_basis,
                valid_from=entry.valid_from and entry.valid_from.isoformat(),
                valid_to=entry.valid_to and entry.valid_to.isoformat(),
            )
            for entry in content.agreements
        ],
    )


def _services(instance: str) -> list[exchange.Service]:
    return [
        exchange.Service(
            id=queries.identify_service(row, instance),
            name=row.name,
            url=row.url,
            timeout_s=row.timeout_s,
            max_body=row.max_body,
        )
        for row in queries.list_services()
    ]


def _clients(instance: str) -> list[exchange.Client]:
    return [
        exchange.Client(
            client_id=row.client_id,
            subsystem=queries.identify(row.subsystem, instance),
            secret_sha256=row.secret_sha256,
        )
        for row in queries.list_credentials()
    ]


def _take_the_lock(instance: str | None) -> None:
    # On PostgreSQL the row; on SQLite the transaction itself, which begins by taking the only writer's place.
    if instance:
        Instance.objects.get_or_create(pk=1, defaults={"code": instance})
    held = Instance.objects.select_for_update().first()
    if held is None:
        raise InstanceUnnamed
    if instance and held.code != instance:
        raise InstanceFixed(present=held.code, wanted=instance)


def _encode(made: exchange.Snapshot) -> bytes:
    return msgspec.json.format(msgspec.json.encode(made), indent=1)


def _says_the_same(made: exchange.Snapshot, last: SnapshotVersion) -> bool:
    published = msgspec.json.decode(bytes(last.content), type=exchange.Snapshot)
    return msgspec.structs.replace(made, version=published.version, made_at=published.made_at) == published


def _holds(path: Path, content: bytes) -> bool:
    return path.exists() and path.read_bytes() == content


@contextmanager
def _one_writer(path: Path) -> Iterator[None]:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.with_name(".snapshot.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield

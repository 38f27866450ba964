"""
The snapshot: everything the gateway must know of the registry, in one file that is replaced whole.

Identifiers are X-Road's: `I/C/M/S` for a subsystem, `I/C/M/S/code` for a service.

>>> snapshot = Snapshot(version=1, made_at="2026-01-02T00:00:00Z", instance="VN-H99")
>>> snapshot.agreements
[]
"""

from pathlib import Path
from typing import Literal

import msgspec

from lgsp.kernel.files import replace_file

from .errors import SnapshotMalformed, SnapshotMissing


class Member(msgspec.Struct, frozen=True, kw_only=True):
    """An agency or enterprise that takes part."""

    member_class: str
    code: str
    name: str


class Subsystem(msgspec.Struct, frozen=True, kw_only=True):
    """A system that calls or provides."""

    id: str
    name: str


class Service(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """
    A service and where it is: `max_body` bytes bound the request's body and the answer's.

    `alias` is the first part of the plain path that clients of provincial platforms use (`/{alias}/…`), if it has one;
    `running` bounds how many calls of it may be under way at once. `contract` is the SHA-256 of its description in
    `contracts/`; `is_mock` has the gateway answer by that description, because there is no provider yet. After
    `ends_on` (YYYY-MM-DD) it is not served; `successor` is what takes its place. `keep_bodies` is for how many days the
    bodies of its exchanges are archived, 0 for never. `recording` is the SHA-256 of answers in `recordings/` that a
    mock gives before it makes up any.
    """

    id: str
    name: str
    url: str
    timeout_s: float = 30.0
    max_body: int = 10 * 1024 * 1024
    version: str = "1.0"
    alias: str = ""
    running: int = 256
    contract: str = ""
    is_mock: bool = False
    ends_on: str | None = None
    successor: str = ""
    keep_bodies: int = 0
    recording: str = ""


class FormerSecret(msgspec.Struct, frozen=True, kw_only=True):
    """The hash of a secret that was replaced and stays good until then, in seconds since 1970."""

    secret_sha256: str
    until: float


class Client(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """
    A credential of a subsystem; only the hash of its secret leaves the registry.

    `networks` are the addresses it may be used from (CIDR, IPv4 or IPv6); none means from anywhere.
    """

    client_id: str
    subsystem: str
    secret_sha256: str
    networks: list[str] = []
    former: list[FormerSecret] = []


class SigningKey(msgspec.Struct, frozen=True, kw_only=True):
    """
    A public key, PEM, with which a subsystem's signatures are verified.

    `id` is its thumbprint (RFC 7638). It holds from one instant until another, ISO 8601 with offset; the second is no
    longer within.
    """

    id: str
    subsystem: str
    algorithm: str
    public_key: str
    valid_from: str | None = None
    valid_to: str | None = None


class ClientCertificate(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """
    A certificate, PEM, by which a subsystem proves itself in TLS.

    `id` is its thumbprint `x5t#S256` (RFC 8705, 3.1). Within its own period it holds from one instant until another, as
    a `SigningKey` does. One that was revoked stays here, so that who shows it is told.
    """

    id: str
    subsystem: str
    certificate: str
    valid_from: str | None = None
    valid_to: str | None = None
    is_revoked: bool = False


class Operation(msgspec.Struct, frozen=True, kw_only=True):
    """A method and a path after the service code: `*` or `{name}` stands for one part, a last `**` for any rest."""

    method: str
    path: str


class Hours(msgspec.Struct, frozen=True, kw_only=True):
    """When calls are allowed, in Vietnam's time: from `since` to before `until` (HH:MM), on days 1 (Monday) to 7."""

    since: str
    until: str
    days: tuple[int, ...] = (1, 2, 3, 4, 5, 6, 7)


class Agreement(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """
    Who may call what, why, and from which day to which, both included (dates of Vietnam, YYYY-MM-DD).

    No `operations` means every one, no `hours` always; `rate` is calls a second with `burst` at once; `per_day` counts
    the calls of a day of Vietnam. `fields` are what an answer is cut to, and `validation` is what becomes of a message
    that breaks the service's contract. A reason in `suspended_for` stops every call.
    """

    id: str
    consumer: str
    service: str
    purpose: str
    legal_basis: str
    valid_from: str | None = None
    valid_to: str | None = None
    operations: list[Operation] = []
    hours: Hours | None = None
    rate: float | None = None
    burst: int = 1
    per_day: int | None = None
    fields: list[str] = []
    validation: Literal["enforce", "warn", "off"] = "off"
    suspended_for: str = ""


class AppliedPlan(msgspec.Struct, frozen=True, kw_only=True):
    """The plan that was carried out last: its digest, who made it, and who approved it."""

    digest: str
    made_by: str
    approved_by: str


class Snapshot(msgspec.Struct, frozen=True, kw_only=True):
    """The registry at one moment."""

    version: int
    made_at: str
    instance: str
    plan: AppliedPlan | None = None
    members: list[Member] = []
    subsystems: list[Subsystem] = []
    services: list[Service] = []
    clients: list[Client] = []
    agreements: list[Agreement] = []
    keys: list[SigningKey] = []
    certificates: list[ClientCertificate] = []


def read_snapshot(path: Path) -> Snapshot:
    """
    Read a snapshot.

    :raises SnapshotMissing: if there is no file
    :raises SnapshotMalformed: if it is not a snapshot
    """
    try:
        return msgspec.json.decode(path.read_bytes(), type=Snapshot)
    except FileNotFoundError:
        raise SnapshotMissing(file=path) from None
    except (OSError, msgspec.MsgspecError) as error:
        raise SnapshotMalformed(file=path, reason=error) from None


def encode_snapshot(snapshot: Snapshot) -> bytes:
    """Return the bytes of a snapshot file: the same for the same snapshot."""
    return msgspec.json.format(msgspec.json.encode(snapshot), indent=1)


def write_snapshot(snapshot: Snapshot, path: Path) -> None:
    """
    Replace the file, all at once, readable by its owner only: hashes of secrets are in it.

    :raises OSError: if the folder cannot be written; the old file is then untouched
    """
    replace_file(path, encode_snapshot(snapshot), mode=0o600)

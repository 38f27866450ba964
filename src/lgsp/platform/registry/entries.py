"""
What the registry says, as plain values: the same shape for what is and for what is wanted.

A system is named by its X-Road identifier, `instance/class/member/subsystem`; a service adds its code.
"""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, kw_only=True)
class MemberEntry:
    """An agency on the exchange."""

    code: str
    name: str
    member_class: str = "GOV"


@dataclass(frozen=True, kw_only=True)
class SubsystemEntry:
    """A system that calls or provides; `system` is its id in the architecture's model, if it is described there."""

    identifier: str
    name: str
    system: str = ""


@dataclass(frozen=True, kw_only=True)
class ServiceEntry:
    """A service, and where the gateway finds it."""

    identifier: str
    name: str
    url: str
    version: str = "1.0"


@dataclass(frozen=True, kw_only=True)
class AgreementEntry:
    """The right of one system to call one service; `flow` is the declared flow it stands for, if any."""

    key: str
    consumer: str
    service: str
    purpose: str
    legal_basis: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    origin: str = "operator"
    flow: str = ""


@dataclass(frozen=True, kw_only=True)
class Terms:
    """
    What a data owner agrees to beyond the two parties; the model says nothing of it.

    `operations` are "METHOD /path" each; `hours` is "HH:MM-HH:MM" and `days` are 1 (Monday) to 7; `rate` is calls a
    second with `burst` at once, `per_day` the calls of a day; `fields` are what answers are cut to; `validation` is
    `enforce`, `warn` or `off`.
    """

    operations: tuple[str, ...] = ()
    hours: str = ""
    days: tuple[int, ...] = (1, 2, 3, 4, 5, 6, 7)
    rate: float | None = None
    burst: int = 1
    per_day: int | None = None
    fields: tuple[str, ...] = ()
    validation: str = "off"


@dataclass(frozen=True, kw_only=True)
class AccessEntry:
    """What a consumer asks for: a service, the purpose, the legal ground, and what of it."""

    consumer: str
    service: str
    purpose: str
    legal_basis: str
    terms: Terms = Terms()
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, kw_only=True)
class CredentialEntry:
    """That a system has a credential in use."""

    subsystem: str


@dataclass(frozen=True, kw_only=True)
class PublicKeyEntry:
    """A public key of a system, PEM or JWK; it holds from one instant until another, which is no longer within."""

    subsystem: str
    public_key: str
    valid_from: datetime | None = None
    valid_to: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Content:
    """Everything the registry says, each thing once, in the order of its key."""

    instance: str
    members: tuple[MemberEntry, ...] = ()
    subsystems: tuple[SubsystemEntry, ...] = ()
    services: tuple[ServiceEntry, ...] = ()
    agreements: tuple[AgreementEntry, ...] = ()
    credentials: tuple[CredentialEntry, ...] = ()

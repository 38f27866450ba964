"""
What the registry says, as plain values: the same shape for what is and for what is wanted.

A system is named by its X-Road identifier, `instance/class/member/subsystem`; a service adds its code.
"""

from dataclasses import dataclass
from datetime import date


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
class CredentialEntry:
    """That a system has a credential in use."""

    subsystem: str


@dataclass(frozen=True, kw_only=True)
class Content:
    """Everything the registry says, each thing once, in the order of its key."""

    instance: str
    members: tuple[MemberEntry, ...] = ()
    subsystems: tuple[SubsystemEntry, ...] = ()
    services: tuple[ServiceEntry, ...] = ()
    agreements: tuple[AgreementEntry, ...] = ()
    credentials: tuple[CredentialEntry, ...] = ()

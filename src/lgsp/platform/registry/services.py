"""
What can happen in the registry.

Each function is one change: one transaction, published to the gateways as one snapshot; several inside a `one_change`
are one. Registering what is registered corrects it.
"""

import hashlib
import secrets
from dataclasses import asdict, dataclass, field
from datetime import datetime

from lgsp.kernel.identifiers import ServiceId, SubsystemId

from .entries import AgreementEntry, MemberEntry, ServiceEntry, SubsystemEntry
from .errors import AddressMalformed, DatesReversed, NameMalformed, PurposeMissing
from .models import Agreement, Credential, Member, Service, Subsystem
from .names import is_address, is_part
from .publication import one_change
from .queries import find_agreement, get_agreement, get_credential, get_member, get_service, get_subsystem


@dataclass(frozen=True, kw_only=True)
class IssuedCredential:
    """A credential at the only moment its secret is known; `system` is the system's id in the model."""

    client_id: str
    subsystem: str
    system: str
    secret: str = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class Limits:
    """How long the gateway waits for a service, and the largest body either way, in bytes."""

    timeout_s: int
    max_body: int


def name_instance(code: str, *, at: datetime) -> None:
    """
    Name the exchange, once and for all.

    :raises NameMalformed: if the name cannot stand in an identifier
    :raises InstanceFixed: if it has another name
    """
    _check_part(code)
    with one_change(at=at, instance=code):
        pass  # naming is the whole change


def register_member(entry: MemberEntry, *, at: datetime) -> Member:
    """
    Enter an agency.

    :raises NameMalformed: if its class or code cannot stand in an identifier
    """
    _check_part(entry.member_class)
    _check_part(entry.code)
    with one_change(at=at):
        member, _ = Member.objects.update_or_create(
            member_class=entry.member_class, code=entry.code, defaults={"name": entry.name}
        )
    return member


def register_subsystem(entry: SubsystemEntry, *, at: datetime) -> Subsystem:
    """
    Enter a system of a member.

    :raises IdentifierMalformed: if the identifier has not four allowed parts
    :raises MemberUnknown: if its agency is not registered
    """
    parsed = SubsystemId.parse(entry.identifier)
    with one_change(at=at):
        subsystem, _ = Subsystem.objects.update_or_create(
            member=get_member(parsed),
            code=parsed.subsystem,
            defaults={"name": entry.name, "system": entry.system},
        )
    return subsystem


def register_service(entry: ServiceEntry, *, limits: Limits | None = None, at: datetime) -> Service:
    """
    Enter a service of a system, and where it is; without `limits` it keeps those it has.

    :raises IdentifierMalformed: if the identifier has not five allowed parts
    :raises AddressMalformed: if the address is not one
    :raises SubsystemUnknown: if its system is not registered
    """
    parsed = ServiceId.parse(entry.identifier)
    if not is_address(entry.url):
        raise AddressMalformed(url=entry.url)
    with one_change(at=at):
        service, _ = Service.objects.update_or_create(
            subsystem=get_subsystem(str(parsed.provider)),
            code=parsed.code,
            defaults={
                "name": entry.name,
                "url": entry.url,
                "version": entry.version,
                **(asdict(limits) if limits else {}),
            },
        )
    return service


def grant_agreement(entry: AgreementEntry, *, by: str, at: datetime) -> Agreement:
    """
    Grant a system the right to call a service; one in force under the same key is withdrawn and kept.

    :raises PurposeMissing: if it says not what for
    :raises DatesReversed: if it ends before it begins
    :raises SubsystemUnknown: if the consumer is not registered
    :raises ServiceUnknown: if the service is not registered
    """
    _check_terms(entry)
    with one_change(at=at):
        consumer, service = get_subsystem(entry.consumer), get_service(entry.service)
        if find_agreement(entry.key):
            withdraw_agreement(entry.key, by=by, at=at)
        return Agreement.objects.create(
            key=entry.key,
            consumer=consumer,
            service=service,
            purpose=entry.purpose,
            legal_basis=entry.legal_basis,
            valid_from=entry.valid_from,
            valid_to=entry.valid_to,
            origin=entry.origin,
            flow=entry.flow,
            granted_by=by,
            granted_at=at,
        )


def withdraw_agreement(key: str, *, by: str, at: datetime) -> None:
    """
    Withdraw a right; the gateways refuse the calls from then on.

    :raises AgreementUnknown: if none is in force under that key
    """
    with one_change(at=at):
        agreement = get_agreement(key)
        agreement.withdrawn_by, agreement.withdrawn_at = by, at
        agreement.save(update_fields=["withdrawn_by", "withdrawn_at"])


def issue_credential(subsystem: str, *, by: str, at: datetime) -> IssuedCredential:
    """
    Give a system a name and a secret to prove itself with, in place of any it has; only a digest is kept.

    :raises SubsystemUnknown: if the system is not registered
    """
    secret = secrets.token_urlsafe(32)
    with one_change(at=at):
        holder = get_subsystem(subsystem)
        Credential.objects.filter(client_id=subsystem, revoked_at__isnull=True).update(
            revoked_by=by, revoked_at=at
        )
        Credential.objects.create(
            subsystem=holder,
            client_id=subsystem,
            secret_sha256=hashlib.sha256(secret.encode()).hexdigest(),
            issued_by=by,
            issued_at=at,
        )
    return IssuedCredential(client_id=subsystem, subsystem=subsystem, system=holder.system, secret=secret)


def revoke_credential(client_id: str, *, by: str, at: datetime) -> None:
    """
    Take a credential out of use.

    :raises CredentialUnknown: if none of that name is in use
    """
    with one_change(at=at):
        credential = get_credential(client_id)
        credential.revoked_by, credential.revoked_at = by, at
        credential.save(update_fields=["revoked_by", "revoked_at"])


def _check_part(text: str) -> None:
    if not is_part(text):
        raise NameMalformed(text=text)


def _check_terms(entry: AgreementEntry) -> None:
    if not entry.purpose.strip():
        raise PurposeMissing(key=entry.key)
    if entry.valid_from and entry.valid_to and entry.valid_to < entry.valid_from:
        raise DatesReversed(key=entry.key, valid_from=entry.valid_from, valid_to=entry.valid_to)

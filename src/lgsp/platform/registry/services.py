"""
What can happen in the registry.

Each function is one change: one transaction, published to the gateways as one snapshot; several inside a `one_change`
are one. Registering what is registered corrects it.
"""

import hashlib
import secrets
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from ipaddress import ip_network

from lgsp.kernel.identifiers import ServiceId, SubsystemId, to_test

from .entries import AgreementEntry, MemberEntry, ServiceEntry, SubsystemEntry, Terms
from .errors import (
    AddressMalformed,
    DatesReversed,
    NameMalformed,
    NetworkMalformed,
    PurposeMissing,
    ReasonMissing,
)
from .models import Agreement, Credential, Member, Service, Subsystem
from .names import is_address, is_part
from .publication import one_change
from .queries import find_agreement, get_agreement, get_credential, get_member, get_service, get_subsystem
from .terms import check_terms, to_row


@dataclass(frozen=True, kw_only=True)
class IssuedCredential:
    """A credential at the only moment its secret is known; `system` is the system's id in the model."""

    client_id: str
    subsystem: str
    system: str
    secret: str = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class CredentialForm:
    """What a credential is for: test only or not, from which addresses, and how long the one before stays good."""

    is_test: bool = False
    networks: tuple[str, ...] = ()
    overlap: timedelta | None = None


@dataclass(frozen=True, kw_only=True)
class Particulars:
    """
    What an operator sets of a service besides its address.

    How long the gateway waits for it, the largest body either way in bytes, how many calls it takes at once, the first
    part of its plain path, and where it is tested.
    """

    timeout_s: int = 30
    max_body: int = 10 * 1024 * 1024
    running: int = 256
    alias: str = ""
    test_url: str = ""


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


def register_service(entry: ServiceEntry, *, particulars: Particulars | None = None, at: datetime) -> Service:
    """
    Enter a service of a system, and where it is; without `particulars` it keeps those it has.

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
                **(asdict(particulars) if particulars else {}),
            },
        )
    return service


def grant_agreement(
    entry: AgreementEntry, *, terms: Terms | None = None, is_test: bool = False, by: str, at: datetime
) -> Agreement:
    """
    Grant a system the right to call a service; one in force under the same key is withdrawn and kept.

    Without `terms` the terms of that one go on, and so does its suspension.

    :raises PurposeMissing: if it says not what for
    :raises DatesReversed: if it ends before it begins
    :raises TermsMalformed: if its terms cannot be kept
    :raises SubsystemUnknown: if the consumer is not registered
    :raises ServiceUnknown: if the service is not registered
    """
    _check_entry(entry)
    if terms:
        check_terms(terms, key=entry.key)
    with one_change(at=at):
        consumer, service = get_subsystem(entry.consumer), get_service(entry.service)
        before = find_agreement(entry.key)
        if before:
            withdraw_agreement(entry.key, by=by, at=at)
        return Agreement.objects.create(
            terms=to_row(terms) if terms else (before.terms if before else {}),
            is_test=is_test,
            **_suspension(before),
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


def suspend_agreement(key: str, *, reason: str, by: str, at: datetime) -> Agreement:
    """
    Stop the calls under an agreement until they are resumed, for a reason that both parties read.

    :raises ReasonMissing: if there is no reason
    :raises AgreementUnknown: if none is in force under that key
    """
    if not reason.strip():
        raise ReasonMissing(what=f"Tạm dừng thỏa thuận {key}")
    return _set_suspension(key, reason=reason, by=by, moment=at, at=at)


def resume_agreement(key: str, *, by: str, at: datetime) -> Agreement:
    """
    Let the calls under an agreement go on.

    :raises AgreementUnknown: if none is in force under that key
    """
    return _set_suspension(key, reason="", by=by, moment=None, at=at)


def change_terms(key: str, terms: Terms, *, at: datetime) -> Agreement:
    """
    Give an agreement in force other terms.

    :raises AgreementUnknown: if none is in force under that key
    :raises TermsMalformed: if the gateways could not keep them
    """
    check_terms(terms, key=key)
    with one_change(at=at):
        agreement = get_agreement(key)
        agreement.terms = to_row(terms)
        agreement.save(update_fields=["terms"])
    return agreement


def issue_credential(
    subsystem: str, *, form: CredentialForm = CredentialForm(), by: str, at: datetime
) -> IssuedCredential:
    """
    Give a system a name and a secret to prove itself with, in place of any it has; only a digest is kept.

    With an overlap, the secret before stays good for so long, so that a system can change it without a pause.

    :raises SubsystemUnknown: if the system is not registered
    :raises NetworkMalformed: if a range of addresses is none
    """
    _check_networks(form.networks)
    secret = secrets.token_urlsafe(32)
    client_id = to_test(subsystem) if form.is_test else subsystem
    with one_change(at=at):
        holder = get_subsystem(subsystem)
        before = Credential.objects.filter(client_id=client_id, revoked_at__isnull=True)
        if form.overlap:
            before.filter(ends_at__isnull=True).update(ends_at=at + form.overlap)
        else:
            before.update(revoked_by=by, revoked_at=at)
        Credential.objects.create(
            subsystem=holder,
            client_id=client_id,
            secret_sha256=hashlib.sha256(secret.encode()).hexdigest(),
            is_test=form.is_test,
            networks=list(form.networks),
            issued_by=by,
            issued_at=at,
        )
    return IssuedCredential(client_id=client_id, subsystem=client_id, system=holder.system, secret=secret)


def revoke_credential(client_id: str, *, by: str, at: datetime) -> None:
    """
    Take a credential out of use.

    :raises CredentialUnknown: if none of that name is in use
    """
    with one_change(at=at):
        get_credential(client_id)
        in_use = Credential.objects.filter(client_id=client_id, revoked_at__isnull=True)
        in_use.update(revoked_by=by, revoked_at=at)


def _check_part(text: str) -> None:
    if not is_part(text):
        raise NameMalformed(text=text)


def _check_networks(networks: tuple[str, ...]) -> None:
    for network in networks:
        try:
            ip_network(network)
        except ValueError:
            raise NetworkMalformed(network=network) from None


def _suspension(before: Agreement | None) -> dict[str, object]:
    names = ("suspended_at", "suspended_by", "suspended_for")
    return {name: getattr(before, name) for name in names} if before else {}


def _set_suspension(key: str, *, reason: str, by: str, moment: datetime | None, at: datetime) -> Agreement:
    with one_change(at=at):
        agreement = get_agreement(key)
        agreement.suspended_at, agreement.suspended_by, agreement.suspended_for = moment, by, reason
        agreement.save(update_fields=["suspended_at", "suspended_by", "suspended_for"])
    return agreement


def _check_entry(entry: AgreementEntry) -> None:
    if not entry.purpose.strip():
        raise PurposeMissing(key=entry.key)
    if entry.valid_from and entry.valid_to and entry.valid_to < entry.valid_from:
        raise DatesReversed(key=entry.key, valid_from=entry.valid_from, valid_to=entry.valid_to)

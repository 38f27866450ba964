"""What the registry is asked."""

from collections.abc import Sequence
from functools import lru_cache

from django.db.models import Q, QuerySet

from lgsp.kernel.identifiers import ServiceId, SubsystemId
from lgsp.platform.contracts.contract import Contract as Description
from lgsp.platform.contracts.contract import read_contract

from .entries import (
    AgreementEntry,
    Content,
    CredentialEntry,
    MemberEntry,
    ServiceEntry,
    SubsystemEntry,
    Terms,
)
from .errors import (
    AgreementUnknown,
    CredentialUnknown,
    InstanceUnnamed,
    MemberUnknown,
    RequestUnknown,
    ServiceUnknown,
    SubsystemUnknown,
    WrongInstance,
)
from .models import (
    AccessRequest,
    Agreement,
    Contract,
    Credential,
    Instance,
    Member,
    Service,
    SnapshotVersion,
    Subsystem,
)
from .terms import from_row


def find_instance() -> str | None:
    """Return the name of the exchange, or none when nothing was ever registered."""
    return Instance.objects.values_list("code", flat=True).first()


def get_instance() -> str:
    """
    Return the name of the exchange.

    :raises InstanceUnnamed: if it has none yet
    """
    found = find_instance()
    if found is None:
        raise InstanceUnnamed
    return found


def get_version() -> int:
    """Return the number of the last published snapshot, 0 before the first."""
    return SnapshotVersion.objects.values_list("version", flat=True).first() or 0


def get_content() -> Content:
    """Return everything in force, as plain values in the order of their keys."""
    instance = find_instance() or ""
    return Content(
        instance=instance,
        members=tuple(_to_member(row) for row in Member.objects.all()),
        subsystems=tuple(_to_subsystem(row, instance) for row in list_subsystems()),
        services=tuple(_to_service(row, instance) for row in list_services()),
        agreements=tuple(_to_agreement(row, instance) for row in list_agreements() if not row.is_test),
        credentials=tuple(
            CredentialEntry(subsystem=identify(row.subsystem, instance))
            for row in list_credentials()
            if not (row.is_test or row.ends_at)
        ),
    )


def list_subsystems() -> list[Subsystem]:
    """Return every system with its member."""
    return list(Subsystem.objects.select_related("member"))


def list_services() -> list[Service]:
    """Return every service with its system and member."""
    return list(Service.objects.select_related("subsystem__member", "successor__subsystem__member"))


def list_agreements() -> list[Agreement]:
    """Return the agreements not withdrawn, with both their ends."""
    in_force = Agreement.objects.filter(withdrawn_at__isnull=True).order_by("key")
    return list(in_force.select_related("consumer__member", "service__subsystem__member"))


def list_agreed_terms() -> dict[str, Terms]:
    """Return what data owners agreed to in each agreement in force, by its key."""
    rows = Agreement.objects.filter(withdrawn_at__isnull=True).values_list("key", "terms")
    return {key: from_row(row) for key, row in rows}


def list_undescribed() -> set[str]:
    """Return the identifiers of the services without a description."""
    instance = find_instance() or ""
    rows = Service.objects.filter(contract__isnull=True).select_related("subsystem__member")
    return {identify_service(row, instance) for row in rows}


def list_credentials() -> list[Credential]:
    """Return the credentials not revoked, with their systems."""
    in_use = Credential.objects.filter(revoked_at__isnull=True).order_by("client_id", "issued_at")
    return list(in_use.select_related("subsystem__member"))


def identify(subsystem: Subsystem, instance: str) -> str:
    """Return the identifier of a system."""
    member = subsystem.member
    return str(SubsystemId(instance, member.member_class, member.code, subsystem.code))


def identify_service(service: Service, instance: str) -> str:
    """Return the identifier of a service."""
    return f"{identify(service.subsystem, instance)}/{service.code}"


def list_names() -> dict[str, str]:
    """Return the names of members, systems and services, by identifier."""
    instance = find_instance() or ""
    members = {f"{instance}/{row.member_class}/{row.code}": row.name for row in Member.objects.all()}
    systems = {identify(row, instance): row.name for row in list_subsystems()}
    return members | systems | {identify_service(row, instance): row.name for row in list_services()}


def get_member(subsystem: SubsystemId) -> Member:
    """
    Return the agency a system belongs to, by the system's identifier.

    :raises WrongInstance: if it belongs to another exchange
    :raises MemberUnknown: if it is not registered
    """
    _check_instance(subsystem.instance, str(subsystem))
    found = Member.objects.filter(member_class=subsystem.member_class, code=subsystem.member).first()
    if found is None:
        raise MemberUnknown(member=f"{subsystem.member_class}/{subsystem.member}")
    return found


def get_subsystem(identifier: str) -> Subsystem:
    """
    Return the system of that identifier.

    :raises IdentifierMalformed: if it is not an identifier
    :raises WrongInstance: if it belongs to another exchange
    :raises SubsystemUnknown: if it is not registered
    """
    parsed = SubsystemId.parse(identifier)
    _check_instance(parsed.instance, identifier)
    found = _matching(parsed).first()
    if found is None:
        raise SubsystemUnknown(identifier=identifier)
    return found


def get_service(identifier: str) -> Service:
    """
    Return the service of that identifier.

    :raises IdentifierMalformed: if it is not an identifier
    :raises WrongInstance: if it belongs to another exchange
    :raises ServiceUnknown: if it is not registered
    """
    parsed = ServiceId.parse(identifier)
    _check_instance(parsed.instance, identifier)
    services = Service.objects.filter(subsystem__in=_matching(parsed.provider), code=parsed.code)
    found = services.select_related("subsystem__member").first()
    if found is None:
        raise ServiceUnknown(identifier=identifier)
    return found


def get_agreement(key: str) -> Agreement:
    """
    Return the agreement in force of that key.

    :raises AgreementUnknown: if there is none
    """
    found = find_agreement(key)
    if found is None:
        raise AgreementUnknown(key=key)
    return found


def find_agreement(key: str) -> Agreement | None:
    """Return the agreement in force of that key, if there is one."""
    return Agreement.objects.filter(key=key, withdrawn_at__isnull=True).first()


def has_ever_been_granted(key: str) -> bool:
    """Say whether an agreement of that key is or was in force."""
    return Agreement.objects.filter(key=key).exists()


def get_credential(client_id: str) -> Credential:
    """
    Return the credential in use of that name.

    :raises CredentialUnknown: if there is none
    """
    found = Credential.objects.filter(
        client_id=client_id, revoked_at__isnull=True, ends_at__isnull=True
    ).first()
    if found is None:
        raise CredentialUnknown(client_id=client_id)
    return found


def find_contract(identifier: str) -> Description | None:
    """
    Return the description of a service, compiled; none where it has none.

    :raises ServiceUnknown: if there is no such service
    """
    service = get_service(identifier)
    return _compile(service.contract_id) if service.contract_id else None


@lru_cache(maxsize=64)
def _compile(digest: str) -> Description:
    return read_contract(bytes(Contract.objects.get(pk=digest).content))


def get_request(code: str) -> AccessRequest:
    """
    Return the request of that number.

    :raises RequestUnknown: if there is none
    """
    ends = ("consumer__member", "service__subsystem__member")
    found = AccessRequest.objects.select_related(*ends).filter(code=code).first()
    if found is None:
        raise RequestUnknown(code=code)
    return found


def list_requests(agency: str = "", *, progress: Sequence[str] = ()) -> list[AccessRequest]:
    """List requests, newest first: those an agency made or must decide, or all where none is named."""
    found = AccessRequest.objects.select_related("consumer__member", "service__subsystem__member")
    if agency:
        found = found.filter(Q(consumer__member__code=agency) | Q(service__subsystem__member__code=agency))
    return list(found.filter(progress__in=progress) if progress else found)


def _check_instance(instance: str, identifier: str) -> None:
    ours = get_instance()
    if instance != ours:
        raise WrongInstance(identifier=identifier, instance=ours)


def _matching(parsed: SubsystemId) -> QuerySet[Subsystem]:
    return Subsystem.objects.select_related("member").filter(
        member__member_class=parsed.member_class, member__code=parsed.member, code=parsed.subsystem
    )


def _to_member(row: Member) -> MemberEntry:
    return MemberEntry(member_class=row.member_class, code=row.code, name=row.name)


def _to_subsystem(row: Subsystem, instance: str) -> SubsystemEntry:
    return SubsystemEntry(identifier=identify(row, instance), name=row.name, system=row.system)


def _to_service(row: Service, instance: str) -> ServiceEntry:
    identifier = identify_service(row, instance)
    return ServiceEntry(identifier=identifier, name=row.name, url=row.url, version=row.version)


def _to_agreement(row: Agreement, instance: str) -> AgreementEntry:
    return AgreementEntry(
        key=row.key,
        consumer=identify(row.consumer, instance),
        service=identify_service(row.service, instance),
        purpose=row.purpose,
        legal_basis=row.legal_basis,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        origin=row.origin,
        flow=row.flow,
    )

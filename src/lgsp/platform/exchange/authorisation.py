"""
Who may call what, compiled from a snapshot into tables that answer in a fraction of a microsecond.

An agreement holds from the first moment of its first day to the last moment of its last day, in Vietnam's time.
"""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from math import inf
from typing import NamedTuple

from lgsp.kernel.identifiers import IdentifierMalformed, ServiceId
from lgsp.platform.contracts.contract import Contract
from lgsp.platform.contracts.fields import Fields
from lgsp.platform.contracts.recordings import Recording

from .addresses import NOWHERE, Endpoint, check_path, read_endpoint
from .certificates import Certificates
from .conformance import Conformance
from .faults import (
    AddressMalformed,
    AgreementMissing,
    AgreementSuspended,
    CallerElsewhere,
    MemberUnknown,
    ServiceUnknown,
)
from .signature_keys import SignatureKeys
from .snapshot import Agreement, Client, Service, Snapshot
from .terms import VIETNAM, Terms

_MAX_PURPOSE = 500
NO_CONTRACTS: Mapping[str, Contract] = {}
NO_RECORDINGS: Mapping[str, Recording] = {}


class Route(NamedTuple):
    """A service: where it is, if it is connected, and its limits."""

    service: str
    endpoint: Endpoint | None
    timeout_s: float
    max_body: int
    running: int = 256
    version: bytes = b""
    until: float = inf
    """When it ends, in seconds since 1970."""
    successor: str = ""
    contract: Contract | None = None
    is_mock: bool = False
    keep_bodies: int = 0
    """For how many days the bodies of its exchanges are archived."""
    recording: Recording | None = None
    """What a mock answers first."""


class Called(NamedTuple):
    """What a request is for: the service, and path and query after it."""

    route: Route
    path: bytes
    query: bytes


class Grant(NamedTuple):
    """An agreement between two instants, in seconds since 1970; the second is no longer within."""

    agreement: str
    since: float
    until: float
    lines: bytes
    """The headers that name the two parties in an answer."""
    terms: Terms | None = None
    """What it allows beyond the two parties, unless that is everything, always."""
    rate: float | None = None
    burst: int = 1
    per_day: int | None = None
    suspended_for: str = ""
    conformance: Conformance | None = None
    """What is checked and cut, unless nothing is."""
    purpose: str = ""
    """What the calls are for, as the evidence records it."""


class Directory:
    """One snapshot, ready to be asked."""

    def __init__(
        self,
        snapshot: Snapshot,
        *,
        contracts: Mapping[str, Contract] = NO_CONTRACTS,
        recordings: Mapping[str, Recording] = NO_RECORDINGS,
    ) -> None:
        """
        Compile a snapshot, with the descriptions and recordings it names, by their digest.

        :raises ValueError: if a service has no usable URL, a date is none, a key or certificate is not what it says
        :raises KeyError: if a description or recording is missing
        :raises FieldMalformed: if an agreed field is none
        """
        self.snapshot = snapshot
        self.contracts = {
            service.id: contracts[service.contract] for service in snapshot.services if service.contract
        }
        self.clients: dict[str, Client] = {client.client_id: client for client in snapshot.clients}
        self.keys = SignatureKeys(snapshot.keys)
        self.certificates = Certificates(snapshot.certificates)
        self._networks = {
            client.client_id: _networks(client) for client in snapshot.clients if client.networks
        }
        self._routes = {
            service.id: _route(
                service,
                self.contracts.get(service.id),
                recordings[service.recording] if service.recording else None,
            )
            for service in snapshot.services
        }
        self._by_alias = {
            service.alias.encode(): self._routes[service.id] for service in snapshot.services if service.alias
        }
        self.max_body = max((service.max_body for service in snapshot.services), default=0)
        """The largest body, in bytes, that any service takes."""
        self._subsystems = {subsystem.id for subsystem in snapshot.subsystems}
        self._by_address = {
            service.encode(): route for service, route in self._routes.items() if "?" not in service
        }
        self._grants: dict[tuple[str, str], list[Grant]] = defaultdict(list)
        for agreement in snapshot.agreements:
            grant = _grant(agreement, self.contracts.get(agreement.service))
            self._grants[agreement.consumer, agreement.service].append(grant)

    def get_route(self, address: bytes) -> Route:
        """
        Return the service at a percent-encoded identifier.

        :raises AddressMalformed: if it is no identifier
        :raises MemberUnknown: if the subsystem is not registered
        :raises ServiceUnknown: if the subsystem has no such service
        """
        found = self._by_address.get(address)
        if found is not None:
            return found
        service = read_service(address)
        if str(service.provider) not in self._subsystems:
            raise MemberUnknown(subsystem=service.provider)
        route = self._routes.get(str(service))
        if route is None:
            raise ServiceUnknown(service=service)
        return route

    def has_service(self, service: str) -> bool:
        """Tell whether a service is registered."""
        return service in self._routes

    def find_route(self, alias: bytes) -> Route | None:
        """Return the service whose plain path begins with this part, if there is one."""
        return self._by_alias.get(alias)

    def check_address(self, client_id: str, address: str) -> None:
        """
        Check that a credential may be used from an address.

        :raises CallerElsewhere: if it is bound to other networks
        """
        networks = self._networks.get(client_id)
        if networks is None:
            return
        found = ip_address(address) if address else None
        if found is None or not any(found in network for network in networks):
            raise CallerElsewhere(client=client_id, address=address)

    def get_grant(self, consumer: str, service: str, *, now: float) -> Grant:
        """
        Return the agreement under which the consumer may call the service now.

        :raises AgreementMissing: if there is none in force
        :raises AgreementSuspended: if it was suspended
        """
        for grant in self._grants.get((consumer, service), ()):
            if grant.since <= now < grant.until:
                if grant.suspended_for:
                    raise AgreementSuspended(agreement=grant.agreement, reason=grant.suspended_for)
                return grant
        raise AgreementMissing(consumer=consumer, service=service)

    def list_grants(self, consumer: str, service: str, *, now: float) -> list[Grant]:
        """List the agreements in force."""
        return [
            grant for grant in self._grants.get((consumer, service), ()) if grant.since <= now < grant.until
        ]

    def may_call(self, consumer: str, service: str, *, now: float) -> bool:
        """Tell whether an agreement is in force."""
        return bool(self.list_grants(consumer, service, now=now))


def find_called(directory: Directory, target: bytes) -> Called | None:
    """
    Return what a plain target is for: `/alias/path`, or `/alias/version/path` with the service's own version.

    :raises AddressMalformed: if the path climbs out of the service
    """
    whole, mark, query = target.partition(b"?")
    alias, slash, rest = whole[1:].partition(b"/")
    route = directory.find_route(alias)
    if route is None:
        return None
    path = slash + rest
    first, slash, after = rest.partition(b"/")
    if first == route.version:
        path = slash + after
    check_path(path, target)
    return Called(route, path, mark + query)


def read_service(address: bytes) -> ServiceId:
    """
    Read a percent-encoded service identifier.

    :raises AddressMalformed: if it is none
    """
    try:
        return ServiceId.parse(address.decode("ascii"))
    except (IdentifierMalformed, UnicodeDecodeError):
        readable = address[:200].decode("ascii", "replace")
        raise AddressMalformed(
            target=readable, reason="an identifier is empty or has a character not allowed"
        ) from None


def _route(service: Service, contract: Contract | None, recording: Recording | None) -> Route:
    endpoint = read_endpoint(service.url) if service.url else None
    if service.is_mock:
        endpoint = NOWHERE
    return Route(
        service.id,
        endpoint,
        service.timeout_s,
        service.max_body,
        running=service.running,
        version=service.version.encode(),
        until=_midnight(service.ends_on, days_later=0) if service.ends_on else inf,
        successor=service.successor,
        contract=contract,
        is_mock=service.is_mock,
        keep_bodies=service.keep_bodies,
        recording=recording,
    )


def _networks(client: Client) -> list[IPv4Network | IPv6Network]:
    return [ip_network(network) for network in client.networks]


def _grant(agreement: Agreement, contract: Contract | None) -> Grant:
    since = _midnight(agreement.valid_from, days_later=0) if agreement.valid_from else -inf
    until = _midnight(agreement.valid_to, days_later=1) if agreement.valid_to else inf
    lines = f"X-Road-Client: {agreement.consumer}\r\nX-Road-Service: {agreement.service}\r\n"
    is_limited = agreement.operations or agreement.hours
    return Grant(
        agreement.id,
        since,
        until,
        lines.encode(),
        terms=Terms(agreement) if is_limited else None,
        rate=agreement.rate,
        burst=agreement.burst,
        per_day=agreement.per_day,
        suspended_for=agreement.suspended_for,
        conformance=_conformance(agreement, contract),
        purpose=_shorten(agreement.purpose),
    )


def _conformance(agreement: Agreement, contract: Contract | None) -> Conformance | None:
    is_checked = contract is not None and agreement.validation != "off"
    if not is_checked and not agreement.fields:
        return None
    fields = Fields(agreement.fields) if agreement.fields else None
    return Conformance(agreement.service, contract, fields=fields, mode=agreement.validation)


def _shorten(purpose: str) -> str:
    return purpose if len(purpose) <= _MAX_PURPOSE else f"{purpose[: _MAX_PURPOSE - 1]}…"


def _midnight(day: str, *, days_later: int) -> float:
    return datetime.combine(date.fromisoformat(day) + timedelta(days=days_later), time(), VIETNAM).timestamp()

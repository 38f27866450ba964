"""
Who may call what, compiled from a snapshot into tables that answer in a fraction of a microsecond.

An agreement holds from the first moment of its first day to the last moment of its last day, in Vietnam's time, which
has been UTC+7 without daylight saving since 1975.
"""

from collections import defaultdict
from datetime import date, datetime, time, timedelta, timezone
from math import inf
from typing import NamedTuple

from lgsp.kernel.identifiers import IdentifierMalformed, ServiceId

from .addresses import Endpoint, read_endpoint
from .faults import AddressMalformed, AgreementMissing, MemberUnknown, ServiceUnknown
from .snapshot import Agreement, Client, Service, Snapshot

VIETNAM = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")


class Route(NamedTuple):
    """A service: where it is, if it is connected, and its limits."""

    service: str
    endpoint: Endpoint | None
    timeout_s: float
    max_body: int


class Grant(NamedTuple):
    """An agreement between two instants, in seconds since 1970; the second is no longer within."""

    agreement: str
    since: float
    until: float
    lines: bytes
    """The headers that name the two parties in an answer."""


class Directory:
    """One snapshot, ready to be asked."""

    def __init__(self, snapshot: Snapshot) -> None:
        """
        Compile a snapshot.

        :raises ValueError: if a service has no usable URL, or a date is none
        """
        self.snapshot = snapshot
        self.clients: dict[str, Client] = {client.client_id: client for client in snapshot.clients}
        self._routes = {
            service.id: Route(service.id, _endpoint(service), service.timeout_s, service.max_body)
            for service in snapshot.services
        }
        self._subsystems = {subsystem.id for subsystem in snapshot.subsystems}
        self._by_address = {
            service.encode(): route for service, route in self._routes.items() if "?" not in service
        }
        self._grants: dict[tuple[str, str], list[Grant]] = defaultdict(list)
        for agreement in snapshot.agreements:
            self._grants[agreement.consumer, agreement.service].append(_grant(agreement))

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

    def get_grant(self, consumer: str, service: str, *, now: float) -> Grant:
        """
        Return the agreement under which the consumer may call the service now.

        :raises AgreementMissing: if there is none in force
        """
        for grant in self._grants.get((consumer, service), ()):
            if grant.since <= now < grant.until:
                return grant
        raise AgreementMissing(consumer=consumer, service=service)

    def may_call(self, consumer: str, service: str, *, now: float) -> bool:
        """Tell whether an agreement is in force."""
        return any(grant.since <= now < grant.until for grant in self._grants.get((consumer, service), ()))


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


def _endpoint(service: Service) -> Endpoint | None:
    return read_endpoint(service.url) if service.url else None


def _grant(agreement: Agreement) -> Grant:
    since = _midnight(agreement.valid_from, days_later=0) if agreement.valid_from else -inf
    until = _midnight(agreement.valid_to, days_later=1) if agreement.valid_to else inf
    lines = f"X-Road-Client: {agreement.consumer}\r\nX-Road-Service: {agreement.service}\r\n"
    return Grant(agreement.id, since, until, lines.encode())


def _midnight(day: str, *, days_later: int) -> float:
    return datetime.combine(date.fromisoformat(day) + timedelta(days=days_later), time(), VIETNAM).timestamp()

"""
Decide what becomes of a request, from its head: authenticate, find the service, authorise.

Until the first snapshot arrives every call is answered `Server.ClientProxy.OutdatedGlobalConf`; afterwards the gateway
serves the last good one, whatever happens to the registry.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from urllib.parse import parse_qs

import msgspec

from lgsp.kernel.identifiers import IdentifierMalformed, SubsystemId

from .addresses import split_target
from .authorisation import Called, Directory, find_called, read_service
from .certified_requests import authenticate_certified, check_bound
from .envelopes import read_envelope
from .errors import TokenRefused
from .exchanging import Errand, Exchange, Means
from .faults import (
    AddressMalformed,
    BodyTooLarge,
    CallerImpersonating,
    CallerUnknown,
    ClientUnnamed,
    Fault,
    RegistryMissing,
    ServiceEnded,
    ServiceUnconnected,
)
from .identifiers import draw_entropy, make_id
from .message_signatures import make_nonces
from .messages import Done, Head, Reply, Turn
from .metadata import get_openapi, list_clients, list_methods
from .refusing import Refusing
from .signed_requests import authenticate_signed, guard_body, is_signed
from .soap_calls import SoapTurn, check_media, find_soap_called, find_soap_version
from .token_requests import answer_token_request
from .tokens import Caller, Tokens

_MAX_LOCAL_BODY = 16 * 1024
_METADATA = frozenset({b"listMethods", b"allowedMethods", b"getOpenAPI"})
_JSON = b"Content-Type: application/json;charset=utf-8\r\nCache-Control: no-store\r\n"
_A_SECOND = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Basis:
    """What a gateway decides and acts on."""

    directory: Directory
    tokens: Tokens
    means: Means


class Gateway:
    """Turns heads of requests into turns."""

    def __init__(self, *, now: Callable[[], int], has_new_types: bool = False) -> None:
        self._now = now
        self._has_new_types = has_new_types
        self._basis: Basis | None = None
        self._seen = make_nonces(since=now() / _A_SECOND)
        self._local: dict[bytes, Callable[[Head, bytes], Turn]] = {
            b"/token": self._token,
            b"/listClients": self._list_clients,
            b"/healthz": self._health,
            b"/readyz": self._readiness,
            b"/": self._open_soap,
        }

    @property
    def is_serving(self) -> bool:
        """Tell whether there is a registry to serve by."""
        return self._basis is not None

    @property
    def snapshot_version(self) -> int:
        """Return the version of the registry it serves by, 0 before the first."""
        return self._basis.directory.snapshot.version if self._basis else 0

    @property
    def certificates(self) -> list[str]:
        """Return the certificates of clients that are registered, PEM."""
        return self._basis.directory.certificates.pems if self._basis else []

    def begin(self, basis: Basis) -> None:
        """Serve from now on."""
        self._basis = basis

    def renew(self, directory: Directory) -> None:
        """Serve by a newer snapshot; exchanges under way keep what was decided about them."""
        self._basis = replace(self._get_basis(), directory=directory)

    def open_turn(self, head: Head) -> Turn:
        """Decide what becomes of a request."""
        if self._has_new_types:
            head = msgspec.structs.replace(head, has_new_types=True)
        try:
            if head.target.startswith(b"/r1/"):
                return self._open_call(head)
            path, _, query = head.target.partition(b"?")
            local = self._local.get(path)
            if local is not None:
                return local(head, query)
            return self._open_plain(head)
        except Fault as fault:
            return self.refuse(fault, head)

    def refuse(self, fault: Fault, head: Head) -> Turn:
        """Return the refusal of a request whose caller is not known."""
        if self._basis is not None:
            self._basis.means.tally.refused("", fault.code)
        head = msgspec.structs.replace(head, has_new_types=self._has_new_types)
        return Refusing(fault, head, id=self._make_id())

    def _open_call(self, head: Head) -> Turn:
        basis, at = self._get_basis(), self._now()
        caller = self._authenticate(head, basis, now=at / _A_SECOND)

        def refuse(fault: Fault) -> Turn:
            return self._refuse_call(fault, head, caller, service=_find_service(head.target), at=at)

        try:
            address, path, query = split_target(head.target)
            _check_client(head, caller)
            provider, _, code = address.rpartition(b"/")
            if code in _METADATA:
                return self._describe(head, caller, provider, code=code, query=query)
            called = Called(basis.directory.get_route(address), path, query)
            return guard_body(_allow(head, caller, basis, called=called, at=at), caller, refuse=refuse)
        except Fault as fault:
            return refuse(fault)

    def _open_plain(self, head: Head) -> Turn:
        """Decide about a request by a service's alias: `/alias[/version]/path`, for clients that know no X-Road."""
        basis, at = self._get_basis(), self._now()
        called = find_called(basis.directory, head.target)
        if called is None:
            target = head.target[:200].decode("ascii", "replace")
            raise AddressMalformed(target=target, reason="nothing is served there")
        head = msgspec.structs.replace(head, is_plain=True)
        try:
            caller = self._authenticate(head, basis, now=at / _A_SECOND)
        except Fault as fault:
            return self.refuse(fault, head)

        def refuse(fault: Fault) -> Turn:
            return self._refuse_call(fault, head, caller, service=called.route.service, at=at)

        try:
            if b"x-road-client" in head.noted:
                _check_client(head, caller)
            return guard_body(_allow(head, caller, basis, called=called, at=at), caller, refuse=refuse)
        except Fault as fault:
            return refuse(fault)

    def _open_soap(self, head: Head, query: bytes) -> Turn:
        """Decide about an envelope: who calls from its head, and whom it calls once its body is there."""
        version = find_soap_version(head) if head.method == b"POST" and not query else ""
        if not version:
            return self._open_plain(head)
        head = msgspec.structs.replace(head, soap=version)
        try:
            check_media(head)
            basis, at = self._get_basis(), self._now()
            caller = self._authenticate(head, basis, now=at / _A_SECOND)
        except Fault as fault:
            return self.refuse(fault, head)

        def refuse(fault: Fault, service: str = "") -> Turn:
            return self._refuse_call(fault, head, caller, service=service, at=at)

        def begin(body: bytes) -> Turn:
            service = ""
            try:
                envelope = read_envelope(body, version=version)
                service = str(envelope.service)
                _check_soap_client(head, caller, envelope.client)
                called = find_soap_called(basis.directory, envelope)
                turn = _allow(head, caller, basis, called=called, at=at)
            except Fault as fault:
                return refuse(fault, service)
            return turn if len(body) <= turn.max_body else turn.refuse_body()

        turn = SoapTurn(begin, max_body=basis.directory.max_body, refuse=refuse)
        return guard_body(turn, caller, refuse=refuse)

    def _refuse_call(self, fault: Fault, head: Head, caller: Caller, *, service: str, at: int) -> Turn:
        basis = self._get_basis()
        basis.means.tally.refused(service if basis.directory.has_service(service) else "", fault.code)
        return Refusing(
            fault,
            head,
            log=basis.means.log,
            id=self._make_id(),
            at=at,
            consumer=caller.subsystem,
            service=service,
            proof=caller.proof,
        )

    def _authenticate(self, head: Head, basis: Basis, *, now: float) -> Caller:
        if is_signed(head):
            return authenticate_signed(head, keys=basis.directory.keys, now=now, seen=self._seen)
        scheme, _, token = head.noted.get(b"authorization", b"").partition(b" ")
        if not scheme and head.certificate:
            return authenticate_certified(head, directory=basis.directory, now=now)
        if scheme.lower() != b"bearer":
            raise CallerUnknown(reason="there is no header Authorization: Bearer")
        try:
            caller = basis.tokens.check(token.strip(), now=now)
        except TokenRefused as refusal:
            raise CallerUnknown(reason=refusal.facts["reason"]) from None
        if caller.bound_to:
            return check_bound(caller, head, directory=basis.directory, now=now)
        client = basis.directory.clients.get(caller.client_id)
        if client is None or client.subsystem != caller.subsystem:
            raise CallerUnknown(reason="the credential was withdrawn")
        basis.directory.check_address(caller.client_id, head.peer)
        return caller

    def _token(self, head: Head, _query: bytes) -> Turn:
        basis = self._get_basis()

        def answer(body: bytes, done: Done) -> None:
            done(
                answer_token_request(
                    head,
                    body,
                    directory=basis.directory,
                    tokens=basis.tokens,
                    now=self._now() / _A_SECOND,
                    token_id=self._make_id(),
                )
            )

        return Local(self, head, answer)

    def _list_clients(self, head: Head, query: bytes) -> Turn:
        basis = self._get_basis()
        self._authenticate(head, basis, now=self._now() / _A_SECOND)
        instance = parse_qs(query.decode("ascii", "replace")).get("xRoadInstance", [""])[-1]
        reply = list_clients(basis.directory, accept=head.noted.get(b"accept", b""), instance=instance)
        return Local(self, head, lambda _body, done: done(reply))

    def _describe(self, head: Head, caller: Caller, provider: bytes, *, code: bytes, query: bytes) -> Turn:
        asked, directory = str(read_service(provider + b"/x").provider), self._get_basis().directory
        if code == b"getOpenAPI":
            service = parse_qs(query[1:].decode("ascii", "replace")).get("serviceCode", [""])[-1]
            reply = get_openapi(directory, provider=asked, code=service)
        else:
            allowed_to = caller.subsystem if code == b"allowedMethods" else None
            now = self._now() / _A_SECOND
            reply = list_methods(directory, provider=asked, allowed_to=allowed_to, now=now)
        return Local(self, head, lambda _body, done: done(reply))

    def _health(self, head: Head, _query: bytes) -> Turn:
        return Local(self, head, lambda _body, done: done(_report(200, status="alive")))

    def _readiness(self, head: Head, _query: bytes) -> Turn:
        return Local(self, head, lambda _body, done: self._check_readiness(done))

    def _check_readiness(self, done: Done) -> None:
        if self._basis is None:
            done(_report(503, status="not ready", reason=RegistryMissing().message))
            return
        log, version = self._basis.means.log, self._basis.directory.snapshot.version

        def tell(failure: Exception | None) -> None:
            if failure is None:
                done(_report(200, status="ready", snapshot=version, records=log.size))
            else:
                done(_report(503, status="not ready", reason=f"the evidence cannot be written: {failure}"))

        log.check(tell)

    def _get_basis(self) -> Basis:
        if self._basis is None:
            raise RegistryMissing
        return self._basis

    def _make_id(self) -> str:
        return make_id(self._now(), entropy=draw_entropy())


class Local:
    """A turn that the gateway answers itself."""

    max_body = _MAX_LOCAL_BODY

    def __init__(self, gateway: Gateway, head: Head, answer: Callable[[bytes, Done], object]) -> None:
        self._gateway = gateway
        self._head = head
        self._answer = answer

    def run(self, body: bytes, done: Done) -> None:
        """Answer."""
        self._answer(body, done)

    def refuse_body(self) -> Turn:
        """Return the refusal of a body that is too large."""
        return self._gateway.refuse(BodyTooLarge(limit=self.max_body), self._head)


def _allow(head: Head, caller: Caller, basis: Basis, *, called: Called, at: int) -> Turn:
    route, now = called.route, at / _A_SECOND
    grant = basis.directory.get_grant(caller.subsystem, route.service, now=now)
    if grant.terms is not None:
        grant.terms.check(head.method, called.path, now=now)
    if now >= route.until:
        raise ServiceEnded(service=route.service, hint=route.successor and f"→ {route.successor}")
    if route.endpoint is None:
        raise ServiceUnconnected(service=route.service)
    errand = Errand(caller.subsystem, caller.proof, grant, route, route.endpoint, called.path + called.query)
    return Exchange(basis.means, head, errand, at=at)


def _check_client(head: Head, caller: Caller) -> None:
    given = head.noted.get(b"x-road-client")
    if given == caller.header:
        return
    readable = (given or b"").decode("ascii", "replace")
    try:
        client = SubsystemId.parse(readable)
    except IdentifierMalformed:
        raise ClientUnnamed(client=readable or "–") from None
    if str(client) != caller.subsystem:
        raise CallerImpersonating(caller=caller.subsystem, client=client)


def _check_soap_client(head: Head, caller: Caller, client: str) -> None:
    if b"x-road-client" in head.noted:
        _check_client(head, caller)
    if client != caller.subsystem:
        raise CallerImpersonating(caller=caller.subsystem, client=client)


def _find_service(target: bytes) -> str:
    """Return the service a refused call was for, or nothing where its address is none."""
    try:
        return str(read_service(split_target(target)[0]))
    except AddressMalformed:
        return ""


def _report(code: int, **content: object) -> Reply:
    return Reply(code, _JSON, msgspec.json.encode(content))

"""
One exchange, from the request to the answer: record the request, forward it, record the answer, give it.

Callbacks, no tasks: each step is called by the log when a record is durable, or by the provider's connection. What is
not durable is not forwarded, and not answered. A caller that goes away changes nothing: the answer is still recorded.
"""

from binascii import b2a_base64
from collections.abc import Callable
from hashlib import sha512
from typing import Literal, NamedTuple

import msgspec

from lgsp.platform.contracts.mocking import Asked, answer
from lgsp.platform.evidence.bodies.files import Bodies
from lgsp.platform.evidence.bodies.keeping import BodyArchive, Kept
from lgsp.platform.evidence.log import EvidenceLog, Seal
from lgsp.platform.evidence.records import AnswerRecord, RequestRecord, commit
from lgsp.platform.evidence.subjects import MAX_IDENTIFIER, SubjectKey

from .addresses import Endpoint
from .authorisation import Grant, Route
from .conformance import WARNING
from .fault_replies import make_fault_reply
from .faults import (
    AnswerUnrecorded,
    BodyTooLarge,
    Fault,
    ProviderGarbled,
    RequestMalformed,
    RequestUnrecorded,
)
from .guarding import Ending, Guards
from .headers import Pairs, filter_answer, find_header, without_compression, without_digests
from .identifiers import draw_entropy, make_id
from .messages import Done, Head, Reply, Turn
from .providers import Providers
from .refusing import Refusing
from .tallies import Tally
from .traces import find_trace

_REPEATABLE = frozenset({b"GET", b"HEAD", b"OPTIONS", b"PUT", b"DELETE", b"TRACE"})
"""Methods that may be sent twice (RFC 9110, 9.2.2)."""
_ANSWER_LINES = (
    b"%s%sX-Road-Id: %s\r\nX-Road-Request-Id: %s\r\nX-Road-Request-Hash: %s\r\nLgsp-Receipt: %s\r\n"
)
_A_SECOND = 1_000_000_000
_WITH_BODY = frozenset({b"POST", b"PUT", b"PATCH"})


class Means(NamedTuple):
    """What exchanges are made with; `now` gives nanoseconds since 1970."""

    log: EvidenceLog
    providers: Providers
    now: Callable[[], int]
    guards: Guards
    tally: Tally
    subjects: SubjectKey
    bodies: BodyArchive


class Errand(msgspec.Struct, frozen=True, gc=False):
    """Who calls what, under which agreement, and what of it: path and query after the service."""

    consumer: str
    proof: str
    grant: Grant
    route: Route
    endpoint: Endpoint
    target: bytes


class Exchange:
    """The turn of a request that an agreement allows; also the call that its provider gets."""

    __slots__ = (
        *(
            "_answer_type",
            "_at",
            "_body",
            "_done",
            "_errand",
            "_head",
            "_id",
            "_means",
            "_own",
            "_reply",
            "_request",
            "_request_hash",
        ),
        *(
            "_salt",
            "_sent_at",
            "_subject",
            "_warning",
            "is_head",
            "is_repeatable",
            "max_body",
            "origin",
            "service",
            "timeout_s",
            "wire",
        ),
    )

    def __init__(self, means: Means, head: Head, errand: Errand, *, at: int) -> None:
        self._means = means
        self._head = head
        self._errand = errand
        route = errand.route
        self.service, self.timeout_s, self.max_body = route.service, route.timeout_s, route.max_body
        self.origin = errand.endpoint.origin
        self.is_head = head.method == b"HEAD"
        self.is_repeatable = head.method in _REPEATABLE
        self._at = at
        self._warning = b""
        self._subject = ""
        self._body = b""
        self._answer_type = b""
        self._id = make_id(at, entropy=draw_entropy())
        self._salt = means.log.salt(self._id)

    def run(self, body: bytes, done: Done) -> None:
        """Record the request, if it may begin; all else follows from that."""
        errand = self._errand
        try:
            self._means.guards.begin(errand.grant, errand.route, now=self._at / _A_SECOND)
        except Fault as fault:
            self._refuse(fault).run(body, done)
            return
        self._done = done
        if errand.route.is_mock or errand.route.keep_bodies:
            self._body = body
        try:
            self._prepare(body)
        except Fault as fault:
            self._end(Ending.UNSENT)
            self._refuse(fault).run(body, done)
            return
        record = RequestRecord(
            id=self._id,
            at=self._at,
            consumer=errand.consumer,
            service=self.service,
            method=self._head.method.decode(),
            agreement=errand.grant.agreement,
            digest=commit(self._salt, body),
            size=len(body),
            target=commit(self._salt, errand.target),
            purpose=errand.grant.purpose,
            version=errand.route.version.decode(),
            subject=self._subject,
            trace=find_trace(self._head.noted),
            proof=errand.proof,
            kept_days=errand.route.keep_bodies,
        )
        self._means.log.append(record, self._request_recorded)

    def refuse_body(self) -> Turn:
        """Return the refusal of a body that is too large."""
        return self._refuse(BodyTooLarge(limit=self.max_body))

    def _refuse(self, fault: Fault) -> Refusing:
        self._means.tally.refused(self.service, fault.code)
        return Refusing(
            fault,
            self._head,
            log=self._means.log,
            id=self._id,
            at=self._at,
            consumer=self._errand.consumer,
            service=self.service,
            proof=self._errand.proof,
        )

    def answered(self, status: int, pairs: Pairs, body: bytes) -> None:
        """Record the provider's answer, as it may pass."""
        self._end(Ending.ANSWERED)
        conformance = self._errand.grant.conformance
        if conformance is not None:
            try:
                body, warning = conformance.shape_answer(
                    self._head.method, self._errand.target, status=status, pairs=pairs, body=body
                )
            except Fault as fault:
                self._record_fault(fault)
                return
            self._warning = self._warning or warning
            pairs = without_digests(pairs) if conformance.cuts else pairs
        headers = filter_answer(pairs)
        if self._warning:
            headers += b"%s: %s\r\n" % (WARNING, self._warning)
        self._answer_type = find_header(pairs, b"content-type") or b""
        length = find_header(pairs, b"content-length") if self.is_head else None
        if length is not None:
            headers += b"Content-Length: %s\r\n" % length
        self._record_answer(Reply(status, headers, body), outcome="answered")

    def failed(self, fault: Fault) -> None:
        """Record that there is no answer, and what the caller is told instead."""
        self._end(Ending.ANSWERED if isinstance(fault, ProviderGarbled) else Ending.FAILED)
        self._record_fault(fault)

    def _record_fault(self, fault: Fault) -> None:
        reply = make_fault_reply(fault, self._head, detail=self._id)
        self._record_answer(reply, outcome="failed", fault=fault)

    def _prepare(self, body: bytes) -> None:
        head, errand, coded_id = self._head, self._errand, self._id.encode()
        if b"lgsp-data-subject" in head.noted:
            self._subject = self._name_subject(head.noted[b"lgsp-data-subject"])
        kept, conformance = head.kept, errand.grant.conformance
        if conformance is not None:
            media = head.noted.get(b"content-type", b"")
            self._warning = conformance.check_request(
                head.method, errand.target, content_type=media, body=body
            )
            kept = without_compression(kept) if conformance.cuts else kept
        lines = kept + b"x-road-request-id:%s\r\n" % coded_id
        message_id = head.noted.get(b"x-road-id")
        if message_id is None:
            message_id = coded_id
            lines += b"x-road-id:%s\r\n" % coded_id
        target = errand.endpoint.base + errand.target
        if not target.startswith(b"/"):
            target = b"/" + target
        length = b"Content-Length: %d\r\n" % len(body) if body or head.method in _WITH_BODY else b""
        self.wire = b"%s %s HTTP/1.1\r\nHost: %s\r\n%s%s\r\n%s" % (
            *(head.method, target, errand.endpoint.host, lines, length, body),
        )
        coded_hash = b2a_base64(hash_request(head, lines, body), newline=False)
        self._own = (errand.grant.lines, message_id, coded_id, coded_hash)

    def _name_subject(self, identifier: bytes) -> str:
        if not identifier.strip() or len(identifier) > MAX_IDENTIFIER:
            raise RequestMalformed(reason=f"Lgsp-Data-Subject has not 1 to {MAX_IDENTIFIER} bytes")
        return self._means.subjects.name(identifier)

    def _request_recorded(self, index: int, seal: Seal | None) -> None:
        if seal is None:
            self._end(Ending.UNSENT)
            self._done(make_fault_reply(RequestUnrecorded(), self._head, detail=self._id))
            return
        self._sent_at = self._means.now()
        self._request = seal.leaf(index)
        self._request_hash = seal.leaf_hash(index).hex()
        if self._errand.route.is_mock:
            self._answer_by_description()
        else:
            self._means.providers.send(self)

    def _answer_by_description(self) -> None:
        route, head = self._errand.route, self._head
        assert route.contract is not None
        path, _, query = self._errand.target.partition(b"?")
        media = head.noted.get(b"content-type", b"")
        asked = Asked(head.method, path, query, media, self._body)
        made = (route.recording and route.recording.find(asked)) or answer(route.contract, asked)
        self.answered(made.status, made.pairs, b"" if self.is_head else made.body)

    def _end(self, ending: Ending) -> None:
        means = self._means
        means.guards.end(self.service, ending, now=means.now() / _A_SECOND)

    def _record_answer(
        self, reply: Reply, *, outcome: Literal["answered", "failed"], fault: Fault | None = None
    ) -> None:
        self._reply = reply
        now = self._means.now()
        self._means.tally.answered(self.service, reply.status, now - self._sent_at)
        record = AnswerRecord(
            id=self._id,
            at=now,
            outcome=outcome,
            status=reply.status,
            error=fault.xroad_type if fault else "",
            code=fault.code if fault else "",
            warned=bool(self._warning),
            digest=commit(self._salt, reply.body),
            size=len(reply.body),
            request=self._request_hash,
        )
        self._means.log.append(record, self._answer_recorded)

    def _answer_recorded(self, index: int, seal: Seal | None) -> None:
        if seal is None:
            self._done(make_fault_reply(AnswerUnrecorded(), self._head, detail=self._id))
            return
        reply = self._reply
        if self._errand.route.keep_bodies:
            self._keep(reply.body)
        receipt = seal.receipt_header(index, request=self._request, salt=self._salt)
        headers = _ANSWER_LINES % (reply.headers, *self._own, receipt)
        self._done(Reply(reply.status, headers, reply.body))

    def _keep(self, answer: bytes) -> None:
        """Have the bodies archived, now that both records that commit to them are durable."""
        errand = self._errand
        bodies = Bodies(
            salt=self._salt,
            target=errand.target,
            request=self._body,
            answer=answer,
            request_type=self._head.noted.get(b"content-type", b""),
            answer_type=self._answer_type,
        )
        days = errand.route.keep_bodies
        self._means.bodies.keep(Kept(self._id, self.service, self._at, days, bodies))


def hash_request(head: Head, lines: bytes, body: bytes) -> bytes:
    """
    Return the hash that ties an answer to its request (pr-rest, 4.3, "Request hash header").

    SHA-512 over the SHA-512 of method, target and header lines and the SHA-512 of the body; without a body, over the
    former alone, once.
    """
    head_hash = sha512(b"%s\r\n%s\r\n%s" % (head.method, head.target, lines))
    if not body:
        return head_hash.digest()
    return sha512(head_hash.digest() + sha512(body).digest()).digest()

"""The turn of a request that is not passed on: recorded when the caller is known, then answered with the fault."""

from lgsp.platform.evidence.log import EvidenceLog, Seal
from lgsp.platform.evidence.records import RefusalRecord

from .fault_replies import make_fault_reply
from .faults import Fault, RequestUnrecorded
from .messages import Done, Head, Reply, Turn

MAX_BODY = 64 * 1024
"""How much of the body of a refused request is read before the connection is closed."""


class Refusing:
    """Refuses; without a log, without a record."""

    max_body = MAX_BODY

    def __init__(
        self,
        fault: Fault,
        head: Head,
        *,
        id: str,  # noqa: A002 - the record's own word
        log: EvidenceLog | None = None,
        at: int = 0,
        consumer: str = "",
        service: str = "",
        proof: str = "",
    ) -> None:
        self._fault = fault
        self._head = head
        self._id = id
        self._log = log
        self._record = RefusalRecord(
            id=id,
            at=at,
            consumer=consumer,
            service=service,
            method=head.method.decode(),
            error=fault.xroad_type,
            code=fault.code,
            proof=proof,
        )

    def run(self, body: bytes, done: Done) -> None:  # noqa: ARG002 - a refused body is not looked at
        """Record, then answer."""
        self._done = done
        if self._log is None:
            done(self._reply(self._fault))
        else:
            self._log.append(self._record, self._recorded)

    def refuse_body(self) -> Turn:
        """Return this turn: the reason it was refused first stays the reason."""
        return self

    def _recorded(self, index: int, seal: Seal | None) -> None:
        if seal is None:
            self._done(self._reply(RequestUnrecorded()))
            return
        reply = self._reply(self._fault)
        receipt = b"X-Road-Request-Id: %s\r\nLgsp-Receipt: %s\r\n" % (
            self._id.encode(),
            seal.receipt_header(index),
        )
        self._done(Reply(reply.status, reply.headers + receipt, reply.body))

    def _reply(self, fault: Fault) -> Reply:
        return make_fault_reply(fault, self._head, detail=self._id)

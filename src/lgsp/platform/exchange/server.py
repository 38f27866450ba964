"""
Connections from clients: HTTP/1.1, strict, one request after the other. An edge module: everything here is network.

The parser refuses what could be read in two ways (RFC 9112, 6.3 and 11.2): both lengths at once, a repeated or odd
Content-Length, folded lines, bare CR or LF, control characters. What it leaves to us is in `headers.read_head`.
Requests that come before the answer to the one before them wait, a few of them.
"""

import asyncio
from collections import deque
from http import HTTPStatus
from math import inf
from typing import cast

import httptools

from .faults import Fault, RequestMalformed
from .gateway import Gateway
from .headers import MAX_HEADERS, Pairs, read_head
from .messages import NO_HEAD, Head, Reply, Turn

MAX_HEAD = 64 * 1024
MAX_TARGET = 8 * 1024
MAX_WAITING = 32
MAX_CONNECTIONS = 4096
HEAD_S = 10.0
CHUNK_S = 15.0
MESSAGE_S = 300.0
IDLE_S = 75.0
LINGER_S = 2.0
_BODY_OVERHEAD = 16
"""How many bytes on the wire one byte of a chunked body may take."""
_STATUS_LINES = {s.value: b"HTTP/1.1 %d %s\r\n" % (s.value, s.phrase.encode()) for s in HTTPStatus}
_WITHOUT_BODY = frozenset({204, 304})
_CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"


class _Incoming:
    """A request, from its first byte until it was answered; it has a turn once its head is complete."""

    __slots__ = (
        "body",
        "body_bytes",
        "ends_at",
        "is_head",
        "is_last",
        "pairs",
        "parts",
        "target",
        "turn",
        "wire_bytes",
    )

    def __init__(self) -> None:
        self.target = b""
        self.pairs: Pairs = []
        self.turn: Turn | None = None
        self.parts: list[bytes] = []
        self.body = b""
        self.body_bytes = self.wire_bytes = 0
        self.ends_at = inf
        self.is_head = self.is_last = False


class Clients:
    """The open connections of a gateway."""

    def __init__(self, gateway: Gateway, loop: asyncio.AbstractEventLoop) -> None:
        self.gateway = gateway
        self.loop = loop
        self.is_stopping = False
        self._connections: set[Connection] = set()

    def connect(self) -> "Connection":
        """Make the protocol of a new connection."""
        return Connection(self)

    @property
    def count(self) -> int:
        """Return how many connections are open."""
        return len(self._connections)

    def add(self, connection: "Connection") -> bool:
        """Take note of a connection; tell whether there is room for it."""
        self._connections.add(connection)
        return len(self._connections) <= MAX_CONNECTIONS and not self.is_stopping

    def discard(self, connection: "Connection") -> None:
        """Forget a connection."""
        self._connections.discard(connection)

    def expire(self, now: float) -> None:
        """End what has taken too long; call it several times a second."""
        for connection in [*self._connections]:
            connection.expire(now)

    async def stop(self, *, within_s: float) -> None:
        """Close idle connections, let the others finish within the time, then close them too."""
        self.is_stopping = True
        for connection in [*self._connections]:
            connection.stop()
        deadline = self.loop.time() + within_s
        while self._connections and self.loop.time() < deadline:
            await asyncio.sleep(0.01)
        for connection in [*self._connections]:
            connection.abort()


class Connection(asyncio.Protocol):
    """One connection from a client."""

    _transport: asyncio.Transport

    def __init__(self, clients: Clients) -> None:
        self._clients = clients
        self._time = clients.loop.time
        self._parser = httptools.HttpRequestParser(self)
        self._incoming: _Incoming | None = None
        self._waiting: deque[_Incoming] = deque()
        self._current: _Incoming | None = None
        self._is_deaf = self._is_stalled = self._is_lost = self._is_cut = False
        self._deadline = self._time() + HEAD_S
        self._unsent: float = inf

    def expire(self, now: float) -> None:
        """End the connection if its time has come: a request half received is refused first."""
        if now < self._deadline:
            return
        if self._is_draining():
            self._deadline = now + CHUNK_S
        elif self._incoming is None or self._is_stalled:
            self._transport.abort()
        else:
            self._refuse(RequestMalformed(reason="it did not arrive in time"))
            self._next()

    def _is_draining(self) -> bool:
        """Tell whether the client took some of an answer since this was last asked."""
        before, self._unsent = self._unsent, self._transport.get_write_buffer_size()
        return 0 < self._unsent < before

    def stop(self) -> None:
        """Close at once when nothing is asked, otherwise after the answer."""
        if self._current is None and not self._waiting:
            self._transport.close()

    def abort(self) -> None:
        """Close at once."""
        self._transport.abort()

    # What asyncio calls.

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin, if there is room."""
        self._transport = cast("asyncio.Transport", transport)
        name = transport.get_extra_info("peername")
        self._peer = name[0] if isinstance(name, tuple) else ""
        if not self._clients.add(self):
            self._transport.abort()

    def connection_lost(self, _error: Exception | None) -> None:
        """End; an exchange under way goes on and is recorded, only its answer has nowhere to go."""
        self._is_lost = True
        self._waiting.clear()
        self._clients.discard(self)

    def pause_writing(self) -> None:
        """Begin no further turn while the client does not read."""
        self._is_stalled = True
        self._deadline = self._time() + CHUNK_S

    def resume_writing(self) -> None:
        """Go on."""
        self._is_stalled = False
        self._deadline = self._time() + IDLE_S
        self._next()

    def data_received(self, data: bytes) -> None:
        """Read on; begin a turn only when the parser has returned."""
        if self._is_deaf:
            return
        try:
            self._parser.feed_data(data)
        except httptools.HttpParserCallbackError:
            raise
        except httptools.HttpParserUpgrade:
            # Of no use here (RFC 9110, 7.8: it may be ignored): the request is answered, then the connection ends.
            self._is_deaf = True
        except httptools.HttpParserError as error:
            self._refuse(RequestMalformed(reason=str(error)))
        if self._incoming is not None:
            self._check_incoming(self._incoming, len(data))
        self._next()
        if self._waiting and not self._is_deaf:
            self._transport.pause_reading()

    def eof_received(self) -> bool:
        """Read no more; what was asked is still answered."""
        self._is_deaf = True
        return self._current is not None or bool(self._waiting)

    # What httptools calls.

    def on_message_begin(self) -> None:
        """Begin a request, unless too many wait already."""
        if self._is_deaf:
            return
        if len(self._waiting) >= MAX_WAITING:
            self._refuse(RequestMalformed(reason=f"more than {MAX_WAITING} requests wait for an answer"))
            return
        self._incoming = _Incoming()

    def on_url(self, part: bytes) -> None:
        """Take a part of the target."""
        if self._incoming is not None:
            self._incoming.target += part

    def on_header(self, name: bytes, value: bytes) -> None:
        """Take a header; trailers, which come after the decision, are left out."""
        incoming = self._incoming
        if incoming is not None and incoming.turn is None:
            incoming.pairs.append((name, value))

    def on_headers_complete(self) -> None:
        """Decide, and do not wait for a body that is announced as too large."""
        incoming = self._incoming
        if incoming is None:
            return
        incoming.wire_bytes = 0
        try:
            head = self._read_head(incoming)
        except Fault as fault:
            self._refuse(fault)
            return
        incoming.turn = self._clients.gateway.open_turn(head)
        incoming.is_head = head.method == b"HEAD"
        noted = head.noted
        if int(noted.get(b"content-length", b"0")) > incoming.turn.max_body:
            self._cut(incoming.turn.refuse_body())
        elif b"expect" in noted and self._current is None and not self._waiting:
            self._transport.write(_CONTINUE)

    def on_body(self, chunk: bytes) -> None:
        """Take a piece of the body, within its limit."""
        incoming = self._incoming
        if incoming is None or incoming.turn is None:
            return
        incoming.parts.append(chunk)
        incoming.body_bytes += len(chunk)
        if incoming.body_bytes > incoming.turn.max_body:
            self._cut(incoming.turn.refuse_body())

    def on_message_complete(self) -> None:
        """Let the request wait for its turn."""
        incoming, self._incoming = self._incoming, None
        if incoming is None:
            return
        incoming.body = incoming.parts[0] if len(incoming.parts) == 1 else b"".join(incoming.parts)
        incoming.is_last = not self._parser.should_keep_alive()
        self._waiting.append(incoming)

    def _read_head(self, incoming: _Incoming) -> Head:
        if len(incoming.pairs) > MAX_HEADERS:
            raise RequestMalformed(reason=f"it has more than {MAX_HEADERS} headers")
        if len(incoming.target) > MAX_TARGET:
            raise RequestMalformed(reason=f"its target is longer than {MAX_TARGET} bytes")
        method, version = self._parser.get_method(), self._parser.get_http_version()
        return read_head(method, incoming.target, version=version, pairs=incoming.pairs, peer=self._peer)

    def _check_incoming(self, incoming: _Incoming, received: int) -> None:
        """Bound what an unfinished request may take, in bytes and in time."""
        now = self._time()
        if incoming.ends_at == inf:
            incoming.ends_at = now + MESSAGE_S
            self._deadline = now + HEAD_S
        incoming.wire_bytes += received
        limit = MAX_HEAD
        if incoming.turn is not None:
            limit += incoming.turn.max_body * _BODY_OVERHEAD
            self._deadline = min(now + CHUNK_S, incoming.ends_at)
        if incoming.wire_bytes > limit:
            self._refuse(RequestMalformed(reason="it is larger than any request allowed here"))

    def _refuse(self, fault: Fault) -> None:
        """Answer with a fault after the requests before it, and read no more."""
        self._cut(self._clients.gateway.refuse(fault, NO_HEAD))

    def _cut(self, turn: Turn) -> None:
        self._incoming = None
        self._is_deaf = True
        before = self._waiting[-1] if self._waiting else self._current
        if before is None or not before.is_last:
            self._is_cut = True
            refused = _Incoming()
            refused.turn, refused.is_last = turn, True
            self._waiting.append(refused)

    def _next(self) -> None:
        if self._current is not None or not self._waiting or self._is_stalled:
            return
        self._current = current = self._waiting.popleft()
        self._deadline = inf
        if current.turn is not None:
            current.turn.run(current.body, self._answer)

    def _answer(self, reply: Reply) -> None:
        current, self._current = self._current, None
        if self._is_lost or current is None or self._transport.is_closing():
            return
        is_last = current.is_last or self._clients.is_stopping or (self._is_deaf and not self._waiting)
        self._unsent = inf
        self._transport.write(_render(reply, is_head=current.is_head, is_last=is_last))
        if is_last:
            self._close()
        else:
            self._deadline = self._time() + (IDLE_S if self._incoming is None else HEAD_S)
            self._next()
            if not self._waiting:
                self._transport.resume_reading()

    def _close(self) -> None:
        if not self._is_cut or not self._transport.can_write_eof():
            self._deadline = self._time() + CHUNK_S
            self._transport.close()
            return
        # The client may still be sending: closing now would reset the connection before it reads the answer.
        self._transport.write_eof()
        self._deadline = self._time() + LINGER_S


def _render(reply: Reply, *, is_head: bool, is_last: bool) -> bytes:
    status, headers, body = reply.status, reply.headers, reply.body
    first = _STATUS_LINES.get(status) or b"HTTP/1.1 %d \r\n" % status
    ending = b"Connection: close\r\n\r\n" if is_last else b"\r\n"
    if is_head or status in _WITHOUT_BODY:
        return b"%s%s%s" % (first, headers, ending)
    return b"%s%sContent-Length: %d\r\n%s%s" % (first, headers, len(body), ending, body)

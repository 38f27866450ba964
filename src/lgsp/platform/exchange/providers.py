"""
Connections to providers: HTTP/1.1, kept and reused, last used first. An edge module: everything here is network.

A connection that was kept may have been closed by the provider at the moment it is used again. When that happens before
the first byte of an answer, a request that may be repeated (RFC 9110, 9.2.2) is sent once more on a new connection.
"""

import asyncio
import ssl
from typing import Protocol, cast

import httptools

from .addresses import Origin
from .faults import Fault, ProviderGarbled, ProviderSlow, ProviderUnreachable
from .headers import Pairs, find_header

IDLE_S = 4.0
"""How long an unused connection is kept: less than the 5 seconds after which common servers close it."""
MAX_IDLE = 128
MAX_HEAD = 64 * 1024


class Call(Protocol):
    """A request to a provider, and who wants the answer."""

    origin: Origin
    service: str
    wire: bytes
    is_head: bool
    is_repeatable: bool
    timeout_s: float
    max_body: int

    def answered(self, status: int, pairs: Pairs, body: bytes) -> None:
        """Take the provider's answer."""

    def failed(self, fault: Fault) -> None:
        """Take the reason why there is none."""


class Providers:
    """Sends calls, each on a connection of its own while it lasts."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._idle: dict[Origin, list[_Connection]] = {}
        self._connections: set[_Connection] = set()
        self._connecting: set[asyncio.Task[None]] = set()
        self._tls: ssl.SSLContext | None = None

    def send(self, call: Call) -> None:
        """Send a call; exactly one of its two methods is called later."""
        idle = self._idle.get(call.origin)
        while idle:
            connection = idle.pop()
            if not connection.is_closing():
                connection.send(call, is_reused=True)
                return
        self.send_afresh(call)

    def send_afresh(self, call: Call) -> None:
        """Send a call on a new connection."""
        task = self._loop.create_task(self._connect(call))
        self._connecting.add(task)
        task.add_done_callback(self._connecting.discard)

    def keep(self, connection: "_Connection", origin: Origin) -> None:
        """Keep a connection for the next call to its origin."""
        idle = self._idle.setdefault(origin, [])
        if len(idle) < MAX_IDLE:
            idle.append(connection)
        else:
            connection.close()

    def opened(self, connection: "_Connection") -> None:
        """Take note of a connection, so that its time is watched."""
        self._connections.add(connection)

    def lost(self, connection: "_Connection", origin: Origin | None) -> None:
        """Forget a connection."""
        self._connections.discard(connection)
        idle = self._idle.get(origin) if origin else None
        if idle and connection in idle:
            idle.remove(connection)

    def expire(self, now: float) -> None:
        """End what has taken too long; call it several times a second."""
        for connection in [*self._connections]:
            connection.expire(now)

    def close(self) -> None:
        """Close every connection."""
        for task in self._connecting:
            task.cancel()
        for connection in [*self._connections]:
            connection.close()

    async def _connect(self, call: Call) -> None:
        host, port, is_tls = call.origin
        try:
            async with asyncio.timeout(call.timeout_s):
                _, connection = await self._loop.create_connection(
                    lambda: _Connection(self, self._loop),
                    host,
                    port,
                    ssl=self._tls_context() if is_tls else None,
                    server_hostname=host if is_tls else None,
                )
        except TimeoutError:
            call.failed(ProviderSlow(service=call.service, timeout_s=call.timeout_s))
        except OSError as error:
            call.failed(ProviderUnreachable(service=call.service, reason=_explain(error)))
        else:
            connection.send(call, is_reused=False)

    def _tls_context(self) -> ssl.SSLContext:
        self._tls = self._tls or ssl.create_default_context()
        return self._tls


class _Connection(asyncio.Protocol):
    _transport: asyncio.Transport

    def __init__(self, providers: Providers, loop: asyncio.AbstractEventLoop) -> None:
        self._providers = providers
        self._loop = loop
        self._parser = httptools.HttpResponseParser(self)
        self._call: Call | None = None
        self._origin: Origin | None = None
        self._deadline = 0.0

    def send(self, call: Call, *, is_reused: bool) -> None:
        """Send the call's bytes."""
        self._call, self._origin, self._is_reused = call, call.origin, is_reused
        self._pairs: Pairs = []
        self._body: list[bytes] = []
        self._body_bytes = self._head_bytes = self._status = 0
        self._has_head = self._is_interim = self._is_complete = self._is_kept = False
        self._flaw = ""
        self._deadline = self._loop.time() + call.timeout_s
        self._transport.write(call.wire)

    def is_closing(self) -> bool:
        """Tell whether it can no longer be used."""
        return self._transport.is_closing()

    def close(self) -> None:
        """Close it."""
        self._transport.close()

    def expire(self, now: float) -> None:
        """Close it if it is idle, or end its call, when its time has come."""
        if now < self._deadline:
            return
        if self._call is None:
            self._transport.close()
        else:
            self._fail(ProviderSlow(service=self._call.service, timeout_s=self._call.timeout_s))

    # What asyncio calls.

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin, idle."""
        self._transport = cast("asyncio.Transport", transport)
        self._deadline = self._loop.time() + IDLE_S
        self._providers.opened(self)

    def data_received(self, data: bytes) -> None:
        """Read on; settle the call only when the parser has returned."""
        if self._call is None:
            self._transport.abort()
            return
        try:
            self._parser.feed_data(data)
        except httptools.HttpParserCallbackError:
            raise
        except (httptools.HttpParserError, httptools.HttpParserUpgrade) as error:
            self._flaw = self._flaw or f"it is not HTTP/1.1 ({error})"
        if not self._has_head:
            self._head_bytes += len(data)
            if self._head_bytes > MAX_HEAD:
                self._flaw = "its headers are too large"
        self._settle(self._call)

    def connection_lost(self, error: Exception | None) -> None:
        """End: what came may be the whole answer, may be asked again, or is missing."""
        self._providers.lost(self, self._origin)
        call = self._call
        if call is None:
            return
        if self._has_head and self._ends_with_connection():
            self._finish(call)
        elif self._is_reused and not self._head_bytes and not self._has_head and call.is_repeatable:
            self._call = None
            self._providers.send_afresh(call)
        else:
            reason = (
                _explain(error) if isinstance(error, OSError) else "the connection ended before the answer"
            )
            self._fail(ProviderUnreachable(service=call.service, reason=reason))

    # What httptools calls.

    def on_message_begin(self) -> None:
        """Take more than one answer for a reason not to use the connection again."""
        self._is_kept = False

    def on_header(self, name: bytes, value: bytes) -> None:
        """Take a header; trailers are left out."""
        if not self._has_head:
            self._pairs.append((name, value))

    def on_headers_complete(self) -> None:
        """Take the status; 1xx only announces the answer. After HEAD there is no body to wait for."""
        if self._is_complete:
            return
        self._status = self._parser.get_status_code()
        self._is_interim = self._status < 200
        self._has_head = not self._is_interim
        self._is_complete = self._has_head and self._call is not None and self._call.is_head

    def on_body(self, chunk: bytes) -> None:
        """Take a piece of the body, within its limit."""
        if self._is_complete or self._call is None:
            return
        self._body.append(chunk)
        self._body_bytes += len(chunk)
        if self._body_bytes > self._call.max_body:
            self._flaw = f"its body is larger than {self._call.max_body} bytes"

    def on_message_complete(self) -> None:
        """Take the answer for complete."""
        if self._is_interim:
            self._pairs = []
        elif not self._is_complete:
            self._is_complete, self._is_kept = True, self._parser.should_keep_alive()

    def _settle(self, call: Call) -> None:
        if self._is_complete:
            self._finish(call)
        elif self._flaw:
            self._fail(ProviderGarbled(service=call.service, reason=self._flaw))

    def _ends_with_connection(self) -> bool:
        framings = (b"content-length", b"transfer-encoding")
        return all(find_header(self._pairs, name) is None for name in framings)

    def _finish(self, call: Call) -> None:
        self._call = None
        self._deadline = self._loop.time() + IDLE_S
        if self._is_kept and not self._flaw:
            self._providers.keep(self, call.origin)
        else:
            self._transport.close()
        if self._body_bytes > call.max_body:
            call.failed(ProviderGarbled(service=call.service, reason=self._flaw))
        else:
            body = self._body[0] if len(self._body) == 1 else b"".join(self._body)
            call.answered(self._status, self._pairs, body)

    def _fail(self, fault: Fault) -> None:
        call, self._call = self._call, None
        self._transport.abort()
        if call is not None:
            call.failed(fault)


def _explain(error: OSError) -> str:
    return error.strerror or type(error).__name__

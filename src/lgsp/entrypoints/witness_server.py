"""
The HTTP door of a witness: one process, a thread a connection, nothing that can be held open for long.

A witness is asked about once every ten seconds by each log. Put a TLS terminator before it where others can reach it.
"""

import re
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import SHUT_RDWR, socket
from threading import BoundedSemaphore, Lock
from typing import Any

from lgsp.kernel.errors import DomainError
from lgsp.platform.evidence.witness import Witness
from lgsp.platform.evidence.witness_protocol import MOST_BYTES, Answer, to_answer
from lgsp.platform.evidence.witness_refusals import AddressUnknown, RequestTooLarge, RequestWithoutLength

MOST_CONNECTIONS = 64
CONNECTION_S = 30.0
SILENCE_S = 10.0
_STATE = re.compile(r"/([0-9a-f]{64})/checkpoint")


class WitnessServer(ThreadingHTTPServer):
    """Serves one witness until it is shut down. No connection lives longer than `CONNECTION_S`."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, address: tuple[str, int], witness: Witness) -> None:
        """
        Listen on the address.

        :raises OSError: if that is not possible
        """
        self.witness = witness
        self._places = BoundedSemaphore(MOST_CONNECTIONS)
        self._open: dict[socket, float] = {}
        self._mutex = Lock()
        super().__init__(address, _Door)

    def process_request(self, request: Any, client_address: Any) -> None:
        """Take a connection, or close it where too many are open."""
        if not self._places.acquire(blocking=False):
            super().shutdown_request(request)
            return
        with self._mutex:
            self._open[request] = time.monotonic() + CONNECTION_S
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        """Close a connection, and give its place to another."""
        with self._mutex:
            known = self._open.pop(request, None)
        super().shutdown_request(request)
        if known is not None:
            self._places.release()

    def service_actions(self) -> None:
        """End the connections that are too old; called twice a second."""
        with self._mutex:
            old = [request for request, until in self._open.items() if time.monotonic() > until]
        for request in old:
            try:
                request.shutdown(SHUT_RDWR)
            except OSError:  # it was closed at this moment
                continue

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a client that went away; anything else is a bug, and shown."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


class _Door(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "lgsp-witness"
    sys_version = ""
    timeout = SILENCE_S
    server: WitnessServer

    def do_POST(self) -> None:
        try:
            if self.path != "/add-checkpoint":
                raise AddressUnknown(path=self.path[:80])
            body = self.rfile.read(self._check_length())
        except DomainError as refusal:
            self.close_connection = True
            self._send(to_answer(refusal))
            return
        self._send(self.server.witness.add_checkpoint(body, at=int(time.time())))

    def do_GET(self) -> None:
        found = _STATE.fullmatch(self.path)
        cosigned = self.server.witness.find_cosigned(found[1]) if found else None
        if cosigned is not None:
            self._send(Answer(200, cosigned))
        elif self.path == "/healthz":
            self._send(Answer(200, b"ok\n"))
        else:
            self._send(to_answer(AddressUnknown(path=self.path[:80])))

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - the library's own word
        """Write no line a request."""

    def _check_length(self) -> int:
        """
        Return how long the body is.

        :raises RequestWithoutLength: if it is sent in chunks, or its length is not said
        :raises RequestTooLarge: if it is longer than a witness reads
        """
        length = self.headers.get("Content-Length", "")
        if "Transfer-Encoding" in self.headers or not (length.isascii() and length.isdecimal()):
            raise RequestWithoutLength
        if len(length) > 9 or int(length) > MOST_BYTES:
            raise RequestTooLarge(size=length[:20], most=MOST_BYTES)
        return int(length)

    def _send(self, answer: Answer) -> None:
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.content_type)
        self.send_header("Content-Length", str(len(answer.body)))
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(answer.body)

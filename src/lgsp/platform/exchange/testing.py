"""
Doubles at the edge, for tests, demonstrations and measurements: a registry, a provider, a gateway in its own process.

Nothing here is mocked: the provider is a socket that says what it is told to say, and the gateway is the real one.
"""

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from base64 import b64encode
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from http.client import HTTPConnection, HTTPResponse
from json import loads
from pathlib import Path
from types import TracebackType
from typing import Self

from .snapshot import Agreement, Client, Member, Service, Snapshot, Subsystem, write_snapshot

INSTANCE = "VN-H99"
CONSUMER = "VN-H99/GOV/H99.02/MOTCUA"
PROVIDER = "VN-H99/GOV/H99.10/HOTICH"
SERVICE = f"{PROVIDER}/tra-cuu"
CLIENT_ID, SECRET = "mot-cua", "not a secret"
AGREEMENT = "mot-cua-tra-cuu-ho-tich"
OK = b'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 11\r\n\r\n{"ok":true}'
_START_S = 15.0


def make_snapshot(url: str, **changes: object) -> Snapshot:
    """Return a registry with one consumer, one provider and one agreement; `changes` replace fields of it."""
    fields: dict[str, object] = {
        "version": 1,
        "made_at": "2026-01-05T09:00:00+07:00",
        "instance": INSTANCE,
        "members": [
            Member(member_class="GOV", code="H99.02", name="Văn phòng Uỷ ban nhân dân tỉnh"),
            Member(member_class="GOV", code="H99.10", name="Sở Tư pháp"),
        ],
        "subsystems": [Subsystem(id=CONSUMER, name="Một cửa"), Subsystem(id=PROVIDER, name="Hộ tịch")],
        "services": [Service(id=SERVICE, name="Tra cứu hộ tịch", url=url, timeout_s=2.0, max_body=1 << 20)],
        "clients": [make_client(CLIENT_ID, CONSUMER)],
        "agreements": [make_agreement(AGREEMENT)],
    }
    return Snapshot(**{**fields, **changes})  # type: ignore[arg-type]


def make_client(client_id: str, subsystem: str, secret: str = SECRET) -> Client:
    """Return a credential with a known secret."""
    return Client(client_id=client_id, subsystem=subsystem, secret_sha256=sha256(secret.encode()).hexdigest())


def make_agreement(key: str, **changes: object) -> Agreement:
    """Return an agreement without dates; `changes` replace fields of it."""
    fields: dict[str, object] = {
        "consumer": CONSUMER,
        "service": SERVICE,
        "purpose": "Giải quyết thủ tục hành chính",
        "legal_basis": "Thoả thuận mẫu",
    }
    return Agreement(id=key, **{**fields, **changes})  # type: ignore[arg-type]


class FakeProvider:
    """A provider that answers each request with the bytes `answer(request)` returns; empty bytes hang up."""

    def __init__(self, answer: Callable[[bytes], bytes] = lambda _: OK) -> None:
        self.answer = answer
        self.requests: list[bytes] = []
        self.connections = 0
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=256)
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        threading.Thread(target=self._accept, daemon=True).start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._listener.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                peer, _ = self._listener.accept()
                self.connections += 1
                threading.Thread(target=self._serve, args=(peer,), daemon=True).start()

    def _serve(self, peer: socket.socket) -> None:
        with suppress(OSError), peer:
            while request := _read_request(peer):
                self.requests.append(request)
                answer = self.answer(request)
                peer.sendall(answer)
                if not answer or b"\r\nConnection: close\r\n" in answer:
                    return


@dataclass
class RunningGateway:
    """A gateway in its own process, with everything it keeps in one folder."""

    var: Path
    environment: dict[str, str] = field(default_factory=dict)
    port: int = 0

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.process.poll() is None:
            self.stop()

    @property
    def log(self) -> str:
        """Return what the process has printed."""
        return self._output.read_text()

    def publish(self, snapshot: Snapshot) -> None:
        """Give the gateway a registry."""
        write_snapshot(snapshot, self.var / "snapshot.json")

    def start(self, *, prefix: tuple[str, ...] = ()) -> None:
        """Start the process, behind a prefix such as `taskset`, and wait until it listens."""
        self.var.mkdir(parents=True, exist_ok=True)
        self._output = self.var / "gateway.log"
        with self._output.open("wb") as output:
            self.process = subprocess.Popen(
                [*prefix, sys.executable, "-m", "lgsp.entrypoints.gateway"],
                env={
                    **os.environ,
                    "LGSP_VAR": str(self.var),
                    "LGSP_GATEWAY_PORT": str(self.port),
                    "LGSP_LANG": "en",
                    **self.environment,
                },
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        self.listening_port = self._wait_for_port()

    def stop(self) -> int:
        """Ask the process to stop; return its exit status."""
        self.process.terminate()
        return self.process.wait(timeout=10)

    def kill(self) -> None:
        """End the process as a power cut would, without a word."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def request(
        self, method: str, target: str, *, body: bytes | None = None, headers: dict[str, str] | None = None
    ) -> tuple[HTTPResponse, bytes]:
        """Send a request on a connection of its own."""
        connection = HTTPConnection("127.0.0.1", self.listening_port, timeout=10)
        try:
            connection.request(method, target, body=body, headers=headers or {})
            response = connection.getresponse()
            return response, response.read()
        finally:
            connection.close()

    def send_raw(self, content: bytes) -> bytes:
        """Send bytes as they are, and return everything that comes back until the connection ends."""
        with socket.create_connection(("127.0.0.1", self.listening_port), timeout=10) as peer:
            peer.sendall(content)
            peer.shutdown(socket.SHUT_WR)
            parts = []
            with suppress(ConnectionResetError):
                while part := peer.recv(65536):
                    parts.append(part)
            return b"".join(parts)

    def get_token(self, client_id: str = CLIENT_ID, secret: str = SECRET) -> str:
        """Return an access token."""
        basic = b64encode(f"{client_id}:{secret}".encode()).decode()
        response, body = self.request(
            "POST",
            "/token",
            body=b"grant_type=client_credentials",
            headers={"Authorization": f"Basic {basic}", "Content-Type": "application/x-www-form-urlencoded"},
        )
        assert response.status == 200, body
        return str(loads(body)["access_token"])

    def call(
        self,
        method: str = "GET",
        path: str = "",
        *,
        token: str,
        body: bytes | None = None,
        headers: dict[str, str] | None = None,
    ) -> tuple[HTTPResponse, bytes]:
        """Call the one service under the one agreement."""
        own = {"Authorization": f"Bearer {token}", "X-Road-Client": CONSUMER}
        return self.request(method, f"/r1/{SERVICE}{path}", body=body, headers={**own, **(headers or {})})

    def _wait_for_port(self) -> int:
        deadline = time.monotonic() + _START_S
        while time.monotonic() < deadline:
            if found := re.search(r"listening on http://[^:]+:(\d+)", self.log):
                return int(found[1])
            if self.process.poll() is not None:
                break
            time.sleep(0.01)
        raise AssertionError(f"the gateway does not listen: {self.log}")


def _read_request(peer: socket.socket) -> bytes:
    content = b""
    while b"\r\n\r\n" not in content:
        part = peer.recv(65536)
        if not part:
            return b""
        content += part
    head, _, body = content.partition(b"\r\n\r\n")
    length = re.search(rb"(?i)\r\ncontent-length: *(\d+)", head)
    while length and len(body) < int(length[1]):
        body += peer.recv(65536)
    return head + b"\r\n\r\n" + body

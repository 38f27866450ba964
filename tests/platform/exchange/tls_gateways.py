"""A gateway that ends TLS, and what its clients need."""

import json
import re
import socket
import ssl
import time
from collections.abc import Callable
from http.client import HTTPSConnection
from pathlib import Path
from urllib.parse import urlencode

from lgsp.platform.exchange.snapshot import ClientCertificate
from lgsp.platform.exchange.testing import (
    CLIENT_ID,
    CONSUMER,
    PROVIDER,
    SECRET,
    SERVICE,
    FakeProvider,
    RunningGateway,
    make_snapshot,
)
from tests.platform.exchange.certificate_makers import Made, make

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
BY_CERTIFICATE = urlencode({"grant_type": "client_credentials", "client_id": CONSUMER})
BY_SECRET = urlencode({"grant_type": "client_credentials", "client_id": CLIENT_ID, "client_secret": SECRET})
CUT = (ssl.SSLError, ConnectionError)
"""What a client meets when the gateway ends the handshake."""


class Tls:
    """A gateway with TLS, and what its clients need."""

    def __init__(self, folder: Path, provider: FakeProvider) -> None:
        self.folder = folder
        self.provider = provider
        self.authority, self.root = make("root"), make("root")
        self.server = make("localhost", issuer=self.authority)
        self.own, self.other = make("mot-cua"), make("ho-tich")
        self.authority.write(folder, "authority")
        certificate, key = self.server.write(folder, "server")
        roots, _ = self.root.write(folder, "roots")
        environment = {
            "LGSP_GATEWAY_TLS_PORT": str(find_port()),
            "LGSP_GATEWAY_TLS_CERTIFICATE": str(certificate),
            "LGSP_GATEWAY_TLS_KEY": str(key),
            "LGSP_GATEWAY_TLS_ROOTS": str(roots),
        }
        self.gateway = RunningGateway(folder / "var", environment=environment)
        self.publish(self.own.register(), self.other.register(PROVIDER))

    def publish(self, *certificates: ClientCertificate, version: int = 1) -> None:
        self.gateway.publish(
            make_snapshot(self.provider.url, version=version, certificates=list(certificates))
        )

    @property
    def port(self) -> int:
        return int(re.search(r"listening on https://[^:]+:(\d+)", self.gateway.log)[1])

    def context(self, shown: Made | None = None) -> ssl.SSLContext:
        context = ssl.create_default_context(cadata=self.authority.pem)
        if shown is not None:
            context.load_cert_chain(*shown.write(self.folder, shown.id))
        return context

    def ask(self, method, path, *, shown=None, body=None, headers=None):
        connection = HTTPSConnection("localhost", self.port, context=self.context(shown), timeout=10)
        try:
            connection.request(method, path, body=body, headers=headers or {})
            response = connection.getresponse()
            return response.status, json.loads(response.read() or b"null")
        finally:
            connection.close()

    def call(self, *, shown=None, token=None, client=CONSUMER):
        headers = {"X-Road-Client": client, **({"Authorization": f"Bearer {token}"} if token else {})}
        return self.ask("GET", f"/r1/{SERVICE}/x", shown=shown, headers=headers)

    def get_token(self, body, *, shown=None) -> str:
        status, answer = self.ask("POST", "/token", shown=shown, body=body, headers=FORM)
        assert status == 200, answer
        return answer["access_token"]


def find_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]


def wait_until(is_so: Callable[[], object], *, within_s: float = 8.0) -> None:
    deadline = time.monotonic() + within_s
    while not is_so():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.05)

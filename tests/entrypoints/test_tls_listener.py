"""The TLS port with limits short enough to wait for."""

import asyncio
import socket
import time

import pytest
import uvloop

from lgsp.entrypoints import tls_listener
from lgsp.entrypoints.configuration import read_configuration
from lgsp.platform.exchange.gateway import Gateway
from lgsp.platform.exchange.server import Clients
from tests.platform.exchange.certificate_makers import make
from tests.platform.exchange.tls_gateways import find_port

CLIENT_HELLO = bytes.fromhex("1603010200010001fc0303")
"""The beginning of a ClientHello (RFC 8446, 4.1.2), whose rest never comes."""


@pytest.mark.parametrize("sent", [b"", CLIENT_HELLO], ids=["nothing", "half a greeting"])
def test_a_handshake_that_does_not_get_on_is_ended(tmp_path, monkeypatch, sent):
    monkeypatch.setattr(tls_listener, "HEAD_S", 0.2)
    certificate, key = make("localhost").write(tmp_path, "server")
    port = find_port()
    settings = {
        "LGSP_GATEWAY_TLS_PORT": str(port),
        "LGSP_GATEWAY_TLS_CERTIFICATE": str(certificate),
        "LGSP_GATEWAY_TLS_KEY": str(key),
    }

    def wait_for_the_end() -> bytes:
        with socket.create_connection(("127.0.0.1", port), timeout=10) as slow:
            slow.sendall(sent)
            return slow.recv(4096)

    async def run() -> tuple[bytes, int]:
        loop = asyncio.get_running_loop()
        clients = Clients(Gateway(now=time.time_ns), loop)
        listener = tls_listener.TlsListener(read_configuration(settings), clients, loop)
        await listener.open()
        received = await asyncio.to_thread(wait_for_the_end)
        listener.close()
        return received, clients.count

    assert uvloop.run(run()) == (b"", 0)

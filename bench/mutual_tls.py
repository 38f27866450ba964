"""
The gateway by mutual TLS, beside nginx with mutual TLS, and beside itself in clear.

Processor time is compared, not throughput: wrk shows no certificate, so an nginx before it does, on the loading core.
That core is then the narrow place for the peer; what one exchange costs on the other core is not touched by it. In
clear the gateway is reached through such an nginx too, by token: what differs is TLS, and certificate for token.
"""

import tempfile
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from lgsp.platform.exchange.testing import CONSUMER
from tests.platform.exchange.certificate_makers import make

from .gateway import PEER_SITE, PROVIDER_SITE, Round, Target, run, start_gateway
from .harness import LOAD_CORE, SERVER_CORE, Row, check_tools, free_port, middle, nginx

ROUNDS = 3
JSON = {"Content-Type": "application/json"}
FRONT_SITE = """upstream target { server 127.0.0.1:@TARGET@; keepalive 64; keepalive_requests 100000000; }
server { listen 127.0.0.1:@PORT@; client_max_body_size 1m; client_body_buffer_size 256k; location / {
proxy_pass https://target; proxy_http_version 1.1; proxy_set_header Connection "";
proxy_ssl_certificate @FOLDER@/client.pem; proxy_ssl_certificate_key @FOLDER@/client.key; } }"""
TLS_SITE = """upstream provider { server 127.0.0.1:@PROVIDER@; keepalive 64; keepalive_requests 100000000; }
server { listen 127.0.0.1:@PORT@ ssl; ssl_certificate @FOLDER@/server.pem; ssl_certificate_key @FOLDER@/server.key;
ssl_client_certificate @FOLDER@/client.pem; ssl_verify_client on; location / {
proxy_pass http://provider; proxy_http_version 1.1; proxy_set_header Connection ""; } }"""


def measure() -> list[Row]:
    """
    Measure one exchange: POST 1 KiB, 64 kept connections, one core.

    :raises Skipped: if a tool is missing
    """
    check_tools("nginx", "wrk", "taskset")
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-tls-")))
        _, provider = stack.enter_context(nginx(PROVIDER_SITE, core=LOAD_CORE))
        ours, in_clear = _start_ours(stack, folder, provider=provider)
        peer = _start_peer(stack, folder, provider=provider)
        rounds = [(run(ours), run(peer), run(in_clear)) for _ in range(ROUNDS)]
    return [
        _to_row([(our, peer) for our, peer, _ in rounds], peer="nginx with mutual TLS", asked=">= 0.30"),
        _to_row(
            [(our, clear) for our, _, clear in rounds], peer="itself in clear, by token", asked=">= 0.80"
        ),
    ]


def _start_ours(stack: ExitStack, folder: Path, *, provider: int) -> tuple[Target, Target]:
    client = make("client", until=timedelta(days=2))
    client.write(folder, "client")
    certificate, key = make("localhost", until=timedelta(days=2)).write(folder, "server")
    port = free_port()
    ours = start_gateway(
        stack,
        provider_port=provider,
        environment={
            "LGSP_GATEWAY_TLS_PORT": str(port),
            "LGSP_GATEWAY_TLS_CERTIFICATE": str(certificate),
            "LGSP_GATEWAY_TLS_KEY": str(key),
        },
        certificates=[client.register()],
    )
    place = urlsplit(ours.url)
    clear = PEER_SITE.replace("@PROVIDER@", str(place.port))
    _, clear_port = stack.enter_context(nginx(clear, core=LOAD_CORE))
    front_port = _start_front(stack, folder, target=port)
    shown = {**JSON, "X-Road-Client": CONSUMER}
    return (
        Target(ours.pid, f"http://127.0.0.1:{front_port}{place.path}", shown),
        ours._replace(url=f"http://127.0.0.1:{clear_port}{place.path}"),
    )


def _start_peer(stack: ExitStack, folder: Path, *, provider: int) -> Target:
    site = TLS_SITE.replace("@PROVIDER@", str(provider)).replace("@FOLDER@", str(folder))
    pid, port = stack.enter_context(nginx(site, core=SERVER_CORE))
    return Target(pid, f"http://127.0.0.1:{_start_front(stack, folder, target=port)}/x", JSON)


def _start_front(stack: ExitStack, folder: Path, *, target: int) -> int:
    front = FRONT_SITE.replace("@TARGET@", str(target)).replace("@FOLDER@", str(folder))
    _, port = stack.enter_context(nginx(front, core=LOAD_CORE))
    return port


def _to_row(rounds: list[tuple[Round, Round]], *, peer: str, asked: str) -> Row:
    return Row(
        name="Gateway: processor time of one exchange by mutual TLS",
        value=middle(ours.cpu_us for ours, _ in rounds),
        unit="µs",
        peer=f"{peer} (its time over ours)",
        ratio=middle(theirs.cpu_us / ours.cpu_us for ours, theirs in rounds),
        asked=asked,
    )

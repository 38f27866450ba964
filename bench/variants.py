"""
The gateway in other circumstances, each beside what it is compared with: larger bodies, a full registry, mutual TLS.
"""

import tempfile
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path

from lgsp.platform.exchange.snapshot import Service
from lgsp.platform.exchange.testing import CONSUMER, PROVIDER, make_agreement
from tests.platform.exchange.certificate_makers import make

from .gateway import BODY, PEER, PEER_SITE, PROVIDER_SITE, Target, run, start_gateway
from .harness import LOAD_CORE, SERVER_CORE, Row, check_tools, free_port, middle, nginx

ROUNDS = 3
SIZES = (10, 100)
AGREEMENTS, SERVICES = 2_000, 500
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
    Measure all of them.

    :raises Skipped: if a tool is missing
    """
    check_tools("nginx", "wrk", "taskset")
    return [*_measure_sizes(), _measure_full_registry(), _measure_mutual_tls()]


def _measure_sizes() -> list[Row]:
    rows = []
    with ExitStack() as stack:
        _, provider = stack.enter_context(nginx(PROVIDER_SITE, core=LOAD_CORE))
        site = PEER_SITE.replace("@PROVIDER@", str(provider))
        pid, port = stack.enter_context(nginx(site, core=SERVER_CORE))
        peer = Target(pid, f"http://127.0.0.1:{port}/x", JSON)
        ours = start_gateway(stack, provider_port=provider)
        for size in SIZES:
            body = BODY[:-2] + b"x" * (size * 1024 - len(BODY)) + BODY[-2:]
            rounds = [(run(ours, body=body), run(peer, body=body)) for _ in range(ROUNDS)]
            value = middle(our.per_second for our, _ in rounds)
            ratio = middle(our.per_second / their.per_second for our, their in rounds)
            name = f"Gateway: exchanges of {size} KiB, one core"
            rows.append(Row(name=name, value=value, unit="1/s", peer=PEER, ratio=ratio, asked=">= 0.30"))
    return rows


def _measure_full_registry() -> Row:
    services = [
        Service(id=f"{PROVIDER}/dich-vu-{number}", name=f"Dịch vụ {number}", url="http://127.0.0.1:9")
        for number in range(SERVICES - 1)
    ]
    agreements = [
        make_agreement(
            f"thoa-thuan-{number}",
            consumer=f"{CONSUMER}{number}",
            service=services[number % len(services)].id,
        )
        for number in range(AGREEMENTS - 1)
    ]
    with ExitStack() as stack:
        _, provider = stack.enter_context(nginx(PROVIDER_SITE, core=LOAD_CORE))
        small = start_gateway(stack, provider_port=provider)
        full = start_gateway(stack, provider_port=provider, services=services, agreements=agreements)
        rounds = [(run(full), run(small)) for _ in range(ROUNDS)]
    return Row(
        name=f"Gateway: exchanges with {AGREEMENTS:,} agreements and {SERVICES} services",
        value=middle(ours.per_second for ours, _ in rounds),
        unit="1/s",
        peer="the same with one of each",
        ratio=middle(ours.per_second / other.per_second for ours, other in rounds),
        asked=">= 0.90",
    )


def _measure_mutual_tls() -> Row:
    """
    Compare processor time, not throughput: wrk shows no certificate, so an nginx before it does, on the loading core.

    That core is then the narrow place for the peer; what one exchange costs on the other core is not touched by it.
    """
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-tls-")))
        client = make("client", until=timedelta(days=2))
        client.write(folder, "client")
        certificate, key = make("localhost", until=timedelta(days=2)).write(folder, "server")
        _, provider = stack.enter_context(nginx(PROVIDER_SITE, core=LOAD_CORE))
        site = TLS_SITE.replace("@PROVIDER@", str(provider)).replace("@FOLDER@", str(folder))
        peer_pid, peer_port = stack.enter_context(nginx(site, core=SERVER_CORE))
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
        path = ours.url.partition("/r1/")[2]
        fronts = []
        for target in (port, peer_port):
            front = FRONT_SITE.replace("@TARGET@", str(target)).replace("@FOLDER@", str(folder))
            fronts.append(stack.enter_context(nginx(front, core=LOAD_CORE))[1])
        shown = {**JSON, "X-Road-Client": CONSUMER}
        by_certificate = Target(ours.pid, f"http://127.0.0.1:{fronts[0]}/r1/{path}", shown)
        peer = Target(peer_pid, f"http://127.0.0.1:{fronts[1]}/x", JSON)
        rounds = [(run(by_certificate), run(peer)) for _ in range(ROUNDS)]
    return Row(
        name="Gateway: processor time of one exchange by mutual TLS",
        value=middle(our.cpu_us for our, _ in rounds),
        unit="µs",
        peer="nginx with mutual TLS (its time over ours)",
        ratio=middle(their.cpu_us / our.cpu_us for our, their in rounds),
        asked=">= 0.30",
    )

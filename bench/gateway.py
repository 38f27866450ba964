"""
The gateway, everything on, beside nginx passing the same requests to the same provider.

Everything: token, agreement with a rate, request and answer checked by the service's description, two durable records,
Merkle tree, signature, receipt. nginx authenticates nobody and records nothing. The provider is nginx answering a
constant.
"""

import tempfile
from contextlib import ExitStack
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from lgsp.platform.exchange.snapshot import Service
from lgsp.platform.exchange.testing import (
    AGREEMENT,
    CONSUMER,
    SERVICE,
    RunningGateway,
    make_agreement,
    make_snapshot,
)

from .harness import LOAD_CORE, SERVER_CORE, Row, check_tools, cpu_seconds, load, middle, nginx, pin

ROUNDS, SECONDS, WARM_S, CONNECTIONS = 5, 4, 1, 64
BODY = b'{"noi_dung":"%s"}' % (b"x" * 1009)
PROVIDER_SITE = """server { listen 127.0.0.1:@PORT@; location / {
default_type application/json; return 200 '{"ok":true,"data":"%s"}'; } }""" % ("y" * 100)
DESCRIPTION = b"""openapi: 3.1.0
paths:
  /x:
    post:
      requestBody: {required: true, content: {application/json: {schema: {type: object, required: [noi_dung],
        additionalProperties: false, properties: {noi_dung: {type: string, maxLength: 200000}}}}}}
      responses:
        "200": {description: x, content: {application/json: {schema: {type: object, required: [ok, data],
          properties: {ok: {type: boolean}, data: {type: string}}}}}}
"""
PEER_SITE = """upstream provider { server 127.0.0.1:@PROVIDER@; keepalive 64; keepalive_requests 100000000; }
server { listen 127.0.0.1:@PORT@; client_body_buffer_size 256k; location / {
proxy_pass http://provider; proxy_http_version 1.1; proxy_set_header Connection ""; } }"""
PEER = "nginx pass-through, no log"


class Target(NamedTuple):
    """A server to load."""

    pid: int
    url: str
    headers: dict[str, str]


class Round(NamedTuple):
    """What one run found."""

    per_second: float
    p99_ms: float
    cpu_us: float


def measure() -> list[Row]:
    """
    Measure one exchange: POST 1 KiB, 64 kept connections, one core.

    :raises Skipped: if a tool is missing
    """
    check_tools("nginx", "wrk", "taskset")
    with ExitStack() as stack:
        _, provider_port = stack.enter_context(nginx(PROVIDER_SITE, core=LOAD_CORE))
        site = PEER_SITE.replace("@PROVIDER@", str(provider_port))
        peer_pid, peer_port = stack.enter_context(nginx(site, core=SERVER_CORE))
        ours = start_gateway(stack, provider_port=provider_port)
        peer = Target(peer_pid, f"http://127.0.0.1:{peer_port}/x", {"Content-Type": "application/json"})
        rounds = [(run(ours), run(peer)) for _ in range(ROUNDS)]
    return _to_rows([one for one, _ in rounds], [other for _, other in rounds])


def start_gateway(
    stack: ExitStack,
    *,
    provider_port: int,
    environment: dict[str, str] | None = None,
    **registry: list[Any],
) -> Target:
    """Start a gateway with everything on, on the measured core; `registry` is what its registry has besides."""
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-gateway-")))
    gateway = RunningGateway(folder, environment=environment or {})
    digest = sha256(DESCRIPTION).hexdigest()
    (folder / "contracts").mkdir()
    (folder / "contracts" / digest).write_bytes(DESCRIPTION)
    url = f"http://127.0.0.1:{provider_port}"
    service = Service(id=SERVICE, name="Tra cứu", url=url, contract=digest)
    agreement = make_agreement(AGREEMENT, validation="enforce", rate=1_000_000.0, burst=1_000_000)
    own: dict[str, list[Any]] = {"services": [service], "agreements": [agreement]}
    gateway.publish(
        make_snapshot(url, **{**registry, **{k: v + registry.get(k, []) for k, v in own.items()}})
    )
    gateway.start(prefix=pin(SERVER_CORE))
    stack.callback(gateway.stop)
    return Target(
        gateway.process.pid,
        f"http://127.0.0.1:{gateway.listening_port}/r1/{SERVICE}/x",
        {
            "Authorization": f"Bearer {gateway.get_token()}",
            "X-Road-Client": CONSUMER,
            "Content-Type": "application/json",
        },
    )


def run(target: Target, *, body: bytes = BODY) -> Round:
    """Load a target from kept connections, after a moment of warming up."""
    load(target.url, seconds=WARM_S, connections=CONNECTIONS, body=body, headers=target.headers)
    before = cpu_seconds(target.pid)
    found = load(target.url, seconds=SECONDS, connections=CONNECTIONS, body=body, headers=target.headers)
    assert not found.failed, f"{found.failed} requests failed at {target.url}"
    return Round(found.per_second, found.p99_ms, (cpu_seconds(target.pid) - before) / found.requests * 1e6)


def _to_rows(ours: list[Round], peer: list[Round]) -> list[Row]:
    asked = {"per_second": ">= 0.30", "p99_ms": "–", "cpu_us": "<= 3.0"}
    names = {
        "per_second": ("Gateway: exchanges checked, with full evidence, one core", "1/s"),
        "p99_ms": ("Gateway: 99th percentile at that load", "ms"),
        "cpu_us": ("Gateway: processor time of one exchange", "µs"),
    }
    rows = []
    for field, (name, unit) in names.items():
        value = middle(getattr(found, field) for found in ours)
        ratio = middle(
            getattr(one, field) / getattr(other, field) for one, other in zip(ours, peer, strict=True)
        )
        rows.append(Row(name=name, value=value, unit=unit, peer=PEER, ratio=ratio, asked=asked[field]))
    return rows

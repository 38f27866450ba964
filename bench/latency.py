"""The latency that the gateway adds at two thousand requests a second, open loop, beside nginx in its place."""

import json
import subprocess
import sys
from contextlib import ExitStack

from .gateway import BODY, PEER, PEER_SITE, PROVIDER_SITE, Target, start_gateway
from .harness import LOAD_CORE, SERVER_CORE, Row, check_tools, middle, nginx, pin

RATE, SECONDS, ROUNDS = 2_000, 6, 3


def measure() -> list[Row]:
    """
    Measure provider, nginx and gateway in turns; what is added is over the provider alone.

    :raises Skipped: if a tool is missing
    """
    check_tools("nginx", "taskset")
    with ExitStack() as stack:
        _, provider_port = stack.enter_context(nginx(PROVIDER_SITE, core=LOAD_CORE))
        site = PEER_SITE.replace("@PROVIDER@", str(provider_port))
        _, peer_port = stack.enter_context(nginx(site, core=SERVER_CORE))
        ours = start_gateway(stack, provider_port=provider_port)
        direct = Target(0, f"http://127.0.0.1:{provider_port}/x", {"Content-Type": "application/json"})
        peer = direct._replace(url=f"http://127.0.0.1:{peer_port}/x")
        rounds = [(_run(direct), _run(peer), _run(ours)) for _ in range(ROUNDS)]
    rows = []
    for quantile, asked in (("p50", "<= 3 ms"), ("p99", "<= 8 ms")):
        added = middle(our[quantile] - alone[quantile] for alone, _, our in rounds)
        by_peer = middle(max(0.01, theirs[quantile] - alone[quantile]) for alone, theirs, _ in rounds)
        name = f"Gateway: latency added at {RATE:,}/s, open loop, {quantile}"
        rows.append(Row(name=name, value=added, unit="ms", peer=PEER, ratio=added / by_peer, asked=asked))
    return rows


def _run(target: Target) -> dict[str, float]:
    command = [*pin(LOAD_CORE), sys.executable, "-m", "bench.open_loop", target.url, str(RATE), str(SECONDS)]
    given = json.dumps({"headers": target.headers, "body": BODY.decode()})
    output = subprocess.run(command, input=given, capture_output=True, text=True, check=True).stdout
    found: dict[str, float] = json.loads(output)
    assert not found["failed"], f"{found['failed']} requests failed at {target.url}"
    return found

"""
The gateway in other circumstances, each beside what it is compared with: larger bodies, a full registry.
"""

from contextlib import ExitStack

from lgsp.platform.exchange.snapshot import Service
from lgsp.platform.exchange.testing import CONSUMER, PROVIDER, make_agreement

from .gateway import BODY, PEER, PEER_SITE, PROVIDER_SITE, Target, run, start_gateway
from .harness import LOAD_CORE, SERVER_CORE, Row, check_tools, middle, nginx

ROUNDS = 3
SIZES = (10, 100)
AGREEMENTS, SERVICES = 2_000, 500
JSON = {"Content-Type": "application/json"}


def measure() -> list[Row]:
    """
    Measure all of them.

    :raises Skipped: if a tool is missing
    """
    check_tools("nginx", "wrk", "taskset")
    return [*_measure_sizes(), _measure_full_registry()]


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

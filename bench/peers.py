"""
The gateway beside other gateways that only pass requests on: each on one core, the same provider, the same load.

Caddy is Debian's package; fastify with its http-proxy comes from npm: LGSP_NODE_MODULES names the folder where it is
installed. What is not there is left out.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from .gateway import PROVIDER_SITE, Target, run, start_gateway
from .harness import (
    LOAD_CORE,
    SERVER_CORE,
    Row,
    Skipped,
    check_tools,
    free_port,
    middle,
    nginx,
    pin,
    wait_for_port,
)

ROUNDS = 3
JSON = {"Content-Type": "application/json"}
CADDYFILE = """{
  admin off
  auto_https off
}
http://127.0.0.1:@PORT@ {
  reverse_proxy 127.0.0.1:@PROVIDER@
}
"""
FASTIFY = """const fastify = require('fastify')({ logger: false })
fastify.register(require('@fastify/http-proxy'), { upstream: 'http://127.0.0.1:@PROVIDER@' })
fastify.listen({ port: @PORT@, host: '127.0.0.1' })
"""


def measure() -> list[Row]:
    """
    Measure the gateway with each peer that is installed, in turns.

    :raises Skipped: if none is
    """
    check_tools("nginx", "wrk", "taskset")
    peers = {name: command for name, command in _list_peers().items() if command}
    if not peers:
        raise Skipped("not installed: caddy, and no LGSP_NODE_MODULES with fastify and @fastify/http-proxy")
    rows = []
    with ExitStack() as stack:
        _, provider = stack.enter_context(nginx(PROVIDER_SITE, core=LOAD_CORE))
        ours = start_gateway(stack, provider_port=provider)
        for name, (command, site) in peers.items():
            pid, port = stack.enter_context(_peer(command, site.replace("@PROVIDER@", str(provider))))
            peer = Target(pid, f"http://127.0.0.1:{port}/x", JSON)
            rounds = [(run(ours), run(peer)) for _ in range(ROUNDS)]
            rows.append(
                Row(
                    name=f"Gateway beside {name}: exchanges, one core",
                    value=middle(our.per_second for our, _ in rounds),
                    unit="1/s",
                    peer=f"{name} pass-through, no log",
                    ratio=middle(our.per_second / their.per_second for our, their in rounds),
                    asked="> 1",
                )
            )
    return rows


def _list_peers() -> dict[str, tuple[list[str], str] | None]:
    caddy = shutil.which("caddy")
    modules = os.environ.get("LGSP_NODE_MODULES", "")
    node = shutil.which("node") if modules and Path(modules, "@fastify/http-proxy").is_dir() else None
    return {
        "Caddy": ([caddy, "run", "--adapter", "caddyfile", "--config"], CADDYFILE) if caddy else None,
        "@fastify/http-proxy": ([node], FASTIFY) if node else None,
    }


@contextmanager
def _peer(command: list[str], site: str) -> Iterator[tuple[int, int]]:
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="bench-peer-") as folder:
        file = Path(folder, "peer.js")
        file.write_text(site.replace("@PORT@", str(port)))
        environment = {
            **os.environ,
            "GOMAXPROCS": "1",
            "NODE_PATH": os.environ.get("LGSP_NODE_MODULES", ""),
            "XDG_DATA_HOME": folder,
            "XDG_CONFIG_HOME": folder,
        }
        process = subprocess.Popen(
            [*pin(SERVER_CORE), *command, str(file)],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            wait_for_port(port, process, name=command[0])
            yield process.pid, port
        finally:
            process.terminate()
            process.wait()

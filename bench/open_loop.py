"""
An open-loop load: requests leave at their times whatever became of those before, and latency counts from those times.

So a server that stalls is charged for every request that should have left meanwhile (coordinated omission). Run it as a
program: `python -m bench.open_loop URL RATE SECONDS`, headers and body as JSON on its input; it prints JSON.
"""

import asyncio
import json
import sys
import time
from collections import deque
from urllib.parse import urlsplit

import httptools
import uvloop

CONNECTIONS = 64
WARM_S = 1.0
DRAIN_S = 5.0


class _Connection(asyncio.Protocol):
    """One kept connection, one request at a time."""

    def __init__(self, load: "_Load") -> None:
        self._load = load
        self._parser = httptools.HttpResponseParser(self)
        self._due = 0.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Be ready."""
        self._transport = transport
        self._load.free(self)

    def connection_lost(self, _error: Exception | None) -> None:
        """Count what was lost with it."""
        self._load.failed += self._due > 0

    def send(self, request: bytes, due: float) -> None:
        """Send a request that was due at an instant."""
        self._due = due
        self._transport.write(request)

    def data_received(self, data: bytes) -> None:
        """Read on."""
        self._parser.feed_data(data)

    def on_message_complete(self) -> None:
        """Note how long it took since it was due."""
        self._load.ended(time.perf_counter() - self._due, is_good=self._parser.get_status_code() == 200)
        self._due = 0.0
        self._load.free(self)


class _Load:
    def __init__(self, request: bytes) -> None:
        self._request = request
        self._idle: deque[_Connection] = deque()
        self._waiting: deque[float] = deque()
        self.took: list[float] = []
        self.failed = 0

    def free(self, connection: _Connection) -> None:
        """Take a connection that has nothing to do: a request may wait for one."""
        if self._waiting:
            connection.send(self._request, self._waiting.popleft())
        else:
            self._idle.append(connection)

    def begin(self, due: float) -> None:
        """Let a request leave, or wait for a connection; its time runs."""
        if self._idle:
            self._idle.popleft().send(self._request, due)
        else:
            self._waiting.append(due)

    def ended(self, took: float, *, is_good: bool) -> None:
        """Note an answer."""
        self.took.append(took)
        self.failed += not is_good


async def run(url: str, *, rate: float, seconds: float, request: bytes) -> _Load:
    """Load an address for so long, after a moment of warming up."""
    loop, load, parts = asyncio.get_running_loop(), _Load(request), urlsplit(url)
    for _ in range(CONNECTIONS):
        await loop.create_connection(lambda: _Connection(load), parts.hostname, parts.port)
    begins = time.perf_counter()
    sent, total = 0, int(rate * (seconds + WARM_S))
    while sent < total:
        now = time.perf_counter()
        while sent < total and begins + sent / rate <= now:
            load.begin(begins + sent / rate)
            sent += 1
        await asyncio.sleep(0)
    deadline = time.perf_counter() + DRAIN_S
    while len(load.took) + load.failed < total and time.perf_counter() < deadline:
        await asyncio.sleep(0.01)
    load.failed += total - len(load.took)
    del load.took[: int(rate * WARM_S)]
    return load


def main() -> None:
    """Load, and print the percentiles in milliseconds."""
    url, rate, seconds = sys.argv[1], float(sys.argv[2]), float(sys.argv[3])
    given = json.load(sys.stdin)
    body = given["body"].encode()
    lines = "".join(f"{name}: {value}\r\n" for name, value in given["headers"].items())
    head = f"POST {urlsplit(url).path} HTTP/1.1\r\nHost: {urlsplit(url).netloc}\r\n{lines}"
    request = f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body
    load = uvloop.run(run(url, rate=rate, seconds=seconds, request=request))
    took = sorted(load.took)
    quantiles = {name: took[int(len(took) * part)] * 1_000 for name, part in (("p50", 0.5), ("p99", 0.99))}
    print(json.dumps({**quantiles, "failed": load.failed, "count": len(took)}))


if __name__ == "__main__":
    main()

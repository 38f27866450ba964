"""The edge towards clients: what is refused, how much, how long, in which order. A real process, raw sockets."""

import asyncio
import json
import socket
import time
from pathlib import Path

import pytest

from lgsp.platform.evidence.reading import LogReader
from lgsp.platform.evidence.records import AnswerRecord, RequestRecord
from lgsp.platform.exchange.gateway import Gateway
from lgsp.platform.exchange.server import Clients
from lgsp.platform.exchange.testing import CONSUMER, OK, SERVICE

CORPUS = json.loads(Path("tests/conformance/vectors/smuggling.json").read_text())


@pytest.fixture
def head(token) -> str:
    return f"POST /r1/{SERVICE}/x HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer {token}\r\nX-Road-Client: {CONSUMER}\r\n"


@pytest.mark.parametrize("case", CORPUS["refused"], ids=lambda case: case["name"])
def test_what_could_be_read_in_two_ways_is_refused_and_reaches_nobody(gateway, provider, head, case):
    request = case["request"].replace("{head}", head).replace("{path}", f"/r1/{SERVICE}/x")

    answer = gateway.send_raw(request.encode("latin-1") + b"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n")

    assert answer.startswith(b"HTTP/1.1 400 Bad Request\r\n")
    assert b"X-Road-Error: Client.BadRequest\r\n" in answer
    assert b"Connection: close\r\n" in answer
    assert answer.count(b"HTTP/1.1 ") == 1
    assert provider.requests == []


@pytest.mark.parametrize("case", CORPUS["elsewhere"], ids=lambda case: case["name"])
def test_other_forms_of_a_target_lead_nowhere(gateway, provider, case):
    answer = gateway.send_raw(case["request"].replace("{path}", f"/r1/{SERVICE}").encode())

    assert answer.startswith(b"HTTP/1.1 400 ")
    assert provider.requests == []


def test_a_chunked_body_arrives_whole_and_its_trailers_do_not(gateway, provider, head):
    chunks = "4;ext=1\r\nwho?\r\n2\r\n!!\r\n0\r\nX-Road-Client: forged\r\nX-T: 1\r\n\r\n"

    answer = gateway.send_raw((head + "Transfer-Encoding: chunked\r\n\r\n" + chunks).encode())

    assert answer.startswith(b"HTTP/1.1 200 OK\r\n")
    received = provider.requests[0]
    assert received.endswith(b"\r\nContent-Length: 6\r\n\r\nwho?!!")
    assert b"forged" not in received
    assert b"X-T" not in received


def test_requests_on_one_connection_are_answered_in_order(gateway, provider, token):
    provider.answer = slow_if_first
    calls = b"".join(
        f"GET /r1/{SERVICE}/{number} HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer {token}\r\n"
        f"X-Road-Client: {CONSUMER}\r\n\r\n".encode()
        for number in range(5)
    )

    answer = gateway.send_raw(calls + b"GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")

    bodies = [part.split(b"\r\n\r\n")[1] for part in answer.split(b"HTTP/1.1 200 OK")[1:]]
    assert bodies == [b"/0", b"/1", b"/2", b"/3", b"/4", b'{"status":"alive"}']


def slow_if_first(request: bytes) -> bytes:
    path = request.split(b" ")[1]
    if path == b"/0":
        time.sleep(0.2)
    return b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n" + path


def test_more_requests_than_may_wait_end_the_connection(gateway):
    answer = gateway.send_raw(b"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n" * 100)

    assert answer.count(b"HTTP/1.1 200 OK") == 32
    assert b"more than 32 requests wait" in answer


def test_requests_that_come_one_by_one_are_served_however_many(gateway):
    with socket.create_connection(("127.0.0.1", gateway.listening_port), timeout=5) as peer:
        for _ in range(100):
            peer.sendall(b"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n")
            assert peer.recv(4096).startswith(b"HTTP/1.1 200 OK")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"GET /healthz HTTP/1.1\r\nHost: a\r\nX: " + b"a" * 70_000, b"larger than any request"),
        (b"GET /healthz HTTP/1.1\r\nHost: a\r\n" + b"X: 1\r\n" * 101 + b"\r\n", b"more than 100 headers"),
        (b"GET /" + b"a" * 9000 + b" HTTP/1.1\r\nHost: a\r\n\r\n", b"target is longer than 8192 bytes"),
    ],
)
def test_a_head_has_limits(gateway, content, reason):
    answer = gateway.send_raw(content)

    assert answer.startswith(b"HTTP/1.1 400 ")
    assert reason in answer


@pytest.mark.parametrize("is_chunked", [False, True])
def test_a_body_larger_than_the_service_takes_is_refused_before_it_is_read(
    gateway, provider, head, is_chunked
):
    size = (1 << 20) + 1
    framing = (
        "Transfer-Encoding: chunked\r\n\r\n200000\r\n" if is_chunked else f"Content-Length: {size}\r\n\r\n"
    )

    answer = gateway.send_raw((head + framing).encode() + b"x" * (size if is_chunked else 10))

    assert answer.startswith(b"HTTP/1.1 400 ")
    assert b"larger than the 1048576 bytes allowed" in answer
    assert b"Lgsp-Receipt: index=" in answer
    assert provider.requests == []


def test_a_body_as_large_as_the_service_takes_is_passed_on(gateway, provider, token):
    response, _ = gateway.call("POST", "/x", token=token, body=b"x" * (1 << 20))

    assert response.status == 200
    assert len(provider.requests[0].partition(b"\r\n\r\n")[2]) == 1 << 20


def test_a_client_that_waits_to_be_asked_for_its_body_is_asked(gateway, provider, head):
    with socket.create_connection(("127.0.0.1", gateway.listening_port), timeout=5) as peer:
        peer.sendall((head + "Content-Length: 4\r\nExpect: 100-continue\r\n\r\n").encode())
        asked = peer.recv(100)
        peer.sendall(b"who?")
        answer = peer.recv(65536)

    assert asked == b"HTTP/1.1 100 Continue\r\n\r\n"
    assert answer.startswith(b"HTTP/1.1 200 OK\r\n")
    assert b"xpect" not in provider.requests[0]


def test_a_client_that_offers_another_protocol_is_answered_in_this_one(gateway):
    answer = gateway.send_raw(
        b"GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n"
        b"HTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n"
    )

    assert answer.startswith(b"HTTP/1.1 200 OK\r\n")
    assert b"Connection: close\r\n" in answer


def test_http_1_0_is_answered_and_closed(gateway):
    answer = gateway.send_raw(b"GET /healthz HTTP/1.0\r\n\r\n")

    assert answer.startswith(b"HTTP/1.1 200 OK\r\n")
    assert b"Connection: close\r\n" in answer


def test_a_client_that_goes_away_changes_nothing_about_the_record(gateway, provider, head):
    provider.answer = lambda _: time.sleep(0.3) or OK
    before = LogReader(gateway.var / "evidence/gw1").size

    with socket.create_connection(("127.0.0.1", gateway.listening_port), timeout=5) as peer:
        peer.sendall((head + "Content-Length: 3\r\n\r\nbye").encode())
        time.sleep(0.1)

    records = wait_for_records(gateway, before, 2)
    assert [type(record) for record in records] == [RequestRecord, AnswerRecord]
    assert (records[1].outcome, records[1].status) == ("answered", 200)


def wait_for_records(gateway, start: int, count: int) -> list:
    deadline = time.monotonic() + 5
    found: list = []
    while len(found) < count and time.monotonic() < deadline:
        found = [record for _, record in LogReader(gateway.var / "evidence/gw1").records(start)]
        time.sleep(0.02)
    return found


async def receive(sent: bytes, *, seconds_later: float) -> bytes:
    """Send bytes to a gateway without a registry, let time pass, and return what came back."""
    loop = asyncio.get_running_loop()
    clients = Clients(Gateway(now=time.time_ns), loop)
    server = await loop.create_server(clients.connect, "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    writer.write(sent)
    await asyncio.sleep(0.05)
    clients.expire(loop.time() + seconds_later)
    answer = await asyncio.wait_for(reader.read(), 5)
    writer.close()
    await clients.stop(within_s=0)
    server.close()
    return answer


@pytest.mark.parametrize(
    ("sent", "seconds_later"),
    [
        (b"GET /healthz HTTP/1.1\r\nHost:", 11),
        (b"POST /token HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\ngrant", 16),
    ],
)
def test_a_request_that_stops_halfway_is_refused_in_time(sent, seconds_later):
    answer = asyncio.run(receive(sent, seconds_later=seconds_later))

    assert answer.startswith(b"HTTP/1.1 400 ")
    assert b"it did not arrive in time" in answer


@pytest.mark.parametrize(
    ("sent", "seconds_later"), [(b"", 11), (b"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n", 76)]
)
def test_a_connection_that_asks_nothing_is_closed_in_time(sent, seconds_later):
    answer = asyncio.run(receive(sent, seconds_later=seconds_later))

    assert b"400" not in answer


def test_without_a_registry_every_call_is_refused():
    call = f"GET /r1/{SERVICE} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".encode()

    answer = asyncio.run(receive(call, seconds_later=0))

    assert answer.startswith(b"HTTP/1.1 500 ")
    assert b"X-Road-Error: Server.ClientProxy.OutdatedGlobalConf" in answer


class SlowTransport(asyncio.Transport):
    """A transport whose peer takes what the test says, when it says so."""

    def __init__(self) -> None:
        super().__init__()
        self.unsent = 0
        self.is_aborted = False

    def write(self, data) -> None:
        self.unsent += len(data)

    def get_write_buffer_size(self) -> int:
        return self.unsent

    def abort(self) -> None:
        self.is_aborted = True

    def close(self) -> None:
        """Wait, as a real one does, until everything is sent."""

    def is_closing(self) -> bool:
        return False

    def resume_reading(self) -> None:
        """Go on reading, of which there is nothing here."""


@pytest.mark.parametrize("ending", [b"", b"Connection: close\r\n"])
def test_a_client_that_reads_slowly_is_waited_for_and_one_that_does_not_read_is_not(ending):
    loop = asyncio.new_event_loop()
    transport = SlowTransport()
    connection = Clients(Gateway(now=time.time_ns), loop).connect()
    connection.connection_made(transport)
    connection.data_received(b"GET /healthz HTTP/1.1\r\nHost: a\r\n" + ending + b"\r\n")
    now = loop.time()

    for minute in range(1, 5):
        transport.unsent -= 10
        connection.expire(now + minute * 80)
        assert not transport.is_aborted
    connection.expire(now + 500)
    loop.close()

    assert transport.is_aborted

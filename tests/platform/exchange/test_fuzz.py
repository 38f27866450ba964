"""
Whatever bytes come, over a real socket: every answer is HTTP, every refusal names its type, nothing breaks or grows.

Seeds are fixed, so that a failure comes again.
"""

import random
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lgsp.platform.evidence.verification import verify_log
from lgsp.platform.exchange.testing import CONSUMER, SERVICE, FakeProvider, RunningGateway, make_snapshot

ROUNDS, WARM = 1_200, 600
GROWTH_KB = 6 * 1024
"""How much more memory the second half may take: caches fill in the first."""
ENVELOPE = b"""<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Header/>
<soap:Body><tra-cuu/></soap:Body></soap:Envelope>"""
TOKENS = [
    *(b"\r\n", b"\n", b"\r", b"\0", b" ", b"\t", b":", b"%00", b"%2e%2e/", b"../", b"//", b"?", b"#", b";"),
    *(b"Content-Length: 5\r\n", b"Content-Length: 18446744073709551616\r\n", b"Content-Length: -1\r\n"),
    *(b"Transfer-Encoding: chunked\r\n", b"Transfer-Encoding: identity\r\n", b"Connection: close\r\n"),
    *(
        b"X-Road-Client: a\r\n",
        b"Signature: sig=:AA==:\r\n",
        b"Signature-Input: sig=()\r\n",
        b"Upgrade: h2c\r\n",
    ),
    *(b"Content-Type: text/xml\r\n", b"Accept: text/xml\r\n", b"lgspaccesstoken: e30=\r\n", b"Expect: x\r\n"),
    *(b"HTTP/1.0", b"HTTP/2.0", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", b"\xff\xfe", "ế".encode(), b"A" * 9_000),
]
ANSWER = re.compile(rb"HTTP/1\.1 (\d{3}) [^\r\n]*\r\n((?:[^\r\n]+\r\n)*)\r\n")
TYPED = re.compile(rb'X-Road-Error: [A-Za-z.]+|"error":"[a-z_]+"|"status":"not ready"')


@pytest.fixture(scope="module")
def provider():
    with FakeProvider() as running:
        yield running


@pytest.fixture(scope="module")
def gateway(provider, tmp_path_factory):
    running = RunningGateway(tmp_path_factory.mktemp("fuzz") / "var")
    running.publish(make_snapshot(provider.url))
    with running:
        yield running


@pytest.fixture(scope="module")
def requests(gateway) -> list[bytes]:
    token = gateway.get_token().encode()
    head = b"Host: x\r\nAuthorization: Bearer %s\r\nX-Road-Client: %s\r\n" % (token, CONSUMER.encode())
    path = b"/r1/" + SERVICE.encode()
    return [
        b"GET %s/a?b=c HTTP/1.1\r\n%s\r\n" % (path, head),
        b"POST %s HTTP/1.1\r\n%sContent-Length: 2\r\n\r\n{}" % (path, head),
        b"POST %s HTTP/1.1\r\n%sTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n" % (path, head),
        b"POST / HTTP/1.1\r\n%sContent-Type: text/xml\r\nContent-Length: %d\r\n\r\n%s"
        % (head, len(ENVELOPE), ENVELOPE),
        b"POST /token HTTP/1.1\r\nHost: x\r\nContent-Length: 29\r\n\r\ngrant_type=client_credentials",
        b"GET /listClients HTTP/1.1\r\n%s\r\n" % head,
        b"GET /readyz HTTP/1.1\r\nHost: x\r\n\r\n",
    ]


def spoil(request: bytes, chance: random.Random) -> bytes:
    """Return a request with a few things put in, taken out, repeated or altered; or two of them."""
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        at, end = sorted(chance.choices(range(len(request) + 1), k=2))
        match chance.randrange(5):
            case 0:
                request = request[:at] + chance.choice(TOKENS) + request[at:]
            case 1:
                request = request[:at] + request[min(end, at + 40) :]
            case 2:
                request = request[:end] + request[at:end] + request[end:]
            case 3:
                request = request[:at] + chance.randbytes(3) + request[at + 3 :]
            case _:
                request = request.replace(b"\r\n", chance.choice([b"\r\n", b"\n", b"\r\n " + b"x" * 3]), 2)
    return request


def check(received: bytes) -> None:
    """Accept what came: answers one after the other, each refusal with its type."""
    rest = received
    while rest:
        answer = ANSWER.match(rest)
        assert answer, received[:300]
        status, head = int(answer[1]), answer[2]
        if status == 100:
            rest = rest[answer.end() :]
            continue
        length = re.search(rb"(?i)^content-length: (\d+)", head, re.MULTILINE)
        body_end = answer.end() + (int(length[1]) if length else 0)
        body = rest[answer.end() : body_end]
        if status >= 400:
            assert TYPED.search(head) or TYPED.search(body), received[:300]
        rest = rest[body_end:]


def memory_kb(gateway: RunningGateway) -> int:
    status = Path(f"/proc/{gateway.process.pid}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+)", status)[1])


def test_spoilt_requests_are_answered_in_kind_and_memory_stays(gateway, requests):
    chance = random.Random(2384)
    before = 0
    for number in range(ROUNDS):
        if number == WARM:
            before = memory_kb(gateway)
        check(gateway.send_raw(spoil(chance.choice(requests), chance)))

    assert memory_kb(gateway) - before < GROWTH_KB
    assert gateway.process.poll() is None
    assert "Traceback" not in gateway.log
    assert gateway.request("GET", "/readyz")[0].status == 200


LINES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                *(b"Host: x", b"Content-Length: 0", b"Content-Length: 3", b"Transfer-Encoding: chunked"),
                *(b"Connection: keep-alive, x-road-client", b"X-Road-Client: a/b/c/d", b"X-Road-Client:"),
                *(b"Authorization: Bearer x", b"Authorization: Basic eA==", b"Content-Type: text/xml"),
                *(b"Content-Type: application/soap+xml", b"Accept: text/xml", b"Expect: 100-continue"),
            ]
        ),
        st.binary(max_size=30),
    ),
    max_size=8,
)
TARGETS = st.one_of(
    st.sampled_from([b"/", b"/token", b"/listClients?xRoadInstance=x", b"/healthz", b"/r1/a/b/c/d/e", b"*"]),
    st.binary(min_size=1, max_size=40).map(lambda part: b"/r1/" + part),
    st.binary(min_size=1, max_size=40),
)
METHODS = st.sampled_from([b"GET", b"POST", b"HEAD", b"OPTIONS", b"CONNECT", b"X", b"get", b""])


@settings(max_examples=250, deadline=None, derandomize=True, suppress_health_check=[*HealthCheck])
@given(method=METHODS, target=TARGETS, lines=LINES, body=st.binary(max_size=40))
def test_requests_put_together_at_random_are_answered_in_kind(gateway, method, target, lines, body):
    request = b"%s %s HTTP/1.1\r\n" % (method, target)
    received = gateway.send_raw(request + b"".join(line + b"\r\n" for line in lines) + b"\r\n" + body)

    if method == b"HEAD":
        assert not received or ANSWER.match(received)
    else:
        check(received)


def test_the_evidence_of_all_that_holds(gateway):
    gateway.stop()

    assert verify_log(gateway.var / "evidence/gw1").problems == ()

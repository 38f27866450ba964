"""The edge towards providers: what they may answer, and what becomes of it."""

import json
import socket
import time

import pytest

from lgsp.platform.exchange.testing import OK, RunningGateway, make_snapshot

ERROR = "Server.ServerProxy.ServiceFailed"


def answer(content: bytes):
    return lambda _: content


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\nnone", (404, b"none")),
        (b"HTTP/1.1 302 Found\r\nLocation: http://elsewhere/\r\nContent-Length: 0\r\n\r\n", (302, b"")),
        (b"HTTP/1.1 204 No Content\r\n\r\n", (204, b"")),
        (b"HTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\nETag: x\r\n\r\n", (304, b"")),
        (
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\nX-T: 1\r\n\r\n",
            (200, b"abcde"),
        ),
        (b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", (200, b"ok")),
        (
            b"HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok",
            (200, b"ok"),
        ),
        (b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nuntil the end", (200, b"until the end")),
        (b"HTTP/1.0 200 OK\r\nConnection: close\r\n\r\nold", (200, b"old")),
        (b"HTTP/1.1 599 Own\r\nContent-Length: 1\r\n\r\nx", (599, b"x")),
        (b"HTTP/1.1 500 Oh\r\nContent-Length: 2\r\n\r\n:(", (500, b":(")),
    ],
)
def test_what_a_provider_answers_is_passed_on(gateway, provider, token, content, expected):
    provider.answer = answer(content)

    response, found = gateway.call(token=token)

    assert (response.status, found) == expected
    assert response.headers["X-Road-Error"] is None
    assert response.headers["Lgsp-Receipt"]
    assert response.headers["X-T"] is None


def test_the_answer_to_head_has_a_length_and_no_body(gateway, provider, token):
    provider.answer = answer(b"HTTP/1.1 200 OK\r\nContent-Length: 11\r\nETag: x\r\n\r\n")

    response, body = gateway.call("HEAD", token=token)

    assert (response.status, body) == (200, b"")
    assert (response.headers["Content-Length"], response.headers["ETag"]) == ("11", "x")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", ("NetworkError", "ended before the answer")),
        (
            b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\nConnection: close\r\n\r\nshort",
            ("NetworkError", "ended before"),
        ),
        (b"SSH-2.0-OpenSSH\r\n\r\n", ("HttpError", "is not HTTP/1.1")),
        (
            b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nab",
            ("HttpError", "Content-Length"),
        ),
        (
            b"HTTP/1.1 200 OK\r\nContent-Length: 2000000\r\n\r\n" + b"x" * 2_000_000,
            ("HttpError", "larger than 1048576"),
        ),
        (b"HTTP/1.1 200 OK\r\nX: " + b"x" * 100_000, ("HttpError", "headers are too large")),
        (
            b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n",
            ("HttpError", "not HTTP/1.1"),
        ),
    ],
)
def test_an_answer_that_cannot_be_passed_on_is_a_service_failed(gateway, provider, token, content, expected):
    provider.answer = answer(content)

    response, body = gateway.call("POST", token=token, body=b"x")

    found, (kind, reason) = json.loads(body), expected
    assert response.status == 500
    assert response.headers["X-Road-Error"] == found["type"] == f"{ERROR}.{kind}"
    assert reason in found["message"]
    assert response.headers["Lgsp-Receipt"]


def test_a_provider_that_does_not_answer_in_time_is_given_up(gateway, provider, token):
    provider.answer = lambda _: time.sleep(3) or OK

    response, body = gateway.call(token=token)

    assert response.headers["X-Road-Error"] == f"{ERROR}.NetworkError"
    assert "did not answer within 2.0 seconds" in json.loads(body)["message"]


def test_a_connection_is_used_again(gateway, provider, token):
    gateway.call(token=token)
    before = provider.connections

    for _ in range(5):
        gateway.call(token=token)

    assert provider.connections == before


def test_bytes_after_an_answer_are_not_taken_for_the_next_one(gateway, provider, token):
    provider.answer = answer(OK + b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nforged")
    first = gateway.call(token=token)[1]
    provider.answer = answer(OK)

    second = gateway.call(token=token)[1]

    assert (first, second) == (b'{"ok":true}', b'{"ok":true}')


@pytest.mark.parametrize(("method", "is_asked_again"), [("GET", True), ("PUT", True), ("POST", False)])
def test_a_kept_connection_that_ends_is_replaced_where_a_request_may_be_repeated(
    gateway, provider, token, method, is_asked_again
):
    gateway.call(token=token)
    answers = iter([b"", OK])
    provider.answer = lambda _: next(answers)

    response, _ = gateway.call(method, token=token, body=None if method == "GET" else b"x")

    assert (response.status == 200) is is_asked_again


def test_a_provider_that_is_away_is_unreachable(tmp_path):
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        away = RunningGateway(tmp_path)
        away.publish(make_snapshot(f"http://127.0.0.1:{nobody.getsockname()[1]}"))
        with away:
            response, body = away.call(token=away.get_token())

    assert response.headers["X-Road-Error"] == f"{ERROR}.NetworkError"
    assert "cannot be reached: " in json.loads(body)["message"]

"""The HTTP door of a witness: the codes of the protocol, its limits, and clients that do not behave."""

import socket
from http.client import HTTPConnection
from threading import Thread

import pytest

from lgsp.entrypoints import witness_server
from lgsp.entrypoints.witness_server import WitnessServer
from lgsp.platform.evidence.reading import LogReader
from lgsp.platform.evidence.testing import make_known_key, open_log, record_exchange
from lgsp.platform.evidence.witness import Witness, hash_origin
from lgsp.platform.evidence.witness_protocol import MOST_BYTES, AddCheckpoint


@pytest.fixture
def server(tmp_path):
    witness = Witness(tmp_path / "w1", name="w1", logs=[make_known_key().verifier])
    server = WitnessServer(("127.0.0.1", 0), witness)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()
    witness.close()


@pytest.fixture
def connection(server):
    connection = HTTPConnection(*server.server_address, timeout=5)
    yield connection
    connection.close()


@pytest.fixture
def body(tmp_path):
    log = open_log(tmp_path / "gw1")
    record_exchange(log, id="a")
    log.close()
    return AddCheckpoint(old=0, proof=(), note=LogReader(tmp_path / "gw1").note()).encode()


def ask(connection, method, path, *, body=None, **headers):
    connection.request(method, path, body, headers)
    response = connection.getresponse()
    return response.status, response.headers["Content-Type"], response.read()


def test_a_checkpoint_is_cosigned_and_can_be_fetched_over_one_connection(connection, body):
    status, _, line = ask(connection, "POST", "/add-checkpoint", body=body)
    fetched = ask(connection, "GET", f"/{hash_origin('lgsp.vn-h99/gw1')}/checkpoint")

    assert (status, line[:4]) == (200, "— ".encode())
    assert fetched[0] == 200
    assert fetched[2].endswith(line)


def test_a_stale_size_is_answered_with_the_type_of_the_specification(connection, body):
    ask(connection, "POST", "/add-checkpoint", body=body)

    assert ask(connection, "POST", "/add-checkpoint", body=body) == (409, "text/x.tlog.size", b"2\n")


def test_it_says_that_it_is_well(connection):
    assert ask(connection, "GET", "/healthz")[0] == 200


@pytest.mark.parametrize(
    ("method", "path"),
    [("POST", "/"), ("GET", "/"), ("GET", f"/{'0' * 64}/checkpoint"), ("GET", "/../etc/passwd")],
)
def test_another_address_is_not_found(connection, method, path):
    status, _, sentence = ask(connection, method, path, body=b"" if method == "POST" else None)

    assert (status, sentence.split(b":")[0]) == (404, b"EVIDENCE-031")


def test_what_is_no_request_is_refused_in_one_sentence(connection):
    status, kind, sentence = ask(connection, "POST", "/add-checkpoint", body=b"junk")

    assert (status, kind) == (400, "text/plain; charset=utf-8")
    assert sentence.startswith(b"EVIDENCE-020: The request is not an add-checkpoint request: ")


@pytest.mark.parametrize("length", [str(MOST_BYTES + 1), "9" * 30])
def test_a_request_that_is_too_large_is_not_read(connection, length):
    status, _, sentence = ask(connection, "POST", "/add-checkpoint", **{"Content-Length": length})

    assert (status, sentence[:12]) == (413, b"EVIDENCE-029")


@pytest.mark.parametrize(
    "headers", [{"Content-Length": "-1"}, {"Content-Length": "1", "Transfer-Encoding": "chunked"}]
)
def test_a_request_without_a_length_is_refused(connection, headers):
    status, _, sentence = ask(connection, "POST", "/add-checkpoint", **headers)

    assert (status, sentence[:12]) == (411, b"EVIDENCE-030")


def test_a_connection_that_is_too_old_is_ended_and_gives_its_place_back(
    server, connection, body, monkeypatch
):
    monkeypatch.setattr(witness_server, "CONNECTION_S", 0.1)
    with socket.create_connection(server.server_address, timeout=5) as slow:
        slow.sendall(b"POST /add-checkpoint HTTP/1.1\r\nContent-Length: 100\r\n\r\nold")
        assert slow.recv(1000) == b""
    monkeypatch.undo()

    assert ask(connection, "POST", "/add-checkpoint", body=body)[0] == 200


def test_more_connections_than_there_are_places_are_closed_and_the_others_served(tmp_path, monkeypatch, body):
    monkeypatch.setattr(witness_server, "MOST_CONNECTIONS", 1)
    witness = Witness(tmp_path / "small", name="w1", logs=[make_known_key().verifier])
    with WitnessServer(("127.0.0.1", 0), witness) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        first = HTTPConnection(*server.server_address, timeout=5)
        served = ask(first, "GET", "/healthz")
        with socket.create_connection(server.server_address, timeout=5) as second:
            refused = second.recv(10)
        still = ask(first, "POST", "/add-checkpoint", body=body)
        first.close()
        server.shutdown()
        thread.join()

    assert (served[0], refused, still[0]) == (200, b"", 200)

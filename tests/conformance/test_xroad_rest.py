"""The X-Road message protocol for REST, walked through by a client that was written from its text."""

import json
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from uuid import UUID
from xml.etree import ElementTree as ET

import pytest

from lgsp.platform.exchange.snapshot import Service
from lgsp.platform.exchange.testing import (
    CLIENT_ID,
    CONSUMER,
    OK,
    PROVIDER,
    SECRET,
    SERVICE,
    FakeProvider,
    RunningGateway,
    make_agreement,
    make_snapshot,
)
from tests.conformance.xroad_client import Client, read_dictionary

ERRORS = json.loads(Path("tests/conformance/vectors/errors.json").read_text())["cases"]
NOWHERE = "http://127.0.0.1:9"


@pytest.fixture(scope="module")
def provider():
    with FakeProvider() as running:
        yield running


@pytest.fixture(scope="module")
def gateway(provider, tmp_path_factory):
    services = [(SERVICE, provider.url)] + [
        (f"{PROVIDER}/{code}", url)
        for code, url in {"rieng": NOWHERE, "het-han": NOWHERE, "chua-noi": "", "vang-mat": NOWHERE}.items()
    ]
    agreements = [
        make_agreement("mau"),
        make_agreement("cu", service=f"{PROVIDER}/het-han", valid_to="2025-12-31"),
        make_agreement("chua-noi", service=f"{PROVIDER}/chua-noi"),
        make_agreement("vang-mat", service=f"{PROVIDER}/vang-mat"),
    ]
    running = RunningGateway(tmp_path_factory.mktemp("gateway"))
    described = [Service(id=service, name=service, url=url) for service, url in services]
    running.publish(make_snapshot(provider.url, services=described, agreements=agreements))
    with running:
        yield running


@pytest.fixture(scope="module")
def client(gateway) -> Client:
    return Client("127.0.0.1", gateway.listening_port, client=CONSUMER, client_id=CLIENT_ID, secret=SECRET)


@pytest.fixture(autouse=True)
def _fresh(provider):
    provider.requests, provider.answer = [], lambda _: OK


@pytest.mark.parametrize("method", ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE"])
def test_every_method_reaches_the_provider(client, provider, method):
    provider.answer = lambda _: b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"

    answer = client.call(method, SERVICE, "/v2/pets/1124")

    assert answer.status == 200
    assert provider.requests[0].startswith(f"{method} /v2/pets/1124 HTTP/1.1\r\n".encode())


def test_path_and_query_reach_the_provider_unchanged(client, provider):
    client.call("GET", SERVICE, "/v1/bar//zyggy%2Fx;a=1/", query="quu=1&quu=%20%3F&x=a+b")

    assert provider.requests[0].startswith(b"GET /v1/bar//zyggy%2Fx;a=1/?quu=1&quu=%20%3F&x=a+b HTTP/1.1\r\n")


def test_headers_reach_the_provider_but_for_those_that_must_not(client, provider):
    client.call(
        *("POST", SERVICE),
        body=b"{}",
        Content_Type="application/json; charset=utf-8",
        Accept="application/xml",
        X_Road_UserId="VN001",
        X_Road_Issue="H99.02-260105-0001",
        X_Road_Represented_Party="GOV/H99.02",
        X_Pingback="https://example.com/xmlrpc.php",
        Cache_Control="no-cache",
        Pragma="no-cache",
        Cookie="a=b",
        User_Agent="a browser",
        X_Road_Request_Hash="forged",
        Traceparent="00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
    )

    received = provider.requests[0].decode().split("\r\n")
    for line in (
        "Content-Type:application/json; charset=utf-8",
        "Accept:application/xml",
        "X-Road-UserId:VN001",
        "X-Road-Issue:H99.02-260105-0001",
        "X-Road-Represented-Party:GOV/H99.02",
        "X-Pingback:https://example.com/xmlrpc.php",
        "Cache-Control:no-cache",
        "Pragma:no-cache",
        "Cookie:a=b",
        "Traceparent:00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        f"X-Road-Client:{CONSUMER}",
    ):
        assert line in received
    names = {line.partition(":")[0].lower() for line in received}
    assert names.isdisjoint({"user-agent", "x-road-request-hash", "authorization", "expect"})


def test_the_answer_names_the_parties_and_the_message(client):
    answer = client.call("GET", SERVICE, X_Road_Id="fa2e18a5-c2cb-4d09-b994-f57727f7c3fb")

    assert answer.headers["X-Road-Client"] == CONSUMER
    assert answer.headers["X-Road-Service"] == SERVICE
    assert answer.headers["X-Road-Id"] == "fa2e18a5-c2cb-4d09-b994-f57727f7c3fb"
    assert UUID(answer.headers["X-Road-Request-Id"])
    assert answer.headers["X-Road-Error"] is None


def test_a_message_without_an_id_is_given_one(client, provider):
    one, other = client.call("GET", SERVICE), client.call("GET", SERVICE)

    assert UUID(one.headers["X-Road-Id"]) != UUID(other.headers["X-Road-Id"])
    assert f"x-road-id:{one.headers['X-Road-Id']}".encode() in provider.requests[0]


@pytest.mark.parametrize("body", [b"", b'{"name":"doggie"}'])
@pytest.mark.parametrize("message_id", ["", "message-1"])
def test_the_request_hash_ties_the_answer_to_its_request(client, body, message_id):
    answer = client.call(
        "POST" if body else "GET", SERVICE, "/x", query="a=1", body=body, X_Road_Id=message_id, X_B="c"
    )

    added = [("x-road-request-id", answer.headers["X-Road-Request-Id"])]
    added += [] if message_id else [("x-road-id", answer.headers["X-Road-Id"])]
    forwarded = [pair for pair in answer.sent if pair[0] != "Authorization"]
    answer = type(answer)(**{**vars(answer), "sent": forwarded})
    assert answer.headers["X-Road-Request-Hash"] == answer.expected_hash(added=added)


def test_what_the_provider_says_of_x_road_is_overwritten(client, provider):
    forged = b"".join(
        b"X-Road-%s: forged\r\n" % name
        for name in (b"Client", b"Service", b"Id", b"Request-Id", b"Request-Hash", b"Error")
    )
    provider.answer = lambda _: (
        b"HTTP/1.1 200 OK\r\n" + forged + b"X-Powered-By: x\r\nContent-Length: 0\r\n\r\n"
    )

    answer = client.call("GET", SERVICE)

    assert "forged" not in str(answer.headers)
    assert answer.headers["X-Powered-By"] == "x"


def test_an_error_of_the_provider_is_passed_on_as_it_is(client, provider):
    body = b'{"status":405}'
    provider.answer = lambda _: (
        b"HTTP/1.1 405 No\r\nAllow: GET\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body)
    )

    answer = client.call("PUT", SERVICE)

    assert (answer.status, answer.body, answer.headers["Allow"]) == (405, body, "GET")
    assert answer.headers["X-Road-Error"] is None


def test_a_redirect_is_passed_on_and_not_followed(client, provider):
    provider.answer = lambda _: b"HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n"

    answer = client.call("GET", SERVICE)

    assert (answer.status, answer.headers["Location"]) == (302, "/elsewhere")
    assert len(provider.requests) == 1


@pytest.mark.parametrize("case", ERRORS, ids=lambda case: case["name"])
def test_each_error_has_its_type_and_status(client, provider, case):
    fill = {"{service}": SERVICE, "{provider}": PROVIDER}
    target, headers = case["target"], dict(case.get("headers", {}))
    for mark, meant in fill.items():
        target = target.replace(mark, meant)
        headers = {name: value.replace(mark, meant) for name, value in headers.items()}

    answer = client.send("POST", target, body=b"x", **headers)

    assert (answer.status, answer.error["type"]) == (case["status"], case["type"])
    assert answer.headers["X-Road-Error"] == case["type"]
    assert answer.headers["Content-Type"] == "application/json;charset=utf-8"
    assert set(answer.error) == {"type", "message", "detail"}
    assert UUID(answer.error["detail"])
    assert (answer.headers["WWW-Authenticate"] is not None) is (case["status"] == 401)
    assert provider.requests == []


def test_an_error_is_xml_for_who_accepts_xml(client):
    answer = client.call("GET", f"{PROVIDER}/khac", Accept="application/xml")

    error = ET.fromstring(answer.body)
    assert answer.headers["Content-Type"] == "text/xml;charset=utf-8"
    assert [part.tag for part in error] == ["type", "message", "detail"]


def test_what_can_be_called_is_listed(client):
    clients = json.loads(client.send("GET", "/listClients", Accept="application/json").body)
    methods = json.loads(client.call("GET", f"{PROVIDER}/listMethods").body)
    allowed = json.loads(client.call("GET", f"{PROVIDER}/allowedMethods").body)

    assert {"name", "id"} <= set(clients["member"][0])
    assert {entry["service_code"] for entry in methods["service"]} == {
        *("tra-cuu", "rieng", "het-han", "chua-noi", "vang-mat"),
    }
    assert {entry["service_code"] for entry in allowed["service"]} == {"tra-cuu", "chua-noi", "vang-mat"}


def test_a_refusal_has_a_receipt_too(client):
    answer = client.call("GET", f"{PROVIDER}/rieng")

    receipt = read_dictionary(answer.headers["Lgsp-Receipt"])
    record = json.loads(receipt["record"])
    assert (record["kind"], record["error"], record["id"]) == (
        "refusal",
        "Server.ServerProxy.AccessDenied",
        answer.error["detail"],
    )


def test_every_answer_has_a_receipt_that_a_client_can_check_by_itself(client):
    answer = client.call("POST", SERVICE, "/x", body=b"who?")

    receipt = read_dictionary(answer.headers["Lgsp-Receipt"])
    record, request = json.loads(receipt["record"]), json.loads(receipt["request"])
    leaf = sha256(b"\x00" + receipt["record"]).digest()
    _, size, root = receipt["checkpoint"].decode().split("\n")[:3]
    assert record["digest"] == sha256(receipt["salt"] + sha256(answer.body).digest()).hexdigest()
    assert request["digest"] == sha256(receipt["salt"] + sha256(b"who?").digest()).hexdigest()
    assert request["target"] == sha256(receipt["salt"] + sha256(b"/x").digest()).hexdigest()
    assert record["request"] == sha256(b"\x00" + receipt["request"]).hexdigest()
    assert find_root(leaf, receipt["path"], index=receipt["index"], size=int(size)) == root


def find_root(leaf: bytes, path: bytes, *, index: int, size: int) -> str:
    """RFC 9162, 2.1.3.2, in the words of a reader who has never seen our code."""
    fn, sn, r = index, size - 1, leaf
    for p in (path[at : at + 32] for at in range(0, len(path), 32)):
        if fn % 2 == 1 or fn == sn:
            r = sha256(b"\x01" + p + r).digest()
            while fn % 2 == 0 and fn != 0:
                fn, sn = fn >> 1, sn >> 1
        else:
            r = sha256(b"\x01" + r + p).digest()
        fn, sn = fn >> 1, sn >> 1
    return b64encode(r).decode()

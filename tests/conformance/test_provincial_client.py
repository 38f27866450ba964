"""
Clients of provincial platforms, as they are: `lgspaccesstoken`, `/token`, Bearer, plain paths, numbers for errors.

Written from what public clients send (wire notes 1A, 1B and 1D): they know no X-Road, put the version in the path or
leave it out, send `lgspaccesstoken` with every call, and read `status`, `errorCode` and `errorDescription`.
"""

import json
import time
from base64 import b64encode

import pytest

from lgsp.platform.evidence.reading import LogReader
from lgsp.platform.evidence.receipts import check_bodies, check_receipt, read_receipt
from lgsp.platform.evidence.records import RefusalRecord
from lgsp.platform.exchange.snapshot import Service
from lgsp.platform.exchange.testing import (
    CLIENT_ID,
    CONSUMER,
    PROVIDER,
    SECRET,
    SERVICE,
    FakeProvider,
    RunningGateway,
    make_agreement,
    make_client,
    make_snapshot,
)

CLOSED = f"{PROVIDER}/rieng"


@pytest.fixture(scope="module")
def provider():
    with FakeProvider() as running:
        yield running


@pytest.fixture(scope="module")
def gateway(provider, tmp_path_factory):
    running = RunningGateway(tmp_path_factory.mktemp("gateway"))
    services = [
        Service(id=SERVICE, name="Hộ tịch", url=f"{provider.url}/v1", alias="apiHoTichTuPhap", version="1.0"),
        Service(id=CLOSED, name="Riêng", url=provider.url, alias="apiRieng"),
    ]
    elsewhere = make_client("noi-khac", CONSUMER)
    clients = [make_client(CLIENT_ID, CONSUMER), _bind(elsewhere, ["10.20.0.0/16", "2001:db8::/32"])]
    running.publish(
        make_snapshot(provider.url, services=services, clients=clients, agreements=[make_agreement("a")])
    )
    with running:
        yield running


def _bind(client, networks):
    return type(client)(
        client_id=client.client_id,
        subsystem=client.subsystem,
        secret_sha256=client.secret_sha256,
        networks=networks,
    )


def access_token(**changes: str) -> str:
    content = {
        "SecretKey": SECRET,
        "AccessKey": CLIENT_ID,
        "AppName": "mot-cua",
        "PartnerCode": "H99.02",
        "PartnerCodeCus": "H99.02.01",
    }
    return b64encode(json.dumps({**content, **changes}).encode()).decode()


def ask_token(gateway, header: str, body: bytes | None = b"grant_type=client_credentials"):
    headers = {"lgspaccesstoken": header, "Content-Type": "application/x-www-form-urlencoded"}
    response, content = gateway.request("POST", "/token", body=body, headers=headers)
    return response, json.loads(content)


@pytest.fixture(scope="module")
def bearer(gateway) -> dict[str, str]:
    response, found = ask_token(gateway, access_token())
    assert response.status == 200
    return {"Authorization": f"Bearer {found['access_token']}", "lgspaccesstoken": access_token()}


@pytest.mark.parametrize("body", [b"grant_type=client_credentials", b"", None])
def test_the_access_token_header_earns_a_token(gateway, body):
    response, found = ask_token(gateway, access_token(), body)

    assert response.status == 200
    assert (found["token_type"], found["expires_in"]) == ("Bearer", 3600)
    assert {"access_token", "scope"} <= found.keys()


@pytest.mark.parametrize(
    "header", ["x", b64encode(b"{}").decode(), b64encode(b"[1]").decode(), access_token(SecretKey="wrong")]
)
def test_a_wrong_one_does_not(gateway, header):
    response, found = ask_token(gateway, header)

    assert (response.status, found["error"]) == (401, "invalid_client")


@pytest.mark.parametrize(
    ("path", "forwarded"),
    [
        ("/apiHoTichTuPhap/1.0/traTrangThaiHoSo?x=1", b"POST /v1/traTrangThaiHoSo?x=1 HTTP/1.1"),
        ("/apiHoTichTuPhap/traTrangThaiHoSo", b"POST /v1/traTrangThaiHoSo HTTP/1.1"),
        ("/apiHoTichTuPhap/2.0/traTrangThaiHoSo", b"POST /v1/2.0/traTrangThaiHoSo HTTP/1.1"),
    ],
)
def test_a_plain_path_is_passed_on_with_evidence(gateway, provider, bearer, path, forwarded):
    response, body = gateway.request("POST", path, body=b'{"maHoSo":"X"}', headers=bearer)

    assert (response.status, body) == (200, b'{"ok":true}')
    assert provider.requests[-1].split(b"\r\n")[0] == forwarded
    receipt = read_receipt(response.headers["Lgsp-Receipt"])
    check_receipt(receipt, key=LogReader(gateway.var / "evidence/gw1").verifier_key)
    check_bodies(receipt, request=b'{"maHoSo":"X"}', answer=body)


def test_the_secret_in_the_header_never_reaches_the_provider(gateway, provider, bearer):
    gateway.request("POST", "/apiHoTichTuPhap/x", body=b"{}", headers=bearer)

    seen = provider.requests[-1].lower()
    assert b"lgspaccesstoken" not in seen
    assert access_token().lower().encode() not in seen
    assert SECRET.encode() not in seen
    assert b"authorization" not in seen


def test_it_never_reaches_the_logs(gateway, bearer):
    gateway.request("POST", "/apiRieng/x", body=b"{}", headers=bearer)

    assert access_token() not in gateway.log
    assert SECRET not in gateway.log


@pytest.mark.parametrize(
    ("path", "headers", "expected"),
    [
        ("/apiHoTichTuPhap/x", {"Authorization": ""}, (401, 0, 100)),
        ("/apiHoTichTuPhap/x", {"Authorization": "Bearer x"}, (401, 0, 100)),
        ("/apiHoTichTuPhap/x", {"X-Road-Client": PROVIDER}, (500, 0, 106)),
        ("/apiRieng/x", {}, (500, 0, 500)),
    ],
)
def test_a_refusal_has_the_number_these_clients_know(gateway, bearer, path, headers, expected):
    response, body = gateway.request("POST", path, body=b"{}", headers={**bearer, **headers})

    found = json.loads(body)
    assert (response.status, found["status"], found["errorCode"]) == expected
    assert found["errorDescription"]


def test_a_refusal_of_a_known_caller_is_recorded(gateway, bearer):
    gateway.request("POST", "/apiRieng/x", body=b"{}", headers=bearer)

    last = [record for _, record in LogReader(gateway.var / "evidence/gw1").records()][-1]
    assert isinstance(last, RefusalRecord)
    assert (last.consumer, last.service, last.error) == (CONSUMER, CLOSED, "Server.ServerProxy.AccessDenied")


@pytest.mark.parametrize("path", ["/apiHoTichTuPhap/../x", "/apiHoTichTuPhap/a/%2e%2e/%2e%2e/x"])
def test_a_plain_path_does_not_climb_out_of_its_service(gateway, provider, bearer, path):
    response, _ = gateway.request("POST", path, body=b"{}", headers=bearer)

    assert (response.status, provider.requests[-1:]) != (200, [])
    assert response.status == 400


def test_a_path_without_service_is_not_found(gateway, bearer):
    response, body = gateway.request("POST", "/khongCo/x", body=b"{}", headers=bearer)

    assert (response.status, json.loads(body)["type"]) == (400, "Client.BadRequest")


def test_a_credential_bound_to_other_networks_gets_no_token(gateway):
    response, found = ask_token(gateway, access_token(AccessKey="noi-khac"))

    assert (response.status, found["error"]) == (400, "unauthorized_client")
    assert "127.0.0.1" in found["error_description"]


def test_a_token_is_worth_nothing_elsewhere(gateway, bearer, provider):
    snapshot = make_snapshot(
        provider.url,
        version=2,
        services=[Service(id=SERVICE, name="Hộ tịch", url=provider.url, alias="apiHoTichTuPhap")],
        clients=[_bind(make_client(CLIENT_ID, CONSUMER), ["10.20.0.0/16"])],
    )
    gateway.publish(snapshot)
    _wait_for_version(gateway, 2)

    response, body = gateway.request("POST", "/apiHoTichTuPhap/x", body=b"{}", headers=bearer)

    assert (response.status, json.loads(body)["errorCode"]) == (403, 101)


def _wait_for_version(gateway, version: int) -> None:
    for _ in range(250):
        if f"registry version {version}" in gateway.log:
            return
        time.sleep(0.02)
    raise AssertionError(gateway.log)

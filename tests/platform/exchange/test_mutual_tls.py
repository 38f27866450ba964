"""TLS that ends in the gateway, and who shows which certificate (RFC 8705), over real sockets."""

import json
import re
import socket
import ssl
import time
from base64 import urlsafe_b64decode
from datetime import timedelta
from http.client import HTTPSConnection
from urllib.parse import urlencode

import pytest
from authlib.integrations.requests_client import OAuth2Session

from lgsp.platform.evidence.reading import LogReader
from lgsp.platform.exchange.certificates import thumbprint
from lgsp.platform.exchange.testing import (
    CLIENT_ID,
    CONSUMER,
    PROVIDER,
    SECRET,
    SERVICE,
    FakeProvider,
    RunningGateway,
    make_snapshot,
)
from tests.platform.exchange.certificate_makers import make

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
BY_CERTIFICATE = urlencode({"grant_type": "client_credentials", "client_id": CONSUMER})
BY_SECRET = urlencode({"grant_type": "client_credentials", "client_id": CLIENT_ID, "client_secret": SECRET})


class Tls:
    """A gateway with TLS, and what its clients need."""

    def __init__(self, folder, provider) -> None:
        self.folder = folder
        self.provider = provider
        self.authority, self.root = make("root"), make("root")
        self.server = make("localhost", issuer=self.authority)
        self.own, self.other = make("mot-cua"), make("ho-tich")
        self.authority.write(folder, "authority")
        certificate, key = self.server.write(folder, "server")
        roots, _ = self.root.write(folder, "roots")
        environment = {
            "LGSP_GATEWAY_TLS_PORT": str(find_port()),
            "LGSP_GATEWAY_TLS_CERTIFICATE": str(certificate),
            "LGSP_GATEWAY_TLS_KEY": str(key),
            "LGSP_GATEWAY_TLS_ROOTS": str(roots),
        }
        self.gateway = RunningGateway(folder / "var", environment=environment)
        self.publish(self.own.register(), self.other.register(PROVIDER))

    def publish(self, *certificates, version: int = 1) -> None:
        self.gateway.publish(
            make_snapshot(self.provider.url, version=version, certificates=list(certificates))
        )

    @property
    def port(self) -> int:
        return int(re.search(r"listening on https://[^:]+:(\d+)", self.gateway.log)[1])

    def context(self, shown=None) -> ssl.SSLContext:
        context = ssl.create_default_context(cadata=self.authority.pem)
        if shown is not None:
            context.load_cert_chain(*shown.write(self.folder, shown.id))
        return context

    def ask(self, method, path, *, shown=None, body=None, headers=None):
        connection = HTTPSConnection("localhost", self.port, context=self.context(shown), timeout=10)
        try:
            connection.request(method, path, body=body, headers=headers or {})
            response = connection.getresponse()
            return response.status, json.loads(response.read() or b"null")
        finally:
            connection.close()

    def call(self, *, shown=None, token=None, client=CONSUMER):
        headers = {"X-Road-Client": client, **({"Authorization": f"Bearer {token}"} if token else {})}
        return self.ask("GET", f"/r1/{SERVICE}/x", shown=shown, headers=headers)

    def get_token(self, body, *, shown=None) -> str:
        status, answer = self.ask("POST", "/token", shown=shown, body=body, headers=FORM)
        assert status == 200, answer
        return answer["access_token"]


def find_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]


@pytest.fixture
def tls(tmp_path):
    with FakeProvider() as provider:
        made = Tls(tmp_path, provider)
        with made.gateway:
            yield made


def wait_until(is_so, *, within_s: float = 8.0) -> None:
    deadline = time.monotonic() + within_s
    while not is_so():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.05)


def test_a_registered_certificate_stands_in_for_a_token(tls):
    status, body = tls.call(shown=tls.own)

    assert (status, body) == (200, {"ok": True})
    request, _ = [record for _, record in LogReader(tls.gateway.var / "evidence/gw1").records()]
    assert request.proof == f"certificate {tls.own.id}"


def test_an_oauth_client_by_others_gets_a_bound_token_and_calls(tls):
    base = f"https://localhost:{tls.port}"
    certificate, key = tls.own.write(tls.folder, "own")
    session = OAuth2Session(client_id=CONSUMER, token_endpoint_auth_method="none")
    session.trust_env = False  # a bundle named in the environment would stand in for `verify`
    session.cert, session.verify = (str(certificate), str(key)), str(tls.folder / "authority.pem")

    token = session.fetch_token(f"{base}/token", grant_type="client_credentials", timeout=10)
    response = session.get(f"{base}/r1/{SERVICE}/x", headers={"X-Road-Client": CONSUMER}, timeout=10)

    claims = token["access_token"].split(".")[1]
    read = json.loads(urlsafe_b64decode(claims + "=" * (-len(claims) % 4)))
    assert read["cnf"] == {"x5t#S256": tls.own.id}
    assert response.json() == {"ok": True}
    assert "Lgsp-Receipt" in response.headers


def test_without_certificate_or_token_the_caller_is_unknown(tls):
    status, body = tls.call()

    assert status == 401
    assert body["type"] == "Client.AuthenticationFailed"


def test_a_certificate_speaks_for_its_own_system_only(tls):
    status, body = tls.call(shown=tls.other)

    assert (status, body["type"]) == (500, "Server.ClientProxy.AccessDenied")
    assert tls.provider.requests == []


def test_a_token_without_binding_works_over_tls_too(tls):
    token = tls.gateway.get_token()

    assert tls.call(token=token)[0] == 200


@pytest.mark.parametrize("form", [BY_CERTIFICATE, BY_SECRET])
def test_a_token_asked_for_with_a_certificate_is_bound_to_it(tls, form):
    token = tls.get_token(form, shown=tls.own)

    assert tls.call(token=token, shown=tls.own)[0] == 200


def test_a_stolen_bound_token_is_worth_nothing(tls):
    token = tls.get_token(BY_CERTIFICATE, shown=tls.own)
    headers = {"X-Road-Client": CONSUMER, "Authorization": f"Bearer {token}"}

    plain, body = tls.gateway.request("GET", f"/r1/{SERVICE}/x", headers=headers)

    assert (plain.status, b"bound to a certificate" in body) == (401, True)
    assert 'error="invalid_token"' in plain.headers["WWW-Authenticate"]
    assert tls.call(token=token)[0] == 401
    assert tls.call(token=token, shown=tls.other)[0] == 401
    assert tls.provider.requests == []


@pytest.mark.parametrize("client_id", [PROVIDER, CLIENT_ID, ""])
def test_a_certificate_gets_a_token_for_its_own_system_only(tls, client_id):
    form = urlencode({"grant_type": "client_credentials", "client_id": client_id})

    status, answer = tls.ask("POST", "/token", shown=tls.own, body=form, headers=FORM)

    assert (status, answer["error"]) == (401, "invalid_client")


def test_an_unregistered_certificate_ends_the_handshake(tls):
    with pytest.raises((ssl.SSLError, ConnectionError)):
        tls.call(shown=make("nguoi-la"))


def test_one_issued_under_a_trusted_root_is_still_nobody_unless_it_is_registered(tls):
    issued = make("may-chu", issuer=tls.root)

    status, body = tls.call(shown=issued)

    assert (status, "not registered" in body["message"]) == (401, True)


@pytest.mark.parametrize(
    "period",
    [
        {"since": timedelta(days=-9), "until": timedelta(days=-1)},
        {"since": timedelta(days=1), "until": timedelta(days=9)},
    ],
    ids=["expired", "not yet valid"],
)
def test_a_certificate_outside_its_own_period_ends_the_handshake(tls, period):
    stale = make("cu", **period)
    tls.publish(stale.register(), tls.own.register(), version=2)
    wait_until(lambda: "registry version 2" in tls.gateway.log)

    with pytest.raises((ssl.SSLError, ConnectionError)):
        tls.call(shown=stale)


@pytest.mark.parametrize(
    ("period", "reason"),
    [
        ({"valid_to": "2026-01-01T00:00:00+07:00"}, "no longer valid"),
        ({"valid_from": "2999-01-01T00:00:00+07:00"}, "not valid yet"),
    ],
)
def test_one_outside_the_period_it_is_registered_for_is_refused(tls, period, reason):
    tls.publish(tls.own.register(**period), version=2)
    wait_until(lambda: "registry version 2" in tls.gateway.log)

    status, body = tls.call(shown=tls.own)

    assert (status, reason in body["message"]) == (401, True)


def test_a_revoked_certificate_is_refused_on_the_connection_it_already_has(tls):
    token = tls.get_token(BY_CERTIFICATE, shown=tls.own)
    connection = HTTPSConnection("localhost", tls.port, context=tls.context(tls.own), timeout=10)
    path = f"/r1/{SERVICE}/x"

    def call(headers) -> int:
        connection.request("GET", path, headers={"X-Road-Client": CONSUMER, **headers})
        response = connection.getresponse()
        response.read()
        return response.status

    assert call({}) == 200
    tls.publish(tls.other.register(PROVIDER), version=2)

    wait_until(lambda: call({}) == 401)
    assert call({"Authorization": f"Bearer {token}"}) == 401
    connection.close()
    assert tls.call(shown=tls.own)[0] == 401


def test_a_newly_registered_certificate_is_taken_without_a_restart(tls):
    new = make("moi")
    tls.publish(tls.own.register(), new.register(), version=2)

    def is_taken() -> bool:
        try:
            return tls.call(shown=new)[0] == 200
        except (ssl.SSLError, ConnectionError):
            return False

    wait_until(is_taken)
    assert tls.call(shown=tls.own)[0] == 200


def test_the_gateways_own_certificate_is_renewed_without_a_restart(tls):
    renewed = make("localhost", issuer=tls.authority)
    renewed.write(tls.folder, "server")

    def show() -> str:
        with (
            socket.create_connection(("127.0.0.1", tls.port), timeout=5) as raw,
            tls.context().wrap_socket(raw, server_hostname="localhost") as secured,
        ):
            return thumbprint(secured.getpeercert(binary_form=True))

    assert show() in (tls.server.id, renewed.id)
    wait_until(lambda: show() == renewed.id)
    assert tls.call(shown=tls.own)[0] == 200


def test_a_broken_file_leaves_the_certificate_there_was(tls):
    (tls.folder / "server.pem").write_text("broken")
    wait_until(lambda: "EXCHANGE-148" in tls.gateway.log)

    assert tls.call(shown=tls.own)[0] == 200


def test_old_versions_of_tls_are_refused(tls):
    context = tls.context(tls.own)
    with pytest.warns(DeprecationWarning, match="TLSVersion"):
        context.minimum_version, context.maximum_version = ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1
    context.set_ciphers("ALL:@SECLEVEL=0")

    with (
        pytest.raises((ssl.SSLError, ConnectionError)),
        socket.create_connection(("127.0.0.1", tls.port)) as raw,
    ):
        context.wrap_socket(raw, server_hostname="localhost")


def test_plain_http_on_the_tls_port_gets_nothing(tls):
    with socket.create_connection(("127.0.0.1", tls.port), timeout=5) as plain:
        plain.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")

        assert not plain.recv(4096).startswith(b"HTTP/")
    assert tls.ask("GET", "/healthz")[0] == 200


def test_requests_sent_right_behind_the_handshake_are_answered_in_order(tls):
    request = b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"
    for version in (ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3):
        context = tls.context()
        context.minimum_version = context.maximum_version = version
        for _ in range(5):
            with (
                socket.create_connection(("127.0.0.1", tls.port), timeout=5) as raw,
                context.wrap_socket(raw, server_hostname="localhost") as secured,
            ):
                secured.sendall(request * 3)
                received = b""
                while received.count(b"HTTP/1.1 200") < 3:
                    received += secured.recv(4096)


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"LGSP_GATEWAY_TLS_CERTIFICATE": ""}, "LGSP_GATEWAY_TLS_CERTIFICATE"),
        ({"LGSP_GATEWAY_TLS_KEY": ""}, "LGSP_GATEWAY_TLS_KEY"),
        ({"LGSP_GATEWAY_TLS_CERTIFICATE": "/nowhere.pem"}, "/nowhere.pem"),
        ({"LGSP_GATEWAY_TLS_ROOTS": "/nowhere.pem"}, "/nowhere.pem"),
    ],
)
def test_files_that_cannot_be_used_stop_the_start_with_a_sentence(tmp_path, environment, said):
    with FakeProvider() as provider:
        made = Tls(tmp_path, provider)
    made.gateway.environment.update(environment)

    with pytest.raises(AssertionError, match="does not listen"):
        made.gateway.start()

    assert "EXCHANGE-148" in made.gateway.log
    assert said in made.gateway.log
    assert made.gateway.process.wait(10) == 2

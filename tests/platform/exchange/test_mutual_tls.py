"""Who shows which certificate (RFC 8705), to a gateway that ends TLS, over real sockets."""

import json
from base64 import urlsafe_b64decode
from datetime import timedelta
from http.client import HTTPSConnection
from urllib.parse import urlencode

import pytest
from authlib.integrations.requests_client import OAuth2Session

from lgsp.platform.evidence.reading import LogReader
from lgsp.platform.exchange.testing import CLIENT_ID, CONSUMER, PROVIDER, SERVICE
from tests.platform.exchange.certificate_makers import make
from tests.platform.exchange.tls_gateways import BY_CERTIFICATE, BY_SECRET, FORM, wait_until


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


def test_one_issued_under_a_trusted_root_is_still_nobody_unless_it_is_registered(tls):
    issued = make("may-chu", issuer=tls.root)

    status, body = tls.call(shown=issued)

    assert (status, "not registered" in body["message"]) == (401, True)


@pytest.mark.parametrize(
    ("period", "reason"),
    [
        ({"since": timedelta(days=-9), "until": timedelta(days=-1)}, "no longer valid"),
        ({"since": timedelta(days=1), "until": timedelta(days=9)}, "not valid yet"),
    ],
    ids=["expired", "not yet valid"],
)
def test_a_certificate_outside_its_own_period_is_refused_with_the_reason(tls, period, reason):
    stale = make("cu", **period)
    tls.publish(stale.register(), tls.own.register(), version=2)
    wait_until(lambda: "registry version 2" in tls.gateway.log)

    status, body = tls.call(shown=stale)
    refused, answer = tls.ask("POST", "/token", shown=stale, body=BY_CERTIFICATE, headers=FORM)

    assert (status, reason in body["message"]) == (401, True)
    assert (refused, answer["error"]) == (401, "invalid_client")


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
    tls.publish(tls.own.register(is_revoked=True), tls.other.register(PROVIDER), version=2)

    wait_until(lambda: call({}) == 401)
    assert call({"Authorization": f"Bearer {token}"}) == 401
    connection.close()
    status, body = tls.call(shown=tls.own)
    assert (status, "it was revoked" in body["message"]) == (401, True)


def test_the_next_certificate_of_the_same_name_holds_beside_the_one_before(tls):
    following = make("mot-cua")
    tls.publish(tls.own.register(), following.register(), version=2)
    wait_until(lambda: "registry version 2" in tls.gateway.log)

    assert [tls.call(shown=shown)[0] for shown in (tls.own, following)] == [200, 200]


def test_who_is_registered_vouches_for_nobody_else(tls):
    signer = make("root")
    tls.publish(signer.register(), version=2)
    wait_until(lambda: "registry version 2" in tls.gateway.log)

    status, body = tls.call(shown=make("mot-cua", issuer=signer))

    assert (status, "not registered" in body["message"]) == (401, True)

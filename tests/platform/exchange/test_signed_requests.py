"""Signed requests at a running gateway, as a system sends them."""

import json
import time
from itertools import count

import pytest

from lgsp.platform.exchange.testing import CONSUMER, PROVIDER, SERVICE, RunningGateway, make_snapshot
from tests.platform.exchange.signing_keys import BODY, ED25519, P256, TARGET, make_key, sign_headers

NONCES = (f"n-{number}" for number in count())
KEYS = [make_key(ED25519), make_key(P256)]


@pytest.fixture(scope="module")
def gateway(provider, tmp_path_factory):
    running = RunningGateway(tmp_path_factory.mktemp("gateway"))
    running.publish(make_snapshot(provider.url, keys=KEYS))
    with running:
        time.sleep(1)  # what was signed in the second in which a gateway begins is not taken
        yield running


@pytest.fixture
def sign(gateway):
    """Return headers signed just now for this gateway; the arguments replace what is signed."""

    def make(key=ED25519, **changes):
        now = {"created": int(time.time()), "nonce": next(NONCES)}
        return sign_headers(key, authority=f"127.0.0.1:{gateway.listening_port}", **{**now, **changes})

    return make


@pytest.mark.parametrize("key", [ED25519, P256], ids=["ed25519", "p256"])
def test_a_signed_request_needs_no_token(gateway, provider, sign, key):
    response, body = gateway.request("POST", TARGET, body=BODY, headers=sign(key))

    assert (response.status, body) == (200, b'{"ok":true}')
    assert response.headers["X-Road-Client"] == CONSUMER
    assert provider.requests[0].endswith(BODY)


def test_the_signature_stays_here_and_the_digest_is_passed_on(gateway, provider, sign):
    gateway.request("POST", TARGET, body=BODY, headers=sign())

    received = provider.requests[0].lower()
    assert b"\r\nsignature" not in received
    assert b"\r\ncontent-digest:sha-256=:" in received


def test_beside_a_token_a_signature_is_for_the_provider(gateway, provider, token):
    headers = {"Signature-Input": "a=()", "Signature": "a=:AAAA:"}

    response, _ = gateway.call(token=token, headers=headers)

    assert response.status == 200
    assert b"\r\nSignature:a=:AAAA:\r\n" in provider.requests[0]


def test_a_signature_that_does_not_hold_is_answered_401(gateway, provider, sign):
    response, body = gateway.request("PUT", TARGET, body=BODY, headers=sign())

    assert (response.status, json.loads(body)["type"]) == (401, "Client.AuthenticationFailed")
    assert "not the key's signature of this request" in json.loads(body)["message"]
    assert response.headers["WWW-Authenticate"] == 'Bearer realm="lgsp"'
    assert provider.requests == []


def test_the_same_request_twice_is_refused(gateway, provider, sign):
    headers = sign()
    gateway.request("POST", TARGET, body=BODY, headers=headers)

    response, body = gateway.request("POST", TARGET, body=BODY, headers=headers)

    assert (response.status, len(provider.requests)) == (401, 1)
    assert "nonce was used before" in json.loads(body)["message"]


def test_an_altered_body_is_refused_with_a_receipt_and_goes_nowhere(gateway, provider, sign):
    response, body = gateway.request("POST", TARGET, body=BODY.replace(b"1", b"2"), headers=sign())

    assert (response.status, json.loads(body)["type"]) == (400, "Client.BadRequest")
    assert response.headers["Lgsp-Receipt"]
    assert provider.requests == []


def test_a_key_calls_as_its_own_system_only(gateway, provider, sign):
    headers = sign(extra={"X-Road-Client": PROVIDER})

    response, body = gateway.request("POST", TARGET, body=BODY, headers=headers)

    assert (response.status, json.loads(body)["type"]) == (500, "Server.ClientProxy.AccessDenied")
    assert response.headers["Lgsp-Receipt"]
    assert provider.requests == []


def test_two_lines_of_signatures_are_refused(gateway, sign):
    lines = "".join(f"{name}: {value}\r\n" for name, value in sign().items())
    head = f"POST {TARGET} HTTP/1.1\r\nHost: 127.0.0.1:{gateway.listening_port}\r\n{lines}Signature: a=:AA==:\r\n"

    answer = gateway.send_raw(f"{head}Content-Length: {len(BODY)}\r\n\r\n".encode() + BODY)

    assert b" 400 " in answer.partition(b"\r\n")[0]
    assert b"the header signature is repeated" in answer


def test_what_can_be_called_is_listed_to_who_signs(gateway, sign):
    target = f"/r1/{SERVICE.rpartition('/')[0]}/allowedMethods"
    headers = sign(method="GET", target=target, body=b"")

    response, body = gateway.request("GET", target, headers=headers)

    assert response.status == 200
    assert [entry["service_code"] for entry in json.loads(body)["service"]] == ["tra-cuu"]


def test_a_revoked_key_ends_and_its_successor_goes_on(gateway, provider, sign):
    try:
        gateway.publish(make_snapshot(provider.url, keys=[make_key(P256)], version=2))
        deadline = time.monotonic() + 5
        while time.monotonic() < deadline:
            response, body = gateway.request("POST", TARGET, body=BODY, headers=sign(ED25519))
            if response.status != 200:
                break

        assert (response.status, "was revoked" in json.loads(body)["message"]) == (401, True)
        assert gateway.request("POST", TARGET, body=BODY, headers=sign(P256))[0].status == 200
    finally:
        gateway.publish(make_snapshot(provider.url, keys=KEYS, version=3))

import re

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from lgsp.platform.exchange.errors import SignatureRefused
from lgsp.platform.exchange.faults import BodyAltered
from lgsp.platform.exchange.message_signatures import MAX_AGE_S, MAX_AHEAD_S, make_nonces, verify
from lgsp.platform.exchange.signature_keys import SignatureKeys
from lgsp.platform.exchange.testing import CONSUMER
from tests.platform.exchange.signing_keys import (
    BODY,
    CREATED,
    ED25519,
    P256,
    TARGET,
    make_head,
    make_key,
    sign_headers,
)

KEYS = SignatureKeys([make_key(ED25519), make_key(P256)])
NOT_OURS = "it is not the key's signature of this request"


def check(headers, *, keys=KEYS, now=CREATED + 1.0, seen=None, **request):
    return verify(make_head(headers, **request), keys=keys, now=now, seen=seen or make_nonces(since=0))


@pytest.mark.parametrize("key", [ED25519, P256], ids=["ed25519", "p256"])
def test_a_signature_says_whose_key_made_it(key):
    caller = check(sign_headers(key))

    assert (caller.subsystem, caller.client_id) == (CONSUMER, make_key(key).id)
    caller.check_body(BODY)


def test_a_request_without_a_body_needs_no_digest():
    caller = check(sign_headers(method="GET", body=b""), method="GET", body=b"")

    caller.check_body(b"")


@pytest.mark.parametrize(
    "altered",
    [
        {"method": "PUT"},
        {"target": TARGET.replace("nguoi", "khac")},
        {"target": TARGET.replace("so=1", "so=2")},
        {"authority": "lgsp.elsewhere"},
    ],
    ids=lambda altered: next(iter(altered)),
)
def test_an_altered_line_of_the_request_is_refused(altered):
    with pytest.raises(SignatureRefused, match=NOT_OURS):
        check(sign_headers(), **altered)


@pytest.mark.parametrize("covered", ["@target-uri", "@request-target", "@path"])
def test_each_component_holds_the_address(covered):
    headers = sign_headers(covered=_covering(covered))
    assert check(headers).subsystem == CONSUMER

    with pytest.raises(SignatureRefused, match=NOT_OURS):
        check(headers, target=TARGET.replace("nguoi", "khac"))


def test_an_altered_header_that_is_covered_is_refused():
    headers = sign_headers(extra={"X-Road-UserId": "VN1"}, covered=_covering("x-road-userid"))
    assert check(headers).subsystem == CONSUMER

    with pytest.raises(SignatureRefused, match=NOT_OURS):
        check({**headers, "X-Road-UserId": "VN2"})
    with pytest.raises(SignatureRefused, match="covers x-road-userid, which is not there"):
        check({name: value for name, value in headers.items() if name != "X-Road-UserId"})


def test_another_x_road_client_is_refused():
    with pytest.raises(SignatureRefused, match=NOT_OURS):
        check({**sign_headers(), "X-Road-Client": "VN-H99/GOV/H99.10/HOTICH"})


def test_an_altered_body_is_refused():
    caller = check(sign_headers())

    with pytest.raises(BodyAltered, match="sha-256"):
        caller.check_body(BODY + b" ")


def test_an_altered_digest_is_refused():
    other = sign_headers(body=b"another body")["Content-Digest"]

    with pytest.raises(SignatureRefused, match=NOT_OURS):
        check({**sign_headers(), "Content-Digest": other})


@pytest.mark.parametrize(
    "missing", ["@method", "@authority", "@path", "@query", "x-road-client", "content-digest"]
)
def test_a_component_that_must_be_covered_is_missed(missing):
    headers = sign_headers(covered=[name for name in _covering() if name != missing])

    with pytest.raises(SignatureRefused, match=f"does not cover {missing}"):
        check(headers)


@pytest.mark.parametrize("framing", ["Content-Length", "Transfer-Encoding"])
def test_a_body_that_was_not_signed_is_refused(framing):
    headers = sign_headers(body=b"")
    value = {"Content-Length": "10", "Transfer-Encoding": "chunked"}[framing]

    with pytest.raises(SignatureRefused, match="does not cover content-digest"):
        check({**headers, framing: value}, body=b"")


@pytest.mark.parametrize("parameter", ["created", "nonce", "keyid"])
def test_a_parameter_that_must_be_there_is_missed(parameter):
    with pytest.raises(SignatureRefused, match=f"{parameter} is missing"):
        check(sign_headers(**{parameter: None}))


@pytest.mark.parametrize(
    ("created", "reason"),
    [
        (CREATED - MAX_AGE_S, None),
        (CREATED - MAX_AGE_S - 1, "made more than 300 seconds ago"),
        (CREATED + MAX_AHEAD_S, None),
        (CREATED + MAX_AHEAD_S + 1, "in the future"),
    ],
)
def test_a_signature_is_taken_for_a_while(created, reason):
    headers = sign_headers(created=created)

    if reason is None:
        assert check(headers, now=float(CREATED)).subsystem == CONSUMER
    else:
        with pytest.raises(SignatureRefused, match=reason):
            check(headers, now=float(CREATED))


@pytest.mark.parametrize("expires", [CREATED, CREATED + 1, CREATED - 10])
def test_a_signature_that_has_expired_is_refused(expires):
    with pytest.raises(SignatureRefused, match="has expired"):
        check(sign_headers(expires=expires), now=CREATED + 1.0)


def test_a_signature_is_taken_until_it_expires():
    assert check(sign_headers(expires=CREATED + 10), now=CREATED + 9.9).subsystem == CONSUMER


def test_a_signature_is_taken_once():
    headers, seen = sign_headers(), make_nonces(since=0)
    check(headers, seen=seen)

    with pytest.raises(SignatureRefused, match="nonce was used before"):
        check(headers, seen=seen)


def test_a_nonce_is_used_once_whatever_it_signs():
    seen = make_nonces(since=0)
    check(sign_headers(), seen=seen)

    with pytest.raises(SignatureRefused, match="nonce was used before"):
        check(sign_headers(created=CREATED + 1, method="PUT"), seen=seen, method="PUT")


def test_a_signature_that_does_not_hold_uses_up_no_nonce():
    headers, seen = sign_headers(), make_nonces(since=0)
    with pytest.raises(SignatureRefused, match=NOT_OURS):
        check(headers, seen=seen, method="PUT")

    assert check(headers, seen=seen).subsystem == CONSUMER


def test_an_unknown_or_revoked_key_is_refused():
    with pytest.raises(SignatureRefused, match="not registered, or was revoked"):
        check(sign_headers(Ed25519PrivateKey.generate()))


@pytest.mark.parametrize(
    ("dates", "reason"),
    [
        ({"valid_from": "2026-01-06T00:00:00+07:00"}, "not valid yet"),
        ({"valid_to": "2026-01-05T02:00:00+00:00"}, "no longer valid"),
    ],
)
def test_a_key_holds_between_its_instants(dates, reason):
    with pytest.raises(SignatureRefused, match=reason):
        check(sign_headers(), keys=SignatureKeys([make_key(**dates)]))


@pytest.mark.parametrize("algorithm", ["ecdsa-p256-sha256", "hmac-sha256", "rsa-pss-sha512", "none", ""])
def test_an_algorithm_that_is_not_the_keys_is_refused(algorithm):
    with pytest.raises(SignatureRefused, match="not of the algorithm"):
        check(sign_headers(ED25519, alg=algorithm))


def test_the_keys_own_algorithm_may_be_named():
    assert check(sign_headers(P256, alg="ecdsa-p256-sha256")).subsystem == CONSUMER


@pytest.mark.parametrize(
    "weak", ["md5=:XrY7u+Ae7tCTyyK7j1rNww==:", "sha=:2jmj7l5rSw0yVb/vlWAYkK/YBwk=:", "unixsum=30637"]
)
def test_a_weak_digest_alone_is_refused(weak):
    with pytest.raises(SignatureRefused, match=r"neither sha-256 nor sha-512|no byte sequence"):
        check(sign_headers(extra={"Content-Digest": weak}))


@given(st.binary(max_size=200), st.text(st.characters(min_codepoint=33, max_codepoint=126), max_size=40))
def test_what_is_signed_is_taken_and_nothing_else(body, query):
    target = f"/r1/a/b/c/d/e?{query.replace('#', '')}"
    headers = sign_headers(P256, body=body, target=target)

    check(headers, body=body, target=target).check_body(body)
    with pytest.raises(SignatureRefused, match=re.escape(NOT_OURS)):
        check(headers, body=body, target=target + "x")


def _covering(*more):
    names = ["@method", "@authority", "@path", "@query", "x-road-client", "content-digest"]
    return [*names, *(name for name in more if name not in names)]

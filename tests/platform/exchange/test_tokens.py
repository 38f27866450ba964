import json
from base64 import b64encode, urlsafe_b64decode, urlsafe_b64encode
from hashlib import sha256

import pytest
from joserfc.jwk import OKPKey
from msgspec import structs

from lgsp.platform.evidence.errors import KeyUnusable
from lgsp.platform.exchange.authorisation import Directory
from lgsp.platform.exchange.errors import TokenRefused
from lgsp.platform.exchange.messages import Head
from lgsp.platform.exchange.snapshot import FormerSecret
from lgsp.platform.exchange.testing import CLIENT_ID, CONSUMER, SECRET, make_client, make_snapshot
from lgsp.platform.exchange.token_requests import answer_token_request
from lgsp.platform.exchange.tokens import LIFETIME_S, Tokens, read_or_make_token_key

KEY = OKPKey.generate_key("Ed25519")
TOKENS = Tokens(KEY, issuer="lgsp.vn-h99")
NOW = 1_767_578_400.0
GRANT = b"grant_type=client_credentials"


def issue(**changes) -> bytes:
    fields = {"client_id": CLIENT_ID, "subsystem": CONSUMER, "now": NOW, "token_id": "id-1"}
    return TOKENS.issue(**{**fields, **changes}).encode()


def test_a_token_says_who_it_was_issued_to_until_it_expires():
    token = issue()

    assert TOKENS.check(token, now=NOW + LIFETIME_S - 1).subsystem == CONSUMER
    with pytest.raises(TokenRefused, match="expired"):
        TOKENS.check(token, now=NOW + LIFETIME_S)


def test_a_token_has_the_form_of_rfc_9068():
    header, claims, _ = (decode(part) for part in issue().split(b"."))

    assert header == {"alg": "Ed25519", "typ": "at+jwt"}
    assert set(claims) == {"iss", "aud", "sub", "client_id", "iat", "exp", "jti"}


def decode(part: bytes) -> object:
    try:
        return json.loads(urlsafe_b64decode(part + b"=" * (-len(part) % 4)))
    except ValueError:
        return None


def encode(value: object) -> bytes:
    return urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=")


def tampered() -> list[bytes]:
    header, claims, signature = issue().split(b".")
    none = encode({"alg": "none", "typ": "at+jwt"})
    altered = encode({**decode(claims), "sub": "VN-H99/GOV/H99.10/HOTICH"})
    return [
        b"",
        b"a.b.c",
        b"\xff",
        b".".join((header, altered, signature)),
        b".".join((none, claims, b"")),
        b".".join((header, claims, b"")),
        Tokens(OKPKey.generate_key("Ed25519"), issuer="lgsp.vn-h99").issue(
            client_id=CLIENT_ID, subsystem=CONSUMER, now=NOW, token_id="x"
        ).encode(),
    ]  # fmt: skip


@pytest.mark.parametrize("token", tampered())
def test_a_token_that_was_not_issued_here_is_refused(token):
    with pytest.raises(TokenRefused, match="was not issued here, or was altered"):
        TOKENS.check(token, now=NOW)


def test_a_token_of_another_province_signed_by_the_same_key_is_refused():
    foreign = Tokens(KEY, issuer="lgsp.vn-h98").issue(client_id="a", subsystem="b", now=NOW, token_id="x")

    with pytest.raises(TokenRefused, match="issued for something else"):
        TOKENS.check(foreign.encode(), now=NOW)


def test_the_key_is_made_once_and_is_readable_by_its_owner_only(tmp_path):
    path = tmp_path / "keys" / "token.key"

    made, read = read_or_make_token_key(path), read_or_make_token_key(path)

    assert made.as_pem(private=True) == read.as_pem(private=True)
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_file_that_is_no_key_is_named(tmp_path):
    path = tmp_path / "token.key"
    path.write_text("no key")

    with pytest.raises(KeyUnusable, match=r"token.key does not hold a usable key"):
        read_or_make_token_key(path)


def ask(body: bytes = GRANT, *, method: bytes = b"POST", basic: str | None = None, raw: bytes | None = None):
    noted = {}
    if basic is not None:
        noted[b"authorization"] = b"Basic " + b64encode(basic.encode())
    if raw is not None:
        noted[b"authorization"] = raw
    reply = answer_token_request(
        Head(method, b"/token", b"", noted),
        body,
        directory=Directory(make_snapshot("http://127.0.0.1:1")),
        tokens=TOKENS,
        now=NOW,
        token_id="id-1",
    )
    return reply, json.loads(reply.body)


@pytest.mark.parametrize(
    "request_",
    [
        {"basic": f"{CLIENT_ID}:{SECRET}"},
        {"basic": f"{CLIENT_ID}:{SECRET}", "body": b""},
        {"basic": f"{CLIENT_ID}:not%20a+secret"},
        {"body": GRANT + b"&client_id=mot-cua&client_secret=not+a+secret"},
    ],
)
def test_a_secret_earns_a_token(request_):
    reply, content = ask(**request_)

    assert reply.status == 200
    assert (content["token_type"], content["expires_in"]) == ("Bearer", 3600)
    assert TOKENS.check(content["access_token"].encode(), now=NOW).client_id == CLIENT_ID
    assert b"Cache-Control: no-store\r\n" in reply.headers


@pytest.mark.parametrize(
    ("request_", "status", "error"),
    [
        ({"basic": f"{CLIENT_ID}:wrong"}, 401, "invalid_client"),
        ({"basic": f"nobody:{SECRET}"}, 401, "invalid_client"),
        ({"basic": "nobody:"}, 401, "invalid_client"),
        ({"raw": b"Basic ???"}, 401, "invalid_client"),
        ({"raw": b"Bearer abc"}, 401, "invalid_client"),
        ({"body": GRANT + b"&client_id=mot-cua"}, 401, "invalid_client"),
        ({"body": GRANT}, 401, "invalid_client"),
        ({"body": b"client_id=mot-cua&client_secret=not+a+secret"}, 400, "invalid_request"),
        ({"body": b"grant_type=password", "basic": f"{CLIENT_ID}:{SECRET}"}, 400, "unsupported_grant_type"),
        ({"body": GRANT + b"&client_secret=a", "basic": f"{CLIENT_ID}:{SECRET}"}, 400, "invalid_request"),
        ({"body": GRANT + b"&" + GRANT, "basic": f"{CLIENT_ID}:{SECRET}"}, 400, "invalid_request"),
        ({"body": b"\xff"}, 400, "invalid_request"),
        ({"method": b"GET"}, 400, "invalid_request"),
    ],
)
def test_everything_else_is_refused_as_rfc_6749_says(request_, status, error):
    reply, content = ask(**request_)

    assert (reply.status, content["error"]) == (status, error)
    assert (b"WWW-Authenticate: Basic" in reply.headers) is (status == 401)
    assert b"Cache-Control: no-store\r\n" in reply.headers


@pytest.mark.parametrize(("until", "status"), [(NOW + 1, 200), (NOW, 401)])
def test_a_secret_that_was_replaced_is_good_until_its_time(until, status):
    former = FormerSecret(secret_sha256=sha256(b"old").hexdigest(), until=until)
    client = structs.replace(make_client(CLIENT_ID, CONSUMER), former=[former])
    body = f"grant_type=client_credentials&client_id={CLIENT_ID}&client_secret=old".encode()

    reply = answer_token_request(
        Head(b"POST", b"/token", b"", {}),
        body,
        directory=Directory(make_snapshot("http://127.0.0.1:1", clients=[client])),
        tokens=TOKENS,
        now=NOW,
        token_id="id-1",
    )

    assert reply.status == status

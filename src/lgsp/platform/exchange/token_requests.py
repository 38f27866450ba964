"""
POST /token: an access token for a client's secret (RFC 6749, 4.4, client credentials).

The credentials come as HTTP Basic or as form fields (RFC 6749, 2.3.1), or as clients of provincial platforms send
them: in the header `lgspaccesstoken`, a JSON object in base64 whose `AccessKey` and `SecretKey` are the two. What those
clients leave out is tolerated: outside the form, `grant_type` may be absent, and so may the body.

Over mutual TLS the certificate stands in for the secret (RFC 8705, 2.2): `client_id` then is the system's identifier.
A token is bound to the certificate shown when it was asked for (RFC 8705, 3), if that is the system's own.
"""

import hmac
from base64 import b64decode
from binascii import Error as NotBase64
from hashlib import sha256
from typing import NamedTuple
from urllib.parse import parse_qs, unquote_plus

import msgspec

from .authorisation import Directory
from .certificates import CertifiedCaller
from .errors import CertificateRefused
from .faults import CallerElsewhere
from .messages import Head, Reply
from .snapshot import Client
from .tokens import LIFETIME_S, Tokens

_HEADERS = b"Content-Type: application/json;charset=utf-8\r\nCache-Control: no-store\r\nPragma: no-cache\r\n"
_CHALLENGE = b'WWW-Authenticate: Basic realm="lgsp", charset="UTF-8"\r\n'
_NO_SECRET = sha256().hexdigest()
_MAX_FIELDS = 20
_OUTSIDE_FORM = frozenset({b"authorization", b"lgspaccesstoken"})


class TokenRequestRefused(Exception):
    """The error of RFC 6749, 5.2, its status, and a sentence."""

    def __init__(self, error: str, description: str, *, status: int = 400) -> None:
        super().__init__(description)
        self.error = error
        self.status = status


class _AccessToken(msgspec.Struct):
    access_key: str = msgspec.field(name="AccessKey")
    secret_key: str = msgspec.field(name="SecretKey")


class _Credentials(NamedTuple):
    client_id: str
    secret: str


def answer_token_request(
    head: Head, body: bytes, *, directory: Directory, tokens: Tokens, now: float, token_id: str
) -> Reply:
    """Answer a request for a token."""
    try:
        fields = _read_form(head, body)
        credentials = _read_credentials(head, fields)
        _check_grant_type(fields, is_optional=not _OUTSIDE_FORM.isdisjoint(head.noted))
        certified = _find_certified(head, directory, now=now)
        if certified is not None and not credentials.secret:
            subsystem = _check_certified(credentials, certified)
        else:
            subsystem = _check_secret(credentials, directory, now=now)
            directory.check_address(credentials.client_id, head.peer)
        is_bound = certified is not None and certified.subsystem == subsystem
    except TokenRequestRefused as refusal:
        return _refuse(refusal)
    except CallerElsewhere as fault:
        return _refuse(TokenRequestRefused("unauthorized_client", fault.message))
    token = tokens.issue(
        client_id=credentials.client_id,
        subsystem=subsystem,
        now=now,
        token_id=token_id,
        bound_to=head.certificate if is_bound else "",
    )
    content = {"access_token": token, "token_type": "Bearer", "expires_in": LIFETIME_S, "scope": "default"}
    return Reply(200, _HEADERS, msgspec.json.encode(content))


def _read_form(head: Head, body: bytes) -> dict[str, str]:
    if head.method != b"POST":
        raise TokenRequestRefused("invalid_request", "POST is required")
    try:
        found = parse_qs(
            body.decode(), keep_blank_values=True, strict_parsing=bool(body), max_num_fields=_MAX_FIELDS
        )
    except ValueError:
        raise TokenRequestRefused(
            "invalid_request", "the body is not application/x-www-form-urlencoded"
        ) from None
    if any(len(values) > 1 for values in found.values()):
        raise TokenRequestRefused("invalid_request", "a field is repeated")
    return {name: values[0] for name, values in found.items()}


def _read_credentials(head: Head, fields: dict[str, str]) -> _Credentials:
    given = _OUTSIDE_FORM & head.noted.keys()
    if not given:
        return _Credentials(fields.get("client_id", ""), fields.get("client_secret", ""))
    if "client_secret" in fields or len(given) > 1:
        raise TokenRequestRefused("invalid_request", "use one way of giving credentials, not two")
    if b"lgspaccesstoken" in given:
        return _read_access_token(head.noted[b"lgspaccesstoken"])
    return _read_basic(head.noted[b"authorization"])


def _read_access_token(coded: bytes) -> _Credentials:
    try:
        found = msgspec.json.decode(b64decode(coded.strip(), validate=True), type=_AccessToken)
    except (NotBase64, ValueError, msgspec.MsgspecError):
        raise TokenRequestRefused(
            "invalid_client",
            "the header lgspaccesstoken is not base64 of JSON with AccessKey and SecretKey",
            status=401,
        ) from None
    return _Credentials(found.access_key, found.secret_key)


def _read_basic(basic: bytes) -> _Credentials:
    scheme, _, coded = basic.partition(b" ")
    try:
        client_id, colon, secret = b64decode(coded.strip(), validate=True).decode().partition(":")
    except (NotBase64, ValueError):
        colon = ""
    if scheme.lower() != b"basic" or not colon:
        raise TokenRequestRefused("invalid_client", "the header Authorization is not HTTP Basic", status=401)
    return _Credentials(unquote_plus(client_id), unquote_plus(secret))


def _check_grant_type(fields: dict[str, str], *, is_optional: bool) -> None:
    grant_type = fields.get("grant_type", "client_credentials" if is_optional else "")
    if not grant_type:
        raise TokenRequestRefused("invalid_request", "grant_type is missing")
    if grant_type != "client_credentials":
        raise TokenRequestRefused("unsupported_grant_type", "only client_credentials is supported")


def _check_secret(credentials: _Credentials, directory: Directory, *, now: float) -> str:
    client = directory.clients.get(credentials.client_id)
    given = sha256(credentials.secret.encode()).hexdigest()
    expected = [client.secret_sha256, *_list_former(client, now=now)] if client else [_NO_SECRET]
    matches = [hmac.compare_digest(given.encode(), each.lower().encode()) for each in expected]
    if client is None or not any(matches):
        raise TokenRequestRefused("invalid_client", "the client or its secret is not known", status=401)
    return client.subsystem


def _find_certified(head: Head, directory: Directory, *, now: float) -> CertifiedCaller | None:
    if not head.certificate:
        return None
    try:
        return directory.certificates.get_caller(head.certificate, now=now)
    except CertificateRefused:
        return None


def _check_certified(credentials: _Credentials, certified: CertifiedCaller) -> str:
    """Return the system of a certificate that stands in for a secret; its `client_id` is the system's identifier."""
    if credentials.client_id != certified.subsystem:
        raise TokenRequestRefused(
            "invalid_client", "the certificate is not that of the system named by client_id", status=401
        )
    return certified.subsystem


def _list_former(client: Client, *, now: float) -> list[str]:
    return [former.secret_sha256 for former in client.former if now < former.until]


def _refuse(refusal: TokenRequestRefused) -> Reply:
    content = {"error": refusal.error, "error_description": str(refusal)}
    challenge = _CHALLENGE if refusal.status == 401 else b""
    return Reply(refusal.status, _HEADERS + challenge, msgspec.json.encode(content))

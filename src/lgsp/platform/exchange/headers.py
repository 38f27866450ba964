"""
Which headers are read, kept, and never passed on.

Sources: X-Road message protocol for REST (pr-rest), 4.3 "Filtered headers"; RFC 9110, 7.6.1; RFC 9112, 3.2 and 6.1.
`Authorization` and `lgspaccesstoken` stay here too: who holds them can call as the caller; and `Lgsp-Data-Subject`, of
which the evidence keeps a pseudonym. So do `Signature` and
`Signature-Input` where they stand in for a token; beside a token they are for the provider.
"""

from .faults import RequestMalformed
from .messages import Head

MAX_HEADERS = 100
METHODS = frozenset({b"DELETE", b"GET", b"HEAD", b"OPTIONS", b"PATCH", b"POST", b"PUT", b"TRACE"})

_DROP, _NOTE, _KEEP = 0, 1, 2
_ROLES = dict.fromkeys(
    (
        *(
            b"keep-alive",
            b"proxy-authenticate",
            b"proxy-authorization",
            b"te",
            b"trailer",
            b"upgrade",
            b"user-agent",
        ),
        *(b"server", b"lgsp-receipt", b"x-road-service", b"x-road-error"),
        *(b"x-road-request-id", b"x-road-request-hash"),
    ),
    _DROP,
)
_ROLES |= dict.fromkeys(
    (
        *(b"authorization", b"connection", b"content-length", b"expect", b"host", b"lgspaccesstoken"),
        *(b"transfer-encoding", b"lgsp-data-subject"),
    ),
    _NOTE,
)
_ROLES |= dict.fromkeys(
    (
        *(b"accept", b"accept-language", b"content-type", b"x-road-client", b"x-road-id"),
        *(b"content-digest", b"signature", b"signature-input", b"traceparent"),
    ),
    _NOTE | _KEEP,
)
_SIGNATURE = {b"signature", b"signature-input"}
_MAY_REPEAT = frozenset({b"accept", b"accept-language", b"connection", b"x-road-client"})
_FROM_PROVIDER = frozenset(
    {
        *(
            b"connection",
            b"content-length",
            b"keep-alive",
            b"proxy-authenticate",
            b"proxy-authorization",
            b"te",
        ),
        *(b"trailer", b"transfer-encoding", b"upgrade", b"user-agent", b"host", b"server", b"expect"),
        *(b"x-road-client", b"x-road-service", b"x-road-id", b"x-road-request-id", b"x-road-request-hash"),
        *(b"x-road-error", b"lgsp-receipt", b"lgsp-contract-warning"),
    }
)
_OF_WHOLE_BODY = frozenset({b"content-digest", b"content-md5", b"digest", b"etag", b"repr-digest"})
_PLAIN_CONNECTION = frozenset({b"", b"keep-alive", b"close"})

Pairs = list[tuple[bytes, bytes]]


def read_head(
    method: bytes, target: bytes, *, version: str, pairs: Pairs, peer: str = "", certificate: str = ""
) -> Head:
    """
    Sort the headers of a request, and check the framing that the parser leaves to us.

    Of several X-Road-Client the last one counts, and only it is passed on.

    :raises RequestMalformed: if it may not be served
    """
    noted: dict[bytes, bytes] = {}
    lines: list[bytes] = []
    for name, value in pairs:
        lower = name.lower()
        role = _ROLES.get(lower, _KEEP)
        if role & _NOTE:
            if lower in noted:
                _check_repeatable(lower)
                lines = _without(lines, {b"x-road-client"} & {lower})
            noted[lower] = value
        if role & _KEEP:
            lines.append(b"%s:%s\r\n" % (name, value))
    _check(method, version, noted)
    if b"signature" in noted and b"authorization" not in noted:
        lines = _without(lines, _SIGNATURE)
    connection = noted.get(b"connection", b"").lower()
    if connection not in _PLAIN_CONNECTION:
        lines = _without(lines, {option.strip() for option in connection.split(b",")})
    return Head(method, target, b"".join(lines), noted, peer, certificate)


def filter_answer(pairs: Pairs) -> bytes:
    """Return the header lines of a provider's answer that are passed on."""
    return b"".join([b"%s: %s\r\n" % pair for pair in pairs if pair[0].lower() not in _FROM_PROVIDER])


def without_digests(pairs: Pairs) -> Pairs:
    """Return headers of an answer without those that are true of its whole body only."""
    return [pair for pair in pairs if pair[0].lower() not in _OF_WHOLE_BODY]


def without_compression(lines: bytes) -> bytes:
    """Return kept header lines without the wish for a compressed answer, which nobody could look into."""
    if b"ccept-" not in lines:
        return lines
    return b"".join(_without(lines.splitlines(keepends=True), {b"accept-encoding"}))


def find_header(pairs: Pairs, name: bytes) -> bytes | None:
    """Return the value of a header, if it is there."""
    return next((value for found, value in pairs if found.lower() == name), None)


def _without(lines: list[bytes], names: set[bytes]) -> list[bytes]:
    return [line for line in lines if line.partition(b":")[0].lower() not in names]


def _check_repeatable(name: bytes) -> None:
    if name not in _MAY_REPEAT:
        raise RequestMalformed(reason=f"the header {name.decode()} is repeated")


def _check(method: bytes, version: str, noted: dict[bytes, bytes]) -> None:
    if method not in METHODS:
        raise RequestMalformed(reason=f"the method {method.decode()} is not served")
    if version not in ("1.1", "1.0"):
        raise RequestMalformed(reason=f"HTTP/{version} is not served")
    if version == "1.1" and not noted.get(b"host"):
        raise RequestMalformed(reason="the header Host is missing")
    coding = noted.get(b"transfer-encoding")
    if coding is not None and (coding.lower() != b"chunked" or version == "1.0"):
        raise RequestMalformed(reason="the only Transfer-Encoding served is chunked, in HTTP/1.1")
    if noted.get(b"expect", b"100-continue").lower() != b"100-continue":
        raise RequestMalformed(reason="the only Expect served is 100-continue")

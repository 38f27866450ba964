"""
Time-stamps (RFC 3161): an authority signs that it saw the bytes of a checkpoint at some time. Bytes in, bytes out.

Revocation is not looked up: what is checked is that the authority's certificate was valid when it stamped.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cryptography import x509
from rfc3161_client import (
    HashAlgorithm,
    TimestampRequestBuilder,
    VerificationError,
    VerifierBuilder,
    decode_timestamp_response,
)

from .attestation_refusals import CertificatesUnusable, TimeStampFalse

REQUEST_TYPE = "application/timestamp-query"
RESPONSE_TYPE = "application/timestamp-reply"
_SEQUENCE, _CONTEXT_0 = 0x30, 0xA0


@dataclass(frozen=True, slots=True)
class StampRequest:
    """A request, and the nonce that its response must carry."""

    content: bytes
    nonce: int


def make_request(content: bytes) -> StampRequest:
    """Return a request for the SHA-256 of the content, with a new nonce and the wish for the certificate."""
    request = TimestampRequestBuilder().data(content).hash_algorithm(HashAlgorithm.SHA256).build()
    assert request.nonce is not None
    return StampRequest(request.as_bytes(), request.nonce)


def check_time_stamp(
    response: bytes,
    content: bytes,
    *,
    certificates: Sequence[x509.Certificate],
    nonce: int | None = None,
    stamp: object = "received",
) -> datetime:
    """
    Return when the content was stamped (RFC 3161, 2.4.2).

    1. The authority granted it, and signed it with a certificate for time-stamping, valid at that time, that leads to
       one of `certificates`.
    2. It carries the nonce, where one is given, and the digest of the content.

    `stamp` names it in the refusal.

    :raises TimeStampFalse: if one of them does not hold
    """
    roots = [one for one in certificates if one.issuer == one.subject]
    others = [one for one in certificates if one.issuer != one.subject]
    try:
        found = decode_timestamp_response(with_sorted_certificates(response))
        builder = VerifierBuilder(roots=roots, intermediates=others, nonce=nonce)
        builder.build().verify_message(found, content)
    except (ValueError, VerificationError) as error:
        raise TimeStampFalse(stamp=stamp, reason=_reason(error)) from None
    return found.tst_info.gen_time


def read_certificates(file: Path) -> tuple[x509.Certificate, ...]:
    """
    Read the certificates that time-stamps are checked by.

    :raises CertificatesUnusable: if the file cannot be read, or holds no root
    """
    try:
        found = tuple(x509.load_pem_x509_certificates(file.read_bytes()))
    except (OSError, ValueError) as error:
        raise CertificatesUnusable(file=file, reason=error) from None
    if not any(one.issuer == one.subject for one in found):
        raise CertificatesUnusable(file=file, reason="none of them is a root")
    return found


def with_sorted_certificates(response: bytes) -> bytes:
    """
    Return the response with its certificates in the order that DER asks of a set (X.690, 11.6).

    OpenSSL's authority sends them as configured, and the library refuses that. They are outside what is signed.

    :raises ValueError: if it is not DER that far
    """
    # TimeStampResp { status, timeStampToken }: ContentInfo { type, [0] SignedData }
    token = _children(response, *_content(response, 0, _SEQUENCE))[1:]
    if not token:
        return response
    explicit = _children(response, *_content(response, token[0][0], _SEQUENCE))[1]
    signed = _content(response, _content(response, explicit[0], _CONTEXT_0)[0], _SEQUENCE)
    # SignedData { version, digestAlgorithms, encapContentInfo, [0] certificates, … }
    for start, _ in _children(response, *signed)[3:]:
        if response[start] == _CONTEXT_0:
            begin, end = _content(response, start, _CONTEXT_0)
            certificates = sorted(response[a:b] for a, b in _children(response, begin, end))
            return response[:begin] + b"".join(certificates) + response[end:]
    return response


def _reason(error: Exception) -> str:
    """Return in words what the library says; it hands on whole stacks of OpenSSL's."""
    if isinstance(error, ValueError):
        return "it is no time-stamp response"
    if "verifying certificates" in str(error):
        return "its signature is false, or its certificate does not lead to a trusted root"
    return str(error)


def _children(content: bytes, begin: int, end: int) -> list[tuple[int, int]]:
    """Return where each element between the two places begins and ends."""
    found = []
    while begin < end:
        _, after = _content(content, begin, None)
        found.append((begin, after))
        begin = after
    return found


def _content(content: bytes, start: int, tag: int | None) -> tuple[int, int]:
    """Return where the content of the element at `start` begins and ends."""
    head = content[start : start + 2]
    if len(head) < 2 or (tag is not None and head[0] != tag):
        raise ValueError("it is not a time-stamp response")
    begin, length = start + 2, head[1]
    if length >= 0x80:
        begin, length = begin + length - 0x80, int.from_bytes(content[begin : begin + length - 0x80])
    if not length or begin + length > len(content):
        raise ValueError("it is cut short")
    return begin, begin + length

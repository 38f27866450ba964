"""
What the log records about an exchange, and how it commits to a body without holding it.

A record is JSON with sorted keys, no spaces and whole numbers written in full; those bytes are the leaf of the Merkle
tree and are never serialised again. A body appears only as `SHA-256(salt || SHA-256(body))`: without the salt, even a
guessable body (a date of birth, a yes or no) cannot be recognised from its digest.

>>> leaf = encode_record(RefusalRecord(id="x", at=1, consumer="C", service="S", method="GET", error="E"))
>>> leaf
b'{"at":1,"code":"","consumer":"C","error":"E","id":"x","kind":"refusal","method":"GET","proof":"","service":"S","v":1}'
>>> decode_record(leaf).error
'E'
>>> commit(b"salt", b"body")[:16]
'3f6223d9c86cd942'
"""

from hashlib import sha256
from typing import Literal

import msgspec


class _Record(msgspec.Struct, frozen=True, kw_only=True, gc=False, tag_field="kind"):
    """What all records share: `v` is the version of the record's form, `at` the instant in nanoseconds since 1970."""

    at: int
    v: Literal[1] = 1


class RequestRecord(_Record, tag="request", frozen=True, kw_only=True, gc=False):
    """A request that an agreement allows; durable before it is forwarded. `id` is the exchange's X-Road-Request-Id."""

    id: str
    consumer: str
    service: str
    method: str
    agreement: str
    digest: str
    size: int
    target: str
    """The commitment to path and query after the service code: what a GET asks for is there, not in its body."""
    purpose: str = ""
    """What the agreement allows the call for, in its own words."""
    version: str = ""
    """The version of the service that was called, as the registry had it."""
    subject: str = ""
    """The pseudonym of the person whose data is asked for, where the consumer named one (`subjects.py`)."""
    trace: str = ""
    """The caller's `traceparent` (W3C Trace Context), where it sent a sampled one."""
    proof: str = ""
    """How the caller proved itself: `token` and the client's id, or `signature` and the key's."""
    kept_days: int = 0
    """For how many days the bodies were to be kept in the archive (`bodies`); 0 where they were not."""


class AnswerRecord(_Record, tag="answer", frozen=True, kw_only=True, gc=False):
    """What the consumer was answered; durable before the answer leaves."""

    id: str
    outcome: Literal["answered", "failed"]
    status: int
    error: str
    """The X-Road error type when the outcome is `failed`, otherwise empty."""
    digest: str
    size: int
    request: str
    """The RFC 6962 leaf hash of the request's record, in hex: one proof covers question and answer."""
    code: str = ""
    """The code of the fault when the outcome is `failed`: it tells apart what X-Road's types do not."""
    warned: bool = False
    """Whether the exchange broke the service's contract and passed, because the agreement only warns."""


class RefusalRecord(_Record, tag="refusal", frozen=True, kw_only=True, gc=False):
    """A call by an authenticated client that was not forwarded. `service` is empty when the address is no service."""

    id: str
    consumer: str
    service: str
    method: str
    error: str
    code: str = ""
    proof: str = ""


class RecoveryRecord(_Record, tag="recovery", frozen=True, kw_only=True, gc=False):
    """An unfinished write, cut when the log was opened again: nobody had been answered on the strength of it."""

    segment: str
    bytes_cut: int


class RegistryRecord(_Record, tag="registry", frozen=True, kw_only=True, gc=False):
    """A registry that a plan led to, taken up by this node: who planned it, who approved it, what it says by digest."""

    version: int
    snapshot: str
    """SHA-256, in hex, of the registry as it was published."""
    plan: str
    """The digest of the plan that was carried out (`lgsp plan`), in hex."""
    planned_by: str
    approved_by: str


Record = RequestRecord | AnswerRecord | RefusalRecord | RecoveryRecord | RegistryRecord

encode_record = msgspec.json.Encoder(order="sorted").encode
_decoder: msgspec.json.Decoder[Record] = msgspec.json.Decoder(Record)


def decode_record(leaf: bytes) -> Record:
    """
    Read a leaf.

    :raises msgspec.ValidationError: if it is JSON but no record
    :raises msgspec.DecodeError: if it is not JSON
    """
    return _decoder.decode(leaf)


def commit(salt: bytes, body: bytes) -> str:
    """Return the salted digest of a body, in hex."""
    return sha256(salt + sha256(body).digest()).hexdigest()

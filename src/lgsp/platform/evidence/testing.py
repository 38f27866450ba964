"""Logs for tests and demonstrations: a key that is no secret, and exchanges recorded in one call."""

from hashlib import sha256
from pathlib import Path
from typing import Literal

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from .log import EvidenceLog, Seal
from .merkle import leaf_hash
from .notes import SigningKey
from .receipts import Receipt
from .records import AnswerRecord, RefusalRecord, RequestRecord, commit, encode_record

CONSUMER = "VN-H99/GOV/H99.02/MOTCUA"
SERVICE = "VN-H99/GOV/H99.10/HOTICH/tra-cuu"
A_SECOND = 1_000_000_000
MONDAY = 1_767_578_400 * A_SECOND
"""Monday 5 January 2026, 09:00 in Vietnam."""


def make_known_key(name: str = "lgsp.vn-h99/gw1") -> SigningKey:
    """Return the same key each time for a name; it protects nothing."""
    return SigningKey(name, Ed25519PrivateKey.from_private_bytes(sha256(name.encode()).digest()))


def open_log(folder: Path, *, name: str = "lgsp.vn-h99/gw1", segment_bytes: int = 1 << 24) -> EvidenceLog:
    """Open a log whose every append is durable when it returns."""
    return EvidenceLog.open(folder, key=make_known_key(name), at=MONDAY, segment_bytes=segment_bytes)


def record_exchange(
    log: EvidenceLog,
    *,
    id: str,  # noqa: A002 - the record's own word
    consumer: str = CONSUMER,
    service: str = SERVICE,
    agreement: str = "mot-cua-tra-cuu-ho-tich",
    method: str = "POST",
    at: int = MONDAY,
    status: int = 200,
    outcome: Literal["answered", "failed"] = "answered",
    error: str = "",
    target: bytes = b"",
    question: bytes = b"question",
    answer: bytes = b"answer",
    purpose: str = "",
    version: str = "",
) -> Receipt:
    """Record a request and its answer, a second apart; return the receipt the caller would get."""
    salt = log.salt(id)
    request = RequestRecord(
        id=id,
        at=at,
        consumer=consumer,
        service=service,
        method=method,
        agreement=agreement,
        digest=commit(salt, question),
        size=len(question),
        target=commit(salt, target),
        purpose=purpose,
        version=version,
    )
    answered = AnswerRecord(
        id=id,
        at=at + A_SECOND,
        outcome=outcome,
        status=status,
        error=error,
        digest=commit(salt, answer),
        size=len(answer),
        request=leaf_hash(encode_record(request)).hex(),
    )
    log.append(request, _check_recorded)
    receipts: list[Receipt] = []
    log.append(
        answered, lambda index, seal: receipts.append(_receipt(index, seal, encode_record(request), salt))
    )
    return receipts[0]


def record_refusal(
    log: EvidenceLog,
    *,
    id: str,  # noqa: A002 - the record's own word
    consumer: str = CONSUMER,
    service: str = SERVICE,
    method: str = "POST",
    at: int = MONDAY,
    error: str = "Server.ServerProxy.AccessDenied",
) -> None:
    """Record a call that was refused."""
    refusal = RefusalRecord(id=id, at=at, consumer=consumer, service=service, method=method, error=error)
    log.append(refusal, _check_recorded)


def _receipt(index: int, seal: Seal | None, request: bytes, salt: bytes) -> Receipt:
    assert seal is not None, "the log could not be written"
    return Receipt(
        index=index,
        record=seal.leaf(index),
        path=seal.path(index),
        checkpoint=seal.checkpoint,
        request=request,
        salt=salt,
    )


def _check_recorded(index: int, seal: Seal | None) -> None:
    assert seal is not None, f"record {index} could not be written"

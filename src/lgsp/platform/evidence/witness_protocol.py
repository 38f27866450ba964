"""
The witness protocol (c2sp.org/tlog-witness) as functions over bytes: requests, verdicts, answers.

>>> request = AddCheckpoint(old=2, proof=(bytes(32),), note="log\\n3\\n…\\n\\n— log AAAA\\n")
>>> print(request.encode().decode().split("\\n")[0])
old 2
>>> AddCheckpoint.decode(request.encode()) == request
True
"""

import re
from base64 import b64encode
from dataclasses import dataclass
from typing import Self

from lgsp.kernel.errors import DomainError

from .checkpoints import Checkpoint, open_checkpoint
from .cosignatures import list_signers
from .merkle import EMPTY_ROOT, verify_consistency
from .notes import NoteRefused, VerifierKey, decode_base64
from .witness_refusals import (
    AddressUnknown,
    CheckpointUnsigned,
    ForkRefused,
    LogUnknown,
    OldSizeTooLarge,
    ProofFalse,
    RequestMalformed,
    RequestTooLarge,
    RequestWithoutLength,
    SizeConflict,
    WitnessStateUnusable,
)

MOST_BYTES = 64 * 1024
MOST_PROOF_LINES = 63
SIZE_TYPE = "text/x.tlog.size"
TEXT_TYPE = "text/plain; charset=utf-8"
_HASH_BYTES = 32
_OLD = re.compile(r"old (0|[1-9][0-9]{0,18})")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f]")

STATUS: dict[type[DomainError], int] = {
    RequestMalformed: 400,
    OldSizeTooLarge: 400,
    CheckpointUnsigned: 403,
    LogUnknown: 404,
    AddressUnknown: 404,
    SizeConflict: 409,
    ForkRefused: 409,
    RequestWithoutLength: 411,
    RequestTooLarge: 413,
    ProofFalse: 422,
    WitnessStateUnusable: 503,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AddCheckpoint:
    """The request: a signed checkpoint, and the proof that it only adds to the one of size `old`."""

    old: int
    proof: tuple[bytes, ...]
    note: str

    @property
    def origin(self) -> str:
        """Return the log that the checkpoint says it is of."""
        return self.note.partition("\n")[0]

    def encode(self) -> bytes:
        """Return the body of the request."""
        lines = [f"old {self.old}", *(b64encode(step).decode() for step in self.proof), "", self.note]
        return "\n".join(lines).encode()

    @classmethod
    def decode(cls, body: bytes) -> Self:
        """
        Read the body of a request; of the checkpoint in it, only the form is looked at.

        :raises RequestMalformed: if it has another form
        """
        try:
            text = body.decode()
        except UnicodeDecodeError:
            raise RequestMalformed(reason="it is not UTF-8") from None
        head, separator, note = text.partition("\n\n")
        first, *proof = head.split("\n")
        old = _OLD.fullmatch(first)
        if not separator or old is None:
            raise RequestMalformed(reason="it does not begin with `old N`, proof lines and an empty line")
        if len(proof) > MOST_PROOF_LINES:
            raise RequestMalformed(reason=f"it has more than {MOST_PROOF_LINES} proof lines")
        if _CONTROL.search(note):
            raise RequestMalformed(reason="the checkpoint holds a control character")
        try:
            list_signers(note)
        except NoteRefused as error:
            raise RequestMalformed(reason=error) from None
        return cls(old=int(old[1]), proof=tuple(map(_decode_hash, proof)), note=note)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the witness answers."""

    status: int
    body: bytes
    content_type: str = TEXT_TYPE


def check_checkpoint(
    request: AddCheckpoint, *, key: VerifierKey | None, seen: Checkpoint | None
) -> Checkpoint:
    """
    Return the checkpoint if a witness that cosigned `seen` last may cosign it; the steps of the specification.

    :raises LogUnknown: if there is no key for the log
    :raises CheckpointUnsigned: if the log did not sign it
    :raises OldSizeTooLarge: if the proof would lead backwards
    :raises SizeConflict: if the proof does not begin at what was seen
    :raises ForkRefused: if the same size was seen with another root
    :raises ProofFalse: if the proof does not lead from what was seen to the checkpoint
    """
    # 1. "If the checkpoint origin is unknown, the witness MUST respond with a 404."
    if key is None:
        raise LogUnknown(origin=request.origin)
    # 2. "403 if no signature from a trusted key is present, or [it] fails to verify."
    try:
        checkpoint = open_checkpoint(request.note, key)
    except ValueError as error:
        raise CheckpointUnsigned(origin=key.name, reason=error) from None
    latest = seen or Checkpoint(key.name, 0, EMPTY_ROOT)
    # 3. "The old size MUST be equal to or lower than the checkpoint size. Otherwise 400."
    if request.old > checkpoint.size:
        raise OldSizeTooLarge(old=request.old, size=checkpoint.size)
    # 4. "The old size [must match] the latest checkpoint it cosigned (or zero). If it doesn't, 409 [with that size]."
    if request.old != latest.size:
        raise SizeConflict(origin=key.name, old=request.old, size=latest.size)
    # 5. "If the old size matches the checkpoint size, [the roots must be] identical. If they don't match, 409."
    if checkpoint.size == latest.size and checkpoint.root != latest.root:
        raise ForkRefused(origin=key.name, size=checkpoint.size)
    # 6. "The proof MUST be empty if the old size is zero. If the Merkle Consistency Proof doesn't verify, 422."
    if not verify_consistency(
        latest.size, checkpoint.size, old_root=latest.root, root=checkpoint.root, path=request.proof
    ):
        raise ProofFalse(origin=key.name, old=latest.size, size=checkpoint.size)
    return checkpoint


def to_answer(refusal: DomainError) -> Answer:
    """Return what the client is answered: its code and sentence, or the size where the specification says so."""
    if isinstance(refusal, SizeConflict):
        return Answer(STATUS[SizeConflict], f"{refusal.facts['size']}\n".encode(), SIZE_TYPE)
    return Answer(STATUS[type(refusal)], f"{refusal.code}: {refusal.message}\n".encode())


def parse_size(body: bytes) -> int:
    """
    Read the size in an answer 409 of the type `text/x.tlog.size`.

    :raises ValueError: if it is not one
    """
    text = body.decode("ascii")
    if not re.fullmatch(r"(0|[1-9][0-9]{0,18})\n", text):
        raise ValueError("the size is malformed")
    return int(text)


def _decode_hash(line: str) -> bytes:
    try:
        step = decode_base64(line)
    except NoteRefused:
        step = b""
    if len(step) != _HASH_BYTES:
        raise RequestMalformed(reason="a proof line is not the base64 of 32 bytes")
    return step

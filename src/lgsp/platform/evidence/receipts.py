"""
Receipts: what a caller keeps, and anyone can check offline with the log's public key.

A receipt is a record, its inclusion path and the checkpoint it leads to. On the wire it is the header `Lgsp-Receipt`,
an RFC 8941 dictionary; in a file it is a c2sp.org/tlog-proof@v1, whose `extra` line carries what is needed to make the
leaf again: the record itself, the record of the request it answers, and the salt of the exchange.
"""

import re
from base64 import b64decode, b64encode
from binascii import b2a_base64
from dataclasses import dataclass
from typing import TypeVar

import msgspec

from .checkpoints import open_checkpoint
from .errors import ReceiptFalse, ReceiptMalformed
from .merkle import leaf_hash, verify_inclusion
from .notes import NoteRefused, VerifierKey
from .records import AnswerRecord, Record, RequestRecord, commit, decode_record

HEADER_NAME = "Lgsp-Receipt"
_Kind = TypeVar("_Kind", RequestRecord, AnswerRecord)
_FIRST_LINE = "c2sp.org/tlog-proof@v1"
_HASH_BYTES = 32
_MEMBER = re.compile(r"\s*([a-z][a-z0-9_-]*)=(?::([A-Za-z0-9+/=]*):|(\d{1,15}))\s*\Z")


class _Extra(msgspec.Struct, omit_defaults=True):
    record: bytes
    request: bytes = b""
    salt: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """A record and the proof that the log holds it; `request` and `salt` are empty where they do not apply."""

    index: int
    record: bytes
    path: bytes
    checkpoint: str
    request: bytes = b""
    salt: bytes = b""

    def to_header(self) -> str:
        """Return the value of the header `Lgsp-Receipt`."""
        return encode_header(
            self.index,
            record=self.record,
            request=self.request,
            salt=self.salt,
            path=self.path,
            coded_checkpoint=b64encode(self.checkpoint.encode()),
        ).decode()

    def to_text(self) -> str:
        """Return the receipt as a tlog-proof file."""
        extra = msgspec.json.encode(_Extra(self.record, self.request, self.salt))
        lines = [_FIRST_LINE, f"extra {b64encode(extra).decode()}", f"index {self.index}"]
        lines += [b64encode(step).decode() for step in self.steps()]
        return "\n".join([*lines, "", self.checkpoint])

    def steps(self) -> list[bytes]:
        """Return the hashes of the path, from the leaf's sibling up."""
        return [self.path[at : at + _HASH_BYTES] for at in range(0, len(self.path), _HASH_BYTES)]


def encode_header(
    index: int, *, record: bytes, request: bytes, salt: bytes, path: bytes, coded_checkpoint: bytes
) -> bytes:
    """Return the value of the header `Lgsp-Receipt`; what is empty is left out. The checkpoint comes in base64."""
    optional = b""
    if request:
        optional = b", request=:%s:" % b2a_base64(request, newline=False)
    if salt:
        optional += b", salt=:%s:" % b2a_base64(salt, newline=False)
    if path:
        optional += b", path=:%s:" % b2a_base64(path, newline=False)
    coded_record = b2a_base64(record, newline=False)
    return b"index=%d, record=:%s:%s, checkpoint=:%s:" % (index, coded_record, optional, coded_checkpoint)


def read_receipt(text: str) -> Receipt:
    """
    Read a receipt, whichever of its two forms it has.

    :raises ReceiptMalformed: if it has neither
    """
    stripped = text.strip().removeprefix(f"{HEADER_NAME}:").removeprefix(f"{HEADER_NAME.lower()}:")
    is_proof = stripped.startswith(_FIRST_LINE)
    try:
        return _from_text(text.lstrip()) if is_proof else _from_header(stripped)
    except (ValueError, KeyError, msgspec.MsgspecError) as error:
        raise ReceiptMalformed(reason=error) from None


def check_receipt(receipt: Receipt, *, key: VerifierKey) -> Record:
    """
    Return the record that the receipt proves.

    1. The checkpoint is signed by the key (signed-note) and is of the log the key is named after.
    2. The path leads from the record to the root of the checkpoint (RFC 9162, 2.1.3.2).
    3. The request's record, where it is there, is the one that the answer's record names.

    :raises ReceiptFalse: if one of them does not hold
    """
    try:
        checkpoint = open_checkpoint(receipt.checkpoint, key)
        record = decode_record(receipt.record)
    except (NoteRefused, msgspec.MsgspecError) as error:
        raise ReceiptFalse(reason=error) from None
    leaf = leaf_hash(receipt.record)
    if not verify_inclusion(
        receipt.index, checkpoint.size, leaf=leaf, path=receipt.steps(), root=checkpoint.root
    ):
        raise ReceiptFalse(reason="the path does not lead from the record to the signed root")
    _check_request(receipt, record)
    return record


def verify_receipt(text: str, *, key: VerifierKey) -> Record:
    """
    Read a receipt and return the record it proves.

    :raises ReceiptMalformed: if it cannot be read
    :raises ReceiptFalse: if it does not hold
    """
    return check_receipt(read_receipt(text), key=key)


def check_bodies(
    receipt: Receipt,
    *,
    request: bytes | None = None,
    answer: bytes | None = None,
    target: bytes | None = None,
) -> None:
    """
    Check that what was sent and received is what the receipt commits to.

    `target` is the path and query after the service code, as they were sent.

    :raises ReceiptFalse: if something is not, or the receipt says nothing about it
    """
    if request is not None:
        asked = _open(receipt, receipt.request, RequestRecord, what="request")
        _check_commitment(receipt, request, asked.digest, size=asked.size, what="body of the request")
    if target is not None:
        asked = _open(receipt, receipt.request, RequestRecord, what="request")
        _check_commitment(receipt, target, asked.target, size=len(target), what="path of the request")
    if answer is not None:
        answered = _open(receipt, receipt.record, AnswerRecord, what="answer")
        _check_commitment(receipt, answer, answered.digest, size=answered.size, what="body of the answer")


def _open(receipt: Receipt, leaf: bytes, kind: type[_Kind], *, what: str) -> _Kind:
    record = decode_record(leaf) if leaf else None
    if not receipt.salt or not isinstance(record, kind):
        raise ReceiptFalse(reason=f"it says nothing about the {what}")
    return record


def _check_commitment(receipt: Receipt, content: bytes, digest: str, *, size: int, what: str) -> None:
    if len(content) != size or commit(receipt.salt, content) != digest:
        raise ReceiptFalse(reason=f"the {what} is not the one that was recorded")


def _check_request(receipt: Receipt, record: Record) -> None:
    if not receipt.request:
        return
    if not isinstance(record, AnswerRecord) or record.request != leaf_hash(receipt.request).hex():
        raise ReceiptFalse(reason="the request's record is not the one that was answered")


def _from_header(text: str) -> Receipt:
    members: dict[str, str] = {}
    for part in text.split(","):
        match = _MEMBER.match(part)
        if match is None:
            raise ValueError(f"{part[:40]!r} is not a member of an RFC 8941 dictionary")
        members[match[1]] = match[2] if match[2] is not None else match[3]
    return Receipt(
        index=int(members["index"]),
        record=_decode(members["record"]),
        request=_decode(members.get("request", "")),
        salt=_decode(members.get("salt", "")),
        path=_decode(members.get("path", "")),
        checkpoint=_decode(members["checkpoint"]).decode(),
    )


def _from_text(text: str) -> Receipt:
    head, _, checkpoint = text.partition("\n\n")
    lines = iter(head.split("\n")[1:])
    word, _, coded = next(lines, "").partition(" ")
    if word != "extra":
        raise ValueError("its second line is not `extra`: it says nothing about a record")
    extra = msgspec.json.decode(_decode(coded), type=_Extra)
    word, _, index = next(lines, "").partition(" ")
    if word != "index" or not index.isascii() or not index.isdecimal():
        raise ValueError("it has no line `index`")
    return Receipt(
        index=int(index),
        record=extra.record,
        request=extra.request,
        salt=extra.salt,
        path=b"".join(_decode(line) for line in lines),
        checkpoint=checkpoint,
    )


def _decode(coded: str) -> bytes:
    return b64decode(coded, validate=True)

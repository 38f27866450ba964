"""
Cosignatures (c2sp.org/tlog-cosignature, `cosignature/v1`): a witness says when it saw a log grow to a checkpoint.

>>> from .checkpoints import Checkpoint
>>> key = CosigningKey.generate("witness.example/w1")
>>> text = Checkpoint("lgsp.example/gw1", 0, bytes(32)).text()
>>> open_cosignature(f"{text}\\n{key.cosign(text, at=1679315147)}", key.verifier)
1679315147
"""

from base64 import b64encode
from typing import ClassVar

from .notes import (
    NoteRefused,
    PrivateKey,
    VerifierKey,
    check_signature,
    find_signature,
    parse_line,
    split_note,
)

_TIME_BYTES = 8
_SIGNATURE_BYTES = 64
_LAST_TIME = (1 << 63) - 1


class CosignerKey(VerifierKey):
    """The name and public half of a witness's key: signature type 0x04."""

    __slots__ = ()
    kind: ClassVar[bytes] = b"\x04"


class CosigningKey(PrivateKey):
    """The private key of a witness. It signs nothing but cosignatures."""

    verifier_type: ClassVar[type[VerifierKey]] = CosignerKey

    def cosign(self, text: str, *, at: int) -> str:
        """Return the signature line over the text of a checkpoint; `at` is in seconds since 1970."""
        signature = at.to_bytes(_TIME_BYTES) + self._private.sign(_message(text, at))
        return f"{self._prefix}{b64encode(self.verifier.key_id + signature).decode()}\n"


def open_cosignature(note: str, key: VerifierKey) -> int:
    """
    Return when this witness cosigned the checkpoint, in seconds since 1970, after checking its cosignature.

    :raises NoteRefused: if the form is wrong, the witness did not cosign, or the cosignature is false
    """
    text, lines = split_note(note)
    found = find_signature(lines, key)
    if len(found) != _TIME_BYTES + _SIGNATURE_BYTES:
        raise NoteRefused("a cosignature has a time and 64 bytes")
    at = int.from_bytes(found[:_TIME_BYTES])
    if not 0 < at <= _LAST_TIME:
        raise NoteRefused("the time of the cosignature is out of range")
    check_signature(found[_TIME_BYTES:], _message(text, at), key=key)
    return at


def with_lines(note: str, lines: list[str]) -> str:
    """Return the note with these signature lines, each in the place of an earlier one by the same key."""
    text, there = split_note(note)
    replaced = {_signer(line) for line in lines}
    kept = [line for line in there if _signer(line) not in replaced]
    return "\n".join([text, *kept, *(line.removesuffix("\n") for line in lines), ""])


def signed_only_by(note: str, key: VerifierKey) -> str:
    """Return the note with no signature but the first of this key."""
    text, lines = split_note(note)
    own = [line for line in lines if _signer(line) == (key.name, key.key_id)]
    return "\n".join([text, *own[:1], ""])


def list_signers(note: str) -> list[tuple[str, bytes]]:
    """List name and key id of every signature line of a note."""
    return [_signer(line) for line in split_note(note)[1]]


def _signer(line: str) -> tuple[str, bytes]:
    name, signature = parse_line(line.removesuffix("\n"))
    return name, signature[:4]


def _message(text: str, at: int) -> bytes:
    return f"cosignature/v1\ntime {at}\n{text}".encode()

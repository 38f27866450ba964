"""
Checkpoints (c2sp.org/tlog-checkpoint): the signed head of a log at one size.

>>> print(Checkpoint("lgsp.example/gw1", 0, bytes(32)).text(), end="")
lgsp.example/gw1
0
AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=
"""

from base64 import b64encode
from dataclasses import dataclass

from .notes import NoteRefused, VerifierKey, decode_base64, open_note

_LINES = 3
_HASH_BYTES = 32


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The origin of a log, how many records it holds, and the root of its tree."""

    origin: str
    size: int
    root: bytes

    def text(self) -> str:
        """Return the three lines that are signed."""
        return f"{self.origin}\n{self.size}\n{b64encode(self.root).decode()}\n"


def open_checkpoint(note: str, key: VerifierKey) -> Checkpoint:
    """
    Read a signed checkpoint of the log whose origin is the key's name.

    :raises NoteRefused: if it is malformed, of another log, or not truly signed
    """
    lines = open_note(note, key).split("\n")
    if len(lines) <= _LINES or lines[0] != key.name:
        raise NoteRefused(f"it is not a checkpoint of {key.name}")
    size, root = lines[1], decode_base64(lines[2])
    if not size.isascii() or not size.isdecimal() or str(int(size)) != size or len(root) != _HASH_BYTES:
        raise NoteRefused("its size or root is malformed")
    return Checkpoint(lines[0], int(size), root)

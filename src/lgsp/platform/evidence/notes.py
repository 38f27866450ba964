"""
Signed notes and their keys (c2sp.org/signed-note): text that carries Ed25519 signatures by name.

>>> key = SigningKey.generate("lgsp.example/gw1")
>>> note = key.sign("first line\\n")
>>> open_note(note, key.verifier)
'first line\\n'
"""

from base64 import b64decode, b64encode
from dataclasses import dataclass
from hashlib import sha256
from typing import ClassVar, Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

_KEY_ID = 4


class NoteRefused(ValueError):
    """A note or key that is malformed, or not signed by the key asked for; the argument says why."""


@dataclass(frozen=True, slots=True)
class VerifierKey:
    """The name and public half of a key: what a third party needs to check a note."""

    kind: ClassVar[bytes] = b"\x01"
    """The signature type: Ed25519 over the text."""
    name: str
    public: bytes

    @property
    def key_id(self) -> bytes:
        """Return the four bytes by which a signature names its key."""
        return sha256(self.name.encode() + b"\n" + self.kind + self.public).digest()[:_KEY_ID]

    def __str__(self) -> str:
        return f"{self.name}+{self.key_id.hex()}+{b64encode(self.kind + self.public).decode()}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """
        Read a verifier key `name+id+base64`.

        :raises NoteRefused: if a part is missing or they do not belong together
        """
        name, key_id, coded = _split_key(text, parts=3)
        kind, public = _decode_key(coded)
        key = cls(name, public)
        _check_kind(kind, cls)
        if key.key_id.hex() != key_id:
            raise NoteRefused("the parts of the key do not belong together")
        return key


class PrivateKey:
    """A private key with a name, of the type that its public half says."""

    verifier_type: ClassVar[type[VerifierKey]] = VerifierKey

    def __init__(self, name: str, private: Ed25519PrivateKey) -> None:
        self._private = private
        self.verifier = self.verifier_type(name, private.public_key().public_bytes_raw())
        self._prefix = f"— {name} "

    @classmethod
    def generate(cls, name: str) -> Self:
        """Make a new key."""
        return cls(name, Ed25519PrivateKey.generate())

    @classmethod
    def parse(cls, text: str) -> Self:
        """
        Read a private key `PRIVATE+KEY+name+id+base64`, the form that Go's `note` package uses.

        :raises NoteRefused: if a part is missing or they do not belong together
        """
        private, word, name, key_id, coded = _split_key(text, parts=5)
        kind, seed = _decode_key(coded)
        key = cls(name, Ed25519PrivateKey.from_private_bytes(seed))
        _check_kind(kind, cls.verifier_type)
        if (private, word, key_id) != ("PRIVATE", "KEY", key.verifier.key_id.hex()):
            raise NoteRefused("the parts of the key do not belong together")
        return key

    def to_text(self) -> str:
        """Return the private key as text: a secret."""
        coded = b64encode(self.verifier.kind + self._private.private_bytes_raw()).decode()
        return f"PRIVATE+KEY+{self.verifier.name}+{self.verifier.key_id.hex()}+{coded}"


class SigningKey(PrivateKey):
    """The private key of a log; its name is the log's origin."""

    def sign(self, text: str) -> str:
        """Return the note: the text, an empty line, and one signature line."""
        signature = self.verifier.key_id + self._private.sign(text.encode())
        return f"{text}\n{self._prefix}{b64encode(signature).decode()}\n"


def open_note(note: str, key: VerifierKey) -> str:
    """
    Return the text of a note after checking the signature of this key; other signatures are left alone.

    :raises NoteRefused: if the form is wrong, the key did not sign, or the signature is false
    """
    text, lines = split_note(note)
    check_signature(find_signature(lines, key), text.encode(), key=key)
    return text


def split_note(note: str) -> tuple[str, list[str]]:
    """
    Return the text of a note and its signature lines, nothing of them checked.

    :raises NoteRefused: if the form is wrong
    """
    text, separator, lines = note.rpartition("\n\n")
    if not separator or not lines.endswith("\n"):
        raise NoteRefused("it is not a signed note")
    return f"{text}\n", lines.split("\n")[:-1]


def find_signature(lines: list[str], key: VerifierKey) -> bytes:
    """
    Return what the key put into its signature line, after its id.

    :raises NoteRefused: if it did not sign, or a line before is malformed
    """
    for line in lines:
        name, signature = parse_line(line)
        if name == key.name and signature[:_KEY_ID] == key.key_id:
            return signature[_KEY_ID:]
    raise NoteRefused(f"{key.name} did not sign it")


def parse_line(line: str) -> tuple[str, bytes]:
    """
    Return the name in a signature line, and the key's id followed by the signature.

    :raises NoteRefused: if it is malformed
    """
    dash, _, rest = line.partition(" ")
    name, _, coded = rest.rpartition(" ")
    if dash != "—" or not name:
        raise NoteRefused("a signature line is malformed")
    return name, decode_base64(coded)


def check_signature(signature: bytes, message: bytes, *, key: VerifierKey) -> None:
    """
    Check an Ed25519 signature.

    :raises NoteRefused: if it is false, or the key is no point of the curve
    """
    try:
        Ed25519PublicKey.from_public_bytes(key.public).verify(signature, message)
    except (InvalidSignature, ValueError):
        raise NoteRefused("the signature is false") from None


def _check_kind(kind: bytes, wanted: type[VerifierKey]) -> None:
    if kind != wanted.kind:
        raise NoteRefused(f"it is a key of type {kind.hex()}, not {wanted.kind.hex()}")


def _split_key(text: str, *, parts: int) -> list[str]:
    found = text.strip().split("+", parts - 1)
    if len(found) != parts:
        raise NoteRefused("it is not a signed-note key")
    return found


def _decode_key(coded: str) -> tuple[bytes, bytes]:
    content = decode_base64(coded)
    if len(content) != 1 + 32:
        raise NoteRefused("an Ed25519 key has 32 bytes")
    return content[:1], content[1:]


def decode_base64(coded: str) -> bytes:
    """
    Decode standard base64 in its one canonical spelling.

    :raises NoteRefused: if it is spelt otherwise
    """
    try:
        content = b64decode(coded, validate=True)
    except ValueError:
        raise NoteRefused("it is not base64") from None
    if b64encode(content).decode() != coded:
        raise NoteRefused("it is not canonical base64")
    return content

"""
The files of the archive: for each day of Vietnam and each service, ciphertexts in one and their keys in another.

    <folder>/<day>/<name>.bodies    a header, then frames; only ever added to
    <folder>/<day>/<name>.keys      a slot of 64 bytes an exchange: id, wrapped key, where its frame begins

`name` stands for the service, which the header spells. A frame is 4 bytes of length, 12 of nonce, and AES-256-GCM over
the bodies, with id and service as additional data. A key is wrapped by AES key wrap (RFC 3394) under the archive's key;
where it was destroyed there are zeros.
"""

import os
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from hashlib import sha256
from pathlib import Path
from uuid import UUID

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap

from .refusals import BodiesDamaged

DESTROYED = bytes(40)
SLOT = struct.Struct(">16s40sQ")
MAX_BYTES = 1 << 30
MAX_DAYS = 3650
"""For how many days bodies may be kept at most: a bound of ours, no legal period was found."""
_VIETNAM = timezone(timedelta(hours=7))
_MAGIC = b"LGSPBOD1"
_HEADER = struct.Struct(">8sHH")
_LENGTH = struct.Struct(">I")
_NONCE = 12


class Bodies(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """
    What went through in one exchange; `target` is path and query after the service code.

    The log commits to the target and the two bodies under `salt`. It does not commit to the media types.
    """

    salt: bytes
    target: bytes
    request: bytes
    answer: bytes
    request_type: bytes = b""
    answer_type: bytes = b""

    @property
    def size(self) -> int:
        """Return how many bytes they are."""
        return len(self.target) + len(self.request) + len(self.answer)


@dataclass(frozen=True, slots=True)
class Slot:
    """Where one exchange lies: the place of its slot in the file of keys, and of its frame in the file of bodies."""

    id: str
    wrapped: bytes
    offset: int
    place: int

    @property
    def is_destroyed(self) -> bool:
        """Tell whether the key was destroyed."""
        return self.wrapped == DESTROYED


@dataclass(frozen=True, slots=True)
class Shelf:
    """The two files of one day and one service."""

    day: date
    bodies: Path

    @property
    def keys(self) -> Path:
        """Return the file of keys."""
        return self.bodies.with_suffix(".keys")

    def read_header(self) -> tuple[str, int]:
        """
        Return the service, and for how many days its bodies were kept when the shelf was begun.

        :raises BodiesDamaged: if there is none
        """
        with self.bodies.open("rb") as stream:
            start = stream.read(_HEADER.size)
            if len(start) == _HEADER.size and start.startswith(_MAGIC):
                _, days, length = _HEADER.unpack(start)
                service = stream.read(length)
                if len(service) == length:
                    return service.decode("utf-8", "replace"), days
        raise BodiesDamaged(file=self.bodies, reason="its header is not whole")

    def list_slots(self) -> Iterator[Slot]:
        """Give every whole slot; a torn one at the end is none."""
        try:
            content = self.keys.read_bytes()
        except FileNotFoundError:
            return
        whole = len(content) - len(content) % SLOT.size
        for number, (found, wrapped, offset) in enumerate(SLOT.iter_unpack(content[:whole])):
            yield Slot(str(UUID(bytes=found)), wrapped, offset, number * SLOT.size)


def shelf_of(folder: Path, *, at: int, service: str) -> Shelf:
    """Return the shelf of an exchange that began at an instant in nanoseconds."""
    day = day_of(at)
    name = sha256(service.encode()).hexdigest()[:32]
    return Shelf(day, folder / day.isoformat() / f"{name}.bodies")


def day_of(at: int) -> date:
    """
    Return the day of Vietnam on which an instant in nanoseconds lies.

    >>> day_of(1_767_632_400 * 10**9).isoformat()
    '2026-01-06'
    """
    return datetime.fromtimestamp(at // 10**9, UTC).astimezone(_VIETNAM).date()


def instant_of(exchange_id: str) -> int:
    """
    Return when an exchange began, in nanoseconds, from its id (UUID version 7); to the millisecond.

    >>> instant_of("019b8be1-f500-7000-8000-000000000000")
    1767578400000000000
    """
    return (UUID(exchange_id).int >> 80) * 1_000_000


def list_shelves(folder: Path) -> list[Shelf]:
    """List the shelves of an archive, by day."""
    found = []
    for path in sorted(folder.glob("*-*-*/*.bodies")):
        try:
            found.append(Shelf(date.fromisoformat(path.parent.name), path))
        except ValueError:
            continue
    return found


def make_header(service: str, days: int) -> bytes:
    """Return the bytes a file of bodies begins with."""
    coded = service.encode()
    return _HEADER.pack(_MAGIC, days, len(coded)) + coded


def seal(bodies: Bodies, *, of: tuple[str, str], under: bytes) -> tuple[bytes, bytes]:
    """Return the frame of an exchange, by id and service, and its key, wrapped under the archive's."""
    key, nonce = os.urandom(32), os.urandom(_NONCE)
    content = AESGCM(key).encrypt(nonce, msgspec.msgpack.encode(bodies), "\n".join(of).encode())
    return _LENGTH.pack(_NONCE + len(content)) + nonce + content, aes_key_wrap(under, key)


def unseal(shelf: Shelf, slot: Slot, *, service: str, under: bytes) -> Bodies:
    """
    Return the bodies of an exchange.

    :raises BodiesDamaged: if they cannot be opened
    """
    try:
        with shelf.bodies.open("rb") as stream:
            stream.seek(slot.offset)
            (length,) = _LENGTH.unpack(stream.read(_LENGTH.size))
            frame = stream.read(min(length, MAX_BYTES))
        key = aes_key_unwrap(under, slot.wrapped)
        content = AESGCM(key).decrypt(frame[:_NONCE], frame[_NONCE:], f"{slot.id}\n{service}".encode())
        return msgspec.msgpack.decode(content, type=Bodies)
    except InvalidUnwrap:
        raise BodiesDamaged(file=shelf.keys, reason="its key is not one of this archive") from None
    except (InvalidTag, struct.error, ValueError, msgspec.MsgspecError):
        raise BodiesDamaged(file=shelf.bodies, reason=f"the frame of {slot.id} is not whole") from None

"""How a log asks for a cosignature or a time-stamp. The network is behind `Post`; everything else is bytes."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from cryptography import x509

from .attestation_refusals import (
    CosignatureFalse,
    LogBehindWitness,
    SourceRefused,
    WitnessListMalformed,
    WitnessWentBack,
)
from .checkpoints import Checkpoint, open_checkpoint
from .cosignatures import CosignerKey, open_cosignature, signed_only_by
from .errors import CheckpointForeign
from .merkle import consistency_path
from .notes import NoteRefused, split_note
from .reading import LogReader
from .time_stamps import REQUEST_TYPE, check_time_stamp, make_request
from .witness_protocol import SIZE_TYPE, AddCheckpoint, parse_size

OK, CONFLICT = 200, 409
FUTURE_S = 300
_MOST_SAID = 200


@dataclass(frozen=True, slots=True)
class Reply:
    """What the other side answered."""

    status: int
    body: bytes
    content_type: str = ""


Post = Callable[[str, bytes, str], Reply]
"""`post(url, body, content_type)`; raises `SourceAway` where nobody answers."""


@dataclass(frozen=True, slots=True)
class WitnessAddress:
    """A witness: its public key, and the address below which it answers."""

    key: CosignerKey
    url: str

    @property
    def name(self) -> str:
        """Return by what name its state is kept."""
        return f"{self.key.name}+{self.key.key_id.hex()}"


@dataclass(frozen=True, slots=True)
class Authority:
    """A time-stamping authority, how often to ask it, and what its stamps are checked by."""

    url: str
    certificates: tuple[x509.Certificate, ...]
    period_s: int = 60

    name = "time-stamps"


def parse_witnesses(text: str, *, file: Path) -> tuple[WitnessAddress, ...]:
    """
    Read a list of witnesses: a public key and an address on each line; empty lines and `#` lines say nothing.

    :raises WitnessListMalformed: naming the first line that is something else
    """
    found: dict[str, WitnessAddress] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        key, _, url = line.strip().partition(" ")
        try:
            witness = WitnessAddress(CosignerKey.parse(key), check_url(url.strip()))
        except ValueError as error:
            raise WitnessListMalformed(file=file, line=number, reason=error) from None
        if found.setdefault(witness.name, witness) != witness:
            raise WitnessListMalformed(file=file, line=number, reason=f"{witness.key.name} is there twice")
    return tuple(found.values())


def check_url(url: str) -> str:
    """
    Return the address without a slash at its end.

    :raises ValueError: if it is not an http or https address
    """
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
        raise ValueError(f"{url!r} is not an address like https://witness.example/")
    return url.rstrip("/")


class Question:
    """One signed checkpoint of a log, to be attested by several."""

    def __init__(self, reader: LogReader, *, post: Post) -> None:
        """
        Take the log's checkpoint as it is now.

        :raises LogMissing: if there is none
        :raises CheckpointForeign: if the log did not sign it
        """
        self.note, checkpoint = _read_signed(reader)
        self.size = checkpoint.size
        self._tree = reader.tree(self.size)
        self._post = post

    def ask_witness(self, witness: WitnessAddress, *, known: int, now: int) -> str:
        """
        Return the witness's cosignature line, checked. `known` is the size it cosigned last, as far as we know.

        :raises SourceAway: if it does not answer
        :raises SourceRefused: if it refuses
        :raises WitnessWentBack: if it lost its state
        :raises LogBehindWitness: if it saw more records than the log has
        :raises CosignatureFalse: if what it answers is not its cosignature of this checkpoint
        """
        reply = self._submit(witness, old=min(known, self.size))
        if reply.status == CONFLICT and reply.content_type == SIZE_TYPE:
            reply = self._submit(witness, old=self._check_size(witness, reply.body, known=known))
        if reply.status != OK:
            raise SourceRefused(url=witness.url, status=reply.status, said=_said(reply.body))
        return self._take_line(witness, reply.body, now=now)

    def ask_authority(self, authority: Authority) -> bytes:
        """
        Return the authority's response about the bytes of the checkpoint, checked.

        :raises SourceAway: if it does not answer
        :raises SourceRefused: if it refuses
        :raises TimeStampFalse: if the response does not hold
        """
        content = self.note.encode()
        request = make_request(content)
        reply = self._post(authority.url, request.content, REQUEST_TYPE)
        if reply.status != OK:
            raise SourceRefused(url=authority.url, status=reply.status, said=_said(reply.body))
        check_time_stamp(
            reply.body, content, certificates=authority.certificates, nonce=request.nonce, stamp=authority.url
        )
        return reply.body

    def _submit(self, witness: WitnessAddress, *, old: int) -> Reply:
        proof = consistency_path(old, self.size, self._tree.node) if old else []
        request = AddCheckpoint(old=old, proof=tuple(proof), note=self.note)
        return self._post(f"{witness.url}/add-checkpoint", request.encode(), "text/plain; charset=utf-8")

    def _check_size(self, witness: WitnessAddress, body: bytes, *, known: int) -> int:
        try:
            size = parse_size(body)
        except ValueError as error:
            raise SourceRefused(url=witness.url, status=CONFLICT, said=error) from None
        if size < known:
            raise WitnessWentBack(witness=witness.key.name, size=size, known=known)
        if size > self.size:
            raise LogBehindWitness(witness=witness.key.name, size=size, signed=self.size)
        return size

    def _take_line(self, witness: WitnessAddress, body: bytes, *, now: int) -> str:
        """Return the witness's line out of its answer; lines of keys we do not know are left alone."""
        key = witness.key
        try:
            answered = _join(split_note(self.note)[0], body.decode())
            at = open_cosignature(answered, key)
            (line,) = split_note(signed_only_by(answered, key))[1]
        except (NoteRefused, UnicodeDecodeError) as error:
            raise CosignatureFalse(witness=key.name, reason=error) from None
        if at > now + FUTURE_S:
            raise CosignatureFalse(witness=key.name, reason="its time is in the future")
        return line


def _join(text: str, lines: str) -> str:
    """Return the text with the signature lines of an answer; an answer that would change the text is refused."""
    note = f"{text}\n{lines}"
    if split_note(note)[0] != text:
        raise NoteRefused("the answer holds more than signature lines")
    return note


def _read_signed(reader: LogReader) -> tuple[str, Checkpoint]:
    key = reader.verifier_key
    try:
        note = reader.note()
        return note, open_checkpoint(note, key)
    except ValueError as error:
        raise CheckpointForeign(file=reader.folder / "checkpoint", key=key.name, reason=error) from None


def _said(body: bytes) -> str:
    return " ".join(body[:_MOST_SAID].decode("utf-8", "replace").split()) or "–"

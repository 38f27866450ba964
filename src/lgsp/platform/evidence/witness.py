"""
A witness: its key, and for each log it watches the latest checkpoint it cosigned. An edge module: it touches the disk.

    <folder>/lock  witness.key  witness.vkey  <SHA-256 of the origin>.checkpoint  refused/<SHA-256 of the request>

The state of a log is the cosigned checkpoint itself: signed by the log and by this witness, so that a file that was
altered is not believed. It is on the disk before the cosignature leaves.
"""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from threading import Lock as Mutex

from lgsp.kernel.errors import DomainError
from lgsp.kernel.files import replace_file

from .checkpoints import Checkpoint, open_checkpoint
from .cosignatures import CosigningKey, open_cosignature, signed_only_by, with_lines
from .errors import KeyUnusable, LogInUse
from .keys import read_or_make_key
from .notes import VerifierKey, split_note
from .storing import Lock
from .witness_protocol import AddCheckpoint, Answer, check_checkpoint, to_answer
from .witness_refusals import ForkRefused, ProofFalse, WitnessInUse, WitnessStateUnusable

KEY_FILE = "witness.key"
MOST_REFUSED = 100


def read_or_make_witness_key(folder: Path, *, name: str) -> CosigningKey:
    """
    Return the witness's key, made on first use.

    :raises KeyUnusable: if the name is not one a key can have, or the file is unusable or of another name
    """
    if not name or "+" in name or any(letter.isspace() or ord(letter) < 0x20 for letter in name):
        raise KeyUnusable(file=folder / KEY_FILE, reason=f"{name!r} has a space or a plus sign, or is empty")
    return read_or_make_key(folder / KEY_FILE, CosigningKey, name=name)


def find_witness_name(folder: Path) -> str | None:
    """
    Return the name the witness's key was made with, or None where there is no key yet.

    :raises KeyUnusable: if the file is unusable
    """
    path = folder / KEY_FILE
    try:
        return CosigningKey.parse(path.read_text()).verifier.name
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise KeyUnusable(file=path, reason=error) from None


def hash_origin(origin: str) -> str:
    """Return by what name a log's state is kept and fetched."""
    return sha256(origin.encode()).hexdigest()


class Witness:
    """The only process that cosigns with this key. Safe in any thread."""

    def __init__(self, folder: Path, *, name: str, logs: Iterable[VerifierKey]) -> None:
        """
        Take the folder, and check the state of every log.

        :raises WitnessInUse: if another process holds it
        :raises KeyUnusable: if its key, or the keys of the logs, cannot be used
        :raises WitnessStateUnusable: if the state of a log is not what this witness cosigned
        """
        self._folder = folder
        self._mutex = Mutex()
        self._is_open = True
        self._logs = _by_origin(logs, folder)
        try:
            self._lock = Lock(folder)
        except LogInUse:
            raise WitnessInUse(folder=folder) from None
        try:
            self._key = read_or_make_witness_key(folder, name=name)
            for origin in self._logs:
                self._find_seen(origin)
        except DomainError:
            self._lock.close()
            raise

    @property
    def verifier_key(self) -> VerifierKey:
        """Return the public half of its key."""
        return self._key.verifier

    @property
    def origins(self) -> list[str]:
        """List the logs it watches."""
        return list(self._logs)

    def add_checkpoint(self, body: bytes, *, at: int) -> Answer:
        """Answer an add-checkpoint request; `at` is the time in seconds since 1970."""
        try:
            request = AddCheckpoint.decode(body)
            with self._mutex:
                return Answer(200, self._cosign(request, at=at).encode())
        except (ForkRefused, ProofFalse) as refusal:
            self._keep_refused(body)
            return to_answer(refusal)
        except DomainError as refusal:
            return to_answer(refusal)

    def find_cosigned(self, hashed: str) -> bytes | None:
        """Return the latest cosigned checkpoint of the log with that hash of its origin."""
        known = {hash_origin(origin) for origin in self._logs}
        try:
            return self._state_file(hashed).read_bytes() if hashed in known else None
        except OSError:
            return None

    def close(self) -> None:
        """Give the folder up, after the request under way. Nothing is cosigned after that."""
        with self._mutex:
            if self._is_open:
                self._is_open = False
                self._lock.close()

    def _cosign(self, request: AddCheckpoint, *, at: int) -> str:
        seen = self._find_seen(request.origin) if request.origin in self._logs else None
        checkpoint = check_checkpoint(request, key=self._logs.get(request.origin), seen=seen)
        text, _ = split_note(request.note)
        line = self._key.cosign(text, at=at)
        signed = signed_only_by(request.note, self._logs[checkpoint.origin])
        self._keep(checkpoint.origin, with_lines(signed, [line]))
        return line

    def _find_seen(self, origin: str) -> Checkpoint | None:
        path = self._state_file(hash_origin(origin))
        try:
            note = path.read_text()
            open_cosignature(note, self._key.verifier)
            return open_checkpoint(note, self._logs[origin])
        except FileNotFoundError:
            return None
        except (OSError, ValueError) as error:
            raise WitnessStateUnusable(file=path, reason=error) from None

    def _keep(self, origin: str, note: str) -> None:
        path = self._state_file(hash_origin(origin))
        if not self._is_open:
            raise WitnessStateUnusable(file=path, reason="the witness is stopping")
        try:
            replace_file(path, note.encode())
        except OSError as error:
            raise WitnessStateUnusable(file=path, reason=error.strerror) from None

    def _keep_refused(self, body: bytes) -> None:
        """Keep what may prove that the log misbehaved; a full disk does not change the answer."""
        folder = self._folder / "refused"
        with suppress(OSError):
            path = folder / sha256(body).hexdigest()
            if not path.exists() and (not folder.exists() or len(list(folder.iterdir())) < MOST_REFUSED):
                replace_file(path, body)

    def _state_file(self, hashed: str) -> Path:
        return self._folder / f"{hashed}.checkpoint"


def _by_origin(keys: Iterable[VerifierKey], folder: Path) -> Mapping[str, VerifierKey]:
    logs: dict[str, VerifierKey] = {}
    for key in keys:
        if logs.setdefault(key.name, key) != key:
            raise KeyUnusable(file=folder, reason=f"two different keys were given for {key.name}")
    return logs

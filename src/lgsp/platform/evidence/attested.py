"""
Verify what others attested about a log: the cosignatures and the time-stamps that lie beside it.

1. The cosigned checkpoint is signed by the log, and each cosignature by a witness we know is true.
2. Each time-stamp is of the bytes beside it, which are a checkpoint signed by the log.
3. The root of each of these checkpoints is the one that the records give at that size.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from cryptography import x509

from lgsp.kernel.errors import DomainError

from .attestation_refusals import CosignatureFalse, TimeStampFalse
from .attesting import TIME_STAMPS, WITNESSED
from .checkpoints import Checkpoint, open_checkpoint
from .cosignatures import CosignerKey, list_signers, open_cosignature
from .errors import CheckpointForeign, HistoryChanged, RecordsLost
from .merkle import EMPTY_ROOT, Frontier, grow, leaf_hash
from .notes import NoteRefused, VerifierKey
from .segments import list_leaves
from .time_stamps import check_time_stamp
from .verification import Problem, from_refusal

_CHUNK = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class Attested:
    """
    What was found. It holds when there are no problems.

    `cosigned` is when each known witness signed, in seconds since 1970; `unknown` are the names of others, whose
    cosignatures nobody can check without their keys. `stamped` are size and time of every time-stamp that holds;
    `unchecked_stamps` counts them where there are no certificates to check them by.
    """

    size: int = 0
    cosigned: Mapping[str, int] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()
    stamped: tuple[tuple[int, datetime], ...] = ()
    unchecked_stamps: int = 0
    problems: tuple[Problem, ...] = ()


def verify_attestations(
    folder: Path,
    *,
    key: VerifierKey,
    witnesses: Sequence[CosignerKey] = (),
    certificates: Sequence[x509.Certificate] = (),
) -> Attested:
    """Verify the cosignatures and time-stamps of a log folder."""
    verifier = _Verifier(folder, key, witnesses, certificates)
    verifier.read_cosignatures()
    verifier.read_time_stamps()
    verifier.check_roots()
    return verifier.tell()


class _Verifier:
    def __init__(
        self,
        folder: Path,
        key: VerifierKey,
        witnesses: Sequence[CosignerKey],
        certificates: Sequence[x509.Certificate],
    ) -> None:
        self._folder = folder
        self._key = key
        self._witnesses = {(witness.name, witness.key_id): witness for witness in witnesses}
        self._certificates = certificates
        self._checkpoints: list[tuple[Path, Checkpoint]] = []
        self._problems: list[Problem] = []
        self._size = 0
        self._cosigned: dict[str, int] = {}
        self._unknown: list[str] = []
        self._stamped: list[tuple[int, datetime]] = []
        self._unchecked = 0

    def read_cosignatures(self) -> None:
        """Do step 1."""
        file = self._folder / WITNESSED
        if not file.exists():
            return
        note = file.read_text(errors="replace")
        checkpoint = self._open(file, note)
        if checkpoint is None:
            return
        self._size = checkpoint.size
        for name, key_id in list_signers(note):
            if (name, key_id) in self._witnesses:
                self._check_cosignature(file, note, self._witnesses[name, key_id])
            elif (name, key_id) != (self._key.name, self._key.key_id):
                self._unknown.append(name)

    def read_time_stamps(self) -> None:
        """Do step 2."""
        for file in sorted(
            (self._folder / TIME_STAMPS).glob("*.tsr"), key=lambda file: (len(file.stem), file.stem)
        ):
            try:
                content = file.with_suffix(".checkpoint").read_bytes()
            except FileNotFoundError:
                self._refuse(TimeStampFalse(stamp=file, reason="the checkpoint it stamps is missing"))
                continue
            checkpoint = self._open(file.with_suffix(".checkpoint"), content.decode("utf-8", "replace"))
            if checkpoint is not None:
                self._check_time_stamp(file, content, checkpoint)

    def check_roots(self) -> None:
        """Do step 3."""
        try:
            held, roots = _find_roots(self._folder, {checkpoint.size for _, checkpoint in self._checkpoints})
        except DomainError as refusal:
            self._refuse(refusal)
            return
        for file, checkpoint in self._checkpoints:
            if checkpoint.size > held:
                self._refuse(RecordsLost(file=file, signed=checkpoint.size, held=held))
            elif roots[checkpoint.size] != checkpoint.root:
                self._refuse(HistoryChanged(file=file, signed=checkpoint.size))

    def tell(self) -> Attested:
        """Return what was found."""
        return Attested(
            size=self._size,
            cosigned=self._cosigned,
            unknown=tuple(self._unknown),
            stamped=tuple(self._stamped),
            unchecked_stamps=self._unchecked,
            problems=tuple(self._problems),
        )

    def _open(self, file: Path, note: str) -> Checkpoint | None:
        try:
            checkpoint = open_checkpoint(note, self._key)
            list_signers(note)
        except ValueError as error:
            self._refuse(CheckpointForeign(file=file, key=self._key.name, reason=error))
            return None
        self._checkpoints.append((file, checkpoint))
        return checkpoint

    def _check_cosignature(self, file: Path, note: str, witness: CosignerKey) -> None:
        try:
            self._cosigned[witness.name] = open_cosignature(note, witness)
        except NoteRefused as error:
            self._refuse(CosignatureFalse(witness=witness.name, file=file, reason=error))

    def _check_time_stamp(self, file: Path, content: bytes, checkpoint: Checkpoint) -> None:
        if not self._certificates:
            self._unchecked += 1
            return
        try:
            at = check_time_stamp(file.read_bytes(), content, certificates=self._certificates, stamp=file)
        except TimeStampFalse as refusal:
            self._refuse(refusal)
        else:
            self._stamped.append((checkpoint.size, at))

    def _refuse(self, refusal: DomainError) -> None:
        self._problems.append(from_refusal(refusal))


def _find_roots(folder: Path, sizes: Iterable[int]) -> tuple[int, dict[int, bytes]]:
    """Return how many records the log holds, and its root at each of the sizes, from the records in one pass."""
    waiting, roots = sorted(set(sizes), reverse=True), {0: EMPTY_ROOT}
    growth, hashes = grow(Frontier(), []), list[bytes]()
    if not waiting:
        return 0, roots
    for leaf in list_leaves(folder):
        hashes.append(leaf_hash(leaf.content))
        while waiting and waiting[-1] <= leaf.index:
            waiting.pop()
        is_wanted = bool(waiting) and waiting[-1] == leaf.index + 1
        if is_wanted or len(hashes) == _CHUNK:
            growth, hashes = grow(growth.frontier, hashes), []
        if is_wanted:
            roots[leaf.index + 1] = growth.root
    return growth.frontier.size + len(hashes), roots

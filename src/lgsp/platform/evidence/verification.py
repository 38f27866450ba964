"""
Verify a whole log from its records, trusting nothing that is stored beside them.

1. Every segment begins as its name says and follows the one before; every frame in it is whole.
2. Every record is of a known form; an exchange is requested once, answered at most once and after its request, and the
   answer's record names the request's record by its leaf hash.
3. Full tiles hold the hashes that the records give.
4. The checkpoint is signed by the key, counts no more records than there are, and its root is theirs.

Of records that were archived, the hashes are verified and no more; an answer whose request was archived must name the
hash of an archived record.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec

from lgsp.kernel.errors import DomainError
from lgsp.kernel.language import pick

from .archive_refusals import ArchivedHashesLost
from .archived import ArchivedRange, read_archived
from .checkpoints import Checkpoint
from .errors import HistoryChanged, RecordsLost
from .merkle import EMPTY_ROOT, Frontier, grow, leaf_hash
from .notes import VerifierKey
from .reading import LogReader
from .records import AnswerRecord, RefusalRecord, RequestRecord, decode_record
from .segments import HEADER, Leaf, count_unfinished, end_of_frame, list_frames, list_leaves, list_segments
from .tiles import WIDTH, TileReader, TileRows

_CHUNK = 256


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What does not hold, in one sentence, with the record's index and place where there is one."""

    english: str
    vietnamese: str
    index: int | None = None
    file: Path | None = None
    offset: int | None = None

    def message_in(self, language: str) -> str:
        """Return the sentence in `vi` or, otherwise, English."""
        return pick(self.vietnamese, self.english, language=language)

    def __str__(self) -> str:
        return self.english


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """
    What was found. The log holds when there are no problems.

    `signed` is the size of the checkpoint; records after it are signed within seconds where a gateway is at work.
    `unfinished_bytes` follow the last whole record: a write under way, or cut short with its writer.
    """

    size: int
    signed: int
    exchanges: int
    answered: int
    refusals: int
    unfinished_bytes: int
    problems: tuple[Problem, ...]
    archived: tuple[ArchivedRange, ...] = ()


def verify_log(folder: Path, *, key: VerifierKey | None = None) -> Verification:
    """
    Verify a log folder; without a key, trust the one that lies in it.

    :raises LogMissing: if the folder holds no log
    :raises KeyUnusable: if the key in it cannot be read
    """
    return _Verifier(LogReader(folder, key=key)).verify()


class _Verifier:
    def __init__(self, reader: LogReader) -> None:
        self._reader = reader
        self._problems: list[Problem] = []
        self._archived = read_archived(reader.folder)
        self._tree = _Tree(reader.folder)
        self._history = _History(_HashesBefore(reader, self._archived.before).has)

    def verify(self) -> Verification:
        signed = self._read_checkpoint()
        try:
            self._read_records(signed)
        except DomainError as refusal:
            self._problems.append(from_refusal(refusal))
        unfinished = self._check_end()
        self._check_root(signed)
        return Verification(
            size=self._tree.size,
            signed=signed.size,
            exchanges=len(self._history.requested),
            answered=len(self._history.answered),
            refusals=len(self._history.refused),
            unfinished_bytes=unfinished,
            problems=tuple(self._problems),
            archived=self._archived.ranges,
        )

    def _read_checkpoint(self) -> Checkpoint:
        try:
            return self._reader.checkpoint()
        except DomainError as refusal:
            self._problems.append(from_refusal(refusal))
            return Checkpoint(self._reader.verifier_key.name, 0, EMPTY_ROOT)

    def _read_records(self, signed: Checkpoint) -> None:
        begins = self._archived.before
        self._problems += self._tree.add_archived(self._reader.tree(begins), begins)
        if self._tree.root_at(begins) != self._archived.root:
            raise ArchivedHashesLost(folder=self._reader.folder, before=begins)
        for leaf in list_leaves(self._reader.folder):
            self._problems += self._tree.add(leaf, signed=signed.size)
            self._problems += self._history.add(leaf)

    def _check_end(self) -> int:
        """Return how many bytes of an unfinished write follow the last whole record."""
        segments = list_segments(self._reader.folder)
        if not segments:
            return 0
        content, end = segments[-1].path.read_bytes(), HEADER.size
        for offset, leaf in list_frames(content, end):
            end = end_of_frame(offset, leaf)
        try:
            return count_unfinished(segments[-1], content, end)
        except DomainError as refusal:
            self._problems.append(from_refusal(refusal))
            return 0

    def _check_root(self, signed: Checkpoint) -> None:
        where = self._reader.folder / "checkpoint"
        if signed.size > self._tree.size:
            lost = RecordsLost(file=where, signed=signed.size, held=self._tree.size)
            self._problems.append(from_refusal(lost))
        elif self._tree.root_at(signed.size) != signed.root:
            self._problems.append(from_refusal(HistoryChanged(file=where, signed=signed.size)))


class _Tree:
    """The tree that the records give, compared with the tiles on the way."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._growth = grow(Frontier(), [])
        self._hashes: list[bytes] = []
        self._rows = TileRows(0, lambda level, index: [])  # noqa: ARG005 - an empty tree has empty rows
        self._roots = {0: EMPTY_ROOT}

    @property
    def size(self) -> int:
        return self._growth.frontier.size + len(self._hashes)

    def root_at(self, size: int) -> bytes | None:
        """Return the root at the size that was signed, where it can be told."""
        return self._roots.get(size)

    def add_archived(self, tree: TileReader, begins: int) -> list[Problem]:
        """Add the hashes of the archived records, by their tiles; return the tiles above that are wrong."""
        problems: list[Problem] = []
        for index in range(-(-begins // WIDTH)):
            self._hashes = tree.row(0, index)
            problems += self._grow()
        self._roots[begins] = self._growth.root
        return problems

    def add(self, leaf: Leaf, *, signed: int) -> list[Problem]:
        """Add a record; return the tiles that are wrong."""
        self._hashes.append(leaf_hash(leaf.content))
        if self.size != signed and len(self._hashes) < _CHUNK:
            return []
        problems = self._grow()
        if self.size == signed:
            self._roots[signed] = self._growth.root
        return problems

    def _grow(self) -> list[Problem]:
        self._growth, self._hashes = grow(self._growth.frontier, self._hashes), []
        tiles = [(self._folder / name, content) for name, content in self._rows.add(self._growth)]
        return [
            _wrong_tile(path) for path, content in tiles if path.exists() and path.read_bytes() != content
        ]


class _HashesBefore:
    """The hashes of the archived records, looked through from the last one back, a tile at a time."""

    def __init__(self, reader: LogReader, begins: int) -> None:
        self._begins = begins
        self._row = cache(lambda index: frozenset(reader.tree(begins).row(0, index)))

    def has(self, hashed: str) -> bool:
        """Tell whether an archived record has this leaf hash."""
        wanted = bytes.fromhex(hashed)
        last = (self._begins - 1) // WIDTH
        return self._begins > 0 and any(wanted in self._row(index) for index in range(last, -1, -1))


class _History:
    """What the records say happened, exchange by exchange."""

    def __init__(self, is_archived: Callable[[str], bool]) -> None:
        self._is_archived = is_archived
        self.requested: dict[str, str] = {}
        self.answered: set[str] = set()
        self.refused: set[str] = set()

    def add(self, leaf: Leaf) -> list[Problem]:
        """Add a record; return what does not fit those before it."""
        try:
            record = decode_record(leaf.content)
        except msgspec.MsgspecError as error:
            return [_misfit(leaf, f"is not of a known form: {error}", f"không đúng dạng: {error}")]
        if isinstance(record, RequestRecord | RefusalRecord):
            return self._add_new(leaf, record)
        return self._add_answer(leaf, record) if isinstance(record, AnswerRecord) else []

    def _add_new(self, leaf: Leaf, record: RequestRecord | RefusalRecord) -> list[Problem]:
        is_known = record.id in self.requested or record.id in self.refused
        if isinstance(record, RequestRecord):
            self.requested.setdefault(record.id, leaf_hash(leaf.content).hex())
        else:
            self.refused.add(record.id)
        if is_known:
            return [_misfit(leaf, f"repeats the id {record.id}", f"lặp lại mã {record.id}")]
        return []

    def _add_answer(self, leaf: Leaf, record: AnswerRecord) -> list[Problem]:
        asked, is_second = self.requested.get(record.id), record.id in self.answered
        self.answered.add(record.id)
        if asked is None and not is_second and self._is_archived(record.request):
            return []
        if asked is None:
            return [
                _misfit(
                    leaf, f"answers {record.id}, never requested", f"trả lời {record.id} chưa từng được hỏi"
                )
            ]
        if is_second:
            return [_misfit(leaf, f"answers {record.id} a second time", f"trả lời {record.id} lần thứ hai")]
        if record.request != asked:
            return [
                _misfit(
                    leaf,
                    f"names another request than {record.id}",
                    f"nêu yêu cầu khác với yêu cầu {record.id}",
                )
            ]
        return []


def from_refusal(refusal: DomainError) -> Problem:
    """Return a refusal as a problem, with the place it names."""
    file, offset = refusal.facts.get("file"), refusal.facts.get("offset")
    return Problem(
        english=refusal.message,
        vietnamese=refusal.message_in("vi"),
        file=file if isinstance(file, Path) else None,
        offset=offset if isinstance(offset, int) else None,
    )


def _misfit(leaf: Leaf, english: str, vietnamese: str) -> Problem:
    where = f"{leaf.segment.path.name}:{leaf.offset}"
    return Problem(
        english=f"Record {leaf.index} ({where}) {english}.",
        vietnamese=f"Bản ghi {leaf.index} ({where}) {vietnamese}.",
        index=leaf.index,
        file=leaf.segment.path,
        offset=leaf.offset,
    )


def _wrong_tile(path: Path) -> Problem:
    return Problem(
        english=f"The tile {path} does not hold the hashes of its records: remove it, it will be made again.",
        vietnamese=f"Ô {path} không chứa đúng giá trị băm của các bản ghi: hãy xoá, hệ thống sẽ tạo lại.",
        file=path,
    )

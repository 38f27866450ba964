"""
Check a log folder, and make again what can be made again from its records: tiles, indexes, the public key.

Records are never touched, nor the checkpoint, nor the marker. Nothing at all is made again unless the records give the
root that was signed: before that, a tile that differs may be the only true witness. What is left of a pruning that did
not end is named, and removed by the next one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lgsp.kernel.files import replace_file
from lgsp.kernel.language import pick

from .archived import read_archived
from .checkpoints import open_checkpoint
from .errors import LogFolderUnusable
from .merkle import Frontier, grow, leaf_hash
from .notes import NoteRefused, VerifierKey
from .offsets import STEP, decode_offsets, encode_offsets, offsets_path
from .pruning import list_left_over
from .reading import LogReader
from .segments import HEADER, Segment, end_of_frame, list_frames, list_leaves, list_segments
from .tiles import WIDTH, TileRows
from .verification import Problem, verify_log


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """What was made again, or would be: a file and why."""

    file: Path
    english: str
    vietnamese: str

    def message_in(self, language: str) -> str:
        """Return the sentence in `vi` or, otherwise, English."""
        return pick(f"{self.file}: {self.vietnamese}", f"{self.file}: {self.english}", language=language)


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What was found: what was made again, and what is wrong and cannot be."""

    size: int
    repairs: tuple[Repair, ...]
    problems: tuple[Problem, ...]
    left_over: tuple[Path, ...]


def check_folder(folder: Path, *, key: VerifierKey | None = None, is_dry: bool = False) -> Checked:
    """
    Check a log folder and make again what differs from its records; with `is_dry`, only say what that would be.

    :raises LogMissing: if the folder holds no log, or no key was given for one that lost its own
    :raises LogFolderUnusable: if it cannot be written
    """
    try:
        return _check(folder, key=key, is_dry=is_dry)
    except OSError as error:
        raise LogFolderUnusable(folder=folder, reason=error.strerror) from None


def _check(folder: Path, *, key: VerifierKey | None, is_dry: bool) -> Checked:
    repairs = list(_repair_key(folder, key, is_dry=is_dry)) if key else []
    if is_dry and not (folder / "vkey").exists():
        return Checked(size=0, repairs=tuple(repairs), problems=(), left_over=())
    before = verify_log(folder, key=key)
    # A wrong tile is a problem that names its file in `tile`: those are repaired here, all others are not.
    fatal = [found for found in before.problems if not _is_below(found.file, folder / "tile")]
    if not fatal:
        for repair, content in _list_wrong_files(LogReader(folder, key=key)):
            repairs.append(repair)
            if not is_dry:
                _put(repair.file, content)
    return Checked(
        size=before.size,
        repairs=tuple(repairs),
        problems=tuple(fatal),
        left_over=tuple(segment.path for segment in list_left_over(folder)),
    )


def _repair_key(folder: Path, key: VerifierKey, *, is_dry: bool) -> Iterator[Repair]:
    path = folder / "vkey"
    is_right = path.exists() and path.read_text(errors="replace").strip() == str(key)
    if is_right or not _is_signed_by(folder, key):
        return
    yield Repair(
        file=path,
        english="made again: it is the key that signed the checkpoint",
        vietnamese="tạo lại: là khoá đã ký điểm kiểm tra",
    )
    if not is_dry:
        replace_file(path, f"{key}\n".encode())


def _is_signed_by(folder: Path, key: VerifierKey) -> bool:
    try:
        open_checkpoint((folder / "checkpoint").read_text(errors="replace"), key)
    except (NoteRefused, FileNotFoundError):
        return False
    return True


def _list_wrong_files(reader: LogReader) -> Iterator[tuple[Repair, bytes]]:
    """List every file beside the records that differs from what they give, with what it should hold."""
    for name, content in _list_tiles(reader):
        path = reader.folder / name
        if not path.exists() or path.read_bytes() != content:
            yield (
                Repair(file=path, english="made again from the records", vietnamese="tạo lại từ các bản ghi"),
                content,
            )
    for segment in list_segments(reader.folder):
        path = offsets_path(reader.folder, segment.first)
        right = _list_offsets(segment)
        if path.exists() and not set(decode_offsets(path.read_bytes())) <= set(right):
            yield (
                Repair(file=path, english="made again from the records", vietnamese="tạo lại từ các bản ghi"),
                encode_offsets(right[STEP - 1 :: STEP]),
            )


def _list_tiles(reader: LogReader) -> Iterator[tuple[str, bytes]]:
    """List the full tiles; of archived records, those above the lowest."""
    begins = read_archived(reader.folder).before
    tree = reader.tree(begins)
    growth, rows = grow(Frontier(), []), TileRows(0, lambda level, index: [])  # noqa: ARG005 - an empty tree
    for index in range(-(-begins // WIDTH)):
        growth = grow(growth.frontier, tree.row(0, index))
        yield from rows.add(growth)
    hashes: list[bytes] = []
    for leaf in list_leaves(reader.folder, begins):
        hashes.append(leaf_hash(leaf.content))
        if len(hashes) == WIDTH:
            growth, hashes = grow(growth.frontier, hashes), []
            yield from rows.add(growth)


def _list_offsets(segment: Segment) -> list[tuple[int, int]]:
    """Return after each record how many there were and where it ends."""
    frames = list_frames(segment.path.read_bytes(), HEADER.size)
    return list(enumerate((end_of_frame(*frame) for frame in frames), 1))


def _is_below(path: Path | None, folder: Path) -> bool:
    return path is not None and path.is_relative_to(folder)


def _put(path: Path, content: bytes) -> None:
    if content:
        replace_file(path, content)
    else:
        path.unlink()

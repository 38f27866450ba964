"""
The files of a build put into their folder all together, or not at all.

Everything is written to disk beside its place first; only then are names exchanged, one after the other, and given back
if one exchange fails. A name with a slash belongs to a folder of the set, as the pages of the site do: such a folder is
exchanged whole, so that no page of an earlier build stays in it.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from lgsp.kernel.files import sync_folder

from .errors import FolderForeign, NotAFile

LISTING = ".lgsp-files"
"""The file in a folder of the set that names every file of it: what is not named is somebody else's."""
_FEW = 32
"""So many files are flushed one by one; more are flushed together."""


def deliver(folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """
    Put the files into the folder under their names, and return where they are.

    :raises NotAFile: if something that is no file has the name of one of them
    :raises FolderForeign: if a folder that would be exchanged holds something that is not of an earlier build
    :raises OSError: if they cannot be written; everything is then as it was
    """
    targets = _gather(files)
    for name, inside in targets.items():
        _check_ours(folder / name, is_folder=inside is not None)
    with _made(folder), _beside(folder) as (new, old):
        for name, inside in targets.items():
            _write(new / name, files[name] if inside is None else inside)
        _flush(new, len(files))
        _exchange(folder, targets, new, old)
    return tuple(folder / name for name in files)


def _gather(files: Mapping[str, bytes]) -> dict[str, dict[str, bytes] | None]:
    """Return what stands in the folder itself: a file (nothing), or a folder with its files."""
    targets: dict[str, dict[str, bytes] | None] = {}
    for name, content in files.items():
        first, _, rest = name.partition("/")
        if not rest:
            targets[first] = None
            continue
        inside = targets.setdefault(first, {})
        assert inside is not None, f"{first} is a file and a folder"
        inside[rest] = content
    for inside in targets.values():
        if inside is not None:
            inside[LISTING] = "".join(f"{name}\n" for name in sorted(inside)).encode()
    return targets


def _check_ours(target: Path, *, is_folder: bool) -> None:
    if not is_folder:
        if target.exists() and not target.is_file():
            raise NotAFile(path=target)
        return
    if target.exists() and not target.is_dir():
        raise FolderForeign(folder=target, foreign=target.name)
    foreign = sorted(_list_files(target) - _list_ours(target))
    if foreign:
        raise FolderForeign(folder=target, foreign=foreign[0])


def _list_files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()}


def _list_ours(folder: Path) -> set[str]:
    listing = folder / LISTING
    return {LISTING, *listing.read_text().splitlines()} if listing.is_file() else set()


@contextmanager
def _made(folder: Path) -> Iterator[None]:
    """Make the folder; take away what was made of it when nothing came of it."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    try:
        yield
    except BaseException:
        for one in missing:
            one.rmdir()
        raise


@contextmanager
def _beside(folder: Path) -> Iterator[tuple[Path, Path]]:
    """Give a place for what is new and one for what was there, on the same disk as the folder; both go away."""
    place = Path(tempfile.mkdtemp(dir=folder, prefix=".lgsp-"))
    try:
        new, old = place / "new", place / "old"
        new.mkdir()
        old.mkdir()
        yield new, old
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _write(path: Path, content: bytes | Mapping[str, bytes]) -> None:
    if isinstance(content, bytes):
        path.write_bytes(content)
        return
    for parent in {path / PurePosixPath(name).parent for name in content}:
        parent.mkdir(parents=True, exist_ok=True)
    for name, inside in content.items():
        (path / name).write_bytes(inside)


def _flush(new: Path, count: int) -> None:
    """See that what was written is on the disk: after a power cut there is the old set or the new one."""
    if count > _FEW and hasattr(os, "sync"):
        os.sync()
        return
    for path in new.rglob("*"):
        if path.is_dir():
            sync_folder(path)
            continue
        with path.open("rb") as stream:
            os.fsync(stream.fileno())


def _exchange(folder: Path, targets: Mapping[str, object], new: Path, old: Path) -> None:
    done: list[str] = []
    try:
        for name in targets:
            done.append(name)
            _keep(folder / name, old / name)
            (new / name).replace(folder / name)
    except BaseException:
        for name in reversed(done):
            _give_back(folder / name, old / name, was_exchanged=not (new / name).exists())
        raise
    sync_folder(folder)


def _keep(target: Path, kept: Path) -> None:
    """Keep what is there: a file by a second name, so that its own is never without one; a folder by moving it."""
    if target.is_dir():
        target.replace(kept)
    elif target.exists():
        try:
            kept.hardlink_to(target)
        except OSError:  # a disk without second names
            shutil.copy2(target, kept)


def _give_back(target: Path, kept: Path, *, was_exchanged: bool) -> None:
    if was_exchanged and target.is_dir():
        shutil.rmtree(target)
    if kept.exists():
        kept.replace(target)
    elif was_exchanged:
        target.unlink(missing_ok=True)

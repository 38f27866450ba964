"""A folder that is written whole or not at all: beside its place first, then renamed into it."""

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from .errors import FolderTaken


def write_whole(files: Mapping[str, bytes], folder: Path) -> None:
    """
    Write the files, by names relative to the folder; nobody ever sees the folder half written.

    The folder may be there already when it is empty, or when it holds exactly these files.

    :raises FolderTaken: if it holds something else
    :raises OSError: if it cannot be written
    """
    if is_taken(folder):
        if read_files(folder) == dict(files):
            return
        raise FolderTaken(folder=folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
    try:
        _write(files, beside)
        beside.chmod(0o755)
        beside.replace(folder)  # POSIX renames over an empty folder
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise


def is_taken(folder: Path) -> bool:
    """Say whether there is something of that name other than an empty folder."""
    return os.path.lexists(folder) and not (folder.is_dir() and not any(folder.iterdir()))


def read_files(folder: Path) -> dict[str, bytes]:
    """Return every file below the folder by its name relative to it; nothing when it is no folder."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def _write(files: Mapping[str, bytes], folder: Path) -> None:
    for parent in {Path(name).parent for name in files}:
        (folder / parent).mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)

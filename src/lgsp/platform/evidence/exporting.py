"""Export a log as static files any C2SP client can read (c2sp.org/tlog-tiles): checkpoint, tiles, entry bundles."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from .errors import LogFolderUnusable
from .reading import LogReader
from .segments import list_leaves
from .tiles import WIDTH, entries_path, entry_bundle, list_tiles, tile_path


def export_log(folder: Path, out: Path) -> int:
    """
    Write what the latest checkpoint covers, partial tiles included; return how many records that is.

    :raises LogMissing: if the folder holds no log
    :raises LogFolderUnusable: if the target cannot be written
    """
    reader = LogReader(folder)
    note, size = reader.note(), reader.checkpoint().size
    try:
        for name, content in _list_files(reader, size):
            _write(out / name, content)
        _write(out / "vkey", f"{reader.verifier_key}\n".encode())
        _write(out / "checkpoint", note.encode())
    except OSError as error:
        raise LogFolderUnusable(folder=out, reason=error.strerror) from None
    return size


def _list_files(reader: LogReader, size: int) -> Iterator[tuple[str, bytes]]:
    tree = reader.tree(size)
    for level, index, width in list_tiles(size):
        yield tile_path(level, index, width=width), b"".join(tree.row(level, index))
    leaves = (leaf.content for leaf in islice(list_leaves(reader.folder), size))
    index = 0
    while bundle := list(islice(leaves, WIDTH)):
        yield entries_path(index, width=len(bundle)), entry_bundle(bundle)
        index += 1


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)

"""
Which files of a model folder have changed since one looked last.

Looking is asking every file for its time and size, which works on any disk and any network share.
"""

from collections.abc import Mapping
from pathlib import Path

Stock = Mapping[Path, tuple[int, int]]
"""Every file of a model with the time of its last change and its size."""


def take_stock(folder: Path) -> Stock:
    """Look at every file that a model is read from; a file that goes away meanwhile is not there."""
    stock: dict[Path, tuple[int, int]] = {}
    for path in (folder / "province.yaml", *folder.glob("model/**/*.yaml"), *folder.glob("prose/**/*.md")):
        try:
            found = path.stat()
        except OSError:
            continue
        stock[path] = (found.st_mtime_ns, found.st_size)
    return stock


def list_changed(old: Stock, new: Stock) -> tuple[Path, ...]:
    """Return the files that came, went or were written between two looks."""
    return tuple(sorted(path for path in old.keys() | new.keys() if old.get(path) != new.get(path)))

"""A model out of files that are not in its folder: those of a release, or of a git revision."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from lgsp.architecture.model.errors import ModelBroken
from lgsp.architecture.model.folders import FOREIGN, list_files
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.reading import read_model


def load_files(files: Mapping[str, bytes], *, name: Path, links: Mapping[str, str] | None = None) -> Model:
    """
    Return the model that the files describe; `name` is what its folder is called, `links` are symbolic ones.

    :raises ModelBroken: if anything in it cannot be accepted; the first problem and their number are named
    """
    with TemporaryDirectory(prefix="lgsp-") as folder:
        root = Path(folder)
        for file, content in files.items():
            path = root / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        for file, target in (links or {}).items():
            path = root / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.symlink_to(target)
        reading = read_model(root)
    if reading.model is None:
        raise ModelBroken(folder=name, count=len(reading.problems), first=reading.problems[0])
    return replace(reading.model, folder=name)


def read_files(folder: Path) -> dict[str, bytes]:
    """
    Return the content of every file of the model in a folder, by its name relative to it.

    What other tools said and the model has no place for (`foreign/`) belongs to it.

    :raises OSError: if one cannot be read
    """
    listing = list_files(folder)
    found = [*([listing.province] if listing.province else []), *listing.prose]
    found += [one for _, one in listing.entities]
    paths = {one.file: Path(one.path) for one in found} | dict(_list_foreign(Path(folder)))
    return {file: paths[file].read_bytes() for file in sorted(paths)}


def _list_foreign(folder: Path) -> Iterator[tuple[str, Path]]:
    for path in (folder / FOREIGN).rglob("*"):
        within = path.relative_to(folder)
        is_hidden = any(part.startswith(".") for part in within.parts)
        if path.is_file() and not path.is_symlink() and not is_hidden:
            yield within.as_posix(), path

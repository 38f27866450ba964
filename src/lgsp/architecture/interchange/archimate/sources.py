"""Open what was given, whatever form it has: an exchange file, an Archi file plain or zipped, a coArchi folder."""

import base64
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lgsp.architecture.interchange.containers import Limits, read_bytes, read_container

from .concepts import Archimate, Item, Text
from .errors import FormatUnknown, SourceTooLarge, SourceUnreadable, TooMany
from .exchange import read_exchange
from .folding import unfold
from .integrity import check_integrity
from .markup import check_depth, local_name, parse, read_parts, read_root
from .native import NativeReader, read_folders
from .vocabulary import ARCHI, NAMESPACE, NAMESPACE_2_1

LARGEST = 64_000_000
MOST_FILES = 60_000
MOST_IMAGES = 4_000_000
_ZIP = b"PK"
_MEGABYTE = 1_000_000
_LIMITS = Limits(packed=LARGEST, unpacked=LARGEST)
_FOLDER = "folder.xml"


@dataclass(frozen=True, slots=True)
class Source:
    """What was read: the model, the form it had, and what could not be kept."""

    model: Archimate
    form: str
    left_out: tuple[str, ...] = ()


def read_source(path: Path) -> Source:
    """
    Return the ArchiMate model in a file or a coArchi folder.

    :raises DomainError: `ARCHIMATE-001` to `010`, or `INTERCHANGE-001` to `010` for a packed file
    """
    if path.is_dir():
        return _read_folder_source(path)
    return read_content(read_bounded(path), name=path.name)


def read_content(content: bytes, *, name: str) -> Source:
    """
    Return the ArchiMate model in the bytes of a file.

    :raises DomainError: as `read_source`
    """
    if content.startswith(_ZIP):
        return _read_packed(content, name)
    root = read_root(content, name=name)
    space, _, tag = root.tag.removeprefix("{").rpartition("}")
    if tag == "model" and space in {NAMESPACE, NAMESPACE_2_1}:
        form = "exchange-2.1" if space == NAMESPACE_2_1 else "exchange-3"
        model = unfold(read_exchange(content, name=name), path=name)
        return Source(check_integrity(model, path=name), form)
    if tag == "model" and space == ARCHI:
        return Source(_read_native(content, name, {}), "archi")
    raise FormatUnknown(path=name, root=root.tag)


def read_bounded(path: Path) -> bytes:
    """
    Return the content of a file that is not too large.

    :raises SourceUnreadable: if it is not there
    :raises SourceTooLarge: if it is too large
    """
    try:
        if path.stat().st_size > LARGEST:
            raise SourceTooLarge(path=path.name, limit=LARGEST // _MEGABYTE)
    except OSError as error:
        raise SourceUnreadable(path=path, reason=error.strerror or type(error).__name__) from None
    return read_bytes(path, limit=LARGEST)


def _read_packed(content: bytes, name: str) -> Source:
    members = read_container(content, name=name, limits=_LIMITS)
    written = members.pop("model.xml", None)
    if written is None:
        raise SourceUnreadable(path=name, reason="trong tệp nén không có model.xml / it holds no model.xml")
    images, left_out = _pack_images(members)
    root = read_root(written, name=name)
    if root.tag != f"{{{ARCHI}}}model":
        raise FormatUnknown(path=name, root=root.tag)
    return Source(_read_native(written, name, images), "archi-zip", left_out)


def _pack_images(members: dict[str, bytes]) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return the pictures in base64, and the names of those that are too large together to be kept."""
    images, left_out, total = {}, [], 0
    for name, content in sorted(members.items()):
        total += len(content)
        if total > MOST_IMAGES:
            left_out.append(name)
        else:
            images[name] = base64.b64encode(content).decode()
    return images, tuple(left_out)


def _read_native(content: bytes, name: str, images: dict[str, str]) -> Archimate:
    reader = NativeReader(name)
    root = read_parts(content, reader.take, tags=["element"], name=name, kept="id")
    items = read_folders((one for one in root if local_name(one.tag) == "folder"), name=name)
    return check_integrity(reader.finish(root, items, images=images), path=name)


def _read_folder_source(path: Path) -> Source:
    single = path / "model.archimate"
    if single.is_file():
        source = read_content(read_bounded(single), name=single.name)
        images, left_out = _pack_images(_read_images(path))
        if not images and not left_out:
            return Source(source.model, "coarchi")
        model = _read_native(read_bounded(single), single.name, images)
        return Source(model, "coarchi", left_out)
    top = path / "model" if (path / "model" / _FOLDER).is_file() else path
    if not (top / _FOLDER).is_file():
        raise SourceUnreadable(path=path, reason="không có model/folder.xml / there is no model/folder.xml")
    reader = _FolderReader(path.name, NativeReader(path.name))
    root = reader.parse(top / _FOLDER)
    if root.tag != f"{{{ARCHI}}}model":
        raise FormatUnknown(path=_FOLDER, root=root.tag)
    items = tuple(reader.read_inside(top, 1))
    images, left_out = _pack_images(_read_images(path))
    model = reader.native.finish(root, items, images=images)
    return Source(check_integrity(model, path=path.name), "coarchi", left_out)


def _read_images(path: Path) -> dict[str, bytes]:
    folder = path / "images"
    if folder.is_symlink() or not folder.is_dir():
        return {}
    listed = sorted(one for one in folder.iterdir() if one.is_file() and not one.is_symlink())
    small = [one for one in listed[:MOST_FILES] if one.stat().st_size <= LARGEST]
    return {f"images/{one.name}": one.read_bytes() for one in small}


class _FolderReader:
    """A coArchi folder being read: `folder.xml` says what a folder is, every other file is one object."""

    def __init__(self, name: str, native: NativeReader) -> None:
        self.name = name
        self.native = native
        self.files = 0
        self.size = 0

    def parse(self, path: Path) -> Any:
        self.files += 1
        if self.files > MOST_FILES:
            raise TooMany(path=self.name, limit=MOST_FILES)
        content = read_bounded(path)
        self.size += len(content)
        if self.size > LARGEST:
            raise SourceTooLarge(path=self.name, limit=LARGEST // _MEGABYTE)
        return parse(content, name=str(path.name))

    def read_inside(self, folder: Path, depth: int) -> Iterator[Item]:
        with os.scandir(folder) as entries:
            listed = sorted(
                (one for one in entries if not one.name.startswith(".")), key=lambda one: one.name
            )
        for entry in listed:
            if entry.is_symlink():
                raise SourceUnreadable(path=entry.name, reason="là liên kết / it is a link")
        for entry in listed:
            if entry.is_dir():
                yield self._read_folder(Path(entry.path), depth)
        for entry in listed:
            if entry.is_file() and entry.name.endswith(".xml") and entry.name != _FOLDER:
                root = self.parse(Path(entry.path))
                self.native.take(root)
                yield Item(ref=root.get("id"))

    def _read_folder(self, folder: Path, depth: int) -> Item:
        if not (folder / _FOLDER).is_file():
            return Item(labels=(Text(folder.name),), items=tuple(self.read_inside(folder, depth + 1)))
        root = self.parse(folder / _FOLDER)
        check_depth(depth, root, name=self.name)
        facts = read_folders([root], name=self.name)[0]
        inside = tuple(self.read_inside(folder, depth + 1))
        return Item(
            id=facts.id,
            labels=facts.labels,
            documentation=facts.documentation,
            extras=facts.extras,
            items=inside,
        )

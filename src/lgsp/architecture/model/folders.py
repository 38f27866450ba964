"""Which files a model folder holds; what does not belong there is a problem, never passed over in silence."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from .errors import FileMisplaced, FileUnreadable, LinkRefused, Problem, ProvinceMissing
from .kinds import KINDS
from .phrases import NOTHING, Phrase, list_words, suggest
from .places import Place
from .texts import system_reason

PROVINCE = "province.yaml"
ENTITIES = "model"
PROSE = "prose"
FOREIGN = "foreign"
"""What other tools said that has no place in the model; no file of it is read as one."""

_ENTITY_FILE = Phrase("tệp <mã>.yaml", "a file <id>.yaml")
_PROSE_FILE = Phrase(
    "tệp <mục>.md, ví dụ II.md hoặc V.2.md; lời văn của đề cương khác ở thư mục con <đề cương>/",
    "a file <paragraph>.md, as II.md or V.2.md; prose of another outline in a folder <outline>/",
)
_ORDINARY = Phrase("không phải tệp thường", "not an ordinary file")


@dataclass(frozen=True, slots=True)
class Found:
    """A file of the model; `file` is its name relative to the model folder."""

    path: str
    file: str

    @property
    def stem(self) -> str:
        """Return the name of the file without folder and ending."""
        return self.file.rpartition("/")[2].rpartition(".")[0]

    @property
    def paragraph(self) -> str:
        """Return the key of a prose file: `V.2`, or `1425/V.2.1` in the folder of another outline."""
        return self.file.removeprefix(f"{PROSE}/").rpartition(".")[0]


@dataclass(slots=True)
class Listing:
    """The files of a model folder, and what was found that does not belong."""

    root: str
    province: Found | None = None
    entities: list[tuple[str, Found]] = field(default_factory=list)
    prose: list[Found] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def list_files(folder: Path) -> Listing:
    """Return the files of a model folder in the order of their names: entities with their kind, and prose."""
    listing = Listing(os.path.realpath(folder))
    _find_province(listing)
    for entry in _scan(listing, ENTITIES):
        name = f"{ENTITIES}/{entry.name}"
        if not entry.is_dir():
            listing.problems.append(_misplaced(name, _kinds()))
        elif entry.name not in KINDS:
            listing.problems.append(_misplaced(name, _kinds(), suggest(entry.name, KINDS)))
        else:
            files = _walk(listing, name, ending=".yaml", expected=_ENTITY_FILE)
            listing.entities += [(entry.name, found) for found in files]
    if os.path.lexists(f"{listing.root}/{PROSE}"):
        listing.prose += _walk(listing, PROSE, ending=".md", expected=_PROSE_FILE)
    return listing


def _find_province(listing: Listing) -> None:
    found = Found(f"{listing.root}/{PROVINCE}", PROVINCE)
    if not os.path.lexists(found.path):
        listing.problems.append(ProvinceMissing(place=Place(PROVINCE)))
    elif _is_acceptable(listing, found):
        listing.province = found


def _walk(listing: Listing, folder: str, *, ending: str, expected: Phrase) -> Iterator[Found]:
    for entry in _scan(listing, folder):
        found = _found(entry, folder)
        if entry.is_dir() and not folder.startswith(f"{PROSE}/"):
            yield from _walk(listing, found.file, ending=ending, expected=expected)
        elif not entry.name.endswith(ending):
            listing.problems.append(_misplaced(found.file, expected))
        elif entry.is_file() or _is_acceptable(listing, found):
            yield found


def _scan(listing: Listing, folder: str) -> list[os.DirEntry[str]]:
    path = f"{listing.root}/{folder}"
    if Path(path).is_symlink():
        _is_acceptable(listing, Found(path, folder))
        return []
    try:
        with os.scandir(path) as entries:
            shown = sorted((one for one in entries if not one.name.startswith(".")), key=lambda one: one.name)
    except OSError as error:
        listing.problems.append(FileUnreadable(place=Place(folder), reason=system_reason(error)))
        return []
    return [one for one in shown if not one.is_symlink() or _is_acceptable(listing, _found(one, folder))]


def _found(entry: os.DirEntry[str], folder: str) -> Found:
    return Found(entry.path, f"{folder}/{entry.name}")


def _is_acceptable(listing: Listing, found: Found) -> bool:
    """Say whether it is an ordinary file, or a link to one inside the folder; note the problem when not."""
    target = os.path.realpath(found.path)
    inside = target.startswith(f"{listing.root}{os.sep}")
    if inside and Path(target).is_file():
        return True
    if Path(found.path).is_symlink():
        listing.problems.append(LinkRefused(place=Place(found.file), target=target))
    else:
        listing.problems.append(FileUnreadable(place=Place(found.file), reason=_ORDINARY))
    return False


def _kinds() -> Phrase:
    return list_words(f"{ENTITIES}/{kind}/" for kind in KINDS)


def _misplaced(name: str, expected: Phrase, suggestion: Phrase = NOTHING) -> FileMisplaced:
    return FileMisplaced(place=Place(name), name=name, expected=expected, suggestion=suggestion)

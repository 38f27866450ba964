"""
The one canonical form of a model folder: what is said stays, how it is written becomes the same everywhere.

Fields in the order of their class, defaults left out, block style, Unicode form C, comments kept where they belong. A
file that cannot be read is left alone and named.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lgsp.kernel.files import replace_file
from lgsp.kernel.text import nfc

from .comments import find_comments, restore
from .entities import Record
from .errors import FolderMissing, Problem
from .folders import Found, list_files
from .kinds import KINDS
from .nodes import parse
from .province import Province
from .records import build
from .saving import to_yaml
from .texts import read_text


@dataclass(frozen=True, slots=True)
class Formatting:
    """One file: what it becomes, or what keeps it from being read; neither when it is canonical already."""

    file: str
    text: str | None = None
    problems: tuple[Problem, ...] = ()


def format_record(kind: type[Record], source: str, *, file: str) -> str:
    """
    Return the canonical text of a file that describes one record.

    :raises Problem: if it cannot be read, the first of what is wrong
    """
    source = nfc(source.replace("\r\n", "\n"))
    parsed = parse(source, file=file)
    record = build(kind, parsed, file=file)
    if isinstance(record, list):
        raise record[0]
    return rewrite(record, source, file=file)


def rewrite(record: Record, source: str, *, file: str) -> str:
    """
    Return the canonical text of the record with the comments that the source of its file holds.

    :raises Problem: if the source cannot be read
    """
    if "#" not in source:
        return to_yaml(record)
    return restore(find_comments(source, parse(source, file=file)), to_yaml(record))


def list_formatting(folder: Path) -> Iterator[Formatting]:
    """
    Yield every file of a model folder that is not canonical, or cannot be read.

    :raises FolderMissing: if there is no such folder
    """
    if not Path(folder).is_dir():
        raise FolderMissing(folder=folder)
    listing = list_files(folder)
    for problem in listing.problems:
        yield Formatting(problem.place.file, problems=(problem,))
    if listing.province is not None:
        yield from _format_file(Province, listing.province)
    for kind, found in listing.entities:
        yield from _format_file(KINDS[kind], found)


def format_folder(folder: Path) -> tuple[Formatting, ...]:
    """
    Write every file that can be read in its canonical form, and return what was written or could not be read.

    :raises FolderMissing: if there is no such folder
    :raises OSError: if a file cannot be written; each file is the old one or the new one
    """
    done = tuple(list_formatting(folder))
    for one in done:
        if one.text is not None:
            replace_file(Path(folder) / one.file, one.text.encode())
    return done


def _format_file(kind: type[Record], found: Found) -> Iterator[Formatting]:
    try:
        source = read_text(found.path, file=found.file)
        text = format_record(kind, source, file=found.file)
    except Problem as problem:
        yield Formatting(found.file, problems=(problem,))
        return
    if text != source:
        yield Formatting(found.file, text=text)

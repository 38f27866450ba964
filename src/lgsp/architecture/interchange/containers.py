"""
Packed files from outside (zip, as .xlsx is) are judged before they are unpacked, and workbooks before they are opened.

What is refused, each in one sentence and within a second: a file that is too large, not a zip, encrypted or damaged;
members too many, with names that lead outside, or that unpack to too much (by the directory first, and again while
reading); XML that declares entities or is not UTF-8; in a workbook also programs, embedded objects, links to other
files, and more cells than any province has. A cell with a formula is a matter for the door that reads it:
`is_formula` tells.
"""

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .errors import (
    ContainerDamaged,
    ContainerEncrypted,
    ContainerTooLarge,
    FileNotThere,
    MemberNameUnsafe,
    NotContainer,
    NotWorkbook,
    OutsideLinksRefused,
    ProgramsRefused,
    TooManyMembers,
    UnpacksTooLarge,
    WorkbookTooFull,
    XmlDeclarationRefused,
    XmlEncodingRefused,
)

if TYPE_CHECKING:
    from openpyxl import Workbook

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DIRECTORY_ENTRY = b"PK\x01\x02"
_ENCRYPTED = 0x1
_LINK = 0o120000
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_UNSAFE = re.compile(r"^/|^[A-Za-z]:|\\|\x00|(^|/)\.\.(/|$)")
_ENCODING = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([^"']+)""")
_XML_NAME = re.compile(r"\.(xml|rels|vml|archimate)$", re.IGNORECASE)
_DECLARATIONS = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)

_PROGRAMS = re.compile(r"vbaproject|/activex/|/ctrlprops/|/embeddings/|\.bin$|/macrosheets/", re.IGNORECASE)
_HARMLESS_BINARY = re.compile(r"/printersettings/", re.IGNORECASE)
_OUTSIDE = re.compile(r"/externallinks/|/connections\.xml$|/querytables/|/webextensions/", re.IGNORECASE)
_MACRO_TYPES = re.compile(rb"macroEnabled|vbaProject", re.IGNORECASE)
_WORKBOOK = "xl/workbook.xml"
_TYPES = "[Content_Types].xml"


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a packed file may hold."""

    packed: int = 100_000_000
    unpacked: int = 150_000_000
    members: int = 2_000
    ratio: int = 200
    ratio_from: int = 5_000_000
    tags: int = 2_000_000


LIMITS = Limits()


def check_container(source: Path | bytes, *, name: str = "", limits: Limits = LIMITS) -> None:
    """
    Refuse a packed file that is not safe to unpack.

    :raises DomainError: `INTERCHANGE-001` to `010`, for the first thing found
    """
    read_container(source, name=name, limits=limits)


def read_container(source: Path | bytes, *, name: str = "", limits: Limits = LIMITS) -> dict[str, bytes]:
    """
    Return the members of a packed file by name, once it is known to be safe; folders are left out.

    `name` is how messages call it when bytes are given.

    :raises DomainError: `INTERCHANGE-001` to `010`, for the first thing found
    """
    file = name or (source.name if isinstance(source, Path) else "tệp")
    return _read_members(read_bytes(source, name=file, limit=limits.packed), file, limits)


def read_bytes(source: Path | bytes, *, name: str = "", limit: int = LIMITS.packed) -> bytes:
    """
    Return the content of a file of at most so many bytes.

    :raises FileNotThere: if it is not an ordinary file that can be read
    :raises ContainerTooLarge: if it is larger
    """
    if isinstance(source, bytes):
        if len(source) > limit:
            raise ContainerTooLarge(file=name, size=len(source), limit=limit)
        return source
    name = name or source.name
    if not source.is_file():  # a pipe would be waited for, a device read for ever
        raise FileNotThere(file=source, reason="không có tệp thường mang tên này")
    try:
        size = source.stat().st_size
        if size > limit:
            raise ContainerTooLarge(file=name, size=size, limit=limit)
        with source.open("rb") as stream:
            content = stream.read(limit + 1)
    except OSError as error:
        raise FileNotThere(file=source, reason=error.strerror or type(error).__name__) from None
    if len(content) > limit:  # it grew while it was read
        raise ContainerTooLarge(file=name, size=len(content), limit=limit)
    return content


def open_workbook(source: Path | bytes, *, name: str = "", read_only: bool = False) -> "Workbook":
    """
    Return the workbook, formulas as they are written, once it is known to be safe to open.

    With `read_only` rows are streamed, and the size a sheet claims is not believed. Without it the cells can be
    changed and the workbook saved again.

    :raises DomainError: `INTERCHANGE-001` to `014`, for the first thing found
    """
    file = name or (source.name if isinstance(source, Path) else "tệp")
    content = read_bytes(source, name=file)
    _check_workbook(_read_members(content, file, LIMITS), file)
    import openpyxl

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about parts of Excel that openpyxl does not keep
            book = openpyxl.load_workbook(io.BytesIO(content), read_only=read_only, keep_links=False)
            for sheet in book.worksheets if read_only else ():
                sheet.reset_dimensions()
    except Exception as error:  # whatever the reader trips over, the file is not a workbook it can read
        raise NotWorkbook(file=file, reason=type(error).__name__) from error
    if not book.worksheets:
        raise NotWorkbook(file=file, reason="không có trang tính")
    return book


def is_formula(cell: Any) -> bool:
    """Say whether an openpyxl cell holds a formula, which computes what a person should have written."""
    return bool(cell.data_type == "f")


def _read_members(content: bytes, file: str, limits: Limits) -> dict[str, bytes]:
    with _open_zip(content, file, limits) as archive:
        listed = [info for info in archive.infolist() if not info.is_dir()]
        _check_directory(archive.infolist(), file, limits)
        return dict(_unpack(archive, listed, file, limits))


def _open_zip(content: bytes, file: str, limits: Limits) -> zipfile.ZipFile:
    if content.startswith(_OLE):
        raise ContainerEncrypted(file=file)
    if not content.startswith(b"PK"):
        raise NotContainer(file=file)
    # A directory of a million entries takes seconds to read: they are counted before it is.
    if content.count(_DIRECTORY_ENTRY) > 2 * limits.members:
        raise TooManyMembers(file=file, limit=limits.members)
    try:
        return zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise ContainerDamaged(file=file, reason=_reason(error)) from None


def _check_directory(listed: list[zipfile.ZipInfo], file: str, limits: Limits) -> None:
    if len(listed) > limits.members:
        raise TooManyMembers(file=file, limit=limits.members)
    seen: set[str] = set()
    total = 0
    for info in listed:
        name = info.orig_filename
        if not name or _UNSAFE.search(name) or name.lower() in seen or _is_link(info):
            raise MemberNameUnsafe(file=file, member=name)
        seen.add(name.lower())
        if info.flag_bits & _ENCRYPTED:
            raise ContainerEncrypted(file=file)
        if info.compress_type not in _METHODS:
            raise ContainerDamaged(file=file, reason=f"{name}: phương pháp nén {info.compress_type}")
        total += info.file_size
        _check_size(info, total, file, limits)


def _is_link(info: zipfile.ZipInfo) -> bool:
    return (info.external_attr >> 16) & 0o170000 == _LINK


def _check_size(info: zipfile.ZipInfo, total: int, file: str, limits: Limits) -> None:
    bomb = info.file_size > limits.ratio_from and info.file_size > limits.ratio * max(info.compress_size, 1)
    if bomb or total > limits.unpacked:
        raise _too_large(info, file, limits)


def _too_large(info: zipfile.ZipInfo, file: str, limits: Limits) -> UnpacksTooLarge:
    return UnpacksTooLarge(
        file=file, member=info.filename, size=info.file_size, limit=limits.unpacked, ratio=limits.ratio
    )


def _unpack(
    archive: zipfile.ZipFile, listed: list[zipfile.ZipInfo], file: str, limits: Limits
) -> Iterator[tuple[str, bytes]]:
    left = limits.unpacked
    for info in listed:
        try:
            with archive.open(info) as member:
                content = member.read(left + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
            raise ContainerDamaged(file=file, reason=_reason(error)) from None
        left -= len(content)
        if left < 0:  # the directory lied
            raise _too_large(info, file, limits)
        _check_xml(info.filename, content, file)
        yield info.filename, content


def _check_xml(member: str, content: bytes, file: str) -> None:
    if not _XML_NAME.search(member) and not content[:200].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return
    head = content[:300].removeprefix(b"\xef\xbb\xbf")
    declared = _ENCODING.match(head)
    named = declared[1].lower() if declared else b"utf-8"
    if named not in {b"utf-8", b"utf8", b"us-ascii", b"ascii"} or b"\x00" in head or head[:1] in b"\xfe\xff":
        raise XmlEncodingRefused(file=file, member=member)
    if _DECLARATIONS.search(content):
        raise XmlDeclarationRefused(file=file, member=member)


def _check_workbook(members: dict[str, bytes], file: str) -> None:
    if _WORKBOOK not in members or _TYPES not in members:
        raise NotWorkbook(file=file, reason=f"thiếu {_WORKBOOK}")
    for name in members:
        if _PROGRAMS.search(name) and not _HARMLESS_BINARY.search(name):
            raise ProgramsRefused(file=file, member=name)
        if _OUTSIDE.search(name):
            raise OutsideLinksRefused(file=file, member=name)
    if _MACRO_TYPES.search(members[_TYPES]):
        raise ProgramsRefused(file=file, member=_TYPES)
    if sum(content.count(b"<") for name, content in members.items() if _XML_NAME.search(name)) > LIMITS.tags:
        raise WorkbookTooFull(file=file, limit=LIMITS.tags)


def _reason(error: Exception) -> str:
    return str(error) or type(error).__name__

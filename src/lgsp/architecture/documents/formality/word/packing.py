"""A DOCX from outside is judged before it is unpacked: sizes, names and markup, in bounded time."""

import io
import re
import zipfile
import zlib

from lgsp.architecture.documents.formality.errors import (
    FinishedFileDamaged,
    FinishedFileEncrypted,
    FinishedFileTooFull,
    MarkupUnsafe,
    NotFinishedFile,
)

MOST_UNPACKED = 150_000_000
MOST_MARKUP = 60_000_000
MOST_MEMBERS = 2_000
_OLE = b"\xd0\xcf\x11\xe0"
_DIRECTORY_ENTRY = b"PK\x01\x02"
_ENCRYPTED = 0x1
_DOCUMENT = "word/document.xml"
_MARKUP = re.compile(r"\.(xml|rels)$", re.IGNORECASE)
_DECLARATIONS = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def check_packing(content: bytes, *, name: str) -> None:
    """
    Refuse a packed file that is no DOCX or not safe to open.

    :raises DomainError: `DOCUMENT-005` to `009`, for the first thing found
    """
    if content.startswith(_OLE):
        raise FinishedFileEncrypted(file=name)
    # A directory of a million entries takes seconds to read: they are counted before it is.
    if content.count(_DIRECTORY_ENTRY) > 2 * MOST_MEMBERS:
        raise FinishedFileTooFull(file=name, what="số tệp bên trong", limit=MOST_MEMBERS)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check_members(archive, name)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError) as error:
        raise FinishedFileDamaged(file=name, reason=_reason(error)) from None


def _check_members(archive: zipfile.ZipFile, name: str) -> None:
    listed = archive.infolist()
    if _DOCUMENT not in {info.filename for info in listed}:
        raise NotFinishedFile(file=name, reason=f"thiếu {_DOCUMENT}")
    if any(info.flag_bits & _ENCRYPTED for info in listed):
        raise FinishedFileEncrypted(file=name)
    if sum(info.file_size for info in listed) > MOST_UNPACKED:
        raise FinishedFileTooFull(file=name, what="dung lượng khi bung", limit=MOST_UNPACKED)
    left = MOST_MARKUP
    for info in listed:
        if _MARKUP.search(info.filename):
            with archive.open(info) as member:
                markup = member.read(left + 1)
            left -= len(markup)
            _check_markup(markup, info.filename, left, name)


def _check_markup(markup: bytes, member: str, left: int, name: str) -> None:
    if left < 0:
        raise FinishedFileTooFull(file=name, what="dung lượng phần chữ", limit=MOST_MARKUP)
    if b"\x00" in markup[:100]:  # another encoding, in which a declaration would not be seen
        raise MarkupUnsafe(file=name, member=member)
    if _DECLARATIONS.search(markup):
        raise MarkupUnsafe(file=name, member=member)


def _reason(error: Exception) -> str:
    return str(error) or type(error).__name__

"""
The files of a model in one archive: the same files give the same bytes, on every machine.

Nothing is compressed: compressors differ between machines, and an archive that is only as large as what it holds
cannot blow up when it is opened. What was not written here is refused before a byte of it is unpacked.
"""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from lgsp.architecture.model.phrases import Phrase, quote
from lgsp.architecture.model.texts import system_reason

from .errors import ArchiveUnsafe

LARGEST_ARCHIVE = 64 * 1024 * 1024
MOST_FILES = 100_000

_BEGINNING_OF_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_ORDINARY_FILE = 0o100644 << 16
_BROKEN = Phrase("tệp zip bị hỏng hoặc không phải zip", "it is no zip file, or a broken one")
_TOO_LARGE = Phrase(f"lớn hơn {LARGEST_ARCHIVE} byte", f"it has more than {LARGEST_ARCHIVE} bytes")
_TOO_MANY = Phrase(f"có hơn {MOST_FILES} tệp", f"it holds more than {MOST_FILES} files")
_PACKED = Phrase("có tệp bị nén hoặc mã hóa", "it holds files that are compressed or encrypted")
_OVERSIZED = Phrase("ghi các tệp lớn hơn chính nó", "it claims files larger than itself")


def pack(files: Mapping[str, bytes]) -> bytes:
    """Return the archive of the files, by their names relative to the model folder."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _BEGINNING_OF_ZIP_TIME)
            entry.create_system = 3  # the mark of the system that wrote it, held equal everywhere
            entry.external_attr = _ORDINARY_FILE
            archive.writestr(entry, files[name])
    return stream.getvalue()


def read_archive(path: Path) -> bytes:
    """
    Return the bytes of an archive.

    :raises ArchiveUnsafe: if it cannot be read or is larger than any we write
    """
    try:
        with path.open("rb") as stream:
            content = stream.read(LARGEST_ARCHIVE + 1)
    except OSError as error:
        raise ArchiveUnsafe(file=path, reason=system_reason(error)) from None
    if len(content) > LARGEST_ARCHIVE:
        raise ArchiveUnsafe(file=path, reason=_TOO_LARGE)
    return content


def unpack(content: bytes, *, file: Path) -> dict[str, bytes]:
    """
    Return the files in an archive; `file` names it in a refusal.

    :raises ArchiveUnsafe: if it is not such as `pack` writes
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            _check_entries(entries, len(content), file)
            return {entry.filename: archive.read(entry) for entry in entries}
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, ValueError, NotImplementedError, OSError):
        raise ArchiveUnsafe(file=file, reason=_BROKEN) from None


def is_safe_name(name: str) -> bool:
    """
    Say whether a name stays inside the folder it is unpacked into.

    >>> is_safe_name("model/agency/so-y-te.yaml"), is_safe_name("../x"), is_safe_name("/etc/x"), is_safe_name("a\\\\b")
    (True, False, False, False)
    """
    unsafe = ("", ".", "..")
    has_odd_letter = "\\" in name or ":" in name or any(letter < " " for letter in name)
    return not has_odd_letter and not any(part in unsafe for part in name.split("/"))


def _check_entries(entries: list[zipfile.ZipInfo], size: int, file: Path) -> None:
    if len(entries) > MOST_FILES:
        raise ArchiveUnsafe(file=file, reason=_TOO_MANY)
    seen: set[str] = set()
    for entry in entries:
        if entry.compress_type != zipfile.ZIP_STORED or entry.flag_bits & 0x1:
            raise ArchiveUnsafe(file=file, reason=_PACKED)
        if not is_safe_name(entry.filename) or entry.filename in seen:
            raise ArchiveUnsafe(file=file, reason=_name_refused(entry.filename))
        seen.add(entry.filename)
    if sum(entry.file_size for entry in entries) > size:
        raise ArchiveUnsafe(file=file, reason=_OVERSIZED)


def _name_refused(name: str) -> Phrase:
    told = quote(name)
    return Phrase(
        f"tên {told.vietnamese} lặp lại hoặc trỏ ra ngoài",
        f"the name {told.english} is twice there or leads outside",
    )

"""
Whether a release is still what was issued, and the model it holds.

Every file is hashed and compared with the manifest, and the manifest with what the release after it says of it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lgsp.architecture.model.model import Model
from lgsp.architecture.model.phrases import Phrase, quote

from .archives import read_archive, unpack
from .errors import ArchiveUnsafe, ManifestUnreadable, ReleaseTampered, ReleaseUnknown, VersionMalformed
from .manifests import digest, digest_all
from .releases import MANIFEST, RELEASES, Release, get_release, list_versions
from .unpacking import load_files

_NAME_REFUSED = Phrase("có tên tệp không ghi ra đĩa được", "it holds a file name that cannot be written")


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A file of a release that is not what was issued, and how, in both languages."""

    file: str
    told: Phrase


def load_release(folder: Path, version: str) -> Model:
    """
    Return the model as it was issued.

    :raises VersionMalformed: if it is not a version
    :raises ReleaseUnknown: if there is no such release
    :raises ManifestUnreadable: if its manifest cannot be read
    :raises ArchiveUnsafe: if its archive is not one the program wrote
    :raises ReleaseTampered: if a file is not the one that was issued
    :raises ModelBroken: if this version of the program no longer accepts what it says
    """
    release = get_release(folder, version)
    content = read_archive(release.folder / release.manifest.archive.file)
    files = unpack(content, file=release.folder / release.manifest.archive.file)
    found = list(_compare_files(release, files))
    if found:
        raise ReleaseTampered(version=release.version, first=found[0].told, count=len(found))
    try:
        return load_files(files, name=release.folder)
    except OSError:
        file = release.folder / release.manifest.archive.file
        raise ArchiveUnsafe(file=file, reason=_NAME_REFUSED) from None


def list_mismatches(folder: Path, version: str) -> tuple[Mismatch, ...]:
    """
    Return every file of a release that is not what was issued.

    :raises VersionMalformed: if it is not a version
    :raises ReleaseUnknown: if there is no such release
    :raises ManifestUnreadable: if its manifest cannot be read
    """
    release = get_release(folder, version)
    return (*_check_archive(release), *_check_chain(Path(folder), release))


def _check_archive(release: Release) -> Iterator[Mismatch]:
    archive = release.manifest.archive
    try:
        content = read_archive(release.folder / archive.file)
        files = unpack(content, file=release.folder / archive.file)
    except ArchiveUnsafe as refusal:
        yield Mismatch(archive.file, Phrase(refusal.message_in("vi"), refusal.message))
        return
    found = list(_compare_files(release, files))
    yield from found
    if not found and digest(content) != archive.sha256:
        yield Mismatch(
            archive.file, Phrase(f"gói {archive.file} đã được đóng lại", f"{archive.file} was packed again")
        )


def _compare_files(release: Release, files: Mapping[str, bytes]) -> Iterator[Mismatch]:
    issued, present = release.manifest.files, digest_all(files)
    for name in sorted(issued.keys() | present.keys()):
        told = quote(name)
        if name not in present:
            yield Mismatch(
                name, Phrase(f"thiếu tệp {told.vietnamese}", f"the file {told.english} is missing")
            )
        elif name not in issued:
            yield Mismatch(name, Phrase(f"thừa tệp {told.vietnamese}", f"the file {told.english} was put in"))
        elif present[name] != issued[name]:
            yield Mismatch(
                name, Phrase(f"tệp {told.vietnamese} đã bị sửa", f"the file {told.english} was changed")
            )


def _check_chain(folder: Path, release: Release) -> Iterator[Mismatch]:
    """Compare the manifest with what the next release says of it, and the one before with what this one says."""
    versions = list_versions(folder)
    following = [one for one in versions if one > release.version][:1]
    for later in following:
        previous = get_release(folder, later.text).manifest.previous
        if previous is None or previous.manifest_sha256 != release.manifest_digest:
            told = f"{RELEASES}/{release.version}/{MANIFEST}"
            yield Mismatch(told, _chain_broken(told, later.text))
    previous = release.manifest.previous
    if previous is not None and _digest_of(folder, previous.version) != previous.manifest_sha256:
        told = f"{RELEASES}/{previous.version}/{MANIFEST}"
        yield Mismatch(told, _chain_broken(told, release.version.text))


def _digest_of(folder: Path, version: str) -> str:
    try:
        return get_release(folder, version).manifest_digest
    except (ManifestUnreadable, ReleaseUnknown, VersionMalformed):
        return ""


def _chain_broken(file: str, by: str) -> Phrase:
    return Phrase(
        f"{file} không còn đúng như bản {by} đã ghi nhận", f"{file} is not the one that release {by} names"
    )

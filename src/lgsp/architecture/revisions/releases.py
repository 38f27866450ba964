"""
Releases: states of the model that a decision issued, each in `releases/<version>/`.

A release is its manifest and an archive of the model's files. It is made whole beside its place and renamed into it;
it is never changed afterwards. What was issued by some day, seen as it plans some other day, is two steps:
`find_release(folder, on=day)` and `load_release(...).at(other_day)`.
"""

import errno
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from lgsp.architecture.conformance.checking import Report, check
from lgsp.architecture.conformance.rules import Gate, Severity
from lgsp.architecture.conformance.verdicts import Verdict
from lgsp.architecture.conformance.waivers import list_in_force
from lgsp.architecture.model.kinds import KINDS
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.phrases import Phrase
from lgsp.architecture.model.reading import load_model
from lgsp.kernel.files import replace_file, sync_folder

from .archives import LARGEST_ARCHIVE, pack, unpack
from .errors import (
    DecisionMissing,
    DecisionNotAfter,
    ManifestUnreadable,
    ModelMoved,
    ModelTooLarge,
    NoReleaseThen,
    ReleaseUnknown,
    RulesBroken,
    VersionNotAfter,
    VersionTaken,
)
from .manifests import (
    Archive,
    Conformance,
    Decision,
    Manifest,
    Place,
    Previous,
    RuleResult,
    WaiverInForce,
    digest,
    digest_all,
    read_manifest,
    read_manifest_bytes,
)
from .unpacking import load_files, read_files
from .versions import Version, is_version, parse_version

RELEASES = "releases"
MANIFEST = "manifest.json"
ARCHIVE: Literal["model.zip"] = "model.zip"

_NONE_YET = Phrase("chưa có bản nào", "none")
_OTHER_VERSION = Phrase("ghi số hiệu khác với tên thư mục", "it names another version than its folder")


@dataclass(frozen=True)
class Release:
    """A release that exists, and the folder it is in."""

    folder: Path
    version: Version
    manifest: Manifest

    @property
    def manifest_digest(self) -> str:
        """Return the SHA-256 of the manifest, by which the next release names this one."""
        return digest(read_manifest_bytes(self.folder / MANIFEST))


def list_versions(folder: Path) -> tuple[Version, ...]:
    """Return the versions released from a model folder, the first one first."""
    place = Path(folder) / RELEASES
    found = [one.name for one in place.iterdir() if is_version(one.name)] if place.is_dir() else []
    return tuple(sorted(parse_version(name) for name in found))


def list_releases(folder: Path) -> tuple[Release, ...]:
    """
    Return the releases of a model folder, the first one first.

    :raises ManifestUnreadable: if one of them has no manifest that can be read
    """
    return tuple(_open(Path(folder), version) for version in list_versions(folder))


def get_release(folder: Path, version: str) -> Release:
    """
    Return the release of that version.

    :raises VersionMalformed: if it is not a version
    :raises ReleaseUnknown: if there is none
    :raises ManifestUnreadable: if its manifest cannot be read
    """
    wanted = parse_version(version)
    found = next((one for one in list_versions(folder) if one == wanted), None)
    if found is None:
        raise ReleaseUnknown(folder=folder, version=version, known=_name_versions(folder))
    return _open(Path(folder), found)


def find_release(folder: Path, *, on: date) -> Release:
    """
    Return the release in force on a day: the last one whose decision is not later.

    :raises NoReleaseThen: if the first decision came later
    :raises ManifestUnreadable: if a manifest cannot be read
    """
    issued = [one for one in list_releases(folder) if one.manifest.decision.on <= on]
    if not issued:
        raise NoReleaseThen(folder=folder, day=on.isoformat(), known=_name_versions(folder))
    return issued[-1]


def freeze(folder: Path, version: str, *, decision: str, decided_on: date, made_on: date) -> Release:
    """
    Freeze the model in a folder as a release, whole or not at all.

    :raises DecisionMissing: if the decision has no number
    :raises VersionMalformed: if the version is not one
    :raises VersionTaken: if it exists
    :raises VersionNotAfter: if it does not come after the last one
    :raises DecisionNotAfter: if the decision is older than that of the last release
    :raises ModelBroken: if the model has problems
    :raises RulesBroken: if a rule of the publish gate is broken as an error, and not waived
    :raises ModelTooLarge: if its files do not fit into one archive
    :raises ModelMoved: if files changed while they were frozen
    :raises OSError: if the folder cannot be written
    """
    number, wanted = " ".join(decision.split()), parse_version(version)
    if not number:
        raise DecisionMissing
    previous = _check_follows(Path(folder), wanted, decided_on)
    model = load_model(folder)
    report = check(model, on=decided_on, gate=Gate.PUBLISH)
    _check_rules(report, wanted)
    files = read_files(folder)
    content = pack(files)
    if len(content) > LARGEST_ARCHIVE:
        raise ModelTooLarge(folder=folder, size=len(content), limit=LARGEST_ARCHIVE)
    if load_files(unpack(content, file=folder / ARCHIVE), name=Path(folder)).digest != model.digest:
        raise ModelMoved(folder=folder)
    manifest = Manifest(
        version=wanted.text,
        decision=Decision(number=number, on=decided_on),
        made_on=made_on,
        province=_name_province(model),
        outline=model.province.outline,
        law_profile=model.province.law_profile,
        counts={name: len(model.all(kind)) for name, kind in KINDS.items()},
        model_digest=model.digest,
        archive=Archive(file=ARCHIVE, bytes=len(content), sha256=digest(content)),
        files=digest_all(files),
        rules=_tell_rules(report),
        waivers=_tell_waivers(model, report),
        previous=_tell_previous(previous),
    )
    return _write(Path(folder), manifest, content)


def _open(folder: Path, version: Version) -> Release:
    place = folder / RELEASES / version.text
    manifest = read_manifest(place / MANIFEST)
    if manifest.version != version.text:
        raise ManifestUnreadable(file=place / MANIFEST, reason=_OTHER_VERSION)
    return Release(place, version, manifest)


def _name_versions(folder: Path) -> Phrase:
    named = ", ".join(one.text for one in list_versions(folder))
    return Phrase(named, named) if named else _NONE_YET


def _check_follows(folder: Path, wanted: Version, decided_on: date) -> Release | None:
    """Return the last release; the new one must come after it, by number and by day."""
    released = list_releases(folder)
    if any(one.version == wanted for one in released):
        raise VersionTaken(version=wanted)
    if not released:
        return None
    last = released[-1]
    if wanted < last.version:
        raise VersionNotAfter(version=wanted, last=last.version)
    if decided_on < last.manifest.decision.on:
        last_day = last.manifest.decision.on.isoformat()
        raise DecisionNotAfter(day=decided_on.isoformat(), last=last.version, last_day=last_day)
    return last


def _check_rules(report: Report, wanted: Version) -> None:
    broken = [
        one for one in report.findings if one.severity is Severity.ERROR and one.verdict is Verdict.BROKEN
    ]
    if broken:
        raise RulesBroken(version=wanted, count=len(broken), first=broken[0])


def _name_province(model: Model) -> Place:
    province = model.province
    return Place(name=province.full_name, code=province.code, notice=province.notice)


def _tell_rules(report: Report) -> Conformance:
    results = tuple(
        RuleResult(
            code=one.code,
            verdict=one.verdict.value,
            counts={verdict.value: one.counts[verdict] for verdict in Verdict if one.counts[verdict]},
            waived=one.waived,
        )
        for one in sorted(report.results.values(), key=lambda one: one.code)
    )
    return Conformance(gate=Gate.PUBLISH.value, on=report.on, results=results)


def _tell_waivers(model: Model, report: Report) -> tuple[WaiverInForce, ...]:
    covered = Counter(one.waiver for one in report.waived)
    in_force = sorted(list_in_force(model.facts_of(report.on), report.on), key=lambda one: one.id)
    return tuple(
        WaiverInForce(
            id=one.id,
            rule=one.rule,
            subjects=one.subjects,
            document=one.document,
            until=one.valid_to,
            findings=covered[one.id],
        )
        for one in in_force
    )


def _tell_previous(previous: Release | None) -> Previous | None:
    if previous is None:
        return None
    return Previous(version=previous.version.text, manifest_sha256=previous.manifest_digest)


def _write(folder: Path, manifest: Manifest, content: bytes) -> Release:
    place = folder / RELEASES / manifest.version
    with _stage(folder / RELEASES) as stage:
        replace_file(stage / ARCHIVE, content)
        replace_file(stage / MANIFEST, manifest.to_bytes())
        stage.chmod(0o755)
        try:
            stage.rename(place)
        except OSError as error:
            if error.errno in (errno.ENOTEMPTY, errno.EEXIST):
                raise VersionTaken(version=manifest.version) from None
            raise
    sync_folder(folder / RELEASES)
    return Release(place, parse_version(manifest.version), manifest)


@contextmanager
def _stage(releases: Path) -> Iterator[Path]:
    """Give a folder beside the releases; what is left in it is taken away."""
    releases.mkdir(exist_ok=True)
    stage = Path(tempfile.mkdtemp(dir=releases, prefix=".making-"))
    try:
        yield stage
    finally:
        shutil.rmtree(stage, ignore_errors=True)

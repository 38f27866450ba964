"""
The manifest of a release: what was issued, by which decision, what the rules said of it, and the hash of every file.

Each manifest names the one before it by its hash, so that none can be changed without the next one telling.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from lgsp.architecture.model.phrases import Phrase
from lgsp.architecture.model.texts import system_reason

from .errors import ManifestUnreadable

FORMAT: Literal["lgsp-release/1"] = "lgsp-release/1"
LARGEST_MANIFEST = 32 * 1024 * 1024

_OTHER_FORMAT = Phrase(f"định dạng không phải {FORMAT}", f"its format is not {FORMAT}")
_TOO_LARGE = Phrase("tệp quá lớn", "the file is too large")


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Decision(_Part):
    """The decision that issues a release."""

    number: str
    on: date


class Place(_Part):
    """Whom the architecture is of."""

    name: str
    code: str
    notice: str


class Archive(_Part):
    """The file that holds the model, and its hash."""

    file: Literal["model.zip"]
    bytes: int
    sha256: str


class RuleResult(_Part):
    """What one rule said: its answer, how many subjects got each verdict, and how many findings are waived."""

    code: str
    verdict: str
    counts: dict[str, int]
    waived: int


class Conformance(_Part):
    """What the rules said on the day of the decision."""

    gate: str
    on: date
    results: tuple[RuleResult, ...]


class WaiverInForce(_Part):
    """A permission to break a rule that was in force, and how many findings it covers."""

    id: str
    rule: str
    subjects: tuple[str, ...]
    document: str
    until: date
    findings: int


class Previous(_Part):
    """The release before, and the hash of its manifest."""

    version: str
    manifest_sha256: str


class Manifest(_Part):
    """All that is known of a release without opening its archive."""

    format: Literal["lgsp-release/1"] = FORMAT
    version: str
    decision: Decision
    made_on: date
    province: Place
    outline: str
    law_profile: str | None
    counts: dict[str, int]
    model_digest: str
    archive: Archive
    files: dict[str, str]
    rules: Conformance
    waivers: tuple[WaiverInForce, ...]
    previous: Previous | None

    def to_bytes(self) -> bytes:
        """Return the text of the file, the same for the same facts."""
        return (json.dumps(self.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n").encode()


def read_manifest(path: Path) -> Manifest:
    """
    Return the manifest in a file.

    :raises ManifestUnreadable: if it cannot be read or is not one
    """
    content = read_manifest_bytes(path)
    try:
        return Manifest.model_validate_json(content)
    except ValidationError as error:
        raise ManifestUnreadable(file=path, reason=_explain(error)) from None


def read_manifest_bytes(path: Path) -> bytes:
    """
    Return what stands in the file of a manifest.

    :raises ManifestUnreadable: if it cannot be read
    """
    try:
        with path.open("rb") as stream:
            content = stream.read(LARGEST_MANIFEST + 1)
    except OSError as error:
        raise ManifestUnreadable(file=path, reason=system_reason(error)) from None
    if len(content) > LARGEST_MANIFEST:
        raise ManifestUnreadable(file=path, reason=_TOO_LARGE)
    return content


def digest(content: bytes) -> str:
    """Return SHA-256 in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def digest_all(files: Mapping[str, bytes]) -> dict[str, str]:
    """Return the SHA-256 of every file, in the order of their names."""
    return {name: digest(files[name]) for name in sorted(files)}


def _explain(error: ValidationError) -> Phrase:
    first = error.errors(include_url=False)[0]
    where = ".".join(str(part) for part in first["loc"]) or "JSON"
    if where == "format":
        return _OTHER_FORMAT
    return Phrase(f"sai ở “{where}”", f"{where}: {first['msg']}")

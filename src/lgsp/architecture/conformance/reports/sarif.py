"""
A report as SARIF 2.1.0, the form in which code hosts and editors show the findings of any checker.

What is broken is a failure; what cannot be told is `open`, which by the standard carries no level; what a waiver
covers is a failure that is suppressed, with the waiver's document as the reason. A fingerprint is made of the rule, the
subject and its turn among the findings on that subject, so a finding is the same one after lines have moved.
"""

import hashlib
from collections import Counter
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import quote

from lgsp import __version__
from lgsp.architecture.conformance.catalogue import RULES, find_rule
from lgsp.architecture.conformance.checking import Finding, Report, Waived
from lgsp.architecture.conformance.rules import GATE_NAMES, Rule, Severity
from lgsp.architecture.conformance.verdicts import Verdict

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
VERSION = "2.1.0"
FINGERPRINT = "lgspFinding/v1"
_ROOT = "MODEL"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "note"}


def to_sarif(report: Report, folder: Path | str = "") -> dict[str, Any]:
    """
    Return the report as a SARIF log, ready for JSON.

    Files are named relative to where the check was called when the folder was named so, as code hosts want it; a folder
    named by its full path is left out, so that no path of the machine is told.
    """
    codes = [rule.code for rule in RULES]
    seen = [found.code for found in (*report.findings, *(one.finding for one in report.waived))]
    codes += sorted(set(seen).difference(codes))
    index = {code: position for position, code in enumerate(codes)}
    prefix = _prefix(folder)
    turns: Counter[tuple[str, str, str]] = Counter()
    results = [_result(found, index, prefix, turns) for found in report.findings]
    results += [_suppressed(one, index, prefix, turns) for one in report.waived]
    return {
        "$schema": SCHEMA,
        "version": VERSION,
        "runs": [
            {
                "tool": {"driver": _driver(codes)},
                "language": "vi",
                "columnKind": "unicodeCodePoints",
                "properties": {"on": report.on.isoformat(), "gate": report.gate.value},
                "results": results,
            }
        ],
    }


def _driver(codes: list[str]) -> dict[str, Any]:
    return {
        "name": "lgsp",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_descriptor(code, find_rule(code)) for code in codes],
    }


def _descriptor(code: str, rule: Rule | None) -> dict[str, Any]:
    """Describe a rule; what reading refuses has a code of its own, and no page among the rules."""
    if rule is None:
        return {"id": code, "defaultConfiguration": {"level": "error"}}
    return {
        "id": code,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.why},
        "help": {"text": rule.remedy},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {
            "gate": rule.gate.value,
            "tags": [GATE_NAMES[rule.gate]],
            "basis": [f"{basis.text} ({basis.verification})" for basis in rule.basis],
        },
    }


def _result(
    found: Finding, index: dict[str, int], prefix: str, turns: Counter[tuple[str, str, str]]
) -> dict[str, Any]:
    is_broken = found.verdict is Verdict.BROKEN
    subject = f"{found.subject_kind}/{found.subject_id}"
    key = (found.code, found.subject_kind, found.subject_id)
    turns[key] += 1
    return {
        "ruleId": found.code,
        "ruleIndex": index[found.code],
        "kind": "fail" if is_broken else "open",
        "level": _LEVELS[found.severity] if is_broken else "none",
        "message": {"text": found.message},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": _artifact(prefix, found.place.file),
                    "region": {"startLine": found.place.line},
                },
                "logicalLocations": [{"fullyQualifiedName": subject, "name": found.subject_name}],
            }
        ],
        "partialFingerprints": {FINGERPRINT: _fingerprint(f"{found.code} {subject} {turns[key]}")},
    }


def _suppressed(
    one: Waived, index: dict[str, int], prefix: str, turns: Counter[tuple[str, str, str]]
) -> dict[str, Any]:
    reason = f"Miễn trừ {one.waiver} theo {one.document}, đến hết ngày {one.until:%d/%m/%Y}"
    suppression = {"kind": "external", "status": "accepted", "justification": reason}
    return {**_result(one.finding, index, prefix, turns), "suppressions": [suppression]}


def _artifact(prefix: str, file: str) -> dict[str, str]:
    uri = {"uri": quote(f"{prefix}{file}")}
    return uri if prefix else {**uri, "uriBaseId": _ROOT}


def _prefix(folder: Path | str) -> str:
    path = PurePath(folder)
    if path.is_absolute() or path == PurePath() or ".." in path.parts:
        return ""
    return f"{path.as_posix()}/"


def _fingerprint(said: str) -> str:
    return hashlib.sha256(said.encode()).hexdigest()[:32]

"""The appraisal as plain values of JSON, for programs and for the record."""

from typing import Any

from .concluding import RULE
from .designs import Design
from .findings import DesignFinding
from .options.plain import to_builtins
from .preliminary import Departure
from .results import Appraisal, CriterionResult, Duplicate

FORMAT = "lgsp-appraisal/1"


def to_plain(appraisal: Appraisal) -> dict[str, Any]:
    """Return all that the appraisal says."""
    return {
        "format": FORMAT,
        "case": appraisal.case.model_dump(mode="json", exclude_defaults=True),
        "appraised_on": appraisal.on.isoformat(),
        "project": appraisal.project.id,
        "model": appraisal.model.digest,
        "merged": appraisal.merged.digest,
        "design": _give_design(appraisal.design),
        "changes": list(appraisal.sentences),
        "criteria": [_give_result(one) for one in appraisal.criteria],
        "findings": [_give_finding(one) for one in appraisal.findings],
        "old_elsewhere": appraisal.old_elsewhere,
        "mended": [{"rule": one.code, "subject": one.subject_id} for one in appraisal.mended],
        "departures": _give_departures(appraisal.departure),
        "duplicates": [_give_duplicate(one) for one in appraisal.duplicates],
        "options": to_builtins(appraisal.comparison) if appraisal.comparison else None,
        "exceptions": [
            {"requirement": one.exception.requirement, "counts": one.counts, "flaw": one.flaw}
            for one in appraisal.exceptions
        ],
        "questions": [{"code": one.code, "text": one.text} for one in appraisal.questions],
        "proposed": {
            "conclusion": appraisal.proposed.kind,
            "reasons": list(appraisal.proposed.reasons),
            "conditions": list(appraisal.proposed.conditions),
            "rule": RULE,
        },
    }


def _give_design(design: Design) -> dict[str, Any]:
    entities = [{"kind": one.kind, "id": one.id, "name": one.name} for one in design.entities.values()]
    return {"name": design.name, "form": design.form, "entities": entities, "notes": list(design.notes)}


def _give_departures(departure: Departure | None) -> list[dict[str, Any]]:
    return [
        {"key": one.row.key, "old": one.row.old, "new": one.row.new, "reason": one.reason}
        for one in (departure.differences if departure else ())
    ]


def _give_duplicate(one: Duplicate) -> dict[str, Any]:
    return {
        "subject": one.subject,
        "candidate": one.candidate,
        "score": one.score,
        "kind": one.kind,
        "is_duplicate": one.is_duplicate,
        "facts": list(one.facts),
        "answer": one.answer.reason if one.answer else None,
    }


def _give_result(one: CriterionResult) -> dict[str, Any]:
    return {
        "code": one.criterion.code,
        "name": one.criterion.name,
        "basis": one.criterion.basis,
        "result": one.verdict,
        "decided_by": one.decided_by,
        "rules": list(one.criterion.rules),
        "evidence": list(one.evidence),
        "covered_by": one.covered_by or None,
    }


def _give_finding(one: DesignFinding) -> dict[str, Any]:
    found = one.finding
    return {
        "rule": found.code,
        "severity": found.severity,
        "verdict": found.verdict,
        "is_own": one.is_own,
        "clause": one.clause,
        "subject": found.subject_id,
        "message": found.message,
        "advice": found.advice,
        "place": str(found.place),
        "waiver": one.waiver or None,
    }

"""Cases, one case, its options at another horizon or rate, and its report."""

import json
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from lgsp.architecture.appraisal.cases import CONCLUSION_NAMES, STAGE_NAMES
from lgsp.architecture.appraisal.concluding import UNDECIDED
from lgsp.architecture.appraisal.options import Comparison, compare_options
from lgsp.architecture.appraisal.options.exhibits import draw_costs, draw_tornado
from lgsp.architecture.appraisal.options.telling import (
    say_derived,
    say_qualities,
    say_shares,
    say_verdict,
)
from lgsp.architecture.appraisal.pictures import draw_after, draw_before
from lgsp.architecture.appraisal.plain import to_plain
from lgsp.architecture.appraisal.report import NAME, compile_report
from lgsp.architecture.appraisal.results import DECIDED_NAMES, Appraisal
from lgsp.architecture.conformance.verdicts import VERDICT_NAMES
from lgsp.architecture.pictures.svg import to_svg
from lgsp.architecture.publication.production import produce
from lgsp.kernel.errors import DomainError
from lgsp.platform.kit.clock import today
from lgsp.portal.sources import Description
from lgsp.portal.views import needs_model

from .cases import find_case, get_appraisal, list_cases

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "json": "application/json",
}


@needs_model
def list_all(request: HttpRequest, _description: Description) -> HttpResponse:
    """List the cases."""
    facts = {"section": "appraisals", "cases": list_cases(settings.LGSP_MODEL), "stages": STAGE_NAMES}
    return render(request, "appraising/cases.html", facts)


@needs_model
def show(request: HttpRequest, description: Description, *, name: str) -> HttpResponse:
    """Show one case: what follows from it, and why."""
    found = _find(description, name)
    case = found.case
    facts = {
        "section": "appraisals",
        "name": name,
        "appraisal": found,
        "case": case,
        "stage": STAGE_NAMES[case.stage],
        "proposed": CONCLUSION_NAMES[found.proposed.kind] if found.proposed.kind else UNDECIDED,
        "concluded": CONCLUSION_NAMES[case.conclusion.result] if case.conclusion else "",
        "counts": [
            (verdict.value, word, sum(one.verdict is verdict for one in found.criteria))
            for verdict, word in VERDICT_NAMES.items()
        ],
        "criteria": [(one, DECIDED_NAMES[one.decided_by]) for one in found.criteria],
        "before": [mark_safe(to_svg(scene)) for scene in draw_before(found)],
        "after": [mark_safe(to_svg(scene)) for scene in draw_after(found)],
    }
    return render(request, "appraising/case.html", facts | _options(request, found))


@needs_model
def options(request: HttpRequest, description: Description, *, name: str) -> HttpResponse:
    """Give the part of a case that compares its options, at the horizon and rate asked for."""
    found = _find(description, name)
    return render(request, "appraising/_options.html", {"name": name} | _options(request, found))


@needs_model
def report(_request: HttpRequest, description: Description, *, name: str, form: str) -> HttpResponse:
    """Give the report of a case as a file."""
    if form not in TYPES:
        raise Http404
    found = _find(description, name)
    if form == "json":
        content = json.dumps(to_plain(found), ensure_ascii=False, indent=2).encode()
    else:
        content = produce([compile_report(found)], (form,), say=lambda *_: None).files[f"{NAME}.{form}"]
    headers = {"Content-Disposition": f'attachment; filename="{NAME}-{name}.{form}"'}
    return HttpResponse(content, content_type=TYPES[form], headers=headers)


def _find(description: Description, name: str) -> Appraisal:
    folder = find_case(settings.LGSP_MODEL, name)
    if folder is None:
        raise Http404
    return get_appraisal(folder, description.model, on=today())


def _options(request: HttpRequest, found: Appraisal) -> dict[str, Any]:
    """Return the comparison at the horizon and rate asked for; what refuses it, where something does."""
    asked = found.comparison
    if asked is None:
        return {"comparison": None}
    horizon, rate = request.GET.get("nam", ""), request.GET.get("lai", "")
    facts: dict[str, Any] = {
        "most": asked.best.option.horizon_years,
        "horizon": horizon or asked.best.option.horizon_years,
        "rate": rate or asked.best.option.discount_rate,
    }
    try:
        comparison = compare_options(
            found.merged,
            asked.project,
            horizon_years=int(horizon) if horizon.isdecimal() else None,
            discount_rate=rate or None,
        )
    except DomainError as refusal:
        return facts | {"comparison": asked, "refused": refusal.message_in("vi")} | _tell(asked)
    return facts | {"comparison": comparison} | _tell(comparison)


def _tell(comparison: Comparison) -> dict[str, Any]:
    language = get_language() or "vi"
    return {
        "verdict": say_verdict(comparison, language=language),
        "beside": [*say_shares(comparison), *say_derived(comparison), *say_qualities(comparison)],
        "costs_svg": mark_safe(to_svg(draw_costs(comparison))),
        "tornado_svg": mark_safe(to_svg(draw_tornado(comparison))) if comparison.swings else "",
    }

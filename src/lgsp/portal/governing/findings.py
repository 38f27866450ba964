"""One finding: what was found, what the architecture and the agreements say of it, its traffic, and how it ends."""

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lgsp.alignment import resolutions
from lgsp.alignment.errors import NotAdoptable
from lgsp.alignment.verdicts import FlowVerdict
from lgsp.alignment.ways import Way
from lgsp.architecture.interchange.proposals import Proposal
from lgsp.architecture.model.exchanges import Contract
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.systems import Service
from lgsp.kernel.errors import DomainError
from lgsp.platform.kit.clock import now, today
from lgsp.platform.registry.queries import find_agreement
from lgsp.portal.agreements import get_agreement
from lgsp.portal.sources import Description, get_description
from lgsp.portal.views import needs_model
from lgsp.portal.watching.levels import get_columns
from lgsp.portal.watching.periods import read_period

from .forms import ReasonForm, WaiverForm
from .rights import check_may_decide, may_decide

REOPEN = "reopen"


@needs_model
def show(request: HttpRequest, description: Description) -> HttpResponse:
    """Show one finding, and to those who may decide the ways it can end."""
    return _show(request, description, request.GET.get("ma", ""))


@login_required
@require_POST
def decide(request: HttpRequest) -> HttpResponse:
    """Have a finding end in one of three ways, or open it again."""
    check_may_decide(request.user)
    description = get_description(settings.LGSP_MODEL, on=today())
    finding, way = request.POST.get("ma", ""), request.POST.get("cach", "")
    form = WaiverForm(request.POST) if way == Way.WAIVE else ReasonForm(request.POST)
    if way != REOPEN and not form.is_valid():
        return _show(request, description, finding, refused=(way, form))
    try:
        said = _carry_out(request, description.model, finding, way=way, form=form)
    except DomainError as refusal:
        form.add_error(None, refusal.message_in("vi"))
        return _show(request, description, finding, refused=(way, form))
    messages.success(request, said)
    return redirect(f"{reverse('governing:finding')}?{urlencode({'ma': finding})}")


def _carry_out(request: HttpRequest, model: Model, finding: str, *, way: str, form: Any) -> str:
    moment, name = now(), request.user.get_username()
    if way == REOPEN:
        resolutions.reopen_finding(finding, by=name, at=moment)
        return _("Phát hiện được mở lại; thỏa thuận đã tạm dừng vì nó chạy tiếp.")
    verdict = resolutions.find_verdict(get_agreement(model, now=moment).report, finding)
    deed = resolutions.Deed(by=name, at=moment, reason=form.cleaned_data["reason"])
    if way == Way.ADOPT:
        kept = resolutions.resolve_by_adopting(
            model, verdict, folder=Path(settings.LGSP_VAR) / "proposals", deed=deed
        )
        return _("Đã viết đề xuất vào %(folder)s.") % {"folder": kept.proposal}
    if way == Way.STOP:
        resolutions.resolve_by_stopping(verdict, deed=deed)
        return _("Đã tạm dừng; hai bên được báo.")
    resolutions.resolve_by_waiving(
        verdict, document=form.cleaned_data["document"], until=form.cleaned_data["until"], deed=deed
    )
    return _("Đã ghi miễn trừ.")


def _show(
    request: HttpRequest,
    description: Description,
    finding: str,
    *,
    refused: tuple[str, Any] | None = None,
) -> HttpResponse:
    model, moment = description.model, now()
    agreement = get_agreement(model, now=moment)
    verdict = next((row for row in agreement.verdicts if row.key == finding), None)
    history = resolutions.list_history(finding)
    if verdict is None and not history:
        resolutions.find_verdict(agreement.report, finding)
    facts: dict[str, Any] = {
        "section": "agreement",
        "finding": finding,
        "verdict": verdict,
        "agreement": agreement,
        "held": agreement.decided.get(finding),
        "history": history,
        "may_decide": may_decide(request.user),
    }
    if verdict is not None:
        facts |= _declared(model, verdict) | _traffic(verdict, moment) | _offer(model, verdict, refused)
    return render(request, "governing/finding.html", facts, status=422 if refused else 200)


def _declared(model: Model, verdict: FlowVerdict) -> dict[str, Any]:
    """Return what the architecture and the registry say of what a finding is about."""
    flow = verdict.flow
    keys = verdict.seen.agreements if verdict.seen else (flow.id,) if flow else ()
    return {
        "flow": flow,
        "service": model.find(Service, flow.via) if flow and flow.via else None,
        "contract": model.find(Contract, flow.contract) if flow and flow.contract else None,
        "agreements": [(key, find_agreement(key)) for key in keys],
    }


def _traffic(verdict: FlowVerdict, moment: datetime) -> dict[str, Any]:
    period = read_period("30-ngay", now=moment)
    columns = get_columns(period, service=verdict.service, consumer=verdict.consumer)
    return {"period": period, "columns": columns}


def _offer(model: Model, verdict: FlowVerdict, refused: tuple[str, Any] | None) -> dict[str, Any]:
    """Return the forms, that which was refused as it was filled in, and what adopting would change."""
    forms: dict[str, Any] = {
        Way.ADOPT: ReasonForm(auto_id="adopt_%s"),
        Way.STOP: ReasonForm(auto_id="stop_%s"),
        Way.WAIVE: WaiverForm(auto_id="waive_%s", initial={"until": _next_year(verdict)}),
    }
    if refused is not None:
        way, form = refused
        form.auto_id = f"{way}_%s"
        forms[way] = form
    return {
        "proposal": _preview(model, verdict) if verdict.is_deviation else None,
        "forms": {str(way): form for way, form in forms.items()},
        "refused": refused[0] if refused else "",
    }


def _next_year(verdict: FlowVerdict) -> date:
    return verdict.period.day + timedelta(days=365)


def _preview(model: Model, verdict: FlowVerdict) -> Proposal | None:
    key = f"portal:adoption:{model.digest}:{verdict.key}:{verdict.count}"
    found: Proposal | None = cache.get(key)
    if found is None:
        try:
            found = resolutions.propose_adoption(model, verdict)
        except NotAdoptable:
            return None
        cache.set(key, found, 60)
    return found

"""Incidents: entered by the agency, with a countdown to each report, the reports ready to print, and what was sent."""

from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from lgsp.kernel.errors import DomainError
from lgsp.platform.kit.clock import now
from lgsp.platform.registry import incidents
from lgsp.platform.registry.incidents import Duty, IncidentEntry

from .rights import check_may_act_for, may_act_for, own_agency

DUTIES = {
    Duty.FIRST: (
        gettext_lazy("Báo cáo trong 24 giờ"),
        gettext_lazy("NĐ 331/2026, Điều 31 khoản 2 điểm d, theo trích dẫn, chưa đối chiếu văn bản gốc"),
    ),
    Duty.FOLLOW_UP: (
        gettext_lazy("Báo cáo tiếp trong 72 giờ"),
        gettext_lazy("NĐ 331/2026, Điều 31 khoản 2 điểm d, theo trích dẫn, chưa đối chiếu văn bản gốc"),
    ),
    Duty.PERSONAL_DATA: (
        gettext_lazy("Thông báo vi phạm dữ liệu cá nhân trong 72 giờ"),
        gettext_lazy("Luật 91/2025/QH15, Điều 23, theo trích dẫn, chưa đối chiếu văn bản gốc"),
    ),
}


class IncidentForm(forms.Form):
    """What is known when an incident is entered."""

    title = forms.CharField(label=gettext_lazy("Tên sự cố"), max_length=200)
    found_at = forms.DateTimeField(
        label=gettext_lazy("Phát hiện lúc"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        help_text=gettext_lazy("Giờ Việt Nam. Hạn báo cáo tính từ lúc này."),
    )
    what = forms.CharField(label=gettext_lazy("Diễn biến"), widget=forms.Textarea(attrs={"rows": 4}))
    affected = forms.CharField(
        label=gettext_lazy("Hệ thống, dịch vụ, dữ liệu bị ảnh hưởng"),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )
    measures = forms.CharField(
        label=gettext_lazy("Biện pháp đã làm"), widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    has_personal_data = forms.BooleanField(
        label=gettext_lazy("Có lộ, mất hoặc sai lệch dữ liệu cá nhân"), required=False
    )


@login_required
@require_safe
def list_all(request: HttpRequest) -> HttpResponse:
    """List the agency's incidents, each with the duty that is due next."""
    rows = [(found, _next_duty(found)) for found in incidents.list_incidents(own_agency(request.user))]
    facts = {"section": "requests", "rows": rows, "now": now(), "can_open": bool(own_agency(request.user))}
    return render(request, "connecting/incidents.html", facts)


@login_required
def open_one(request: HttpRequest) -> HttpResponse:
    """Enter an incident of the person's agency."""
    agency = own_agency(request.user)
    check_may_act_for(request.user, agency)
    if not agency:
        raise Http404
    form = IncidentForm(request.POST or None, initial={"found_at": now()})
    if request.method == "POST" and form.is_valid():
        entry = IncidentEntry(agency=agency, **form.cleaned_data)
        try:
            made = incidents.open_incident(entry, by=request.user.get_username(), at=now())
        except DomainError as refusal:
            form.add_error(None, refusal.message_in("vi"))
        else:
            messages.success(request, _("Đã ghi sự cố; hạn báo cáo tính từ lúc phát hiện."))
            return redirect("connecting:incident", code=made.code)
    facts = {"section": "requests", "form": form}
    return render(request, "connecting/incident_new.html", facts, status=422 if form.errors else 200)


@login_required
@require_safe
def show(request: HttpRequest, *, code: str) -> HttpResponse:
    """Show an incident: what is known, what is due until when, what was sent."""
    found = _get_visible(request, code)
    facts = {
        "section": "requests",
        "incident": found,
        "duties": [_describe(found, due) for due in incidents.list_duties(found)],
        "now": now(),
        "may_act": may_act_for(request.user, found.member.code) and found.closed_at is None,
    }
    return render(request, "connecting/incident.html", facts)


@login_required
@require_safe
def report(request: HttpRequest, *, code: str, word: str) -> HttpResponse:
    """Show a report as it is printed."""
    found = _get_visible(request, code)
    duty = _read_duty(word)
    facts = {
        "incident": found,
        "name": DUTIES[duty][0],
        "basis": DUTIES[duty][1],
        "now": now(),
        "duty": duty.name,
    }
    return render(request, "connecting/incident_report.html", facts)


@login_required
@require_POST
def step(request: HttpRequest, *, code: str, word: str) -> HttpResponse:
    """Write what is known meanwhile, take note that a report was sent, or close the incident."""
    found = _get_visible(request, code)
    check_may_act_for(request.user, found.member.code)
    deed = {"by": request.user.get_username(), "at": now()}
    given = request.POST.get
    if word == "bo-sung":
        incidents.add_to_incident(
            code, cause=given("cause", ""), measures=given("measures", ""), affected=given("affected", "")
        )
    elif word == "dong":
        incidents.close_incident(code, **deed)
    else:
        incidents.mark_sent(code, _read_duty(word), number=given("number", ""), **deed)
    messages.success(request, _("Đã lưu."))
    return redirect("connecting:incident", code=code)


def _read_duty(word: str) -> Duty:
    try:
        return Duty(word)
    except ValueError:
        raise Http404 from None


def _get_visible(request: HttpRequest, code: str) -> Any:
    found, agency = incidents.get_incident(code), own_agency(request.user)
    if agency not in ("", found.member.code):
        raise Http404
    return found


def _describe(found: Any, due: incidents.Due) -> dict[str, Any]:
    name, basis = DUTIES[due.duty]
    letter = found.letters.get(due.duty.name, {})
    return {
        "word": due.duty.value,
        "name": name,
        "basis": basis,
        "until": due.until,
        "sent_at": due.sent_at,
        "number": letter.get("number", ""),
        "is_late": due.is_late(now()),
        "hours": int(abs(due.until - now()) / timedelta(hours=1)),
    }


def _next_duty(found: Any) -> dict[str, Any] | None:
    waiting = [due for due in incidents.list_duties(found) if due.sent_at is None]
    return _describe(found, waiting[0]) if waiting and found.closed_at is None else None

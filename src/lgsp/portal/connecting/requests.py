"""Requests for access: asked, decided, tested, opened, suspended; each step by the party whose step it is."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from lgsp.kernel.errors import DomainError
from lgsp.platform.kit.clock import now, today
from lgsp.platform.registry import procedure
from lgsp.platform.registry.notices import count_unseen, list_notices, mark_seen
from lgsp.platform.registry.queries import (
    find_agreement,
    get_instance,
    get_request,
    get_service,
    identify,
    identify_service,
    list_requests,
)
from lgsp.platform.registry.services import resume_agreement, suspend_agreement, withdraw_agreement
from lgsp.platform.registry.stages import Progress
from lgsp.platform.registry.terms import from_row
from lgsp.platform.usage.queries import find_answered

from .forms import AccessForm, TermsForm
from .rights import check_may_act_for, consumer_of, list_own_systems, may_act_for, own_agency, owner_of

_WAITING = {Progress.SUBMITTED: owner_of, Progress.READY: owner_of}


@login_required
@require_safe
def requests(request: HttpRequest) -> HttpResponse:
    """List what the person's agency asked for and must decide, and what it was told."""
    agency = own_agency(request.user)
    rows = list_requests(agency)
    facts = {
        "section": "requests",
        "rows": rows,
        "waiting": [row for row in rows if _waits_for(row, request.user)],
        "notices": list_notices(agency, limit=20),
        "unseen": count_unseen(agency),
        "today": today(),
    }
    return render(request, "connecting/requests.html", facts)


@login_required
@require_POST
def seen(request: HttpRequest) -> HttpResponse:
    """Take note that the agency has seen what it was told."""
    mark_seen(own_agency(request.user), by=request.user.get_username(), at=now())
    return redirect("connecting:requests")


@login_required
def ask(request: HttpRequest) -> HttpResponse:
    """Ask for the use of a service."""
    identifier = request.GET.get("dich-vu", "")
    service = get_service(identifier)
    systems = list_own_systems(request.user)
    form = AccessForm(request.POST or None, systems=systems)
    if request.method == "POST" and form.is_valid():
        entry = form.to_entry(identifier, instance=get_instance())
        check_may_act_for(request.user, form.get_system().member.code)
        try:
            made = procedure.request_access(
                entry, decision_days=settings.LGSP_DECISION_DAYS, by=request.user.get_username(), at=now()
            )
        except DomainError as refusal:
            form.add_error(None, refusal.message_in("vi"))
        else:
            messages.success(request, _("Đã gửi yêu cầu; chủ quản dữ liệu đã được báo."))
            return redirect("connecting:request", code=made.code)
    facts = {
        "section": "catalogue",
        "identifier": identifier,
        "service": service,
        "form": form,
        "systems": systems,
    }
    return render(request, "connecting/ask.html", facts, status=422 if form.errors else 200)


@login_required
@require_safe
def show(request: HttpRequest, *, code: str) -> HttpResponse:
    """Show a request: what is asked, where it stands, and the step that is open to this person."""
    found = _get_visible(request, code)
    instance, key = get_instance(), procedure.to_agreement_key(found, is_test=True)
    agreement = _find_agreement(found)
    terms = from_row(agreement.terms if agreement else found.terms)
    facts = {
        "section": "requests",
        "request_": found,
        "terms": terms,
        "consumer": identify(found.consumer, instance),
        "service": identify_service(found.service, instance),
        "is_owner": may_act_for(request.user, owner_of(found.service)),
        "is_consumer": may_act_for(request.user, consumer_of(found)),
        "terms_form": TermsForm(initial=TermsForm.from_terms(terms)),
        "can_test": procedure.can_test(found.service),
        "tested": find_answered(key, since=found.decided_at) if found.progress == Progress.TESTING else None,
        "agreement": agreement,
        "decision_days": settings.LGSP_DECISION_DAYS,
        "steps": _list_steps(found),
    }
    return render(request, "connecting/request.html", facts)


@login_required
@require_POST
def step(request: HttpRequest, *, code: str, word: str) -> HttpResponse:
    """Take a step on a request."""
    found = _get_visible(request, code)
    if word not in _STEPS:
        raise Http404
    party, take, said = _STEPS[word]
    if party == "consumer":
        check_may_act_for(request.user, consumer_of(found))
    elif party == "owner" or not may_act_for(request.user, consumer_of(found)):
        check_may_act_for(request.user, owner_of(found.service))
    take(found, request, {"by": request.user.get_username(), "at": now()})
    messages.success(request, said)
    return redirect("connecting:request", code=code)


def _accept(found: Any, request: HttpRequest, deed: dict[str, Any]) -> None:
    form = TermsForm(request.POST)
    terms = form.to_terms() if form.is_valid() else None
    procedure.accept_request(found.code, terms=terms, **deed)


def _suspend(found: Any, request: HttpRequest, deed: dict[str, Any]) -> None:
    key = procedure.to_agreement_key(found, is_test=False)
    suspend_agreement(key, reason=request.POST.get("reason", ""), **deed)
    procedure.tell_both(found, f"Tạm dừng kết nối {found.code}: {request.POST['reason']}", at=deed["at"])


def _resume(found: Any, _request: HttpRequest, deed: dict[str, Any]) -> None:
    resume_agreement(procedure.to_agreement_key(found, is_test=False), **deed)
    procedure.tell_both(found, f"Kết nối {found.code} tiếp tục.", at=deed["at"])


def _withdraw(found: Any, _request: HttpRequest, deed: dict[str, Any]) -> None:
    withdraw_agreement(procedure.to_agreement_key(found, is_test=False), **deed)
    procedure.tell_both(found, f"Kết nối {found.code} đã thu hồi.", at=deed["at"])


_Take = Callable[[Any, HttpRequest, dict[str, Any]], object]
_STEPS: dict[str, tuple[str, _Take, Promise]] = {
    "dong-y": ("owner", _accept, _("Đã đồng ý; bên yêu cầu được báo và có thể thử nghiệm.")),
    "tu-choi": (
        "owner",
        lambda found, request, deed: procedure.refuse_request(
            found.code, ground=request.POST.get("reason", ""), **deed
        ),
        _("Đã từ chối; bên yêu cầu được báo kèm căn cứ."),
    ),
    "thu-xong": (
        "consumer",
        lambda found, request, deed: procedure.confirm_test(
            found.code, note=request.POST.get("reason", ""), **deed
        ),
        _("Đã xác nhận thử nghiệm; chủ quản dữ liệu được báo."),
    ),
    "mo": ("owner", lambda found, _request, deed: procedure.go_live(found.code, **deed), _("Kết nối đã mở.")),
    "rut": (
        "consumer",
        lambda found, _request, deed: procedure.cancel_request(found.code, **deed),
        _("Đã rút yêu cầu."),
    ),
    "tam-dung": ("either", _suspend, _("Kết nối đã tạm dừng; hai bên được báo.")),
    "tiep-tuc": ("owner", _resume, _("Kết nối tiếp tục; hai bên được báo.")),
    "thu-hoi": ("owner", _withdraw, _("Thỏa thuận đã thu hồi; hai bên được báo.")),
}


def _get_visible(request: HttpRequest, code: str) -> Any:
    found, agency = get_request(code), own_agency(request.user)
    if agency not in ("", consumer_of(found), owner_of(found.service)):
        raise Http404
    return found


def _find_agreement(found: Any) -> Any:
    return find_agreement(procedure.to_agreement_key(found, is_test=False))


def _waits_for(row: Any, user: Any) -> bool:
    if row.progress in _WAITING:
        return may_act_for(user, owner_of(row.service))
    return row.progress == Progress.TESTING and may_act_for(user, consumer_of(row))


def _list_steps(found: Any) -> list[dict[str, Any]]:
    """List what happened and what is to come, in order."""
    steps: list[dict[str, Any]] = [
        {"word": _("Gửi yêu cầu"), "by": found.requested_by, "at": found.requested_at, "text": ""}
    ]
    if found.progress in (Progress.REFUSED, Progress.CANCELLED):
        word = Progress(found.progress).label
        return [
            *steps,
            {"word": word, "by": found.decided_by, "at": found.decided_at, "text": found.refusal_ground},
        ]
    return [
        *steps,
        {"word": _("Chủ quản dữ liệu đồng ý"), "by": found.decided_by, "at": found.decided_at, "text": ""},
        {"word": _("Thử nghiệm"), "by": found.tested_by, "at": found.tested_at, "text": found.test_note},
        {"word": _("Mở kết nối"), "by": "", "at": found.live_at, "text": ""},
    ]

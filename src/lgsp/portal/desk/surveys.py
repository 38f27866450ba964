"""Rounds of survey on the screen: who has answered, the workbook to take, the workbook to send back."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from lgsp.kernel.errors import DomainError
from lgsp.platform.kit.clock import now, today
from lgsp.stewardship import surveys

from .surroundings import get_entity, open_desk
from .tables import XLSX

MOST_PROBLEMS = 50


@login_required
@require_safe
def list_all(request: HttpRequest) -> HttpResponse:
    """Show every round: to an officer what the own agency has to do, to whoever has a right who has answered."""
    desk = open_desk(request)
    agency = desk.standing.agency
    rounds = [
        (one, next((each for each in one.agencies if agency and each.agency.id == agency.id), None))
        for one in surveys.list_rounds(desk.model, on=today())
    ]
    facts = {"section": "surveys", "rounds": rounds, "sees_all": desk.sees_all, "standing": desk.standing}
    return render(request, "desk/surveys.html", facts)


@login_required
@require_safe
def workbook(request: HttpRequest, *, key: str) -> HttpResponse:
    """Give the workbook of the own agency, filled with what the model says now."""
    desk = open_desk(request)
    survey = get_entity(desk.model, "survey", key)
    content = surveys.make_workbook(desk.model, survey.id, by=desk.standing, on=today())
    agency = desk.standing.agency
    name = f"phieu-{survey.id}-{agency.id}.xlsx" if agency is not None else "phieu.xlsx"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=XLSX, headers=headers)


@login_required
@require_POST
def send(request: HttpRequest, *, key: str) -> HttpResponse:
    """Take a workbook in; one with objections is given back with the cells in red."""
    desk = open_desk(request)
    survey = get_entity(desk.model, "survey", key)
    file = request.FILES.get("phieu")
    if file is None:
        messages.warning(request, _("Hãy chọn tệp phiếu khảo sát rồi gửi."))
        return redirect("desk:surveys")
    name = str(file.name)[:100]
    try:
        if file.size is None or file.size > surveys.MOST_BYTES:
            raise surveys.WorkbookTooLarge(file=name, limit=surveys.MOST_BYTES // 1_000_000)
        received = surveys.receive(
            file.read(), file=name, round_id=survey.id, model=desk.model, by=desk.standing, at=now()
        )
    except DomainError as refusal:
        messages.warning(request, refusal.message_in(get_language() or "vi"))
        return redirect("desk:surveys")
    if received.marked is not None:
        if "tep" in request.POST:
            headers = {"Content-Disposition": 'attachment; filename="phieu-can-sua.xlsx"'}
            return HttpResponse(received.marked, content_type=XLSX, headers=headers, status=422)
        return _show_problems(request, survey, received)
    messages.success(request, _("Đã nhận phiếu; người giữ Kiến trúc duyệt thì mô hình mới đổi."))
    return redirect("desk:request", number=received.number)


def _show_problems(request: HttpRequest, survey: Any, received: surveys.Received) -> HttpResponse:
    problems = received.intake.problems
    facts = {
        "section": "surveys",
        "survey": survey,
        "count": len(problems),
        "problems": [
            (str(one.place), one.message_in(get_language() or "vi")) for one in problems[:MOST_PROBLEMS]
        ],
    }
    return render(request, "desk/survey_problems.html", facts, status=422)

"""Plans: what the model would change on the platform; one person makes a plan, another carries it out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from lgsp.alignment import approval
from lgsp.alignment.changes import Action, Change, Kind, Plan, RemarkKind
from lgsp.alignment.plan import make_plan
from lgsp.alignment.ways import PlanState
from lgsp.architecture.model.model import Model
from lgsp.kernel.errors import DomainError
from lgsp.platform.kit.clock import now, today
from lgsp.portal.sources import Description, get_description
from lgsp.portal.views import needs_model

from .rights import check_may_decide, may_decide

KINDS = {
    Kind.MEMBER: gettext_lazy("Cơ quan"),
    Kind.SUBSYSTEM: gettext_lazy("Hệ thống"),
    Kind.SERVICE: gettext_lazy("Dịch vụ"),
    Kind.AGREEMENT: gettext_lazy("Thỏa thuận"),
    Kind.CREDENTIAL: gettext_lazy("Thông tin xác thực"),
}
ACTIONS = {
    Action.CREATE: ("+", "good", gettext_lazy("Tạo")),
    Action.UPDATE: ("~", "warn", gettext_lazy("Sửa")),
    Action.WITHDRAW: ("−", "bad", gettext_lazy("Thu hồi")),
}
REMARKS = {
    RemarkKind.WHOLE_ANSWER: gettext_lazy("Đưa nguyên vẹn trả lời, tuy luồng chỉ khai báo một số trường"),
    RemarkKind.UNDECLARED_FIELDS: gettext_lazy("Đưa trường không khai báo"),
    RemarkKind.TIGHT_QUOTA: gettext_lazy("Hạn mức ngày thấp hơn số lượt dự kiến"),
    RemarkKind.NO_DESCRIPTION: gettext_lazy("Dịch vụ chưa nạp đặc tả lên nền tảng"),
}
TERMS = {
    "name": gettext_lazy("Tên"),
    "url": gettext_lazy("Địa chỉ"),
    "version": gettext_lazy("Phiên bản"),
    "consumer": gettext_lazy("Hệ thống khai thác"),
    "service": gettext_lazy("Dịch vụ"),
    "purpose": gettext_lazy("Mục đích"),
    "legal_basis": gettext_lazy("Căn cứ pháp lý"),
    "valid_from": gettext_lazy("Từ ngày"),
    "valid_to": gettext_lazy("Đến hết ngày"),
}


@dataclass(frozen=True)
class Line:
    """A change as it is shown: what is done to what, and which terms change from what to what."""

    sign: str
    tone: str
    action: str | Promise
    key: str
    name: str
    terms: tuple[tuple[str | Promise, str, str], ...]


@dataclass(frozen=True)
class Group:
    """The changes of one kind."""

    kind: str | Promise
    lines: tuple[Line, ...]


@needs_model
def plans(request: HttpRequest, description: Description) -> HttpResponse:
    """Show what the model would change now, and the plans that were made."""
    facts: dict[str, Any] = {
        "section": "plans",
        "plans": approval.list_plans(),
        "may_decide": may_decide(request.user),
    }
    facts |= _describe(make_plan(description.model))
    return render(request, "governing/plans.html", facts)


@login_required
@require_POST
def make(request: HttpRequest) -> HttpResponse:
    """Keep the plan that the model leads to now."""
    check_may_decide(request.user)
    try:
        kept = approval.save_plan(_model(), by=request.user.get_username(), at=now())
    except DomainError as refusal:
        messages.warning(request, refusal.message_in("vi"))
        return redirect("governing:plans")
    messages.success(request, _("Đã lập kế hoạch; một quản trị viên khác phê duyệt."))
    return redirect("governing:plan", digest=kept.digest)


@needs_model
def show(request: HttpRequest, description: Description, *, digest: str) -> HttpResponse:
    """Show one plan, whether it is still what would be done, and to another person the button that does it."""
    kept = approval.get_plan(digest)
    plan = Plan.from_json(kept.content)
    is_waiting = kept.state == PlanState.WAITING
    facts = {
        "section": "plans",
        "kept": kept,
        "is_waiting": is_waiting,
        "is_stale": is_waiting and make_plan(description.model).digest != kept.digest,
        "may_decide": may_decide(request.user),
        "is_author": request.user.is_authenticated and request.user.get_username() == kept.made_by,
    }
    return render(request, "governing/plan.html", facts | _describe(plan))


@needs_model
def download(_request: HttpRequest, _description: Description, *, digest: str) -> HttpResponse:
    """Give the plan as the file that `lgsp apply` takes."""
    kept = approval.get_plan(digest)
    headers = {"Content-Disposition": f'attachment; filename="ke-hoach-{digest[:12]}.json"'}
    return HttpResponse(kept.content, content_type="application/json", headers=headers)


@login_required
@require_POST
def approve(request: HttpRequest, *, digest: str) -> HttpResponse:
    """Carry a plan out that somebody else made; secrets of newly connected systems are shown this once."""
    check_may_decide(request.user)
    try:
        applied = approval.approve_plan(digest, model=_model(), by=request.user.get_username(), at=now())
    except DomainError as refusal:
        messages.warning(request, refusal.message_in("vi"))
        return redirect("governing:plan", digest=digest)
    if applied.credentials:
        facts = {"section": "plans", "kept": approval.get_plan(digest), "applied": applied}
        return render(request, "governing/applied.html", facts)
    messages.success(request, _("Đã áp dụng %(count)s thay đổi.") % {"count": applied.changes})
    return redirect("governing:plan", digest=digest)


@login_required
@require_POST
def drop(request: HttpRequest, *, digest: str) -> HttpResponse:
    """Drop a plan."""
    check_may_decide(request.user)
    try:
        approval.drop_plan(digest, by=request.user.get_username(), at=now())
    except DomainError as refusal:
        messages.warning(request, refusal.message_in("vi"))
    else:
        messages.success(request, _("Đã bỏ kế hoạch."))
    return redirect("governing:plans")


def _model() -> Model:
    return get_description(settings.LGSP_MODEL, on=today()).model


def _describe(plan: Plan) -> dict[str, Any]:
    return {
        "plan": plan,
        "groups": list(_group(plan.changes)),
        "extra": [(KINDS[extra.kind], extra.key) for extra in plan.extra],
        "remarks": [
            (word, [remark for remark in plan.remarks if remark.kind is kind])
            for kind, word in REMARKS.items()
        ],
        "counts": [
            (word, sum(change.action is action for change in plan.changes))
            for action, (_sign, _tone, word) in ACTIONS.items()
        ],
    }


def _group(changes: Sequence[Change]) -> Iterator[Group]:
    for kind, word in KINDS.items():
        lines = tuple(_line(change) for change in changes if change.kind is kind)
        if lines:
            yield Group(word, lines)


def _line(change: Change) -> Line:
    sign, tone, word = ACTIONS[change.action]
    before, after = change.before or {}, change.after or {}
    terms = tuple(
        (label, before.get(term) or "", after.get(term) or "")
        for term, label in TERMS.items()
        if (before.get(term) or "") != (after.get(term) or "") and change.action is Action.UPDATE
    )
    name = str((after or before).get("name") or "")
    return Line(sign, tone, word, change.key, name, terms)

"""Other terms for a live connection: tried on the calls of the last month, then made, and told to both parties."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lgsp.kernel.errors import DomainError
from lgsp.platform.kit.clock import now
from lgsp.platform.registry import procedure
from lgsp.platform.registry.queries import find_agreement, get_request
from lgsp.platform.registry.services import change_terms
from lgsp.platform.registry.terms import from_row
from lgsp.platform.usage.trials import Rule, Trial, try_terms

from .forms import TermsForm
from .rights import check_may_act_for, owner_of

TRIED = timedelta(days=30)
RULES = {
    Rule.OPERATION: gettext_lazy("thao tác không có trong thỏa thuận"),
    Rule.HOURS: gettext_lazy("ngoài khung giờ"),
    Rule.RATE: gettext_lazy("nhanh hơn mức gọi"),
    Rule.PER_DAY: gettext_lazy("quá số lượt trong ngày"),
    Rule.CONTRACT: gettext_lazy("sai đặc tả, trước đây chỉ cảnh báo"),
}


@login_required
def change(request: HttpRequest, *, code: str) -> HttpResponse:
    """Show the terms, what others would have done to the calls of the last month, and make them."""
    found = get_request(code)
    check_may_act_for(request.user, owner_of(found.service))
    agreement = find_agreement(procedure.to_agreement_key(found, is_test=False))
    if agreement is None:
        raise Http404
    form = TermsForm(request.POST or None, initial=TermsForm.from_terms(from_row(agreement.terms)))
    trial = None
    if request.method == "POST" and form.is_valid():
        try:
            if "sua" in request.POST:
                return _make(request, found, agreement.key, form)
            trial = try_terms(agreement.key, form.to_terms(), since=now() - TRIED, until=now())
        except DomainError as refusal:
            form.add_error(None, refusal.message_in("vi"))
    facts = {
        "section": "requests",
        "request_": found,
        "form": form,
        "trial": trial,
        "refused": _list_refused(trial) if trial else [],
    }
    return render(request, "connecting/change.html", facts, status=422 if form.errors else 200)


def _make(request: HttpRequest, found: Any, key: str, form: TermsForm) -> HttpResponse:
    change_terms(key, form.to_terms(), at=now())
    procedure.tell_both(found, f"Điều khoản của kết nối {found.code} đã sửa.", at=now())
    messages.success(request, _("Đã sửa điều khoản; hai bên được báo."))
    return redirect("connecting:request", code=found.code)


def _list_refused(trial: Trial) -> list[tuple[object, int]]:
    return [(RULES[rule], count) for rule, count in trial.refused.most_common()]

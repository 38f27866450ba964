"""What the owner of a service sets of it on its page: whether the bodies of its exchanges are kept."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from lgsp.platform.evidence.bodies.files import MAX_DAYS
from lgsp.platform.kit.clock import now
from lgsp.platform.registry.keeping import keep_bodies
from lgsp.platform.registry.queries import get_service

from .rights import check_may_act_for, owner_of


class KeepForm(forms.Form):
    """For how many days bodies are kept."""

    days = forms.IntegerField(
        label=gettext_lazy("Số ngày lưu"),
        min_value=0,
        max_value=MAX_DAYS,
        help_text=gettext_lazy(
            "0: không lưu. Giảm số ngày thì nội dung cũ bị xóa sớm hơn; các bên khai thác được báo."
        ),
    )


@login_required
@require_POST
def keep(request: HttpRequest, *, identifier: str) -> HttpResponse:
    """Have the bodies of a service's exchanges kept for so many days."""
    check_may_act_for(request.user, owner_of(get_service(identifier)))
    form = KeepForm(request.POST)
    if form.is_valid():
        keep_bodies(identifier, form.cleaned_data["days"], at=now())
        messages.success(request, _("Đã đặt thời gian lưu nội dung; các bên khai thác được báo."))
    else:
        messages.warning(request, _("Số ngày lưu phải là số nguyên, từ 0 tới %(most)d.") % {"most": MAX_DAYS})
    return redirect("connecting:service", identifier=identifier)

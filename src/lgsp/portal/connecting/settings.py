"""What the owner of a service sets on its page: whether bodies are kept, and what its mock gives again."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from lgsp.platform.contracts.recordings import MAX_BYTES
from lgsp.platform.evidence.bodies.files import MAX_DAYS
from lgsp.platform.kit.clock import now
from lgsp.platform.registry import promises, replaying
from lgsp.platform.registry.keeping import KeptDays, keep_bodies
from lgsp.platform.registry.promises import MAX_MS
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
    test_days = forms.IntegerField(
        label=gettext_lazy("Số ngày lưu ở môi trường thử nghiệm"),
        min_value=0,
        max_value=MAX_DAYS,
        required=False,
        help_text=gettext_lazy("Để ghi lại làm trả lời mẫu. Ở đó không dùng dữ liệu thật."),
    )


class PromiseForm(forms.Form):
    """What is promised, and from which month."""

    since = forms.DateField(
        label=gettext_lazy("Từ tháng"),
        input_formats=["%Y-%m"],
        widget=forms.DateInput(attrs={"type": "month"}, format="%Y-%m"),
        help_text=gettext_lazy("Dạng năm-tháng, ví dụ 2027-01."),
    )
    share = forms.FloatField(
        label=gettext_lazy("Phục vụ được (% số lượt)"), min_value=0.01, max_value=100, required=False
    )
    p95_ms = forms.IntegerField(
        label=gettext_lazy("95/100 lượt trong (ms)"),
        min_value=1,
        max_value=MAX_MS,
        required=False,
        help_text=gettext_lazy(
            "Nên chọn 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 30000: thời gian được đếm theo các mốc "
            "này. Để trống cả hai: không cam kết."
        ),
    )


@login_required
@require_POST
def promise(request: HttpRequest, *, identifier: str) -> HttpResponse:
    """Promise levels of a service from a month on."""
    check_may_act_for(request.user, owner_of(get_service(identifier)))
    form = PromiseForm(request.POST)
    if form.is_valid():
        promises.make_promise(identifier, promises.Promise(**form.cleaned_data), at=now())
        messages.success(request, _("Đã ghi mức cam kết; các bên khai thác được báo."))
    else:
        messages.warning(request, _("Cần tháng bắt đầu; tỷ lệ tới 100 %, thời gian là số nguyên mili giây."))
    return redirect("connecting:service", identifier=identifier)


@login_required
@require_POST
def keep(request: HttpRequest, *, identifier: str) -> HttpResponse:
    """Have the bodies of a service's exchanges kept for so many days."""
    check_may_act_for(request.user, owner_of(get_service(identifier)))
    form = KeepForm(request.POST)
    if form.is_valid():
        found = form.cleaned_data
        days = KeptDays(production=found["days"], test=found["test_days"] or 0)
        keep_bodies(identifier, days, at=now())
        messages.success(request, _("Đã đặt thời gian lưu nội dung; các bên khai thác được báo."))
    else:
        messages.warning(request, _("Số ngày lưu phải là số nguyên, từ 0 tới %(most)d.") % {"most": MAX_DAYS})
    return redirect("connecting:service", identifier=identifier)


@login_required
@require_POST
def replay(request: HttpRequest, *, identifier: str) -> HttpResponse:
    """Have the mock of a service give recorded answers again, or stop."""
    check_may_act_for(request.user, owner_of(get_service(identifier)))
    if "thoi" in request.POST:
        replaying.stop_replay(identifier, at=now())
        messages.success(request, _("Trả lời mẫu lại theo đặc tả."))
    else:
        file = request.FILES.get("ban-ghi")
        content = file.read(MAX_BYTES + 1) if file is not None else b""
        found = replaying.replay(identifier, content, by=request.user.get_username(), at=now())
        text = _("Trả lời mẫu phát lại %(count)d trả lời đã ghi.")
        messages.success(request, text % {"count": len(found.answers)})
    return redirect("connecting:service", identifier=identifier)

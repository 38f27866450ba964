"""Compliance campaigns on the screen: whoever keeps the architecture asks, agencies answer, the report is made."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lgsp.architecture.conformance.catalogue import list_rules
from lgsp.architecture.publication.production import produce
from lgsp.kernel.errors import DomainError
from lgsp.platform.kit.clock import now, today
from lgsp.stewardship import campaigns
from lgsp.stewardship.campaign_report import NAME, compile_campaign
from lgsp.stewardship.campaigns import Answering, Sending
from lgsp.stewardship.errors import AnswerIncomplete, CampaignForbidden, CampaignUnknown
from lgsp.stewardship.requests import MOST_TEXT, MOST_TITLE
from lgsp.stewardship.states import AnswerKind

from .surroundings import Desk, open_desk

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


class SendingForm(forms.Form):
    """What is asked of whom, by when; nothing ticked means all."""

    title = forms.CharField(label=gettext_lazy("Tên đợt"), max_length=MOST_TITLE)
    message = forms.CharField(
        label=gettext_lazy("Lời nhắn tới các cơ quan"),
        max_length=MOST_TEXT,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    due_on = forms.DateField(
        label=gettext_lazy("Hạn trả lời"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    rules = forms.MultipleChoiceField(
        label=gettext_lazy("Quy tắc"), required=False, widget=forms.CheckboxSelectMultiple
    )
    agencies = forms.MultipleChoiceField(
        label=gettext_lazy("Cơ quan"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, rules: Any, agencies: Any, **kwargs: Any) -> None:
        """Take the rules and the agencies to choose from."""
        super().__init__(*args, **kwargs)
        self.fields["rules"].choices, self.fields["agencies"].choices = rules, agencies  # type: ignore[attr-defined]


class AnswerForm(forms.Form):
    """What an agency says of one finding."""

    kind = forms.ChoiceField(label=gettext_lazy("Trả lời"), choices=AnswerKind.choices)
    planned_on = forms.DateField(
        label=gettext_lazy("Sửa xong trước ngày"),
        required=False,
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
    )
    document = forms.CharField(label=gettext_lazy("Số văn bản"), max_length=200, required=False)
    note = forms.CharField(label=gettext_lazy("Giải trình"), max_length=MOST_TEXT, required=False)


@login_required
@require_safe
def list_all(request: HttpRequest) -> HttpResponse:
    """List the campaigns: all of them, or those that ask the own agency about something."""
    desk = open_desk(request)
    agency = desk.own_agency
    found = campaigns.list_campaigns(agency=agency)
    facts = {
        "section": "campaigns",
        "standing": desk.standing,
        "rows": [_sum_up(one, agency) for one in found],
    }
    return render(request, "desk/campaigns.html", facts)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def send(request: HttpRequest) -> HttpResponse:
    """Show the form of a campaign with how much it would ask; send it."""
    desk = open_desk(request)
    if not desk.standing.keeps:
        raise CampaignForbidden(name=desk.standing.name)
    form = _make_form(desk, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        sending = Sending(**form.cleaned_data)
        try:
            number = campaigns.send_campaign(
                sending, model=desk.model, report=desk.description.report, by=desk.standing, at=now()
            )
        except DomainError as refusal:
            form.add_error(None, refusal.message_in(get_language() or "vi"))
        else:
            messages.success(request, _("Đã gửi tới các cơ quan."))
            return redirect("desk:campaign", number=number)
    status = 422 if request.method == "POST" else 200
    return render(request, "desk/campaign_new.html", {"section": "campaigns", "form": form}, status=status)


@login_required
@require_safe
def show(request: HttpRequest, *, number: int) -> HttpResponse:
    """Show a campaign: to an agency what it is asked, to everybody else how far the agencies have come."""
    desk = open_desk(request)
    agency = desk.own_agency
    campaign = campaigns.get_campaign(number)
    chosen = agency or request.GET.get("co-quan", "")
    items = campaigns.list_items(campaign, agency=chosen)
    if agency and not items:
        raise CampaignUnknown
    _give_back(request, items)
    present = campaigns.identify_findings(desk.description.report)
    everything = campaigns.list_items(campaign, agency=agency)
    facts = {
        "section": "campaigns",
        "campaign": campaign,
        "standing": desk.standing,
        "chosen": chosen,
        "tallies": campaigns.tally(everything, model=desk.model, report=desk.description.report, on=today()),
        "items": [(one, campaigns.is_there(one, present)) for one in items] if chosen else [],
        "answers": AnswerKind.choices,
        "may_answer": bool(chosen)
        and desk.standing.agency is not None
        and desk.standing.agency.id == chosen
        and campaign.closed_at is None,
    }
    return render(request, "desk/campaign.html", facts)


@login_required
@require_POST
def answer(request: HttpRequest, *, number: int, item: int) -> HttpResponse:
    """Keep an agency's answer; what is refused is said, and what was written comes back."""
    desk = open_desk(request)
    campaign, form = campaigns.get_campaign(number), AnswerForm(request.POST)
    if item not in {one.pk for one in campaigns.list_items(campaign)}:
        raise CampaignUnknown
    try:
        campaigns.answer(item, _read_answer(form), by=desk.standing, at=now())
    except DomainError as refusal:
        messages.warning(request, refusal.message_in(get_language() or "vi"))
        written = {name: request.POST.get(name, "")[:MOST_TEXT] for name in ("note", "document")}
        request.session["answer"] = {"item": item, **written}
    else:
        messages.success(request, _("Đã ghi trả lời."))
    agency = desk.standing.agency
    query = f"?co-quan={agency.id}" if agency is not None else ""
    return redirect(f"{reverse('desk:campaign', kwargs={'number': number})}{query}#muc-{item}")


@login_required
@require_POST
def take_step(request: HttpRequest, *, number: int, word: str) -> HttpResponse:
    """Remind, or end."""
    if word not in _STEPS:
        raise Http404
    desk = open_desk(request)
    try:
        messages.success(request, _STEPS[word](number, desk))
    except DomainError as refusal:
        messages.warning(request, refusal.message_in(get_language() or "vi"))
    return redirect("desk:campaign", number=number)


@login_required
@require_safe
def report(request: HttpRequest, *, number: int, form: str) -> HttpResponse:
    """Give the report to the People's Committee as a file; it names every agency, so one agency is not given it."""
    desk = open_desk(request)
    if form not in TYPES or desk.own_agency:
        raise Http404
    campaign = campaigns.get_campaign(number)
    items = campaigns.list_items(campaign)
    tallies = campaigns.tally(items, model=desk.model, report=desk.description.report, on=today())
    document = compile_campaign(campaign, tallies, items, model=desk.model, on=today())
    content = produce([document], (form,), say=lambda *_: None).files[f"{NAME}.{form}"]
    headers = {"Content-Disposition": f'attachment; filename="{NAME}-{number}.{form}"'}
    return HttpResponse(content, content_type=TYPES[form], headers=headers)


def _read_answer(form: AnswerForm) -> Answering:
    if not form.is_valid():
        raise AnswerIncomplete
    said = form.cleaned_data
    return Answering(AnswerKind(said["kind"]), said["note"], said["planned_on"], said["document"])


def _give_back(request: HttpRequest, items: list[Any]) -> None:
    """Put what somebody wrote in an answer that was refused back into its fields, once."""
    written = request.session.pop("answer", None) or {}
    for one in items:
        if one.pk == written.get("item"):
            one.note, one.document = written["note"], written["document"]


def _sum_up(campaign: Any, agency: str) -> dict[str, Any]:
    items = campaigns.list_items(campaign, agency=agency)
    return {
        "campaign": campaign,
        "asked": len(items),
        "answered": sum(bool(one.answer) for one in items),
        "agencies": len({one.agency for one in items}),
        "is_late": campaign.closed_at is None and campaign.due_on < today(),
    }


def _make_form(desk: Desk, data: Any) -> SendingForm:
    found = campaigns.list_findings(desk.model, desk.description.report)
    counts: dict[str, int] = {}
    for findings in found.values():
        for one in findings:
            counts[one.code] = counts.get(one.code, 0) + 1
    titles = {rule.code: rule.title for rule in list_rules()}
    rules = [(code, f"{code} {titles.get(code, '')} ({counts[code]})") for code in sorted(counts)]
    agencies = sorted(
        ((key, f"{desk.model.entities[key].name} ({len(findings)})") for key, findings in found.items()),
        key=lambda pair: pair[1],
    )
    return SendingForm(data, rules=rules, agencies=agencies)


def _remind(number: int, desk: Desk) -> str:
    count = campaigns.remind(number, model=desk.model, by=desk.standing, at=now())
    return _("Đã nhắc %(count)s cơ quan.") % {"count": count}


def _close(number: int, desk: Desk) -> str:
    campaigns.close_campaign(number, by=desk.standing, at=now())
    return _("Đã kết thúc đợt rà soát.")


_STEPS: dict[str, Callable[[int, Desk], str]] = {"nhac": _remind, "ket-thuc": _close}

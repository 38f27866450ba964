"""The catalogue of services: anyone reads it; owners move their services through their life."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from lgsp.kernel.text import fold
from lgsp.platform.kit.clock import now
from lgsp.platform.registry import lifecycle, open_catalogue
from lgsp.platform.registry.procedure import can_test
from lgsp.platform.registry.queries import find_instance, get_service, identify_service, list_services
from lgsp.platform.registry.stages import Stage

from .forms import EndForm
from .rights import check_may_act_for, may_act_for, owner_of

_PUBLIC = (Stage.TEST, Stage.PUBLISHED, Stage.DEPRECATED)


@require_safe
def services(request: HttpRequest) -> HttpResponse:
    """List the services of the exchange, by agency; drafts and withdrawn ones only to their owners."""
    words, stage = request.GET.get("tim", "").strip(), request.GET.get("giai-doan", "")
    shown = [row for row in _list_visible(request) if _matches(row, words, stage)]
    facts = {
        "section": "catalogue",
        "rows": _describe(shown),
        "words": words,
        "stage": stage,
        "stages": Stage.choices,
        "is_narrowed": bool(words or stage),
    }
    return render(request, "connecting/services.html", facts)


@require_safe
def service(request: HttpRequest, *, identifier: str) -> HttpResponse:
    """Show one service: what it is, where it is in its life, how it is called and asked for."""
    found = get_service(identifier)
    owns = may_act_for(request.user, owner_of(found))
    others = [(identify, row.name) for identify, row in _describe(list_services()) if row.pk != found.pk]
    facts = {
        "section": "catalogue",
        "identifier": identifier,
        "service": found,
        "owns": owns,
        "can_test": can_test(found),
        "is_open": found.stage in (Stage.TEST, Stage.PUBLISHED),
        "next_stages": [step for step in lifecycle.list_next_stages(found.stage) if step != Stage.DEPRECATED],
        "can_end": Stage.DEPRECATED in lifecycle.list_next_stages(found.stage),
        "end_form": EndForm(services=others),
        "successor": identify_service(found.successor, find_instance() or "") if found.successor else "",
    }
    return render(request, "connecting/service.html", facts)


@login_required
@require_POST
def move(request: HttpRequest, *, identifier: str) -> HttpResponse:
    """Bring a service to another stage of its life."""
    found = get_service(identifier)
    check_may_act_for(request.user, owner_of(found))
    if request.POST.get("giai-doan") == Stage.DEPRECATED:
        others = [(identify, row.name) for identify, row in _describe(list_services())]
        form = EndForm(request.POST, services=others)
        ends_on = form.cleaned_data["ends_on"] if form.is_valid() else None
        successor = form.cleaned_data.get("successor", "") if form.is_valid() else ""
        lifecycle.deprecate_service(identifier, ends_on=ends_on, successor=successor, at=now())
    else:
        lifecycle.move_service(identifier, Stage(request.POST.get("giai-doan", "")), at=now())
    messages.success(request, _("Đã chuyển giai đoạn; các bên khai thác đã được báo."))
    return redirect("connecting:service", identifier=identifier)


@require_safe
def jsonld(request: HttpRequest) -> HttpResponse:
    """Give the public catalogue as DCAT, in JSON-LD."""
    text = open_catalogue.to_jsonld(_catalogue(request))
    return HttpResponse(text, content_type="application/ld+json; charset=utf-8")


@require_safe
def turtle(request: HttpRequest) -> HttpResponse:
    """Give the public catalogue as DCAT, in Turtle."""
    return HttpResponse(
        open_catalogue.to_turtle(_catalogue(request)), content_type="text/turtle; charset=utf-8"
    )


def _catalogue(request: HttpRequest) -> open_catalogue.Catalogue:
    shown = [row for row in list_services() if row.stage in (Stage.PUBLISHED, Stage.DEPRECATED)]
    places = open_catalogue.Places(
        catalogue=request.build_absolute_uri("/danh-muc-dich-vu"), gateway=settings.LGSP_GATEWAY_URL
    )
    return open_catalogue.describe(_describe(shown), places=places)


def _list_visible(request: HttpRequest) -> list[Any]:
    return [
        row for row in list_services() if row.stage in _PUBLIC or may_act_for(request.user, owner_of(row))
    ]


def _matches(row: Any, words: str, stage: str) -> bool:
    text = fold(f"{row.name} {row.code} {row.subsystem.name} {row.subsystem.member.name} {row.alias}")
    return stage in ("", row.stage) and all(word in text for word in fold(words).split())


def _describe(rows: list[Any]) -> list[tuple[str, Any]]:
    instance = find_instance() or ""
    return [(identify_service(row, instance), row) for row in rows]

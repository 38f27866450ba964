"""The catalogue of services: anyone reads it; owners move their services through their life."""

from typing import Any

import msgspec
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from lgsp.kernel.text import fold
from lgsp.platform.contracts.documents import MAX_BYTES
from lgsp.platform.contracts.mocking import Asked, answer
from lgsp.platform.kit.clock import now, today
from lgsp.platform.registry import lifecycle, open_catalogue
from lgsp.platform.registry.procedure import can_test
from lgsp.platform.registry.promises import read_promises
from lgsp.platform.registry.queries import (
    find_contract,
    find_instance,
    get_service,
    identify_service,
    list_services,
)
from lgsp.platform.registry.replaying import find_recording
from lgsp.platform.registry.stages import Stage

from .forms import EndForm
from .rights import check_may_act_for, may_act_for, owner_of
from .settings import KeepForm, PromiseForm

MAX_CHANGES = 20
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
        "operations": _list_operations(find_contract(identifier)),
        "owns": owns,
        "can_test": can_test(found),
        "is_open": found.stage in (Stage.TEST, Stage.PUBLISHED),
        "next_stages": [step for step in lifecycle.list_next_stages(found.stage) if step != Stage.DEPRECATED],
        "can_end": Stage.DEPRECATED in lifecycle.list_next_stages(found.stage),
        "keep_form": KeepForm(initial=_kept(found), auto_id="id_keep_%s"),
        "recording": find_recording(identifier),
        "promises": [one for one in read_promises(found.promises) if not one.is_empty],
        "promise_form": PromiseForm(initial={"since": today().replace(day=1)}, auto_id="id_promise_%s"),
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
    stage = request.POST.get("giai-doan", "")
    if stage not in Stage.values:
        raise Http404
    if stage == Stage.DEPRECATED:
        others = [(identify, row.name) for identify, row in _describe(list_services())]
        form = EndForm(request.POST, services=others)
        ends_on = form.cleaned_data["ends_on"] if form.is_valid() else None
        successor = form.cleaned_data.get("successor", "") if form.is_valid() else ""
        lifecycle.deprecate_service(identifier, ends_on=ends_on, successor=successor, at=now())
    else:
        lifecycle.move_service(identifier, Stage(stage), at=now())
    messages.success(request, _("Đã chuyển giai đoạn; các bên khai thác đã được báo."))
    return redirect("connecting:service", identifier=identifier)


@login_required
@require_POST
def describe(request: HttpRequest, *, identifier: str) -> HttpResponse:
    """Take the description of a service from its owner; say what changes for consumers."""
    found = get_service(identifier)
    check_may_act_for(request.user, owner_of(found))
    file = request.FILES.get("dac-ta")
    content = file.read(MAX_BYTES + 1) if file is not None else b""
    changes = lifecycle.describe_service(identifier, content, by=request.user.get_username(), at=now())
    messages.success(request, _("Đã nạp đặc tả."))
    for change in changes[:MAX_CHANGES]:
        messages.warning(request, change.message_in(get_language() or "vi"))
    return redirect("connecting:service", identifier=identifier)


@require_POST
def attempt(request: HttpRequest, *, identifier: str) -> HttpResponse:
    """Try an operation: answer as the description says, without calling anyone."""
    contract = find_contract(identifier)
    if contract is None:
        raise Http404
    method, _space, path = request.POST.get("thao-tac", "").partition(" ")
    path, _mark, query = request.POST.get("duong-dan", path).partition("?")
    body = request.POST.get("noi-dung", "").encode()
    asked = Asked(method.encode(), path.encode(), query.encode(), b"application/json", body)
    recording = find_recording(identifier)
    made = (recording and recording.find(asked)) or answer(contract, asked)
    shown = {"status": made.status, "text": _lay_out(made.body)}
    return render(request, "connecting/_answer.html", {"answer": shown})


@require_safe
def openapi(_request: HttpRequest, *, identifier: str) -> HttpResponse:
    """Give the description of a service as its owner gave it."""
    contract = find_contract(identifier)
    if contract is None:
        raise Http404
    is_json = contract.source.lstrip().startswith(b"{")
    name = f"{identifier.rpartition('/')[2]}.{'json' if is_json else 'yaml'}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    media = "application/json" if is_json else "application/yaml"
    return HttpResponse(contract.source, content_type=f"{media}; charset=utf-8", headers=headers)


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


def _kept(found: Any) -> dict[str, int]:
    return {"days": found.keep_bodies, "test_days": found.keep_test_bodies}


def _catalogue(request: HttpRequest) -> open_catalogue.Catalogue:
    shown = [row for row in list_services() if row.stage in (Stage.PUBLISHED, Stage.DEPRECATED)]
    places = open_catalogue.Places(
        catalogue=request.build_absolute_uri("/danh-muc-dich-vu"), gateway=settings.LGSP_GATEWAY_URL
    )
    return open_catalogue.describe(_describe(shown), places=places)


def _lay_out(body: bytes) -> str:
    """Return an answer as it is read best: JSON line by line, anything else as it is."""
    try:
        return msgspec.json.format(body, indent=2).decode()
    except msgspec.MsgspecError:
        return body.decode(errors="replace")


def _list_operations(contract: Any) -> list[dict[str, Any]]:
    """Return what the page shows of each operation, with the answer its description leads to."""
    if contract is None:
        return []
    shown = []
    for operation in contract.operations.values():
        method, _space, template = operation.id.partition(" ")
        shown.append(
            {
                "id": operation.id,
                "method": method,
                "path": template,
                "summary": operation.node.get("summary") or operation.node.get("description") or "",
                "parameters": operation.parameters,
                "takes_body": bool(operation.bodies),
                "statuses": list(operation.answers),
            }
        )
    return shown


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

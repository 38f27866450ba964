"""Editing: a form about an entity becomes a change request; nothing on it writes the model."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lgsp.architecture.interchange.editing.fields import list_left_out
from lgsp.architecture.interchange.editing.taking import Effect, Taken, take_in
from lgsp.architecture.model.entities import Entity
from lgsp.kernel.errors import DomainError
from lgsp.platform.kit.clock import now, today
from lgsp.stewardship.errors import EditForbidden
from lgsp.stewardship.payloads import read_changes
from lgsp.stewardship.previewing import merge_request
from lgsp.stewardship.requests import Wish, get_request, list_open_about, open_request, revise_request

from .forms import EntityForm, WishForm, read_posted
from .surroundings import Desk, get_entity, get_kind, open_desk

_FORM = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@_FORM
def edit(request: HttpRequest, *, kind: str, key: str) -> HttpResponse:
    """Show the form about an entity; keep what comes back as a change request."""
    desk = open_desk(request)
    entity = get_entity(desk.model, kind, key)
    if not desk.standing.may_edit(entity, desk.model):
        raise EditForbidden(name=desk.standing.name, entity=entity.name)
    form = EntityForm(type(entity), entity, desk.model, today())
    return _answer(request, desk, form, number=None)


@login_required
@_FORM
def add(request: HttpRequest, *, kind: str) -> HttpResponse:
    """Show the form about a new entity; keep what comes back as a change request."""
    desk = open_desk(request)
    found = get_kind(kind)
    if not desk.standing.may_ask:
        raise EditForbidden(name=desk.standing.name, entity=found.title)
    return _answer(request, desk, EntityForm(found, None, desk.model, today()), number=None)


@login_required
@_FORM
def revise(request: HttpRequest, *, number: int, key: str) -> HttpResponse:
    """Show the form about an entity as a request wants it; send the request again with what comes back."""
    desk = open_desk(request)
    change = get_request(number)
    merged = merge_request(change, desk.model)
    entity = merged.entities.get(key)
    if entity is None:
        return redirect("desk:request", number=number)
    if not desk.standing.may_edit(entity, desk.model):
        raise EditForbidden(name=desk.standing.name, entity=entity.name)
    return _answer(request, desk, EntityForm(type(entity), entity, desk.model, today()), number=number)


def _answer(request: HttpRequest, desk: Desk, form: EntityForm, *, number: int | None) -> HttpResponse:
    if request.method != "POST":
        wish = WishForm(initial=_begin(number))
        return _show(request, form, wish, number=number)
    posted, wish = read_posted(request.POST), WishForm(request.POST)
    taken = _take(form, posted, wish)
    facts: dict[str, Any] = {"posted": posted, "problems": taken.problems}
    if not wish.is_valid() or taken.entity is None:
        return _show(request, form, wish, number=number, status=422, **facts)
    try:
        number = _keep(desk, wish, taken.entity, number)
    except DomainError as refusal:
        wish.add_error(None, refusal.message_in(get_language() or "vi"))
        return _show(request, form, wish, number=number, status=422, **facts)
    messages.success(request, _("Đã gửi yêu cầu thay đổi; mô hình chưa đổi cho tới khi có người duyệt."))
    return redirect("desk:request", number=number)


def _begin(number: int | None) -> Mapping[str, str]:
    if number is None:
        return {}
    change = get_request(number)
    return {"title": change.title, "reason": change.reason}


def _take(form: EntityForm, posted: Any, wish: WishForm) -> Taken:
    begins = wish.cleaned_data.get("begins") if wish.is_valid() else None
    effect = Effect(begins, wish.cleaned_data["title"]) if begins else None
    return take_in(posted, kind=form.kind, entity=form.entity, model=form.model, on=form.on, effect=effect)


def _keep(desk: Desk, wish: WishForm, entity: Entity, number: int | None) -> int:
    said = wish.cleaned_data
    if number is None:
        asked = Wish(said["title"], said["reason"], {entity.id: entity})
        return open_request(asked, model=desk.model, by=desk.standing, at=now())
    changes = get_request(number).changes
    _base, wanted = read_changes(changes)
    entities = {key: wanted.get(key) for key in changes} | {entity.id: entity}
    asked = Wish(said["title"], said["reason"], entities)
    revise_request(number, asked, model=desk.model, by=desk.standing, at=now())
    return number


def _show(
    request: HttpRequest,
    form: EntityForm,
    wish: WishForm,
    *,
    number: int | None,
    status: int = 200,
    posted: Any = None,
    problems: Any = None,
) -> HttpResponse:
    entity = form.entity
    facts = {
        "section": "entities",
        "entity": entity,
        "kind": form.kind.kind,
        "kind_title": form.kind.title,
        "sections": form.show(posted, problems, language=get_language() or "vi"),
        "lists": form.list_lists(),
        "left_out": list_left_out(form.kind),
        "wish": wish,
        "number": number,
        "problems": problems,
        "open_requests": list_open_about(entity.id) if entity is not None and number is None else [],
    }
    return render(request, "desk/edit.html", facts, status=status)

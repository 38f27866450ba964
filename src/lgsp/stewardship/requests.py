"""Change requests: somebody asks, others discuss, the author revises; agreeing to one is `approving`."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from lgsp.architecture.model.entities import Entity
from lgsp.architecture.model.model import Model

from .errors import (
    ApprovalForbidden,
    AuthorApproves,
    EditForbidden,
    NotAuthor,
    NothingChanged,
    ReasonLacking,
    RequestChanged,
    RequestClosed,
    RequestUnknown,
    TextTooLong,
)
from .models import ChangeRequest, Step
from .payloads import read_changes, write_changes
from .standing import Standing
from .states import OPEN, RequestState, StepKind

MOST_TITLE, MOST_TEXT = 300, 20_000
MOST_LISTED = 200


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants: a title, the reason, and the entities as they would be; None for one to take out."""

    title: str
    reason: str
    entities: Mapping[str, Entity | None]


def open_request(wish: Wish, *, model: Model, by: Standing, at: datetime, made: Collection[str] = ()) -> int:
    """
    Keep what somebody wants, for another person to decide, and return its number.

    `made` are entities that the program itself changes beside, as the round of survey that an answer belongs to.

    :raises ReasonLacking: if the title or the reason is missing
    :raises TextTooLong: if they are longer than anybody reads
    :raises NothingChanged: if the model says so already
    :raises EditForbidden: if an entity belongs to another agency, as it is or as it would be
    """
    changes = _check(wish, model, by, made=made)
    with transaction.atomic():
        request = ChangeRequest.objects.create(
            title=wish.title.strip(),
            reason=wish.reason.strip(),
            author=by.account,
            author_name=by.name,
            agency=by.agency.code if by.agency else "",
            changes=changes,
            opened_at=at,
            changed_at=at,
        )
        note(request, StepKind.OPENED, by=by, at=at)
    return int(request.pk)


def revise_request(number: int, wish: Wish, *, model: Model, by: Standing, at: datetime) -> None:
    """
    Send a request again, changed; what it asks of an entity as before keeps the base it was written from.

    :raises NotAuthor: if somebody else sent it
    :raises RequestClosed: if it was decided already
    :raises DomainError: as `open_request`
    """
    with transaction.atomic():
        request = take(number)
        _check_author(request, by)
        changes = _check(wish, model, by, kept=request.changes)
        request.title, request.reason = wish.title.strip(), wish.reason.strip()
        request.changes, request.choices, request.state = changes, [], RequestState.WAITING
        save(request, at)
        note(request, StepKind.REVISED, by=by, at=at)


def comment(number: int, text: str, *, by: Standing, at: datetime) -> None:
    """
    Say something about a request.

    :raises ReasonLacking: if nothing is said
    :raises TextTooLong: if it is longer than anybody reads
    :raises RequestUnknown: if there is none
    """
    check_texts("x", text)
    with transaction.atomic():
        note(get_request(number), StepKind.COMMENTED, by=by, at=at, text=text.strip())


def withdraw(number: int, *, by: Standing, at: datetime) -> None:
    """
    Take a request back.

    :raises NotAuthor: if somebody else sent it
    :raises RequestClosed: if it was decided already
    """
    with transaction.atomic():
        request = take(number)
        _check_author(request, by)
        request.state = RequestState.WITHDRAWN
        save(request, at)
        note(request, StepKind.WITHDRAWN, by=by, at=at)


def return_request(number: int, text: str, *, version: int, by: Standing, at: datetime) -> None:
    """
    Give a request back to its author, who may send it again.

    :raises ApprovalForbidden: if the person may not decide
    :raises AuthorApproves: if the person sent it
    :raises ReasonLacking: if nothing is said
    :raises RequestClosed: if it was decided already
    :raises RequestChanged: if it is not the version the person read
    """
    check_texts("x", text)
    with transaction.atomic():
        request = take(number)
        check_decider(request, version, by)
        request.state = RequestState.RETURNED
        save(request, at)
        note(request, StepKind.RETURNED, by=by, at=at, text=text.strip())


def choose(
    number: int, choices: Iterable[tuple[str, ...]], *, version: int, by: Standing, at: datetime
) -> None:
    """
    Say whose words stand where the model was changed meanwhile: each the place of a conflict and the side.

    :raises DomainError: as `return_request`, but for the note
    """
    with transaction.atomic():
        request = take(number)
        check_decider(request, version, by)
        made = {tuple(place): side for *place, side in [*request.choices, *choices]}
        request.choices = [[*place, side] for place, side in made.items()]
        save(request, at)


def get_request(number: int) -> ChangeRequest:
    """
    Return a request.

    :raises RequestUnknown: if there is none
    """
    found = ChangeRequest.objects.filter(pk=number).first()
    if found is None:
        raise RequestUnknown(number=number)
    return found


def list_requests(*, agency: str = "", states: Iterable[RequestState] = ()) -> list[ChangeRequest]:
    """Return the requests changed last, newest first; of one agency, or in some states."""
    found = ChangeRequest.objects.all()
    if agency:
        found = found.filter(agency=agency)
    if states:
        found = found.filter(state__in=list(states))
    return list(found[:MOST_LISTED])


def list_steps(request: ChangeRequest) -> list[Step]:
    """Return what was done with a request, in order."""
    return list(request.steps.all())


def list_open_about(entity: str) -> list[ChangeRequest]:
    """Return the open requests that change an entity."""
    return [one for one in ChangeRequest.objects.filter(state__in=[*OPEN]) if entity in one.changes]


def _check(
    wish: Wish,
    model: Model,
    by: Standing,
    *,
    kept: Mapping[str, Any] | None = None,
    made: Collection[str] = (),
) -> dict[str, Any]:
    check_texts(wish.title, wish.reason)
    base = {key: model.entities[key] for key in wish.entities if key in model.entities}
    wanted = {key: one for key, one in wish.entities.items() if one is not None}
    changes: dict[str, Any] = write_changes(base, wanted)
    same = {
        key: one for key, one in (kept or {}).items() if changes.get(key, {}).get("wanted") == one["wanted"]
    }
    changes |= same
    if not changes:
        raise NothingChanged
    for entity in (*base.values(), *wanted.values()):
        if entity.id not in (*made, *same) and not by.may_edit(entity, model):
            raise EditForbidden(name=by.name or "Khách", entity=entity.name)
    read_changes(changes)
    return changes


def check_texts(title: str, text: str) -> None:
    """
    Check that a title and a text are there and no longer than anybody reads.

    :raises ReasonLacking: if one is missing
    :raises TextTooLong: if one is too long
    """
    if not title.strip() or not text.strip():
        raise ReasonLacking
    if len(title) > MOST_TITLE or len(text) > MOST_TEXT:
        raise TextTooLong(most=MOST_TITLE if len(title) > MOST_TITLE else MOST_TEXT)


def _check_author(request: ChangeRequest, by: Standing) -> None:
    if request.author != by.account:
        raise NotAuthor(name=by.name or "Khách", number=request.pk)


def check_decider(request: ChangeRequest, version: int, by: Standing) -> None:
    """
    Check that a person may decide about a request as they read it.

    :raises ApprovalForbidden: if the person may not decide
    :raises AuthorApproves: if the person sent it
    :raises RequestClosed: if it was decided already
    :raises RequestChanged: if it is not the version the person read
    """
    if not by.keeps:
        raise ApprovalForbidden(name=by.name or "Khách")
    if request.author == by.account:
        raise AuthorApproves(name=by.name)
    if request.state != RequestState.WAITING:
        raise RequestClosed(number=request.pk, state=request.get_state_display())
    if request.version != version:
        raise RequestChanged(number=request.pk)


def take(number: int) -> ChangeRequest:
    """
    Return an open request, locked until the transaction ends.

    :raises RequestUnknown: if there is none
    :raises RequestClosed: if it was decided already
    """
    found = ChangeRequest.objects.select_for_update().filter(pk=number).first()
    if found is None:
        raise RequestUnknown(number=number)
    if found.state not in OPEN:
        raise RequestClosed(number=number, state=found.get_state_display())
    return found


def save(request: ChangeRequest, at: datetime) -> None:
    """Save a request as its next version."""
    request.version += 1
    request.changed_at = at
    request.save()


def note(request: ChangeRequest, kind: StepKind, *, by: Standing, at: datetime, text: str = "") -> None:
    """Keep a step taken with a request."""
    Step.objects.create(request=request, kind=kind, by=by.account, by_name=by.name, at=at, note=text)

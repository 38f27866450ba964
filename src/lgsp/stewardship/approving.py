"""
Agreeing to a request: the model becomes what it says, and the history tells who wrote it and who agreed.

1. The agreement is noted in the database, with the files it will write, before the first of them is written.
2. The folder becomes what was agreed, whole or not at all.
3. The commit carries the number of the request, so that it is made once.
4. The request is noted as taken in.

A run that was cut off anywhere between is finished by the next one, or by `finish`. Where the model was changed by hand
in between so that it cannot be finished, the request waits for a decision again.
"""

from datetime import datetime
from pathlib import Path

from django.db import transaction

from lgsp.architecture.interchange.acceptance import accept, finish_acceptance, list_files
from lgsp.architecture.interchange.errors import ProposalUnacceptable
from lgsp.architecture.model.reading import load_model
from lgsp.architecture.revisions.commits import Change, Person

from .errors import ConflictsOpen, RulesBroken, StillNamed
from .locking import hold
from .models import ChangeRequest, Step
from .places import Place
from .previewing import Preview, merge_request, preview, propose_request
from .requests import check_decider, note, save, take
from .standing import Standing
from .states import RequestState, StepKind


def approve(number: int, *, version: int, place: Place, by: Standing, at: datetime) -> str:
    """
    Agree to a request, take it into the model, and return the hash of its commit.

    :raises ApprovalForbidden: if the person may not decide
    :raises AuthorApproves: if the person sent it
    :raises RequestClosed: if it was decided already
    :raises RequestChanged: if it is not the version the person read
    :raises ConflictsOpen: if the model was changed meanwhile and nobody chose whose words stand
    :raises StillNamed: if something would name what is not there
    :raises RulesBroken: if the model would break a rule it must keep
    :raises ProposalUnacceptable: if the result would not load
    """
    with hold(place.lock):
        _finish_all(place)
        with transaction.atomic():
            request = take(number)
            check_decider(request, version, by)
            model = load_model(place.folder)
            seen = preview(request, model, on=at.date())
            _check_sound(request, seen)
            written, removed = list_files(seen.proposal, model)
            request.state, request.files = RequestState.MERGING, [*written, *removed]
            request.decided_by, request.decided_name, request.decided_at = by.account, by.name, at
            save(request, at)
            note(request, StepKind.APPROVED, by=by, at=at)
        try:
            if not seen.proposal.is_empty:
                accept(seen.proposal, model)
        except ProposalUnacceptable:
            _put_back(request)
            raise
        return _record(request, place)


def finish(place: Place) -> list[int]:
    """Finish what was agreed to and cut off, and return the numbers of those requests."""
    if not ChangeRequest.objects.filter(state=RequestState.MERGING).exists():
        return []
    with hold(place.lock):
        return _finish_all(place)


def _check_sound(request: ChangeRequest, seen: Preview) -> None:
    if seen.conflicts:
        raise ConflictsOpen(number=request.pk, count=len(seen.conflicts))
    if seen.dangling:
        first = seen.dangling[0]
        raise StillNamed(entity=first.entity.name, title=first.title, id=first.id)
    if seen.errors:
        raise RulesBroken(count=len(seen.errors), first=seen.errors[0].message)


def _finish_all(place: Place) -> list[int]:
    """Bring every request that was agreed to into the model and the history, whatever was done of it already."""
    finish_acceptance(place.folder)
    waiting = ChangeRequest.objects.filter(state=RequestState.MERGING).order_by("decided_at", "pk")
    return [int(request.pk) for request in waiting if _finish_one(request, place)]


def _finish_one(request: ChangeRequest, place: Place) -> bool:
    model = load_model(place.folder)
    merged = merge_request(request, model)
    proposal = propose_request(request, model, merged)
    try:
        if not merged.conflicts and not proposal.is_empty:
            accept(proposal, model)
    except ProposalUnacceptable:
        _put_back(request)
        return False
    if merged.conflicts:
        _put_back(request)
        return False
    _record(request, place)
    return True


def _put_back(request: ChangeRequest) -> None:
    """Let a request wait again: nothing of it was written."""
    request.state, request.files = RequestState.WAITING, []
    request.decided_by, request.decided_name, request.decided_at = "", "", None
    request.save()


def _record(request: ChangeRequest, place: Place) -> str:
    """Commit the files of a request that was taken in, and note that it was."""
    province = load_model(place.folder).province.code
    at = request.decided_at or request.changed_at
    made = place.history.commit(
        Change(
            number=str(request.pk),
            files={name: _read(place.folder / name) for name in request.files},
            author=Person(request.author_name, request.author, province),
            committer=Person(request.decided_name, request.decided_by, province),
            message=f"{request.title}\n\n{request.reason}",
            at=at,
        )
    )
    with transaction.atomic():
        request.state, request.commit = RequestState.MERGED, made
        request.save(update_fields=["state", "commit"])
        Step.objects.create(
            request=request,
            kind=StepKind.MERGED,
            by=request.decided_by,
            by_name=request.decided_name,
            at=at,
            note=made[:12],
        )
    return made


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None

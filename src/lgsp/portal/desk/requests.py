"""Change requests on the screen: the list, one request with what it would do, and the steps people take."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from lgsp.architecture.model.entities import Entity
from lgsp.architecture.model.kinds import KINDS
from lgsp.architecture.model.model import Model
from lgsp.architecture.revisions.merging import Conflict, Side
from lgsp.architecture.revisions.sentences import Names
from lgsp.architecture.revisions.wording import NOTHING, Wording
from lgsp.kernel.errors import DomainError
from lgsp.platform.kit.clock import now, today
from lgsp.stewardship import requests
from lgsp.stewardship.approving import approve, finish
from lgsp.stewardship.previewing import Preview, preview
from lgsp.stewardship.states import OPEN, RequestState

from .surroundings import Desk, get_place, open_desk

TONES = {
    RequestState.WAITING: ("warn", "…"),
    RequestState.RETURNED: ("note", "↩"),
    RequestState.MERGING: ("warn", "…"),
    RequestState.MERGED: ("good", "✓"),
    RequestState.WITHDRAWN: ("dim", "–"),
}
FILTERS = {
    "": gettext_lazy("Đang mở"),
    "da-nhap": gettext_lazy("Đã nhập"),
    "tat-ca": gettext_lazy("Tất cả"),
}
_STATES = {"": OPEN, "da-nhap": (RequestState.MERGED,), "tat-ca": ()}
_MARK = "\x1f"


@dataclass(frozen=True)
class Choice:
    """A conflict as it is shown: what it is about, and what each side says."""

    name: str
    title: str
    base: str
    ours: str
    theirs: str


@login_required
@require_safe
def list_all(request: HttpRequest) -> HttpResponse:
    """List the requests a person may see: an officer those of the own agency, everybody else all."""
    finish(get_place())
    desk = open_desk(request)
    standing, shown = desk.standing, request.GET.get("loc", "")
    agency = "" if desk.sees_all else (standing.agency.code if standing.agency else "-")
    facts = {
        "section": "changes",
        "rows": [(one, *TONES[RequestState(one.state)]) for one in _list(agency, shown)],
        "filters": [(key, word, key == shown) for key, word in FILTERS.items()],
        "standing": standing,
        "kinds": [(kind.kind, kind.title) for kind in KINDS.values()] if standing.may_ask else [],
    }
    return render(request, "desk/requests.html", facts)


@login_required
@require_safe
def show(request: HttpRequest, *, number: int) -> HttpResponse:
    """Show a request: what it changes in sentences, what it would break and mend, and what can be done."""
    finish(get_place())
    desk = open_desk(request)
    change = requests.get_request(number)
    _check_sees(desk, change)
    tone, sign = TONES[RequestState(change.state)]
    facts: dict[str, Any] = {
        "section": "changes",
        "change": change,
        "tone": tone,
        "sign": sign,
        "steps": requests.list_steps(change),
        "standing": desk.standing,
        "is_author": change.author == desk.standing.account,
        "is_open": change.state in OPEN,
        "said": _give_back(request, number),
        "entities": [(key, one["kind"], KINDS[one["kind"]].title) for key, one in change.changes.items()],
    }
    if change.state in OPEN:
        facts |= _foresee(change, desk)
    return render(request, "desk/request.html", facts)


@login_required
@require_POST
def take_step(request: HttpRequest, *, number: int, word: str) -> HttpResponse:
    """Take a step with a request; what is refused is said on its page, and what was written comes back."""
    desk = open_desk(request)
    change = requests.get_request(number)
    _check_sees(desk, change)
    if word not in _STEPS:
        raise Http404
    step, said = _STEPS[word]
    try:
        step(request, number, desk)
    except DomainError as refusal:
        messages.warning(request, refusal.message_in(get_language() or "vi"))
        if text := request.POST.get("text", "").strip():
            request.session["said"] = {"number": number, "word": word, "text": text[: requests.MOST_TEXT]}
        return redirect("desk:request", number=number)
    messages.success(request, str(said))
    return redirect("desk:request", number=number)


def _give_back(request: HttpRequest, number: int) -> dict[str, str]:
    """Return what somebody wrote in a step that was refused, by the step; it is given back once."""
    said = request.session.get("said")
    if not said or said["number"] != number:
        return {}
    del request.session["said"]
    return {said["word"].replace("-", "_"): said["text"]}


def _list(agency: str, shown: str) -> list[Any]:
    return requests.list_requests(agency=agency, states=_STATES.get(shown, OPEN))


def _check_sees(desk: Desk, change: Any) -> None:
    """An officer sees what the own agency asked for; whoever has a right, and auditors, everything."""
    agency = desk.standing.agency
    if not desk.sees_all and (agency is None or change.agency != agency.code):
        raise requests.RequestUnknown(number=change.pk)


def _foresee(change: Any, desk: Desk) -> dict[str, Any]:
    known, key = desk.description.foreseen, (change.pk, change.version)
    if key not in known:
        known[key] = preview(change, desk.model, on=today(), before=desk.description.report)
    seen: Preview = known[key]
    return {
        "seen": seen,
        "sentences": seen.sentences,
        "choices": [_say_conflict(one, desk.model) for one in seen.conflicts],
        "may_decide": desk.standing.keeps and change.state == RequestState.WAITING,
        "is_blocked": bool(seen.conflicts or seen.dangling or seen.errors),
    }


def _say_conflict(conflict: Conflict, model: Model) -> Choice:
    say = Wording(Names(model, model), 400)
    if conflict.shape is None:
        sides = [_say_whole(side) for side in (conflict.base, conflict.ours, conflict.theirs)]
        return Choice(_MARK.join(conflict.place), str(conflict.entity.name), *sides)
    title = f"{conflict.entity.name}: {say.say_aspect(conflict.within, conflict.shape)}"
    sides = [say.say(conflict.shape, side) for side in (conflict.base, conflict.ours, conflict.theirs)]
    return Choice(_MARK.join(conflict.place), title, *sides)


def _say_whole(entity: Entity | None) -> str:
    return NOTHING if entity is None else entity.name


def _version(request: HttpRequest) -> int:
    given = request.POST.get("version", "")
    return int(given) if given.isdecimal() and len(given) < 9 else 0


def _approve(request: HttpRequest, number: int, desk: Desk) -> None:
    approve(number, version=_version(request), place=get_place(), by=desk.standing, at=now())


def _return(request: HttpRequest, number: int, desk: Desk) -> None:
    text = request.POST.get("text", "")
    requests.return_request(number, text, version=_version(request), by=desk.standing, at=now())


def _comment(request: HttpRequest, number: int, desk: Desk) -> None:
    requests.comment(number, request.POST.get("text", ""), by=desk.standing, at=now())


def _withdraw(_request: HttpRequest, number: int, desk: Desk) -> None:
    requests.withdraw(number, by=desk.standing, at=now())


def _choose(request: HttpRequest, number: int, desk: Desk) -> None:
    chosen = [
        (*name.removeprefix("chon:").split(_MARK), side)
        for name, side in request.POST.items()
        if name.startswith("chon:") and side in list(Side)
    ]
    requests.choose(number, chosen, version=_version(request), by=desk.standing, at=now())


_Step = Callable[[HttpRequest, int, Desk], None]
_STEPS: dict[str, tuple[_Step, Any]] = {
    "duyet": (_approve, gettext_lazy("Đã duyệt và nhập vào mô hình.")),
    "tra-lai": (_return, gettext_lazy("Đã trả lại cho người gửi.")),
    "gop-y": (_comment, gettext_lazy("Đã ghi góp ý.")),
    "rut": (_withdraw, gettext_lazy("Đã rút yêu cầu.")),
    "chon": (_choose, gettext_lazy("Đã ghi lựa chọn; hãy xem lại rồi duyệt.")),
}

"""How long somebody stays signed in, and what an account that is closed for a while is told."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lgsp.platform.kit.clock import now

BEGUN, SEEN = "begun", "seen"
STEP = timedelta(minutes=1)
"""How exactly the last page is noted: not every page writes the session."""


class SessionLimits:
    """
    Sign people out who have opened no page for a while, or who signed in too long ago.

    The limits are `LGSP_IDLE` and `LGSP_SESSION`; a session without the notes is one of before them, and begins now.
    """

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request, of nobody when the session is over."""
        if request.user.is_authenticated:
            at = now()
            if self._is_over(request, at):
                logout(request)
            elif at - self._read(request, SEEN, at - STEP) >= STEP:
                request.session.setdefault(BEGUN, at.isoformat())
                request.session[SEEN] = at.isoformat()
        return self.answer(request)

    def _is_over(self, request: HttpRequest, at: datetime) -> bool:
        is_idle = at - self._read(request, SEEN, at) > settings.LGSP_IDLE
        return is_idle or at - self._read(request, BEGUN, at) > settings.LGSP_SESSION

    def _read(self, request: HttpRequest, name: str, default: datetime) -> datetime:
        said = request.session.get(name)
        return datetime.fromisoformat(said) if said else default


def answer_locked(request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
    """Tell that too many wrong passwords were typed; whether there is such an account is not told."""
    minutes = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
    return render(request, "identity/locked.html", {"minutes": minutes}, status=429)

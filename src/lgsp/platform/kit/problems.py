"""How a refusal reaches a browser: one table from its kind to an HTTP status, one page."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from lgsp.kernel.errors import DomainError, Forbidden, Invalid, NotFound, Refused, Unavailable

_STATUSES: tuple[tuple[type[DomainError], int], ...] = (
    (NotFound, 404),
    (Forbidden, 403),
    (Invalid, 422),
    (Refused, 409),
    (Unavailable, 503),
)


def get_status(refusal: DomainError) -> int:
    """Return the HTTP status of a refusal, by its kind."""
    return next(status for kind, status in _STATUSES if isinstance(refusal, kind))


class RefusalsAsPages:
    """Answer a refusal with a page that says it in the reader's language; bugs pass through."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Turn a refusal into its page; Django calls this for whatever a view raised."""
        if not isinstance(exception, DomainError):
            return None
        facts = {"code": exception.code, "message": exception.message_in(get_language() or "vi")}
        return render(request, "kit/problem.html", facts, status=get_status(exception))

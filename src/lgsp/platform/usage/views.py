"""`GET /v1/logs`: a system asks for its own records, by the access token it calls services with."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from lgsp.kernel.errors import DomainError
from lgsp.platform.exchange.errors import TokenRefused
from lgsp.platform.exchange.tokens import Tokens, read_or_make_token_key
from lgsp.platform.kit.clock import now
from lgsp.platform.kit.problems import get_status
from lgsp.platform.registry.queries import get_credential, get_instance, identify

from .errors import LogCallerUnknown, LogKeyElsewhere, LogQueryMalformed
from .own_records import MAX_RECORDS, RECORDS, Wanted, list_own_records

_ORDERS = {"": False, "SORT_ORDER_DESCENDING": False, "SORT_ORDER_ASCENDING": True}
_CHALLENGE = 'Bearer realm="lgsp"'


@require_safe
def logs(request: HttpRequest) -> JsonResponse:
    """Give a page of the caller's own records, newest first unless asked otherwise."""
    try:
        system = _authenticate(request.headers.get("Authorization", ""))
        page = list_own_records(_read(system, request.GET))
    except LogCallerUnknown as refusal:
        return _refuse(refusal, status=401, headers={"WWW-Authenticate": _CHALLENGE})
    except DomainError as refusal:
        return _refuse(refusal, status=get_status(refusal))
    answer = {"records": page.records, "pagination": {"next_cursor": page.next_cursor}}
    return JsonResponse(answer, headers={"Cache-Control": "no-store"})


def _authenticate(authorization: str) -> str:
    """
    Return the system whose token it is.

    :raises LogCallerUnknown: if there is no token of a credential in use
    :raises LogKeyElsewhere: if the key of tokens is not on this machine
    """
    scheme, _, token = authorization.partition(" ")
    if scheme.lower() != "bearer":
        raise LogCallerUnknown(reason="there is no header Authorization: Bearer")
    path = Path(settings.LGSP_VAR, "keys/token.key")
    if not path.exists():
        raise LogKeyElsewhere(file=path)
    instance = get_instance()
    tokens = Tokens(read_or_make_token_key(path), issuer=f"lgsp.{instance.lower()}")
    try:
        caller = tokens.check(token.strip().encode(), now=now().timestamp())
    except TokenRefused as refusal:
        raise LogCallerUnknown(reason=refusal.facts["reason"]) from None
    if caller.bound_to:
        raise LogCallerUnknown(reason="the token is bound to a certificate, which is not shown here")
    try:
        credential = get_credential(caller.client_id)
    except DomainError:
        raise LogCallerUnknown(reason="the credential was withdrawn") from None
    if identify(credential.subsystem, instance) != caller.subsystem:
        raise LogCallerUnknown(reason="it is a credential of the test environment")
    return caller.subsystem


def _read(system: str, query: Mapping[str, str]) -> Wanted:
    order = query.get("sort_order", "")
    if order not in _ORDERS:
        raise LogQueryMalformed(name="sort_order", value=order[:50])
    limit = _to_number(query, "limit", default=RECORDS)
    if not 1 <= limit <= MAX_RECORDS:
        raise LogQueryMalformed(name="limit", value=limit)
    return Wanted(
        system=system,
        after=_to_instant(query, "after"),
        before=_to_instant(query, "before"),
        grants=_to_list(query, "grant_hash"),
        services=_to_list(query, "service_name"),
        transactions=_to_list(query, "transaction_id"),
        is_ascending=_ORDERS[order],
        cursor=query.get("cursor", ""),
        limit=limit,
    )


def _to_number(query: Mapping[str, str], name: str, *, default: int) -> int:
    text = query.get(name, "")
    if not text:
        return default
    if not (text.isascii() and text.isdigit() and len(text) <= 12):
        raise LogQueryMalformed(name=name, value=text[:50])
    return int(text)


def _to_instant(query: Mapping[str, str], name: str) -> datetime | None:
    if not query.get(name):
        return None
    try:
        return datetime.fromtimestamp(_to_number(query, name, default=0), UTC)
    except (OverflowError, ValueError, OSError):
        raise LogQueryMalformed(name=name, value=query[name][:50]) from None


def _to_list(query: Mapping[str, str], name: str) -> tuple[str, ...]:
    parts = query.get(name, "").split(",")
    if len(parts) > MAX_RECORDS:
        raise LogQueryMalformed(name=name, value=f"{len(parts)} values")
    return tuple(part for part in parts if part)


def _refuse(refusal: DomainError, *, status: int, headers: dict[str, str] | None = None) -> JsonResponse:
    content = {"code": refusal.code, "message": refusal.message}
    return JsonResponse(content, status=status, headers=headers)

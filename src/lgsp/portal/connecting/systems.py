"""The systems an agency joins to the exchange: by what they are known, and their secrets."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_POST, require_safe

from lgsp.platform.kit.clock import now
from lgsp.platform.registry import public_keys, services
from lgsp.platform.registry.queries import get_instance, identify, list_credentials

from .forms import CredentialForm, KeyForm
from .rights import list_own_systems

ENDING = timedelta(days=30)
"""How long before its end a certificate is pointed out. Ours; no rule was found."""


@login_required
@require_safe
def systems(request: HttpRequest) -> HttpResponse:
    """List the person's systems with what they are known by."""
    return show_systems(request)


@login_required
@require_POST
def issue(request: HttpRequest, *, system: int) -> HttpResponse:
    """Give a system a new secret, shown on this page and never again."""
    found = next((own for own in list_own_systems(request.user) if own.pk == system), None)
    form = CredentialForm(request.POST)
    if found is None or not form.is_valid():
        raise Http404
    given = form.cleaned_data
    wanted = services.CredentialForm(
        is_test=given["is_test"],
        networks=tuple(given["networks"].split()),
        overlap=timedelta(days=given["overlap_days"]) if given["overlap_days"] else None,
    )
    subsystem = identify(found, get_instance())
    issued = services.issue_credential(subsystem, form=wanted, by=request.user.get_username(), at=now())
    facts = {
        "section": "systems",
        "system": found,
        "issued": issued,
        "gateway": settings.LGSP_GATEWAY_URL,
    }
    response = render(request, "connecting/issued.html", facts)
    patch_cache_control(response, no_store=True)
    return response


def show_systems(request: HttpRequest, *, refused: KeyForm | None = None, of: int = 0) -> HttpResponse:
    """Return the page; a form that was refused stands again at its system, with what is wrong."""
    own = list_own_systems(request.user)
    instance = get_instance() if own else ""
    credentials, keys = _by_system(list_credentials()), _by_system(public_keys.list_public_keys())
    rows = [
        {
            "system": system,
            "identifier": identify(system, instance),
            "credentials": credentials[system.pk],
            "keys": [_describe(key) for key in keys[system.pk]],
            "key_form": refused if refused and of == system.pk else KeyForm(auto_id=f"id_{system.pk}_%s"),
        }
        for system in own
    ]
    facts = {"section": "systems", "rows": rows, "form": CredentialForm(), "now": now()}
    return render(request, "connecting/systems.html", facts, status=422 if refused else 200)


def _by_system(held: Iterable[Any]) -> defaultdict[int, list[Any]]:
    found: defaultdict[int, list[Any]] = defaultdict(list)
    for each in held:
        found[each.subsystem_id].append(each)
    return found


def _describe(key: Any) -> dict[str, Any]:
    end = public_keys.find_end(key)
    return {
        "row": key,
        "is_certificate": public_keys.is_certificate(key),
        "end": end,
        "is_ending": end is not None and end - now() < ENDING,
    }

"""The systems an agency joins to the exchange: their secrets, and how to try them."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_POST, require_safe

from lgsp.platform.kit.clock import now
from lgsp.platform.registry import services
from lgsp.platform.registry.queries import get_instance, identify, list_credentials

from .forms import CredentialForm
from .rights import list_own_systems


@login_required
@require_safe
def systems(request: HttpRequest) -> HttpResponse:
    """List the person's systems with their credentials in use."""
    own = list_own_systems(request.user)
    instance = get_instance() if own else ""
    held: dict[int, list[object]] = {}
    for credential in list_credentials():
        held.setdefault(credential.subsystem_id, []).append(credential)
    rows = [(system, identify(system, instance), held.get(system.pk, [])) for system in own]
    facts = {"section": "systems", "rows": rows, "form": CredentialForm(), "now": now()}
    return render(request, "connecting/systems.html", facts)


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

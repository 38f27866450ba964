"""The certificates and public keys of an agency's systems: registered and revoked here, beside their secrets."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lgsp.kernel.errors import DomainError
from lgsp.platform.kit.clock import now
from lgsp.platform.registry import public_keys
from lgsp.platform.registry.entries import PublicKeyEntry
from lgsp.platform.registry.queries import get_instance, identify

from .forms import KeyForm
from .rights import list_own_systems
from .systems import show_systems


@login_required
@require_POST
def register(request: HttpRequest, *, system: int) -> HttpResponse:
    """Register a certificate or public key for a system of the person's."""
    found = next((own for own in list_own_systems(request.user) if own.pk == system), None)
    if found is None:
        raise Http404
    form = KeyForm(request.POST, auto_id=f"id_{system}_%s")
    if form.is_valid():
        entry = PublicKeyEntry(
            subsystem=identify(found, get_instance()), public_key=form.cleaned_data["public_key"]
        )
        try:
            public_keys.register_public_key(entry, by=request.user.get_username(), at=now())
        except DomainError as refusal:
            form.add_error("public_key", refusal.message_in("vi"))
        else:
            messages.success(request, _("Đã đăng ký; cổng nhận trong vài giây."))
            return redirect("connecting:systems")
    return show_systems(request, refused=form, of=system)


@login_required
@require_POST
def revoke(request: HttpRequest, *, key: int) -> HttpResponse:
    """Revoke a certificate or public key of a system of the person's."""
    own = {system.pk for system in list_own_systems(request.user)}
    found = next((held for held in public_keys.list_public_keys() if held.pk == key), None)
    if found is None or found.subsystem_id not in own:
        raise Http404
    public_keys.revoke_public_key(found.key_id, by=request.user.get_username(), at=now())
    messages.success(request, _("Đã thu hồi; cổng từ chối từ nay."))
    return redirect("connecting:systems")

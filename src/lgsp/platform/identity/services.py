"""What can happen to accounts."""

import secrets

from django.core.exceptions import ValidationError
from django.db import transaction

from .errors import AgencyNeeded, NameMalformed, NameTaken, RoleUnknown
from .models import User
from .roles import Role

FIRST_ADMINISTRATOR = "quantri"


@transaction.atomic
def create_user(name: str, *, role: str, agency: str = "") -> str:
    """
    Open an account and return its password, which is stored nowhere in clear.

    :raises RoleUnknown: if there is no such role
    :raises AgencyNeeded: if an officer has no agency
    :raises NameMalformed: if the name holds other characters than a name may
    :raises NameTaken: if somebody has that name
    """
    if role not in Role.values:
        raise RoleUnknown(role=role, roles=", ".join(Role.values))
    if role == Role.OFFICER and not agency:
        raise AgencyNeeded
    _check_name(name)

    password = secrets.token_urlsafe(15)
    User.objects.create_user(name, password=password, role=role, agency=agency, is_staff=True)
    return password


@transaction.atomic
def ensure_first_administrator() -> tuple[str, str | None]:
    """Return an administrator's name; where there is none yet, open the account and return its password too."""
    present = User.objects.filter(role=Role.ADMINISTRATOR, is_active=True).order_by("pk").first()
    if present is not None:
        return present.username, None
    return FIRST_ADMINISTRATOR, create_user(FIRST_ADMINISTRATOR, role=Role.ADMINISTRATOR)


def _check_name(name: str) -> None:
    try:
        User.username_validator(name)
    except ValidationError:
        raise NameMalformed(name=name) from None
    if len(name) > 150:
        raise NameMalformed(name=name)
    if User.objects.filter(username__iexact=name).exists():
        raise NameTaken(name=name)

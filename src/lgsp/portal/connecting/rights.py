"""Who may take which step: the administrator every one, an officer those of the agency, an auditor none."""

from typing import Any

from lgsp.kernel.text import collation_key
from lgsp.platform.identity.roles import Role
from lgsp.platform.registry.queries import list_subsystems

from .errors import StepForbidden


def may_act_for(user: Any, agency: str) -> bool:
    """Tell whether a person may act for an agency."""
    if not user.is_authenticated:
        return False
    return bool(user.role == Role.ADMINISTRATOR or user.works_for(agency))


def check_may_act_for(user: Any, agency: str) -> None:
    """
    Check that a person may act for an agency.

    :raises StepForbidden: if not
    """
    if not may_act_for(user, agency):
        raise StepForbidden(name=user.get_username(), agency=agency)


def own_agency(user: Any) -> str:
    """Return the agency whose affairs a person sees; nothing means every one."""
    return str(user.agency) if user.role == Role.OFFICER else ""


def owner_of(service: Any) -> str:
    """Return the agency that owns a service."""
    return str(service.subsystem.member.code)


def consumer_of(request: Any) -> str:
    """Return the agency that asks."""
    return str(request.consumer.member.code)


def list_own_systems(user: Any) -> list[Any]:
    """List the systems a person may ask for, by name."""
    own = [system for system in list_subsystems() if may_act_for(user, system.member.code)]
    return sorted(own, key=lambda system: collation_key(system.name))

"""Who may decide: administrators."""

from typing import Any

from lgsp.platform.identity.roles import Role

from .errors import DecisionForbidden


def may_decide(user: Any) -> bool:
    """Tell whether a person may plan, approve, and decide about findings."""
    return bool(user.is_authenticated and user.role == Role.ADMINISTRATOR)


def check_may_decide(user: Any) -> None:
    """
    Check that a person may decide.

    :raises DecisionForbidden: if not
    """
    if not may_decide(user):
        raise DecisionForbidden(name=user.get_username())

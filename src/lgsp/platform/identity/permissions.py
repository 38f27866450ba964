"""What a role permits, worked out from the role alone, so that nothing needs to be kept in step."""

from typing import Any

from django.apps import apps
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import Permission
from django.db.models import Q, QuerySet

from .roles import Role


class RoleBackend(ModelBackend):
    """Log in by password; permit what the account's role permits."""

    def _get_group_permissions(self, user_obj: Any) -> QuerySet[Permission]:
        return list_permissions(user_obj.role)


def list_permissions(role: str) -> QuerySet[Permission]:
    """
    Return what a role permits.

    An application names what it lets an agency officer do, in `officer_permissions` of its AppConfig: that is each
    package's own to say.
    """
    match role:
        case Role.ADMINISTRATOR:
            return Permission.objects.all()
        case Role.AUDITOR:
            return Permission.objects.filter(codename__startswith="view_")
        case Role.OFFICER:
            return Permission.objects.filter(_of_officers())
    return Permission.objects.none()


def _of_officers() -> Q:
    permitted = Q(pk__in=[])
    for application in apps.get_app_configs():
        names = getattr(application, "officer_permissions", ())
        permitted |= Q(content_type__app_label=application.label, codename__in=names)
    return permitted

"""The application."""

from django.apps import AppConfig


class IdentityConfig(AppConfig):
    """Accounts and roles."""

    name = "lgsp.platform.identity"
    label = "identity"
    verbose_name = "Người dùng và vai trò"

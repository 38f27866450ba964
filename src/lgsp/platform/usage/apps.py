"""The application."""

from django.apps import AppConfig


class UsageConfig(AppConfig):
    """What was exchanged."""

    name = "lgsp.platform.usage"
    label = "usage"
    verbose_name = "Nhật ký trao đổi"

"""The application."""

from django.apps import AppConfig


class StewardshipConfig(AppConfig):
    """What people ask to change in the architecture, and what became of it."""

    name = "lgsp.stewardship"
    label = "stewardship"
    verbose_name = "Giữ gìn Kiến trúc"

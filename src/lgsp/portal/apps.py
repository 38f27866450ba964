"""The portal as a Django application."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Screens only: no tables."""

    name = "lgsp.portal"
    label = "portal"
    verbose_name = "Cổng thông tin kiến trúc"

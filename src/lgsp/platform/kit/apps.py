"""The application: templates and checks."""

from django.apps import AppConfig
from django.core.checks import register


class KitConfig(AppConfig):
    """Django plumbing."""

    name = "lgsp.platform.kit"
    label = "kit"

    def ready(self) -> None:
        """Have the node's folder checked with everything else."""
        from .checks import check_folder

        register(check_folder)

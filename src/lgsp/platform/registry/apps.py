"""The application, and what an agency officer may do in it."""

from django.apps import AppConfig


class RegistryConfig(AppConfig):
    """The registry of the exchange."""

    name = "lgsp.platform.registry"
    label = "registry"
    verbose_name = "Sổ đăng ký kết nối"

    officer_permissions = (
        "view_member",
        "view_subsystem",
        "change_subsystem",
        "view_service",
        "add_service",
        "change_service",
        "view_contract",
        "view_agreement",
        "view_accessrequest",
        "view_notice",
        "view_credential",
        "add_credential",
        "change_credential",
        "view_publickey",
        "add_publickey",
        "change_publickey",
    )

"""The application."""

from django.apps import AppConfig


class AlignmentConfig(AppConfig):
    """Plans that wait for a second person, and what was decided about findings."""

    name = "lgsp.alignment"
    label = "alignment"
    verbose_name = "Đối chiếu kiến trúc và nền tảng"

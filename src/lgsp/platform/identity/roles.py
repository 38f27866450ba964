"""The roles of the back office. Each account has exactly one."""

from django.db.models import TextChoices


class Role(TextChoices):
    """
    What a person is here for.

    An administrator does everything, an agency officer works on what belongs to the agency, an auditor sees
    everything and changes nothing.
    """

    ADMINISTRATOR = "administrator", "Quản trị hệ thống"
    OFFICER = "officer", "Cán bộ cơ quan"
    AUDITOR = "auditor", "Kiểm tra, giám sát"

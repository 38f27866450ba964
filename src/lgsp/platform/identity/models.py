"""People who log in, and what they did in the back office."""

from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q

from .roles import Role


class User(AbstractUser):
    """A person with one role; an officer also belongs to an agency."""

    role = models.CharField("vai trò", max_length=20, choices=Role, default=Role.AUDITOR)
    agency = models.CharField(
        "mã cơ quan", blank=True, help_text="Mã định danh điện tử của cơ quan, ví dụ H99.10."
    )

    class Meta(AbstractUser.Meta):
        verbose_name = "người dùng"
        verbose_name_plural = "người dùng"
        constraints = (
            models.CheckConstraint(
                name="officer_has_an_agency",
                condition=~Q(role=Role.OFFICER) | ~Q(agency=""),
                violation_error_message="Cán bộ cơ quan phải có mã cơ quan.",
            ),
        )

    def works_for(self, agency: str) -> bool:
        """Say whether the person works for that agency alone, as officers do."""
        return self.role == Role.OFFICER and self.agency == agency


class Deed(LogEntry):
    """What a person did in the back office: Django's own record, under a name officials understand."""

    class Meta:
        proxy = True
        verbose_name = "thao tác quản trị"
        verbose_name_plural = "nhật ký thao tác quản trị"

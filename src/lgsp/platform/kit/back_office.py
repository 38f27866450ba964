"""What the tables of the back office have in common: nothing is deleted, and a service enters the rows."""
# ruff: noqa: ARG002 -- Django gives these methods more than they need

from collections.abc import Callable
from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest


class Kept(admin.ModelAdmin):
    """A table from which nothing is deleted: what happened stays."""

    show_facets = admin.ShowFacets.NEVER  # counting every filter reads the whole table each time

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Permit nobody to delete."""
        return False


class Entered(Kept):
    """A table whose rows are entered by a service."""

    fixed_fields: ClassVar[tuple[str, ...]] = ()
    """What is given once, when the row is entered."""

    enter: Callable[..., Model]
    """Have a row entered, `by` the person of that name, by the service whose task it is; return the row entered."""

    def save_model(self, request: HttpRequest, obj: Any, *_form_and_change: Any) -> None:
        """Enter what the form says."""
        obj.pk = self.enter(obj, by=request.user.get_username()).pk

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Keep what identifies a row as it is."""
        return (*self.readonly_fields, *self.fixed_fields) if obj else self.readonly_fields


class Unchanging(Entered):
    """A table whose rows are entered and never rewritten."""

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Permit nobody to rewrite a row."""
        return False

    def may_end(self, request: HttpRequest) -> bool:
        """Say whether a person may end what a row grants: those whom Django permits to change it."""
        return super().has_change_permission(request)


class ReadOnly(Unchanging):
    """A table that is only read."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Permit nobody to add."""
        return False

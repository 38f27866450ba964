"""The back office of accounts, and who changed what when."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group

from lgsp.platform.kit.back_office import Kept, ReadOnly

from .models import Deed, User

admin.site.unregister(Group)


@admin.register(User)
class Users(Kept, UserAdmin):
    """Accounts: a role each, and for officers their agency."""

    list_display = ("username", "last_name", "first_name", "role", "agency", "is_active", "last_login")
    list_filter = ("role", "is_active", "agency")
    search_fields = ("username", "last_name", "first_name", "agency")
    filter_horizontal = ()
    readonly_fields = ("last_login", "date_joined")
    fieldsets = (
        (None, {"fields": ("username", "password", "role", "agency", "is_active")}),
        ("Cá nhân", {"fields": ("last_name", "first_name", "email")}),
        ("Thời gian", {"fields": ("last_login", "date_joined")}),
    )
    add_fieldsets = (
        (None, {"classes": ("wide",), "fields": ("username", "password1", "password2", "role", "agency")}),
    )


@admin.register(Deed)
class Deeds(ReadOnly):
    """Who changed what in the back office."""

    list_display = ("action_time", "user", "content_type", "object_repr", "action_flag")
    list_filter = ("action_flag", "content_type")
    search_fields = ("object_repr", "change_message", "user__username")
    date_hierarchy = "action_time"

"""The back office of alignment: what was planned and decided is only read."""

from django.contrib import admin

from lgsp.platform.kit.back_office import ReadOnly

from .models import Resolution, SavedPlan


@admin.register(SavedPlan)
class SavedPlans(ReadOnly):
    """Plans, and who carried them out."""

    list_display = ("digest", "count", "state", "made_by", "made_at", "decided_by", "decided_at", "version")
    list_filter = ("state",)


@admin.register(Resolution)
class Resolutions(ReadOnly):
    """What was decided about findings."""

    list_display = ("finding", "way", "document", "until", "decided_by", "decided_at", "ended_at")
    list_filter = ("way",)
    search_fields = ("finding", "document")

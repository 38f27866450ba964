"""The back office of what was exchanged: only read, the evidence is the source."""

from django.contrib import admin

from lgsp.platform.kit.back_office import ReadOnly

from .models import Cursor, Exchange, Hour, Uptime


@admin.register(Exchange)
class Exchanges(ReadOnly):
    """Each exchange."""

    list_display = ("started_at", "consumer", "service", "method", "outcome", "status", "error", "node")
    list_filter = ("outcome", "node", "started_at")
    search_fields = ("exchange_id", "consumer", "service", "agreement")
    show_full_result_count = False


@admin.register(Hour)
class Hours(ReadOnly):
    """The sums by the hour."""

    list_display = ("hour", "consumer", "service", "agreement", "outcome", "status", "code", "count")
    list_filter = ("outcome", "node", "hour")
    search_fields = ("consumer", "service", "agreement", "code")
    show_full_result_count = False


@admin.register(Cursor)
class Cursors(ReadOnly):
    """How far each node's evidence has been read."""

    list_display = ("node", "next_index")


@admin.register(Uptime)
class Uptimes(ReadOnly):
    """In which minutes of each hour a node could take calls."""

    list_display = ("hour", "node", "minutes")
    list_filter = ("node", "hour")

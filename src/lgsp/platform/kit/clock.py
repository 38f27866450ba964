"""The clock, for doors: views, commands, the worker. What they call is given the time."""

from datetime import date, datetime

from django.utils import timezone


def now() -> datetime:
    """Return this instant, with its time zone."""
    return timezone.localtime(timezone.now())  # noqa: TID251 - the one place Django's clock is read


def today() -> date:
    """Return today's date where the province is."""
    return now().date()

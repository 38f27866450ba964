"""Which time and day it is in Vietnam. A door: what is below the command line has them passed in."""

from datetime import date, datetime, timedelta, timezone

VIETNAM = timezone(timedelta(hours=7))


def now() -> datetime:
    """Return the time."""
    return datetime.now(VIETNAM)  # noqa: TID251 - a door


def today() -> date:
    """Return the day."""
    return now().date()

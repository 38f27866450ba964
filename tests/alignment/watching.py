"""What the platform watched: everything, or everything but some days."""

from datetime import UTC, timedelta

from lgsp.alignment.watch import HOUR, Watch

WHOLE_HOUR = 2**60 - 1


def watch_all(period):
    return watch_without(period, days=())


def watch_without(period, *, days):
    """Watch a period but for some of its days, counted from its beginning."""
    first = period.since.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
    hours = {}
    hour = first
    while hour < period.until:
        if (hour - first) // timedelta(days=1) not in days:
            hours[hour] = WHOLE_HOUR
        hour += HOUR
    return Watch(hours, until=period.until)

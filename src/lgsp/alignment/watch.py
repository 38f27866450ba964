"""
When the platform could have seen a call: the minutes in which a gateway was up and its records were read.

>>> from datetime import UTC
>>> noon = datetime(2026, 1, 5, 12, tzinfo=UTC)
>>> watch = Watch({noon: 2**60 - 1, noon + HOUR: 2**30 - 1}, until=noon + 2 * HOUR)
>>> watch.minutes(noon), watch.share(noon), watch.trusted_since(noon) == noon + HOUR
(90, 0.75, False)
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

HOUR = timedelta(hours=1)
ENOUGH = 0.95
"""Which part of the minutes must have been watched for silence to mean anything."""


@dataclass(frozen=True)
class Watch:
    """The hours in which anything could be seen, each with its minutes as bits, the first lowest; until an instant."""

    hours: Mapping[datetime, int]
    until: datetime
    _known: dict[datetime, datetime | None] = field(default_factory=dict, compare=False, repr=False)

    @property
    def first(self) -> datetime | None:
        """Return the beginning of the first hour in which anything could be seen."""
        return min(self.hours, default=None)

    def minutes(self, since: datetime) -> int:
        """Return in how many minutes from an instant on anything could be seen."""
        first = _hour_of(since)
        later = sum(bits.bit_count() for hour, bits in self.hours.items() if hour > first)
        return later + (self.hours.get(first, 0) >> since.minute).bit_count()

    def share(self, since: datetime) -> float:
        """Return in which part of the minutes from an instant on anything could be seen, from 0 to 1."""
        whole = _minutes(since, self.until)
        return min(1.0, self.minutes(since) / whole) if whole > 0 else 0.0

    def trusted_since(self, since: datetime) -> datetime | None:
        """Return the earliest instant, not before `since`, from which on enough could be seen; none where never."""
        if since not in self._known:
            self._known[since] = self._find_trusted(since)
        return self._known[since]

    def _find_trusted(self, since: datetime) -> datetime | None:
        """Go back hour by hour; the hour under way counts as far as it has come."""
        found: datetime | None = None
        seen = 0
        hour = _hour_of(self.until)
        while hour + HOUR > since:
            start = max(hour, since)
            seen += (self.hours.get(hour, 0) >> (start - hour).seconds // 60).bit_count()
            whole = _minutes(start, self.until)
            if seen and seen >= ENOUGH * whole:
                found = start
            hour -= HOUR
        return found


def _hour_of(at: datetime) -> datetime:
    return at.replace(minute=0, second=0, microsecond=0)


def _minutes(since: datetime, until: datetime) -> int:
    return int((until - since).total_seconds() // 60)

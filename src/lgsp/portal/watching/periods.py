"""
The period a reader watches: the last hours or days, or a month of Vietnam. It begins and ends with an hour.

>>> from datetime import UTC
>>> moment = datetime(2026, 3, 5, 9, 30, tzinfo=UTC)
>>> month = read_period("2026-02", now=moment)
>>> month.since.isoformat(), month.until.isoformat(), month.is_by_day
('2026-02-01T00:00:00+07:00', '2026-03-01T00:00:00+07:00', True)
>>> read_period("khong-co", now=moment).key
'24-gio'
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lgsp.platform.exchange.terms import VIETNAM

AN_HOUR, A_DAY = timedelta(hours=1), timedelta(days=1)
LAST = {
    "24-gio": (A_DAY, _("24 giờ qua")),
    "7-ngay": (7 * A_DAY, _("7 ngày qua")),
    "30-ngay": (30 * A_DAY, _("30 ngày qua")),
}
MONTHS = 12
"""How many months can be chosen, the running one first."""
_MONTH = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])")
_BY_DAY_FROM = 3 * A_DAY


@dataclass(frozen=True, slots=True)
class Period:
    """From an instant, included, until another, not included."""

    key: str
    name: str | Promise
    since: datetime
    until: datetime

    @property
    def is_month(self) -> bool:
        """Say whether it is a month."""
        return _MONTH.fullmatch(self.key) is not None

    @property
    def is_by_day(self) -> bool:
        """Say whether its columns are days, not hours."""
        return self.until - self.since > _BY_DAY_FROM

    @property
    def columns(self) -> tuple[datetime, ...]:
        """Return when each column begins, oldest first; days are Vietnam's."""
        step, at = (A_DAY, _midnight(self.since)) if self.is_by_day else (AN_HOUR, self.since)
        return tuple(_steps(at, self.until, step))


def read_period(key: str, *, now: datetime) -> Period:
    """Return the period of that key; what is none is the last day."""
    if (month := _MONTH.fullmatch(key)) is not None:
        return _month(int(month[1]), int(month[2]))
    key = key if key in LAST else "24-gio"
    length, name = LAST[key]
    until = now.astimezone(VIETNAM).replace(minute=0, second=0, microsecond=0) + AN_HOUR
    return Period(key, name, until - length, until)


def month_at(at: datetime) -> Period:
    """Return the month in which an instant of Vietnam lies."""
    return _month(at.year, at.month)


def list_periods(now: datetime) -> list[Period]:
    """Return what can be chosen: the last hours and days, then months, newest first."""
    periods = [read_period(key, now=now) for key in LAST]
    local = now.astimezone(VIETNAM)
    year, month = local.year, local.month
    for _number in range(MONTHS):
        periods.append(_month(year, month))
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    return periods


def _month(year: int, month: int) -> Period:
    since = datetime(year, month, 1, tzinfo=VIETNAM)
    until = datetime(year + month // 12, month % 12 + 1, 1, tzinfo=VIETNAM)
    return Period(f"{year}-{month:02}", f"{month:02}/{year}", since, until)


def _midnight(at: datetime) -> datetime:
    return at.astimezone(VIETNAM).replace(hour=0, minute=0)


def _steps(at: datetime, until: datetime, step: timedelta) -> Iterator[datetime]:
    while at < until:
        yield at
        at += step

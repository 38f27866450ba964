"""What services promised for a month, beside what was measured."""

from collections.abc import Iterable
from datetime import datetime

from lgsp.platform.exchange.terms import VIETNAM
from lgsp.platform.registry.promises import Promise, find_promise, list_promises
from lgsp.platform.usage.levels import Level
from lgsp.platform.usage.promises import Held, hold

from .periods import Period, month_at


def list_held(period: Period, *, service: str = "") -> list[Held]:
    """Return every promise for a month, by service, in the order of its identifier; of other periods none."""
    if not period.is_month:
        return []
    promised = ((key, find_promise(all_, on=period.since.date())) for key, all_ in list_promises().items())
    return [
        hold(found, key, since=period.since, until=period.until)
        for key, found in sorted(promised, key=lambda pair: pair[0])
        if found is not None and service in ("", key)
    ]


def hold_months(
    service: str, months: Iterable[tuple[datetime, Level]]
) -> list[tuple[datetime, Level, Held | None]]:
    """Return each month of a service with its promise beside it, where there was one."""
    promises = list_promises().get(service, [])
    return [(at, level, _hold_month(service, promises, at)) for at, level in months]


def _hold_month(service: str, promises: list[Promise], at: datetime) -> Held | None:
    month = month_at(at.astimezone(VIETNAM))
    found = find_promise(promises, on=month.since.date())
    return hold(found, service, since=month.since, until=month.until) if found else None

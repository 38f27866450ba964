"""What was exchanged beside what was declared, from the tables of usage."""

import re
from dataclasses import fields, replace
from datetime import datetime, timedelta

from lgsp.architecture.model.exchanges import Flow
from lgsp.architecture.model.model import Model
from lgsp.platform.registry.queries import get_content
from lgsp.platform.usage.traffic import Traffic, list_ahead, list_traffic, list_uptime

from .comparison import compare_with_reality
from .errors import WindowMalformed
from .rhythms import time_to_tell
from .sorting import Call
from .verdicts import DriftReport, Period
from .watch import Watch

FURTHEST = timedelta(days=3 * 366)
"""How far back anything is looked for, however seldom it is declared to be."""
ALLOWED_AHEAD = timedelta(minutes=1)
"""By how much the clock of a node may run ahead before that is said."""

_WINDOW = re.compile(r"([1-9][0-9]{0,5})([dhm])")
_UNITS = {"d": "days", "h": "hours", "m": "minutes"}


def find_drift(model: Model, *, since: datetime, until: datetime) -> DriftReport:
    """
    Return the verdict on every flow of the model, and on every call it does not declare.

    What repeats seldom is looked for further back than the period, as far as its rhythm asks.
    """
    earliest = min(since, until - _longest_time_to_tell(model))
    calls = [*list_traffic(since=since, until=until), *list_traffic(since=earliest, until=since)]
    report = compare_with_reality(
        model,
        period=Period(since=since, until=until),
        calls=[_to_call(row) for row in calls],
        watch=Watch(list_uptime(since=earliest, until=until), until=until),
        registered={entry.identifier: entry.system for entry in get_content().subsystems if entry.system},
    )
    return replace(report, ahead=tuple(list_ahead(now=until + ALLOWED_AHEAD)))


def read_window(text: str) -> timedelta:
    """
    Read a length of time such as `30d`, `12h` or `45m`.

    :raises WindowMalformed: if it is none
    """
    found = _WINDOW.fullmatch(text)
    if found is None:
        raise WindowMalformed(text=text)
    return timedelta(**{_UNITS[found[2]]: int(found[1])})


def _longest_time_to_tell(model: Model) -> timedelta:
    times = (time_to_tell(flow.rhythm, daily_volume=flow.daily_volume) for flow in model.all(Flow))
    return min(max(times, default=timedelta()), FURTHEST)


def _to_call(row: Traffic) -> Call:
    return Call(**{field.name: getattr(row, field.name) for field in fields(Call)})

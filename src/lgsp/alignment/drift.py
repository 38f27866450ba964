"""What was exchanged beside what was declared, from the tables of usage."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from lgsp.architecture.model.model import Model
from lgsp.platform.usage import queries
from lgsp.platform.usage.queries import Seen

from .comparison import compare_with_reality
from .errors import WindowMalformed
from .verdicts import Call, DriftReport, Period

_WINDOW = re.compile(r"([1-9][0-9]{0,5})([dhm])")
_UNITS = {"d": "days", "h": "hours", "m": "minutes"}


def find_drift(model: Model, *, since: datetime, until: datetime) -> DriftReport:
    """Return the verdict on every flow of the model, and on every call it does not declare."""
    return compare_with_reality(
        model,
        period=Period(since=since, until=until),
        calls=_to_calls(queries.list_seen(since=since, until=until)),
        refusals=_to_calls(queries.list_turned_away(since=since, until=until)),
    )


def read_window(text: str) -> timedelta:
    """
    Read a length of time such as `30d`, `12h` or `45m`.

    :raises WindowMalformed: if it is none
    """
    found = _WINDOW.fullmatch(text)
    if found is None:
        raise WindowMalformed(text=text)
    return timedelta(**{_UNITS[found[2]]: int(found[1])})


def _to_calls(seen: Iterable[Seen]) -> Iterator[Call]:
    for row in seen:
        if row.service:  # an address that is no service says nothing about flows
            agreements = (row.agreement,) if row.agreement else ()
            yield Call(
                consumer=row.consumer,
                service=row.service,
                agreements=agreements,
                last_at=row.last_at,
                count=row.count,
            )

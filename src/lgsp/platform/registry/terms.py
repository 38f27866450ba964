"""
The terms of an agreement, between the form a person fills in, the row, and what the gateways keep.

>>> to_row(Terms(operations=("GET /nguoi/*",), rate=2.0))
{'operations': ['GET /nguoi/*'], 'rate': 2.0}
>>> from_row({"rate": 2.0}).rate
2.0
"""

from dataclasses import asdict
from typing import Any

from lgsp.platform.exchange import snapshot as exchange
from lgsp.platform.exchange.headers import METHODS
from lgsp.platform.exchange.terms import OpeningHours, to_pattern

from .entries import Terms
from .errors import TermsMalformed

_DEFAULTS = asdict(Terms())


def check_terms(terms: Terms, *, key: str) -> None:
    """
    Check that the gateways can keep the terms.

    :raises TermsMalformed: if not
    """
    operations = _operations(terms)
    try:
        for operation in operations:
            to_pattern(operation.path)
        if hours := _hours(terms):
            OpeningHours(hours)
    except ValueError as error:
        raise TermsMalformed(key=key, reason=error) from None
    unknown = [operation.method for operation in operations if operation.method.encode() not in METHODS]
    numbers = (terms.rate, terms.burst, terms.per_day)
    if unknown or any(number is not None and number <= 0 for number in numbers):
        raise TermsMalformed(key=key, reason=f"{', '.join(unknown) or numbers}")


def to_row(terms: Terms) -> dict[str, Any]:
    """Return what is stored: only what differs from no terms at all."""
    found = {name: value for name, value in asdict(terms).items() if value != _DEFAULTS[name]}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in found.items()}


def from_row(row: dict[str, Any]) -> Terms:
    """Return terms from what is stored."""
    return Terms(**{name: tuple(value) if isinstance(value, list) else value for name, value in row.items()})


def to_exchange(row: dict[str, Any]) -> dict[str, Any]:
    """Return the terms as the gateways read them."""
    terms = from_row(row)
    return {
        "operations": _operations(terms),
        "hours": _hours(terms),
        "rate": terms.rate,
        "burst": terms.burst,
        "per_day": terms.per_day,
        "fields": list(terms.fields),
        "validation": terms.validation,
    }


def _operations(terms: Terms) -> list[exchange.Operation]:
    split = (operation.partition(" ") for operation in terms.operations)
    return [exchange.Operation(method=method.upper(), path=path.strip()) for method, _, path in split]


def _hours(terms: Terms) -> exchange.Hours | None:
    if not terms.hours and terms.days == Terms().days:
        return None
    since, _, until = (terms.hours or "00:00-24:00").partition("-")
    return exchange.Hours(since=since.strip(), until=until.strip(), days=terms.days)

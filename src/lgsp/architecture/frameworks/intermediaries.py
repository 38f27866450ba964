"""
The intermediaries through which a province exchanges data with central bodies, each from a day.

>>> from datetime import date
>>> [found.channel for found in list_intermediaries(date(2025, 1, 1))]
['document-axis']
>>> [found.channel for found in list_intermediaries(date(2026, 11, 1))]
['ndxp', 'ndop', 'document-axis']
"""

from dataclasses import dataclass
from datetime import date
from functools import cache

from .tables import Row, read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Intermediary(Row):
    """What may stand between a province and a central body; `platform` is its row in the list of national platforms."""

    channel: str
    platform: str
    name: str
    basis: tuple[str, ...]
    valid_from: date | None


def list_intermediaries(on: date) -> tuple[Intermediary, ...]:
    """Return those that the law names on that day."""
    return tuple(found for found in _list_all() if found.valid_from is None or found.valid_from <= on)


@cache
def _list_all() -> tuple[Intermediary, ...]:
    return read_table(Intermediary, "intermediaries.csv")

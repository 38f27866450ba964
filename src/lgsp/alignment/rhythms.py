"""
How long one must look to be able to say that a declared flow does not happen.

A rhythm is written by people (“Hằng tháng”, “Mỗi 15 phút”, “Theo từng hồ sơ”). One that repeats must have been missed
twice; of one that follows events, so many must have been expected that none at all is no chance.

>>> read_rhythm("Mỗi 15 phút"), read_rhythm("Hằng quý").days, read_rhythm("Theo từng hồ sơ, tức thời")
(datetime.timedelta(seconds=900), 92, None)
>>> time_to_tell("Hằng tháng", daily_volume=None).days, time_to_tell("Khi phát sinh", daily_volume=1).days
(62, 10)
"""

import re
from datetime import timedelta

from lgsp.kernel.text import fold

ENOUGH_EXPECTED = 10
"""Of how many expected calls none must have come; by chance that happens once in 22,000 times (Poisson, e⁻¹⁰)."""
OVER_A_WEEKEND = timedelta(days=3)
"""The least time for what follows events: offices rest on two days."""
QUIET = timedelta(days=14)
"""The time for a flow of which neither rhythm nor volume is declared."""

_UNITS = {
    "phut": timedelta(minutes=1),
    "minute": timedelta(minutes=1),
    "gio": timedelta(hours=1),
    "hour": timedelta(hours=1),
    "ngay": timedelta(days=1),
    "dem": timedelta(days=1),
    "day": timedelta(days=1),
    "tuan": timedelta(days=7),
    "week": timedelta(days=7),
    "thang": timedelta(days=31),
    "month": timedelta(days=31),
    "quy": timedelta(days=92),
    "quarter": timedelta(days=92),
    "nam": timedelta(days=366),
    "year": timedelta(days=366),
}
_NAMED = {
    "hourly": "hour",
    "daily": "day",
    "nightly": "day",
    "weekly": "week",
    "monthly": "month",
    "quarterly": "quarter",
    "yearly": "year",
    "annually": "year",
}
_UNIT = "|".join(_UNITS)
_EVERY = re.compile(rf"\b(?:moi|hang|every|each|cu)\s+(?:(\d{{1,4}})\s+)?({_UNIT})s?\b")
_ONCE_IN = re.compile(rf"\b(\d{{1,4}})\s+({_UNIT})\s+(?:mot|1)\s+lan\b")
_TIMES_IN = re.compile(rf"\b(\d{{1,4}})\s+lan\s*(?:/|moi|mot|trong)\s*(?:mot\s+)?({_UNIT})\b")
_SEASON = re.compile(r"\btheo (?:mua|nam hoc|nien hoc|vu)\b|\bseason")


def read_rhythm(text: str | None) -> timedelta | None:
    """Return after how long a rhythm repeats; nothing where it follows events or says nothing of the kind."""
    said = fold(text or "")
    for word, unit in _NAMED.items():
        if re.search(rf"\b{word}\b", said):
            return _UNITS[unit]
    if found := _ONCE_IN.search(said):
        return int(found[1]) * _UNITS[found[2]]
    if found := _TIMES_IN.search(said):
        return _UNITS[found[2]] / max(1, int(found[1]))
    if found := _EVERY.search(said):
        return int(found[1] or 1) * _UNITS[found[2]]
    return _UNITS["nam"] if _SEASON.search(said) else None


def time_to_tell(rhythm: str | None, *, daily_volume: int | None) -> timedelta:
    """Return how long one must have looked before a flow that was not seen is said not to happen."""
    if period := read_rhythm(rhythm):
        return 2 * period
    if daily_volume:
        return max(OVER_A_WEEKEND, timedelta(days=ENOUGH_EXPECTED / daily_volume))
    return QUIET

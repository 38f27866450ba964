"""
The bands of the overall figure: six layers, top to bottom, and three that cut across them.

They follow the provincial figure of framework 1.0 (1178/BTTTT-THH), whose text has not been seen: every row says so.

>>> [band.code for band in list_bands() if not band.cross_cutting]
['users', 'channels', 'services', 'applications', 'lgsp', 'infrastructure']
>>> {band.verification for band in list_bands()}
{'unverified'}
"""

from dataclasses import dataclass
from functools import cache

from .tables import Row, read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Band(Row):
    """A layer of the overall figure, or a pillar beside all layers."""

    code: str
    name: str
    position: int
    cross_cutting: bool


@cache
def list_bands() -> tuple[Band, ...]:
    """Return every band in the order of the figure, pillars last."""
    return tuple(sorted(read_table(Band, "bands.csv"), key=lambda band: band.position))

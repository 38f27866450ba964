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

from .tables import read_rows


@dataclass(frozen=True, slots=True)
class Band:
    """A layer of the overall figure, or a pillar beside all layers."""

    code: str
    name: str
    position: int
    cross_cutting: bool
    source: str
    verification: str
    checked_by: str


@cache
def list_bands() -> tuple[Band, ...]:
    """Return every band in the order of the figure, pillars last."""
    bands = (
        Band(
            code=row["code"],
            name=row["name"],
            position=int(row["position"]),
            cross_cutting=row["cross_cutting"] == "yes",
            source=row["source"],
            verification=row["verification"],
            checked_by=row["checked_by"],
        )
        for row in read_rows("bands.csv")
    )
    return tuple(sorted(bands, key=lambda band: band.position))

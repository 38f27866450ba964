"""
The 34 provincial units since 01/07/2025, with their official two-digit codes.

From which former provinces each was formed is general knowledge: that column carries a mark of its own.

>>> find_province("Cao Bằng").code
'04'
>>> sum(province.commune_units for province in list_provinces())
3321
"""

from dataclasses import dataclass
from functools import cache

from lgsp.kernel.text import fold

from .tables import Row, read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvincialUnit(Row):
    """A province or city: how many wards, communes and special zones it has, by July 2026."""

    code: str
    name: str
    full_name: str
    name_en: str
    unit_type: str
    commune_units: int
    wards: int
    communes: int
    special_zones: int
    formed_from: str
    formed_from_source: str
    formed_from_verification: str


@cache
def list_provinces() -> tuple[ProvincialUnit, ...]:
    """Return every province by its code."""
    return read_table(ProvincialUnit, "provinces.csv")


def find_province(named: str) -> ProvincialUnit | None:
    """Return the province of that code or name, with or without tone marks, if there is one."""
    wanted = fold(named.strip())
    names = ((one, (one.code, fold(one.name), fold(one.full_name))) for one in list_provinces())
    return next((one for one, known in names if wanted in known), None)

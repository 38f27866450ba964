"""
The national platforms everybody shares: 17 for all sectors (A), 62 sectoral (B).

Source: Quyết định 1425/QĐ-TTg, Phụ lục II. Where one operates, nobody buys, builds, rents or extends a system of the
same function, aim and scope.

>>> get_national_platform("A.8").name
'Nền tảng tích hợp, chia sẻ dữ liệu quốc gia (NDXP)'
"""

from dataclasses import dataclass
from functools import cache

from .errors import NationalPlatformUnknown
from .tables import Row, read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalPlatform(Row):
    """A row of Phụ lục II; `code` is its group and number, as in `A.8`."""

    code: str
    name: str
    owner: str
    layer: str
    component: str


@cache
def list_national_platforms() -> tuple[NationalPlatform, ...]:
    """Return every platform in the order of the annex."""
    return read_table(NationalPlatform, "national_platforms.csv")


def find_national_platform(named: str) -> NationalPlatform | None:
    """Return the platform of that code, or of exactly that name when only one bears it, if the annex has it."""
    found = [platform for platform in list_national_platforms() if named in (platform.code, platform.name)]
    return found[0] if len(found) == 1 else None


def get_national_platform(named: str) -> NationalPlatform:
    """
    Return the platform of that code, or of exactly that name.

    :raises NationalPlatformUnknown: if the annex has no such row
    """
    platform = find_national_platform(named)
    if platform is None:
        raise NationalPlatformUnknown(code=named)
    return platform

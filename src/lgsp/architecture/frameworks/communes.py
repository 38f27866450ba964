"""
What stands in the commune model (figure 9 of Quyết định 1425/QĐ-TTg, Phụ lục I mục 4), by its official code.

>>> find_commune_component("HTS4").tier
'Dùng chung - cấp tỉnh cung cấp'
"""

from dataclasses import dataclass
from functools import cache

from .tables import Row, read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class CommuneComponent(Row):
    """A component of the commune model: `tier` says who provides it, `area` which communes need it (empty: all)."""

    code: str
    group: str
    group_name: str
    layer: str
    name: str
    tier: str
    area: str


@cache
def list_commune_components() -> tuple[CommuneComponent, ...]:
    """Return every component in the order of the annex."""
    return read_table(CommuneComponent, "commune_components.csv")


def find_commune_component(code: str) -> CommuneComponent | None:
    """Return the component of that code, if the annex has it."""
    return next((found for found in list_commune_components() if found.code == code), None)

"""
What was found of the reference models of the 2.0 and 3.0 frameworks; the full lists were not.

>>> [found.code for found in list_reference_codes("DRM") if found.kind == "domain"]
['DRM001', 'DRM002', 'DRM003', 'DRM004']
"""

from dataclasses import dataclass
from functools import cache

from .tables import Row, read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceCode(Row):
    """A model (BRM, DRM, ARM, TRM, SRM), or a domain or area inside one."""

    model: str
    code: str
    kind: str
    name: str


@cache
def list_reference_codes(model: str = "") -> tuple[ReferenceCode, ...]:
    """Return what was found of one model, or of all."""
    if model:
        return tuple(found for found in list_reference_codes() if found.model == model)
    return read_table(ReferenceCode, "reference_models.csv")

"""
The columns that catalogues of shared databases are seen to have, by where each was seen.

>>> [field.name for field in list_catalogue_fields()[:3]]
['tên CSDL', 'nội dung chính', 'cơ quan chủ trì']
"""

from dataclasses import dataclass
from functools import cache

from .tables import Row, read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueField(Row):
    """A column of a catalogue: its words there, and a name for it."""

    origin: str
    name: str
    field: str


@cache
def list_catalogue_fields() -> tuple[CatalogueField, ...]:
    """Return every column, catalogue by catalogue."""
    return read_table(CatalogueField, "catalogue_fields.csv")

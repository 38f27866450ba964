"""
Electronic identifiers of provinces and central bodies (Quyết định 20/2020/QĐ-TTg), as they were before the mergers.

The list amended by Quyết định 09/2025/QĐ-TTg was not obtained; most rows are not verified.

>>> find_identifier("H01").name, find_identifier("000.00.00.H01").province
('An Giang', 'An Giang')
"""

from dataclasses import dataclass
from functools import cache

from .tables import Row, read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class ElectronicIdentifier(Row):
    """A code, its form in edXML messages, and the province that succeeded the body, where there is one."""

    code: str
    kind: str
    name: str
    edxml_code: str
    province_code: str
    province: str


@cache
def list_identifiers() -> tuple[ElectronicIdentifier, ...]:
    """Return every identifier by its code."""
    return read_table(ElectronicIdentifier, "electronic_identifiers.csv")


def find_identifier(code: str) -> ElectronicIdentifier | None:
    """Return the identifier of that code, or of that code in edXML, if it is known."""
    return next((one for one in list_identifiers() if code in (one.code, one.edxml_code)), None)

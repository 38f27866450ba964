"""
The technical standards of Thông tư 39/2017/TT-BTTTT, and the other instruments that lay down technical rules.

Most rows of the circular are not verified: each carries its own mark.

>>> [standard.level for standard in find_standards("UTF-8")]
['Bắt buộc áp dụng']
"""

from dataclasses import dataclass
from functools import cache

from lgsp.kernel.text import fold

from .tables import Row, read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class TechnicalStandard(Row):
    """A row of the circular's annex: its group, its number, the standard, and how far it binds."""

    group: str
    item: str
    type: str
    symbol: str
    name: str
    level: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardInstrument(Row):
    """Another instrument with technical rules; `status_note` is what was read about its force."""

    symbol: str
    name: str
    domain: str
    status_note: str


@cache
def list_standards() -> tuple[TechnicalStandard, ...]:
    """Return every standard of the circular in its order."""
    return read_table(TechnicalStandard, "standards.csv")


def find_standards(symbol: str) -> tuple[TechnicalStandard, ...]:
    """Return the rows of that symbol; one symbol may stand in several groups, each with its own level."""
    wanted = fold(symbol)
    return tuple(standard for standard in list_standards() if fold(standard.symbol) == wanted)


@cache
def list_standard_instruments() -> tuple[StandardInstrument, ...]:
    """Return the other instruments with technical rules."""
    return read_table(StandardInstrument, "standard_instruments.csv")

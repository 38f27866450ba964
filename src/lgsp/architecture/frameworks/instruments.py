"""
The legal instruments an architecture meets: number, date, status as read, and what came after.

`status` is our reading of `status_as_read`; `unclear` is what nobody may rely on. A row may hold several instruments.

>>> get_instrument("47/2020/NĐ-CP").successors
('278/2025/NĐ-CP',)
>>> get_instrument("67/2006/QH11").force
'Hết hiệu lực từ 01/07/2026'
>>> get_instrument("107/2021/ND-CP").number
'61/2018/NĐ-CP; 107/2021/NĐ-CP'
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from .errors import InstrumentUnknown
from .numbers import is_number
from .tables import Row, read_table

_FORCE = {
    "in-force": "Còn hiệu lực",
    "ended": "Hết hiệu lực",
    "draft": "Dự thảo",
    "unclear": "Chưa rõ hiệu lực",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalInstrument(Row):
    """
    An instrument, or several that belong together.

    `issued` is as precise as it is known: a day, a year, or years. `status` is `in-force`, `ended`, `draft` or
    `unclear`.
    """

    number: str
    issued: str
    title: str
    area: str
    status: str
    status_as_read: str
    in_force_from: date | None
    ended_on: date | None
    successors: tuple[str, ...]
    amended_by: tuple[str, ...]
    replaced_as_read: str

    @property
    def force(self) -> str:
        """Return in Vietnamese whether it is in force, and since or until when, as far as that is known."""
        if self.in_force_from:
            return f"{_FORCE[self.status]} từ {self.in_force_from:%d/%m/%Y}"
        if self.ended_on:
            return f"{_FORCE[self.status]} từ {self.ended_on:%d/%m/%Y}"
        return _FORCE[self.status]

    @property
    def numbers(self) -> tuple[str, ...]:
        """Return each number of the row, without the remark of whose it is."""
        return tuple(re.sub(r"\s*\(.*\)$", "", part.strip()) for part in self.number.split(";"))


@cache
def list_instruments() -> tuple[LegalInstrument, ...]:
    """Return every instrument, subject by subject."""
    return read_table(LegalInstrument, "legal_instruments.csv")


def find_instrument(number: str) -> LegalInstrument | None:
    """Return the row of that number, however it is written, if there is exactly one."""
    found = [
        row for row in list_instruments() if any(is_number(number, one) for one in (row.number, *row.numbers))
    ]
    return found[0] if len(found) == 1 else None


def get_instrument(number: str) -> LegalInstrument:
    """
    Return the row of that number.

    :raises InstrumentUnknown: if the table has none
    """
    found = find_instrument(number)
    if found is None:
        raise InstrumentUnknown(number=number)
    return found

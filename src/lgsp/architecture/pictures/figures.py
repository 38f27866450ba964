"""
Numbers to be drawn: a table of values with a name for every row and every series.

>>> Figures("dem", "Đếm", "hệ thống", ("Sở A", "Sở B"), (Series("Đang dùng", (3, 1)),)).totals
(3, 1)
>>> [tick for tick in list_ticks(230)]
[0, 50, 100, 150, 200, 250]
"""

from dataclasses import dataclass, replace
from decimal import Decimal

Number = int | Decimal
_STEPS = (1, 2, 5)
_MOST_TICKS = 6


@dataclass(frozen=True, slots=True)
class Series:
    """The values of one series, row by row."""

    name: str
    values: tuple[Number, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """
    What a chart shows: its code, its title, the unit, and the values of every series in every row.

    Where they do not add up, as what is and what ought to be, the series stand beside each other and have no sum.
    """

    code: str
    title: str
    unit: str
    rows: tuple[str, ...]
    series: tuple[Series, ...]
    add_up: bool = True

    @property
    def totals(self) -> tuple[Number, ...]:
        """Return the sum of each row."""
        return tuple(sum(column) for column in zip(*(one.values for one in self.series), strict=True))

    def fold(self, most: int) -> "Figures":
        """Return the figures with all rows after `most` summed into one that counts them."""
        if len(self.rows) <= most:
            return self
        rest = f"{len(self.rows) - most} mục còn lại"
        series = [replace(one, values=(*one.values[:most], sum(one.values[most:]))) for one in self.series]
        return replace(self, rows=(*self.rows[:most], rest), series=tuple(series))

    def describe(self) -> str:
        """Say every number in words, for those who cannot see the chart."""
        said = [f"{row}: {self._say_row(place)}" for place, row in enumerate(self.rows)]
        return f"{self.title}, đơn vị: {self.unit}. " + "; ".join(said) + "."

    def _say_row(self, place: int) -> str:
        parts = [f"{one.name} {write_number(one.values[place])}" for one in self.series if one.values[place]]
        if not self.add_up:
            return ", ".join(parts)
        detail = f" ({', '.join(parts)})" if len(self.series) > 1 and parts else ""
        return f"{write_number(self.totals[place])}{detail}"


def list_ticks(most: int) -> list[int]:
    """Return round numbers from 0 to the first that is not less than `most`, six at most."""
    scale = 1
    while True:
        for step in _STEPS:
            if step * scale * (_MOST_TICKS - 1) >= most:
                last = -(-max(most, 1) // (step * scale))
                return [step * scale * place for place in range(last + 1)]
        scale *= 10


def write_number(value: Number) -> str:
    """
    Write a number in the Vietnamese way.

    >>> write_number(1234567), write_number(Decimal("94.6"))
    ('1.234.567', '94,6')
    """
    return f"{value:,}".translate(str.maketrans(",.", ".,"))

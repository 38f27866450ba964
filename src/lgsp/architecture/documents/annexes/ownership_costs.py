"""
What an option costs over its life, so that everybody can reckon it again: costs times factors, and sums of that.

The factor of a year is 1 / (1 + rate) to the power of the years since the option begins, rounded to four places, and it
is the rounded one that is used; a product is rounded to whole đồng, and sums are sums of what is shown. No official
method of comparison was found: this one is ours, of a kind that is in common use.

>>> factor_of(Decimal(6), 2)
Decimal('0.8900')
>>> to_present(1_000_000_000, Decimal("0.8900"))
890000000
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from lgsp.architecture.model.planning import CostCategory, CostLine, Option

CATEGORY_NAMES = {
    CostCategory.ACQUISITION: "Xây dựng hoặc thuê",
    CostCategory.CONNECTION: "Kết nối, chuyển đổi dữ liệu",
    CostCategory.OPERATION: "Vận hành",
    CostCategory.PROTECTION: "Bảo vệ an ninh mạng",
    CostCategory.SUPPORT: "Hỗ trợ người dùng",
    CostCategory.TRAINING: "Đào tạo",
    CostCategory.MAINTENANCE: "Bảo trì",
    CostCategory.EXIT: "Kết thúc sử dụng",
}
"""What makes up the total cost of ownership, by the draft guide of 13/09/2026."""
ONCE = Decimal("1.0000")
_PLACES = Decimal("0.0001")
_WHOLE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Discounted:
    """A cost with the factor of its year, and what its likely estimate is worth at the beginning."""

    line: CostLine
    factor: Decimal
    present: int


@dataclass(frozen=True, slots=True)
class Reckoning:
    """An option reckoned through; without a `rate` that is a number nothing is discounted."""

    option: Option
    rate: Decimal | None
    costs: tuple[Discounted, ...]

    @property
    def spent(self) -> int:
        """Return the sum of the likely estimates, not discounted."""
        return sum(one.line.likely for one in self.costs)

    @property
    def total(self) -> int:
        """Return the total cost of ownership: the sum of the present values of the likely estimates."""
        return sum(one.present for one in self.costs)

    def total_of(self, estimate: Callable[[CostLine], int]) -> int:
        """Return the sum of the present values of another estimate."""
        return sum(to_present(estimate(one.line), one.factor) for one in self.costs)

    def share(self, wanted: Callable[[CostLine], bool]) -> int:
        """Return the sum of the present values of some of the costs."""
        return sum(one.present for one in self.costs if wanted(one.line))


def reckon(option: Option) -> Reckoning:
    """Reckon an option through, its costs by year and category."""
    rate = read_rate(option.discount_rate)
    order = list(CostCategory)
    lines = sorted(option.costs, key=lambda one: (one.year, order.index(one.category)))
    costs = []
    for line in lines:
        factor = ONCE if rate is None else factor_of(rate, line.year - option.starts_on.year)
        costs.append(Discounted(line, factor, to_present(line.likely, factor)))
    return Reckoning(option, rate, tuple(costs))


def read_rate(text: str) -> Decimal | None:
    """
    Return the rate, in per cent a year; None where the text holds no number.

    >>> read_rate("8,5 %/năm"), read_rate("chưa rõ")
    (Decimal('8.5'), None)
    """
    found = re.match(r"\s*(\d+(?:[.,]\d+)?)", text)
    return Decimal(found[1].replace(",", ".")) if found else None


def factor_of(rate: Decimal, years: int) -> Decimal:
    """Return the factor of a year so many years after the beginning."""
    return (1 / (1 + rate / 100) ** years).quantize(_PLACES, ROUND_HALF_UP)


def to_present(amount: int, factor: Decimal) -> int:
    """Return what an amount is worth at the beginning, in whole đồng."""
    return int((amount * factor).quantize(_WHOLE, ROUND_HALF_UP))


def list_different_grounds(options: Sequence[Option]) -> list[str]:
    """Return in which respects the options do not rest on the same ground, in Vietnamese."""
    grounds: dict[str, Callable[[Option], object]] = {
        "phạm vi": lambda one: " ".join(one.scope.casefold().split()),
        "ngày bắt đầu tính": lambda one: one.starts_on,
        "số năm tính": lambda one: one.horizon_years,
        "tỷ lệ chiết khấu": lambda one: read_rate(one.discount_rate) or one.discount_rate,
    }
    return [said for said, ground in grounds.items() if len({ground(one) for one in options}) > 1]

"""How far the aims are reached: the figures of the principles and of the indicators (III)."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from lgsp.architecture.model.components import Component
from lgsp.architecture.model.entities import Status
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.norms import Principle
from lgsp.architecture.model.planning import Goal

from .figures import Figures, Series

_PERCENT = "%"


def list_components(model: Model) -> list[Component]:
    """Return the components that count: all that are not retired."""
    return [one for one in model.all(Component) if one.status is not Status.RETIRED]


def share_principles(model: Model) -> Figures:
    """Give the share of the components that meet each principle, in per cent."""
    components = list_components(model)
    met = [count_meeting(components, one.id) for one in model.all(Principle)]
    return Figures(
        "principles",
        "Tỷ lệ thành phần đáp ứng từng nguyên tắc",
        _PERCENT,
        tuple(one.name for one in model.all(Principle)),
        (Series("Tỷ lệ thành phần đáp ứng", tuple(_percent(one, len(components)) for one in met)),),
        add_up=False,
    )


def count_meeting(components: Sequence[Component], principle: str) -> int:
    """Count the components that are recorded to meet the principle."""
    return sum(principle in one.principles for one in components)


def _percent(part: int, whole: int) -> Decimal:
    """Return the share with one decimal, none where it is zero."""
    share = (Decimal(100 * part) / (whole or 1)).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return share.to_integral() if share == share.to_integral() else share


def compare_indicators(model: Model) -> Figures:
    """Set the present value of each indicator in per cent beside its target; what is no number is left out."""
    compared = []
    for goal in model.all(Goal):
        for one in goal.indicators:
            values = read_number(one.baseline), read_number(one.target)
            if one.unit == _PERCENT and None not in values:
                compared.append((f"{one.name} ({one.year})", values))
    series = [
        Series(name, tuple(values[place] or 0 for _, values in compared))
        for place, name in enumerate(("Hiện trạng", "Mức cần đạt"))
    ]
    rows = tuple(name for name, _ in compared)
    return Figures(
        "indicators", "Chỉ tiêu: hiện trạng và mức cần đạt", _PERCENT, rows, tuple(series), add_up=False
    )


def read_number(text: str | None) -> Decimal | None:
    """
    Return the number written in the Vietnamese way; none where it is none.

    >>> read_number("94,6"), read_number("12.000"), read_number("gấp đôi")
    (Decimal('94.6'), Decimal('12000'), None)
    """
    try:
        return Decimal((text or "").replace(".", "").replace(",", "."))
    except InvalidOperation:
        return None

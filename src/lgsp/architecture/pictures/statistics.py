"""
What it costs, summed from the model: the charts of funding (V.8).

Money is in triệu đồng, rounded half up for each value; the tables of the document give the đồng.
"""

from collections import Counter
from itertools import accumulate

from lgsp.architecture.model.model import Model
from lgsp.architecture.model.organisation import Agency
from lgsp.architecture.model.planning import Project

from .charts import draw_bars, draw_lines
from .figures import Figures, Series
from .scene import Scene
from .treemap import draw_treemap

_MILLION = 1_000_000
_MONEY = "triệu đồng"


def funding_bars(model: Model) -> Scene:
    """Draw the funding of each year, by source (V.8)."""
    return draw_bars(_fund(model, "funding", "Kinh phí theo năm và nguồn"))


def funding_lines(model: Model) -> Scene:
    """Draw how the funding adds up over the years, by source (V.8)."""
    yearly = _fund(model, "funding-sums", "Kinh phí lũy kế theo nguồn")
    summed = [Series(one.name, tuple(accumulate(one.values))) for one in yearly.series]
    return draw_lines(Figures(yearly.code, yearly.title, yearly.unit, yearly.rows, tuple(summed)))


def funding_treemap(model: Model) -> Scene:
    """Draw which agency's projects the money goes to (V.8)."""
    money: Counter[str] = Counter()
    for project in model.all(Project):
        money[model.get(Agency, project.owner).name] += sum(line.amount for line in project.funding)
    rows = sorted(name for name, amount in money.items() if amount)
    values = tuple(_in_millions(money[name]) for name in rows)
    return draw_treemap(
        Figures(
            "funding-owners",
            "Kinh phí theo cơ quan chủ trì",
            _MONEY,
            tuple(rows),
            (Series("Kinh phí", values),),
        )
    )


def _fund(model: Model, code: str, title: str) -> Figures:
    lines = [line for project in model.all(Project) for line in project.funding]
    years = [line.year for line in lines]
    span = range(min(years), max(years) + 1) if years else range(0)
    sums: Counter[tuple[str, int]] = Counter()
    for line in lines:
        sums[line.budget, line.year] += line.amount
    totals: Counter[str] = Counter()
    for line in lines:
        totals[line.budget] += line.amount
    budgets = sorted(totals, key=lambda budget: (-totals[budget], budget))
    series = [Series(one, tuple(_in_millions(sums[one, year]) for year in span)) for one in budgets]
    return Figures(code, title, _MONEY, tuple(str(year) for year in span), tuple(series))


def _in_millions(amount: int) -> int:
    return (amount + _MILLION // 2) // _MILLION

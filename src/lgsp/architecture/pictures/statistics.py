"""
What there is and what it costs, counted from the model: the charts of the current state (II) and of funding (V.8).

Money is in triệu đồng, rounded half up for each value; the tables of the document give the đồng.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from itertools import accumulate
from typing import TypeVar

from lgsp.architecture.model.databases import Database, DatabaseTier
from lgsp.architecture.model.entities import Status
from lgsp.architecture.model.labels import LABELS
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.objects import RecordKind
from lgsp.architecture.model.organisation import Agency
from lgsp.architecture.model.planning import Project
from lgsp.architecture.model.systems import System, SystemKind

from .charts import draw_bars, draw_lines
from .figures import Figures, Series
from .scene import Scene
from .treemap import draw_treemap

Row = TypeVar("Row", bound=Hashable)

_MILLION = 1_000_000
_STATUSES = (Status.IN_USE, Status.PHASING_OUT, Status.APPROVED, Status.PROPOSED, Status.RETIRED)
_LEVELS = range(1, 6)
_UNKNOWN = "Chưa xác định"
_MOST_ROWS = 24
_MONEY = "triệu đồng"


def system_bars(model: Model) -> Scene:
    """Draw how many systems of each kind there are, by status (II)."""
    systems = _list_own(model)
    kinds = {one.system_kind for one in systems}
    names = {kind: LABELS[SystemKind][kind] for kind in SystemKind if kind in kinds}
    title = "Hệ thống thông tin theo loại"
    return draw_bars(
        _count("systems", title, rows=names, of=[(one.system_kind, one.status) for one in systems])
    )


def owner_bars(model: Model) -> Scene:
    """Draw how many systems each agency owns, by status; the agencies with fewest are one row (II)."""
    systems = _list_own(model)
    counts = Counter(one.owner for one in systems)
    owners = sorted(counts, key=lambda owner: (-counts[owner], model.get(Agency, owner).name))
    names = {owner: model.get(Agency, owner).name for owner in owners[:_MOST_ROWS]}
    if len(owners) > _MOST_ROWS:
        names[""] = f"{len(owners) - _MOST_ROWS} cơ quan khác"
    rows = [(one.owner if one.owner in names else "", one.status) for one in systems]
    return draw_bars(_count("system-owners", "Hệ thống thông tin theo cơ quan", rows=names, of=rows))


def security_bars(model: Model) -> Scene:
    """Draw how many systems stand at each security level, and for how many it is not known (II)."""
    systems = _list_own(model)
    names = {level: f"Cấp độ {level}" for level in _LEVELS} | {0: _UNKNOWN}
    rows = [(one.security_level or 0, one.status) for one in systems]
    return draw_bars(_count("security-levels", "Hệ thống thông tin theo cấp độ an toàn", rows=names, of=rows))


def database_bars(model: Model) -> Scene:
    """Draw how many databases of each tier there are, by status (II)."""
    rows = [(one.tier, one.status) for one in model.all(Database)]
    names = {tier: LABELS[DatabaseTier][tier] for tier in DatabaseTier}
    return draw_bars(_count("databases", "Cơ sở dữ liệu theo phạm vi", rows=names, of=rows))


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


def _list_own(model: Model) -> list[System]:
    """Return the systems whose truth is kept here; those of others are only referred to."""
    return [one for one in model.all(System) if one.record_kind is RecordKind.MASTER]


def _count(code: str, title: str, *, rows: Mapping[Row, str], of: Iterable[tuple[Row, Status]]) -> Figures:
    """Count in which row each of the entities falls: a series for every status that there is."""
    counts = Counter(of)
    statuses = [status for status in _STATUSES if any(counts[row, status] for row in rows)]
    series = [Series(LABELS[Status][one], tuple(counts[row, one] for row in rows)) for one in statuses]
    return Figures(code, title, "số lượng", tuple(rows.values()), tuple(series))


def _in_millions(amount: int) -> int:
    return (amount + _MILLION // 2) // _MILLION

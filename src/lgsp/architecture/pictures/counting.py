"""
How entities are counted for a chart: which row each falls in, and which series.

>>> counted = tally("dem", "Đếm", rows={1: "Một", 2: "Hai"}, series={"a": "A", "b": "B"}, of=[(1, "a"), (1, "a")])
>>> counted.rows, counted.series
(('Một', 'Hai'), (Series(name='A', values=(2, 0)),))
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

from lgsp.architecture.model.model import Model
from lgsp.architecture.model.objects import RecordKind
from lgsp.architecture.model.organisation import Agency
from lgsp.architecture.model.systems import System

from .figures import Figures, Series

Row = TypeVar("Row", bound=Hashable)
Kind = TypeVar("Kind", bound=Hashable)

MOST_AGENCIES = 24
UNKNOWN = "Chưa xác định"
_OTHERS = ""


def tally(
    code: str,
    title: str,
    *,
    rows: Mapping[Row, str],
    series: Mapping[Kind, str],
    of: Iterable[tuple[Row, Kind]],
    unit: str = "số lượng",
) -> Figures:
    """Count in which row and series each falls; every row is shown, a series only where it counts something."""
    counts = Counter(of)
    shown = [kind for kind in series if any(counts[row, kind] for row in rows)]
    values = [Series(series[kind], tuple(counts[row, kind] for row in rows)) for kind in shown]
    return Figures(code, title, unit, tuple(rows.values()), tuple(values))


def rank_agencies(
    model: Model, of: Iterable[tuple[str | None, Kind]]
) -> tuple[Mapping[str, str], list[tuple[str, Kind]]]:
    """
    Return the agencies as rows, the one that counts most first, and what was given with the rest of them in one row.

    None stands for no agency at all.
    """
    given = [(owner or "-", kind) for owner, kind in of]
    counts = Counter(owner for owner, _ in given)
    names = {owner: UNKNOWN if owner == "-" else model.get(Agency, owner).name for owner in counts}
    ranked = sorted(counts, key=lambda owner: (-counts[owner], names[owner]))
    rows = {owner: names[owner] for owner in ranked[:MOST_AGENCIES]}
    if len(ranked) > MOST_AGENCIES:
        rows[_OTHERS] = f"{len(ranked) - MOST_AGENCIES} cơ quan khác"
    return rows, [(owner if owner in rows else _OTHERS, kind) for owner, kind in given]


def list_own(model: Model) -> list[System]:
    """Return the systems whose truth is kept here; those of others are only referred to."""
    return [one for one in model.all(System) if one.record_kind is RecordKind.MASTER]

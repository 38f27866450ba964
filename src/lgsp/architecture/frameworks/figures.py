"""
The nine figures of Quyết định 1425/QĐ-TTg, and the components that stand in them.

The figures number no component. `code` is ours: the figures, the layer and the place in it, in the order of the text.

>>> get_figure_component("H7-8.L2.06").name
'Hạ tầng kết nối, chia sẻ dữ liệu cấp tỉnh (LGSP/LDOP)'
>>> len(list_figure_components(figure=9)), list_figures()[7].number
(2, 8)
"""

import re
from dataclasses import dataclass
from functools import cache

from .errors import FigureComponentUnknown
from .tables import Row, read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Row):
    """A reference figure: 1–2 the nation, 3–4 agencies, 5–6 ministries, 7–8 provinces, 9 communes."""

    number: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureComponent(Row):
    """A component of one or several figures; `provided_by` says whose it is."""

    code: str
    figures: str
    layer: str
    component: str
    block: str
    name: str
    provided_by: str

    def is_in(self, figure: int) -> bool:
        """Say whether the component stands in that figure; `Hình 1-8` is every figure from 1 to 8."""
        spans = re.findall(r"(\d+)(?:-(\d+))?", self.figures)
        return any(int(first) <= figure <= int(last or first) for first, last in spans)


@cache
def list_figures() -> tuple[Figure, ...]:
    """Return the nine figures."""
    return read_table(Figure, "figures.csv")


@cache
def list_figure_components(*, figure: int | None = None) -> tuple[FigureComponent, ...]:
    """Return the components in the order of the text: those of one figure, or all."""
    if figure is not None:
        return tuple(found for found in list_figure_components() if found.is_in(figure))
    return read_table(FigureComponent, "figure_components.csv")


def get_figure_component(code: str) -> FigureComponent:
    """
    Return the component of that code.

    :raises FigureComponentUnknown: if there is none
    """
    found = next((found for found in list_figure_components() if found.code == code), None)
    if found is None:
        raise FigureComponentUnknown(code=code)
    return found

"""
The diagrams of Mẫu số 02 that a province draws (draft guide of 13/09/2026), word for word.

>>> [one.code for one in list_diagrams() if one.is_mandatory]
['SĐ-T-01', 'SĐ-T-02', 'SĐ-T-03']
>>> get_diagram("SĐ-T-03").figure
9
"""

from dataclasses import dataclass
from functools import cache

from .tables import Row, read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class RequiredDiagram(Row):
    """
    A diagram: `content` is what it must show and `level` when it is wanted, both the draft's.

    `figure` is the figure of Quyết định 1425/QĐ-TTg it makes concrete; `short_name` is a short form of ours, for names
    of files.
    """

    code: str
    name: str
    short_name: str
    content: str
    level: str
    figure: int | None

    @property
    def is_mandatory(self) -> bool:
        """Say whether every province must draw it; those are the ones that make a figure concrete."""
        return self.figure is not None


@cache
def list_diagrams() -> tuple[RequiredDiagram, ...]:
    """Return the diagrams in the order of the guide."""
    return read_table(RequiredDiagram, "diagrams.csv")


def get_diagram(code: str) -> RequiredDiagram:
    """Return the diagram of that code; a code that is not there is a bug of the caller."""
    return next(one for one in list_diagrams() if one.code == code)

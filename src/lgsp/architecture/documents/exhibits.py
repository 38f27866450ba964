"""
What the model puts into a paragraph: a table, a figure or steps, with the sentence that leads to it.

A lead says `{ref}` where the number of its own table or figure goes, and `{code}` where that of another goes.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lgsp.architecture.pictures.scene import Scene

from .blocks import Align, Column, Row, RowKind, Runs

NUMBER = Column("TT", 5, Align.CENTRE)


@dataclass(frozen=True, slots=True)
class TableExhibit:
    """A table to be numbered. Without rows, `source` names the folder where they would be declared."""

    code: str
    lead: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    source: str
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class FigureExhibit:
    """A figure to be numbered."""

    code: str
    lead: str
    title: str
    scene: Scene
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class StepsExhibit:
    """An illustration in numbered steps. Without steps, `source` names what would have to be declared."""

    code: str
    lead: str
    steps: tuple[Runs, ...]
    source: str


Exhibit = TableExhibit | FigureExhibit | StepsExhibit


def number_rows(rows: Iterable[Sequence[str]], *, start: int = 1) -> tuple[Row, ...]:
    """Return plain rows whose first cell is their number."""
    return tuple(Row((str(place), *cells)) for place, cells in enumerate(rows, start=start))


def group_rows(groups: Iterable[tuple[str, Sequence[Sequence[str]]]]) -> tuple[Row, ...]:
    """Return numbered rows under the names of their groups; empty groups are left out."""
    rows: list[Row] = []
    count = 0
    for name, members in groups:
        if members:
            rows += [Row((name,), RowKind.GROUP), *number_rows(members, start=count + 1)]
            count += len(members)
    return tuple(rows)

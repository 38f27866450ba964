"""
What the model puts into a paragraph: a table, a figure or steps, with the sentence that leads to it.

A lead says `{ref}` where the number of its own table or figure goes, and `{code}` where that of another goes.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from lgsp.architecture.documents.blocks import Align, Column, Row, RowKind, Runs
from lgsp.architecture.documents.edition import Edition
from lgsp.architecture.pictures.scene import Scene

NUMBER = Column("TT", 5, Align.CENTRE)


@dataclass(frozen=True, slots=True)
class TableExhibit:
    """
    A table to be numbered. Without rows, `source` names the folder where they would be declared.

    An exhibit that is `optional` is left out when it has nothing to show; another says that nothing is declared.
    """

    code: str
    lead: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    source: str
    landscape: bool = False
    optional: bool = False


@dataclass(frozen=True, slots=True)
class FigureExhibit:
    """A figure to be numbered; without a lead it follows the one before."""

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


@dataclass(frozen=True, slots=True)
class WordsExhibit:
    """Sentences the model yields: paragraphs, each a line of runs, and under them a list with dashes."""

    code: str
    paragraphs: tuple[Runs, ...]
    items: tuple[Runs, ...] = ()


@dataclass(frozen=True, slots=True)
class PartExhibit:
    """A part of a paragraph with a title of its own, as the page of one component."""

    code: str
    title: str
    exhibits: tuple["Exhibit", ...]


Exhibit = TableExhibit | FigureExhibit | StepsExhibit | WordsExhibit | PartExhibit
Generator = Callable[[Edition], Exhibit | Sequence[Exhibit]]
Contents = Mapping[str, tuple[Generator, ...]]
"""What stands in each paragraph of an outline, by the paragraph's key."""
Member = Sequence[str] | Row
"""The cells of a row before it has its number; as a `Row` when they speak of an entity."""


def number_rows(members: Iterable[Member], *, start: int = 1) -> tuple[Row, ...]:
    """Return plain rows whose first cell is their number; a row that has a subject keeps it."""
    return tuple(_number(member, place) for place, member in enumerate(members, start=start))


def group_rows(groups: Iterable[tuple[str, Sequence[Member]]]) -> tuple[Row, ...]:
    """Return numbered rows under the names of their groups; empty groups are left out."""
    rows: list[Row] = []
    count = 0
    for name, members in groups:
        if members:
            rows += [Row((name,), RowKind.GROUP), *number_rows(members, start=count + 1)]
            count += len(members)
    return tuple(rows)


def _number(member: Member, number: int) -> Row:
    if isinstance(member, Row):
        return Row((str(number), *member.cells), subject=member.subject)
    return Row((str(number), *member))

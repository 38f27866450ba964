"""
What a layered diagram holds before it has places: columns, tiers of rows of cards, pillars, and how they are joined.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from math import ceil

from lgsp.architecture.pictures.marks import Mark
from lgsp.architecture.pictures.scene import Box, Shape

from .cards import Card

PALETTE = (
    ("#0b5c8a", "#e6f1f8"),
    ("#7a4f00", "#fbf1de"),
    ("#9b1c1c", "#fbe9e7"),
    ("#4a3f7a", "#eeebf7"),
    ("#37474f", "#eceff1"),
)
"""Ink and tint of the layers, from the upmost down; the fifth is for what is no layer."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of cells: what it is called, and its share of the width."""

    head: str
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Row:
    """A component of a layer: its name, and the cards of each column."""

    label: str
    cells: tuple[tuple[Card, ...], ...]


@dataclass(frozen=True, slots=True)
class Tier:
    """A layer: its name, its ink and tint, and its rows."""

    key: str
    label: str
    colours: tuple[str, str]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Pillar:
    """What cuts across the layers: its name, and what the model says of it."""

    key: str
    name: str
    mark: Mark
    note: str = ""
    subjects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Joined:
    """The arrows of a sheet, and the marks that explain them."""

    shapes: tuple[Shape, ...] = ()
    marks: tuple[Mark, ...] = ()


Join = Callable[[Mapping[str, Box]], Joined]
"""Draws the arrows between the boxes of a sheet, which it is given by their keys."""


def join_nothing(_boxes: Mapping[str, Box]) -> Joined:
    """Draw no arrow."""
    return Joined()


@dataclass(frozen=True, slots=True)
class Plan:
    """A diagram before it has places."""

    code: str
    title: str
    alt: str
    columns: tuple[Column, ...]
    tiers: tuple[Tier, ...]
    pillars: tuple[Pillar, ...] = ()
    join: Join = field(default=join_nothing)


def join_tier(sheet: tuple[Tier, ...], tier: Tier) -> tuple[Tier, ...]:
    """Return the sheet with the tier; parts of one tier that meet again are one."""
    if sheet and sheet[-1].key == tier.key:
        return (*sheet[:-1], replace(tier, rows=_join_rows(sheet[-1].rows, tier.rows)))
    return (*sheet, tier)


def _join_rows(rows: tuple[Row, ...], more: tuple[Row, ...]) -> tuple[Row, ...]:
    """Return all rows; parts of one row that meet again are one."""
    if rows[-1].label != more[0].label:
        return (*rows, *more)
    cells = tuple((*one, *other) for one, other in zip(rows[-1].cells, more[0].cells, strict=True))
    return (*rows[:-1], replace(more[0], cells=cells), *more[1:])


def split_row(row: Row, share: float) -> tuple[Row, Row]:
    """Return the row in two parts, each cell cut after that share of its cards."""
    middles = [ceil(len(cell) * share) for cell in row.cells]
    pairs = tuple(zip(row.cells, middles, strict=True))
    return (
        replace(row, cells=tuple(cell[:middle] for cell, middle in pairs)),
        replace(row, cells=tuple(cell[middle:] for cell, middle in pairs)),
    )

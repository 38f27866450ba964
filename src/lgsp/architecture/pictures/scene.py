"""
A drawing before it is SVG or PNG: shapes on a canvas measured in points.

A scene as wide as the text of an A4 page (`PORTRAIT_WIDTH`, `LANDSCAPE_WIDTH`) prints at its own size, so that a
letter of 9 is a letter of 9 points on paper.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from math import hypot

PORTRAIT_WIDTH = 460.0
LANDSCAPE_WIDTH = 700.0
PORTRAIT_HEIGHT = 640.0
LANDSCAPE_HEIGHT = 425.0
"""The heights are what a page leaves under its heading and over the caption; a taller scene is printed smaller."""

PADDING = 4.0
"""Room between a box and its letters."""

BLACK = "#1a1a1a"
WHITE = "#ffffff"
LEADING = 1.28
"""Distance between two baselines, in letter sizes."""
_BASELINE = 0.36
"""How far the baseline lies under the middle of a line, in letter sizes."""
_HEAD_LENGTH, _HEAD_WIDTH = 5.0, 2.4


class Anchor(StrEnum):
    """Which end of a text stands at its point."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


class Border(StrEnum):
    """How a line is drawn; three kinds that differ without colour."""

    NONE = "none"
    SOLID = "solid"
    DASHED = "dashed"
    DOTTED = "dotted"


class Pattern(StrEnum):
    """How a surface is hatched; kinds that differ without colour."""

    NONE = "none"
    RISING = "rising"
    FALLING = "falling"
    CROSSED = "crossed"
    LEVEL = "level"
    UPRIGHT = "upright"
    DOTS = "dots"


@dataclass(frozen=True, slots=True)
class Text:
    """One line of letters; `turned` text reads from bottom to top."""

    x: float
    y: float
    content: str
    size: float
    weight: int = 400
    ink: str = BLACK
    anchor: Anchor = Anchor.MIDDLE
    turned: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A straight stroke."""

    x1: float
    y1: float
    x2: float
    y2: float
    ink: str = BLACK
    width: float = 0.75
    border: Border = Border.SOLID


@dataclass(frozen=True, slots=True)
class Polygon:
    """A filled shape."""

    points: tuple[tuple[float, float], ...]
    fill: str = BLACK


@dataclass(frozen=True, slots=True)
class Path:
    """
    A stroke through points, with a head at its end when it has a direction.

    `start` and `end` are the keys of the boxes it joins; an editable drawing keeps them joined.
    """

    points: tuple[tuple[float, float], ...]
    ink: str = BLACK
    width: float = 0.75
    border: Border = Border.SOLID
    headed: bool = True
    start: str = ""
    end: str = ""
    subjects: tuple[str, ...] = ()

    def head(self) -> Polygon:
        """Return the triangle that ends the stroke, turned the way its last piece runs."""
        (x1, y1), (x2, y2) = self.points[-2:]
        length = hypot(x2 - x1, y2 - y1) or 1.0
        along, across = ((x2 - x1) / length, (y2 - y1) / length), ((y1 - y2) / length, (x2 - x1) / length)
        back = (x2 - along[0] * _HEAD_LENGTH, y2 - along[1] * _HEAD_LENGTH)
        sides = [
            (back[0] + way * across[0] * _HEAD_WIDTH, back[1] + way * across[1] * _HEAD_WIDTH)
            for way in (1, -1)
        ]
        return Polygon(((x2, y2), *sides), self.ink)


@dataclass(frozen=True, slots=True)
class Wording:
    """Lines already wrapped to the box they stand in."""

    lines: tuple[str, ...]
    size: float
    weight: int = 400
    ink: str = BLACK

    @property
    def height(self) -> float:
        """Return the height the lines take."""
        return len(self.lines) * self.size * LEADING


@dataclass(frozen=True, slots=True)
class Box:
    """
    A rectangle with its wording in the middle. `role` says what it stands for: node, band, cell, bar, sample …

    `subjects` are the ids of the entities it stands for; `key` tells it from the other boxes of the scene, where a path
    joins it.
    """

    x: float
    y: float
    width: float
    height: float
    role: str
    fill: str = WHITE
    ink: str = BLACK
    stroke: float = 0.75
    border: Border = Border.SOLID
    radius: float = 0.0
    wordings: tuple[Wording, ...] = ()
    anchor: Anchor = Anchor.MIDDLE
    padding: float = PADDING
    turned: bool = False
    pattern: Pattern = Pattern.NONE
    key: str = ""
    subjects: tuple[str, ...] = ()

    def texts(self) -> Iterator[Text]:
        """Place each line of the wording, centred over the height (or, when turned, over the width)."""
        depth = self.width if self.turned else self.height
        at = (depth - sum(wording.height for wording in self.wordings)) / 2
        for wording in self.wordings:
            step = wording.size * LEADING
            for line in wording.lines:
                yield self._place(line, wording, at + step / 2 + wording.size * _BASELINE)
                at += step

    def _place(self, line: str, wording: Wording, at: float) -> Text:
        if self.turned:
            x, y = self.x + at, self.y + self.height - self.padding
            anchor = Anchor.START
        else:
            x, y, anchor = self._start(), self.y + at, self.anchor
        return Text(x, y, line, wording.size, wording.weight, wording.ink, anchor, self.turned)

    def _start(self) -> float:
        if self.anchor is Anchor.START:
            return self.x + self.padding
        if self.anchor is Anchor.END:
            return self.x + self.width - self.padding
        return self.x + self.width / 2


Shape = Box | Text | Line | Polygon | Path


@dataclass(frozen=True, slots=True)
class Scene:
    """A finished drawing, with what a reader who cannot see it is told."""

    code: str
    title: str
    alt: str
    width: float
    height: float
    shapes: tuple[Shape, ...]
    legend: tuple[str, ...] = ()

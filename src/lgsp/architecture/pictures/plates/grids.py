"""
A diagram in layers: bands from top to bottom, in each the rows of its components, in each row the cells of the columns.

Pillars cut across all layers on the right. What exceeds the room, or sixty boxes, goes on to a further sheet: between
layers where that is possible, else between rows, else between the boxes of a row.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from lgsp.architecture.pictures.lettering import measure, wrap, wrap_evenly
from lgsp.architecture.pictures.marks import GREY, NORMAL, SMALL, Mark, lay_legend, word
from lgsp.architecture.pictures.scene import LEADING, WHITE, Border, Box, Scene, Shape, Wording
from lgsp.architecture.pictures.strands import MOST_NODES

from .cards import MARKS, Card, card_height, draw_card
from .plans import Pillar, Plan, Row, Tier, join_tier, split_row
from .rooms import Room

_GAP = 4.0
_EDGE = 2.0
_TIER_GAP = 17.0
_TIER_LABEL = 40.0
_ROW_LABEL = 66.0
_PILLAR = 34.0
_LEGEND_GAP = 6.0
_LEGEND_ROOM = 36.0
_SHARES = (0.75, 0.5, 0.25)
"""How much of a row may be put on a sheet that has room left."""
_HEAD = "#dfe4e8"
_PILLAR_INK, _PILLAR_TINT = "#3b4a54", "#f4f6f7"


def lay_grid(plan: Plan, room: Room) -> tuple[Scene, ...]:
    """Draw the plan on as many sheets as it needs."""
    frame = _Frame.of(plan, room)
    return tuple(frame.draw(tiers) for tiers in frame.share_out())


@dataclass(frozen=True)
class _Frame:
    """The places that all sheets of a plan share."""

    plan: Plan
    room: Room
    left: float
    widths: tuple[float, ...]
    head: float

    @classmethod
    def of(cls, plan: Plan, room: Room) -> "_Frame":
        """Divide the width of the room over labels, columns and pillars."""
        left = _EDGE + _TIER_LABEL + _ROW_LABEL
        right = room.width - _EDGE - len(plan.pillars) * (_PILLAR + _GAP)
        shares = sum(column.share for column in plan.columns)
        widths = tuple((right - left) * column.share / shares for column in plan.columns)
        pairs = zip(plan.columns, widths, strict=True)
        heads = [_word_head(column.head, width).height for column, width in pairs]
        return cls(plan, room, left, widths, max(heads) + 7.0)

    @property
    def inside(self) -> float:
        """Return the height that tiers may take."""
        return self.room.height - 2 * _EDGE - self.head - _GAP - _LEGEND_ROOM

    def share_out(self) -> Iterator[tuple[Tier, ...]]:
        """Yield the tiers of each sheet; one less than half full takes the first part of a tier too large for it."""
        waiting = list(self._cut_up())
        sheet: tuple[Tier, ...] = ()
        while waiting:
            tier = waiting.pop(0)
            if self._fits(join_tier(sheet, tier)):
                sheet = join_tier(sheet, tier)
                continue
            if self._height(sheet) < self.inside / 2 and (parts := self._part(sheet, tier)):
                sheet, tier = join_tier(sheet, parts[0]), parts[1]
            yield sheet
            sheet = ()
            waiting.insert(0, tier)
        yield sheet

    def _part(self, sheet: tuple[Tier, ...], tier: Tier) -> tuple[Tier, Tier] | None:
        """Return the largest part of the tier that still fits on the sheet, and the rest: rows, else part of a row."""
        parts = [(tier.rows[:at], tier.rows[at:]) for at in range(len(tier.rows) - 1, 0, -1)]
        first, *others = tier.rows
        for share in _SHARES:
            begun, rest = split_row(first, share)
            parts.append(((begun,), (rest, *others)))
        for begun_rows, rest_rows in parts:
            begun_tier = replace(tier, rows=begun_rows)
            if self._fits(join_tier(sheet, begun_tier)):
                return begun_tier, replace(tier, rows=rest_rows)
        return None

    def _cut_up(self) -> Iterator[Tier]:
        """Yield the tiers, each no larger than a sheet."""
        for tier in self.plan.tiers:
            rows: list[Row] = []
            for row in self._cut_rows(tier):
                if rows and not self._fits((replace(tier, rows=(*rows, row)),)):
                    yield replace(tier, rows=tuple(rows))
                    rows = []
                rows.append(row)
            yield replace(tier, rows=tuple(rows))

    def _cut_rows(self, tier: Tier) -> Iterator[Row]:
        for row in tier.rows:
            yield from self._halve(row, tier)

    def _halve(self, row: Row, tier: Tier) -> Iterator[Row]:
        """Yield the row in as many parts as it needs, half and half again."""
        most = max(len(cell) for cell in row.cells)
        if most <= 1 or self._fits((replace(tier, rows=(row,)),)):
            yield row
            return
        for part in split_row(row, 0.5):
            yield from self._halve(part, tier)

    def _fits(self, tiers: Sequence[Tier]) -> bool:
        count = sum(len(cell) for tier in tiers for row in tier.rows for cell in row.cells)
        return count <= MOST_NODES - len(self.plan.pillars) and self._height(tiers) <= self.inside

    def _height(self, tiers: Sequence[Tier]) -> float:
        return sum(self._tier_height(tier) for tier in tiers) + _TIER_GAP * max(0, len(tiers) - 1)

    def _tier_height(self, tier: Tier) -> float:
        return sum(self._row_heights(tier)) + _GAP * (len(tier.rows) + 1)

    def _row_heights(self, tier: Tier) -> list[float]:
        """Return the height of each row; together they are no lower than the name of the tier is long."""
        heights = [self._row_height(row) for row in tier.rows]
        least = measure(tier.label, size=NORMAL, weight=600) * 0.42 + 12.0
        more = max(0.0, least - sum(heights) - _GAP * (len(heights) + 1)) / len(heights)
        return [height + more for height in heights]

    def _row_height(self, row: Row) -> float:
        cells = [
            _choose(cell, width - 2 * _GAP, self.room.least_card).height
            for cell, width in zip(row.cells, self.widths, strict=True)
        ]
        return max(_word_label(row.label).height + 6.0, *cells)

    def draw(self, tiers: Sequence[Tier]) -> Scene:
        """Draw one sheet."""
        shapes: list[Shape] = list(self._draw_heads())
        y = top = _EDGE + self.head + _GAP
        for tier in tiers:
            shapes += self._draw_tier(tier, y)
            y += self._tier_height(tier) + _TIER_GAP
        bottom = y - _TIER_GAP
        shapes += self._draw_pillars(top, bottom)
        joined = self.plan.join({one.key: one for one in shapes if isinstance(one, Box) and one.key})
        marks = (*_list_marks(tiers, self.plan.pillars), *joined.marks)
        legend = lay_legend(marks, x=_EDGE, y=bottom + _LEGEND_GAP, width=self.room.width - 2 * _EDGE)
        return Scene(
            self.plan.code,
            self.plan.title,
            self.plan.alt,
            self.room.width,
            bottom + _LEGEND_GAP + legend.height + _EDGE,
            (*shapes, *joined.shapes, *legend.shapes),
            tuple(mark.label for mark in marks),
        )

    def _draw_heads(self) -> Iterator[Box]:
        x = self.left
        for column, width in zip(self.plan.columns, self.widths, strict=True):
            wording = _word_head(column.head, width)
            yield Box(x + 1, _EDGE, width - 2, self.head, "head", _HEAD, GREY, 0.6, wordings=(wording,))
            x += width

    def _draw_tier(self, tier: Tier, y: float) -> Iterator[Box]:
        dark, tint = tier.colours
        height = self._tier_height(tier)
        width = self.left - _EDGE + sum(self.widths)
        yield Box(_EDGE, y, width, height, "band", tint, dark, key=tier.key)
        yield _turned(Box(_EDGE, y, _TIER_LABEL, height, "label", dark, dark), tier.label, ink=WHITE)
        at = y + _GAP
        for row, row_height in zip(tier.rows, self._row_heights(tier), strict=True):
            label = (_word_label(row.label),)
            x = _EDGE + _TIER_LABEL + 2
            box = Box(x, at, _ROW_LABEL - 4, row_height, "label", WHITE, dark, 0.6, wordings=label)
            yield replace(box, padding=2.0)
            yield from self._draw_row(row, at, row_height)
            at += row_height + _GAP

    def _draw_row(self, row: Row, y: float, height: float) -> Iterator[Box]:
        x = self.left
        for place, (cell, width) in enumerate(zip(row.cells, self.widths, strict=True)):
            if place:
                yield Box(x, y, 0.5, height, "rule", GREY, GREY, 0.4, Border.DOTTED)
            yield from _draw_cell(cell, Box(x + _GAP, y, width - 2 * _GAP, height, "cell"), self.room)
            x += width

    def _draw_pillars(self, top: float, bottom: float) -> Iterator[Box]:
        x = self.left + sum(self.widths) + _GAP
        for pillar in self.plan.pillars:
            mark = pillar.mark
            box = Box(x, top, _PILLAR, bottom - top, "node", mark.fill, mark.ink, mark.stroke, mark.border)
            named = f"{pillar.name}: {pillar.note}" if pillar.note else pillar.name
            yield replace(_turned(box, named), key=pillar.key, subjects=pillar.subjects)
            x += _PILLAR + _GAP


@dataclass(frozen=True, slots=True)
class _Choice:
    """How many cards of a cell stand side by side, and the heights of the lines that gives."""

    across: int
    lines: tuple[float, ...]

    @property
    def height(self) -> float:
        return sum(self.lines) + _GAP * max(0, len(self.lines) - 1)


@lru_cache(maxsize=4096)
def _choose(cell: tuple[Card, ...], width: float, least: float) -> _Choice:
    """Choose how many stand side by side so that the cell is as low as it can be."""
    most = max(1, min(len(cell), int((width + _GAP) // (least + _GAP))))
    return min((_line_up(cell, width, across) for across in range(1, most + 1)), key=lambda one: one.height)


def _line_up(cell: tuple[Card, ...], width: float, across: int) -> _Choice:
    card_width = (width - _GAP * (across - 1)) / across
    heights = [card_height(card, card_width) for card in cell]
    return _Choice(across, tuple(max(heights[at : at + across]) for at in range(0, len(cell), across)))


def _draw_cell(cell: tuple[Card, ...], place: Box, room: Room) -> Iterator[Box]:
    """Draw the cards of a cell, sharing out the height that is left."""
    if not cell:
        return
    chosen = _choose(cell, place.width, room.least_card)
    more = max(0.0, place.height - chosen.height) / len(chosen.lines)
    y = place.y
    for line, height in enumerate(chosen.lines):
        cards = cell[line * chosen.across : (line + 1) * chosen.across]
        width = (place.width - _GAP * (chosen.across - 1)) / chosen.across
        for at, card in enumerate(cards):
            yield draw_card(card, x=place.x + at * (width + _GAP), y=y, width=width, height=height + more)
        y += height + more + _GAP


def _turned(box: Box, text: str, *, ink: str = "#1a1a1a") -> Box:
    """Return the box with its words from bottom to top, in the middle of its height."""
    most = int((box.width - 4.0) // (NORMAL * LEADING))
    room = box.height - 8.0
    lines = wrap_evenly(text, width=room, size=NORMAL, weight=600, max_lines=most)
    longest = max(measure(line, size=NORMAL, weight=600) for line in lines)
    return replace(
        box,
        wordings=(Wording(lines, NORMAL, 600, ink),),
        turned=True,
        padding=(box.height - longest) / 2,
    )


def _word_head(head: str, width: float) -> Wording:
    return word(head, width=width - 10, size=NORMAL, weight=600, max_lines=4)


def _word_label(label: str) -> Wording:
    return Wording(wrap(label, width=_ROW_LABEL - 9, size=SMALL, weight=600), SMALL, 600)


def _list_marks(tiers: Sequence[Tier], pillars: Sequence[Pillar]) -> tuple[Mark, ...]:
    """Return the marks that are used, in the order they are always explained in."""
    used = {card.mark for tier in tiers for row in tier.rows for cell in row.cells for card in cell}
    used |= {pillar.mark for pillar in pillars}
    return tuple(mark for mark in MARKS if mark in used) + tuple(
        sorted(used.difference(MARKS), key=lambda mark: mark.label)
    )

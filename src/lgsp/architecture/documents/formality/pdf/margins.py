"""How far the text of PDF pages keeps from the paper's sides, as far as letters tell."""

from collections.abc import Sequence

from lgsp.architecture.documents.formality.facts import Edge, Role, Side

from .lines import MM, Line

_ASIDE = 0.5
_HANGING = 1.0
"""Typesetters let a stop or a dash hang into the right margin a little."""
_CAPITAL = 0.66
"""The height of capitals, in ems: what stands above the first line's letters belongs to the line."""
_LEADING, _DESCENT, _ABOVE = 3.0, 2.0, 0.3
"""How much of what is measured above the first line and below the last may be the line's own and not the margin's."""
_LINES, _PAGES_BEGUN, _PAGES_ENDED = 5, 3, 8
"""How many lines or pages alike are no chance; pages end early for many reasons, and begin late for few."""
_WIDE = 0.5


def measure_sides(lines: Sequence[Line], *, width: float) -> tuple[Edge, ...]:
    """Return the left and right edges of a page; five wide lines that begin or end alike prove one."""
    if not lines:
        return ()
    wide = [line for line in lines if line.width >= _WIDE * width and line.type.role is not Role.PICTURE]
    left = min(line.left for line in lines)
    right = width - max(line.right for line in lines)
    begin = sum(abs(line.left - left) <= _ASIDE for line in wide)
    end = sum(abs(width - line.right - right) <= _HANGING for line in wide)
    return (
        Edge(Side.LEFT, left, begin >= _LINES, _ASIDE, _ASIDE),
        Edge(Side.RIGHT, right, end >= _LINES, _ASIDE, _HANGING),
    )


def measure_ends(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> list[tuple[Edge, ...]]:
    """Return the top and bottom edges of every page; enough pages that begin or end alike prove one."""
    tops = [_top_of(lines) for lines in pages]
    bottoms = [_bottom_of(lines, height) for lines, height in zip(pages, heights, strict=True)]
    top, bottom = _find_common(tops, _PAGES_BEGUN), _find_common(bottoms, _PAGES_ENDED)
    return [
        tuple(
            Edge(side, value, common is not None and abs(value - common) <= _ASIDE, below, _ABOVE)
            for side, value, common, below in (
                (Side.TOP, high, top, _LEADING),
                (Side.BOTTOM, low, bottom, _DESCENT),
            )
            if value is not None
        )
        for high, low in zip(tops, bottoms, strict=True)
    ]


def _top_of(lines: Sequence[Line]) -> float | None:
    return min((line.baseline - _CAPITAL * line.type.size * MM for line in lines), default=None)


def _bottom_of(lines: Sequence[Line], height: float) -> float | None:
    return min((height - line.baseline for line in lines), default=None)


def _find_common(values: Sequence[float | None], enough: int) -> float | None:
    """Return the least value if enough pages share it."""
    known = [value for value in values if value is not None]
    least = min(known, default=0.0)
    return least if sum(value - least <= _ASIDE for value in known) >= enough else None

"""
The layers of the overall figure: bands under each other, each with its name in a dark column and components as boxes.

How closely all of it is laid is a `Manner`: a province with many components needs narrower columns and smaller letters
to stand on one page, never smaller than eight points.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from lgsp.architecture.frameworks.bands import Band, list_bands
from lgsp.architecture.model.components import Component
from lgsp.architecture.model.entities import Entity

from .marks import NODE, NODE_HEIGHT, NORMAL, SMALL, draw_node, node_height, word, word_evenly
from .scene import BLACK, PADDING, WHITE, Border, Box, Line, Polygon, Shape, Wording

MARGIN = 2.0
PILLAR_INK, PILLAR_TINT = "#3b4a54", "#f4f6f7"
PALETTE = {
    "users": ("#37474f", "#eceff1"),
    "channels": ("#0b5c8a", "#e6f1f8"),
    "services": ("#00695c", "#e3f2ef"),
    "applications": ("#7a4f00", "#fbf1de"),
    "lgsp": ("#9b1c1c", "#fbe9e7"),
    "infrastructure": ("#4a3f7a", "#eeebf7"),
}
"""The dark ink and the light ground of each layer."""
UNPLACED = Band(
    code="", name="Chưa xếp lớp", position=99, cross_cutting=False, source="", verification="", checked_by=""
)
_LEAST_FOR_ARROW = 10.0


@dataclass(frozen=True, slots=True)
class Manner:
    """The measures of a figure: widths of its columns, gaps, letters, and how many boxes may stand in a row."""

    label: float = 78.0
    pillar: float = 64.0
    outside: float = 76.0
    gap: float = 5.0
    between: float = 12.0
    letter: float = NODE
    title: float = NORMAL
    node: float = NODE_HEIGHT
    padding: float = PADDING
    nodes_a_row: tuple[int, ...] = (3, 4, 5)

    def node_height(self, name: str, width: float) -> float:
        """Return the height a component needs at that width."""
        return node_height(name, width=width, padding=self.padding, size=self.letter, least=self.node)


WIDE = Manner()
CLOSE = Manner(66.0, 52.0, 64.0, 4.0, 7.0, 8.2, SMALL, 20.0, 5.0, (2, 3, 4, 5, 6, 7, 8))
FOLDED = replace(CLOSE, label=72.0, pillar=48.0, outside=17.0)
"""As `CLOSE`, with the national systems counted instead of named."""


@dataclass(frozen=True, slots=True)
class _Row:
    """The nodes of a band that stand side by side."""

    members: tuple[Entity, ...]
    width: float
    height: float


def list_layers(components: Sequence[Component]) -> list[Band]:
    """Return the layers from top to bottom, with one for components that declare no band that is known."""
    layers = [band for band in list_bands() if not band.cross_cutting]
    return [*layers, UNPLACED] if list_members(UNPLACED, components) else layers


def list_members(band: Band, components: Sequence[Component]) -> list[Component]:
    """Return the components of the band."""
    if band is UNPLACED:
        known = {known.code for known in list_bands()}
        return [one for one in components if not known.intersection(one.bands)]
    return [one for one in components if band.code in one.bands]


def lay_bands(
    layers: Sequence[Band],
    components: Sequence[Component],
    manner: Manner,
    *,
    left: float,
    right: float,
    needed: float,
) -> list[Box]:
    """Lay the bands under each other, stretching their rows when the pillars need more height."""
    inner = right - left - manner.label - 2 * manner.gap
    rows = {
        band.code: _raise(
            _split_rows(list_members(band, components), inner, manner),
            manner,
            least=_word_label(band, manner).height + 2 * manner.gap,
        )
        for band in layers
    }
    natural = sum(_band_height(rows[band.code], manner) for band in layers)
    natural += manner.between * (len(layers) - 1)
    count = sum(len(rows[band.code]) for band in layers)
    stretch = max(0.0, needed - natural) / max(1, count)
    boxes: list[Box] = []
    y = MARGIN
    for band in layers:
        taller = [replace(row, height=row.height + stretch) for row in rows[band.code]]
        height = _band_height(taller, manner)
        boxes += _lay_band(band, taller, Box(left, y, right - left, height, "band"), manner)
        y += height + manner.between
    return boxes


def _split_rows(members: Sequence[Entity], inner: float, manner: Manner) -> list[_Row]:
    """Share the members over rows, as many to a row as gives the lowest band."""
    counts = {max(1, -(-len(members) // most)) for most in manner.nodes_a_row}
    shared = (_share(members, inner, count, manner) for count in sorted(counts))
    return min(shared, key=lambda rows: _band_height(rows, manner))


def _share(members: Sequence[Entity], inner: float, count: int, manner: Manner) -> list[_Row]:
    rows: list[_Row] = []
    start = 0
    for place in range(count):
        size = (len(members) - start) // (count - place)
        part = tuple(members[start : start + size])
        start += size
        width = (inner - manner.gap * (len(part) - 1)) / max(1, len(part))
        height = max((manner.node_height(member.name, width) for member in part), default=manner.node)
        rows.append(_Row(part, width, height))
    return rows


def _raise(rows: Sequence[_Row], manner: Manner, *, least: float) -> list[_Row]:
    """Make the rows taller together, until the band's own name has room beside them."""
    more = max(0.0, least - _band_height(rows, manner)) / len(rows)
    return [replace(row, height=row.height + more) for row in rows]


def _word_label(band: Band, manner: Manner) -> Wording:
    wording = word_evenly(band.name, width=manner.label - 8, size=manner.title, max_lines=6)
    return replace(wording, ink=WHITE)


def _band_height(rows: Sequence[_Row], manner: Manner) -> float:
    return sum(row.height for row in rows) + manner.gap * (len(rows) + 1)


def _lay_band(band: Band, rows: Sequence[_Row], frame: Box, manner: Manner) -> list[Box]:
    dark, tint = PALETTE.get(band.code, (PILLAR_INK, PILLAR_TINT))
    label = replace(frame, width=manner.label, role="label", fill=dark, ink=dark)
    boxes = [replace(frame, fill=tint, ink=dark), replace(label, wordings=(_word_label(band, manner),))]
    y = frame.y + manner.gap
    for row in rows:
        x = frame.x + manner.label + manner.gap
        for member in row.members:
            boxes.append(
                draw_node(
                    Box(x, y, row.width, row.height, "node", padding=manner.padding),
                    name=member.name,
                    status=member.status,
                    subjects=(member.id,),
                    size=manner.letter,
                )
            )
            x += row.width + manner.gap
        y += row.height + manner.gap
    if not any(row.members for row in rows):
        boxes.append(say_empty(frame, x=frame.x + manner.label, width=frame.width - manner.label))
    return boxes


def say_empty(frame: Box, *, x: float, width: float) -> Box:
    """Return the remark that nothing is declared for the frame, on that part of its width."""
    wording = word("(chưa khai báo thành phần)", width=width - 8)
    return replace(
        frame, x=x, width=width, role="remark", fill="none", border=Border.NONE, wordings=(wording,)
    )


def draw_arrows(boxes: Sequence[Box], manner: Manner) -> list[Shape]:
    """Put a two-headed arrow into each gap between two bands; where the gap is narrow the head is all of it."""
    bands = [box for box in boxes if box.role == "band"]
    return [
        shape
        for upper, lower in pairwise(bands)
        for shape in _upright_arrow(
            x=upper.x + (upper.width + manner.label) / 2, top=upper.y + upper.height, bottom=lower.y
        )
    ]


def _upright_arrow(*, x: float, top: float, bottom: float) -> list[Shape]:
    middle = (top + bottom) / 2
    reach = min(4.2, (bottom - top) / 2 - 0.8)
    heads: list[Shape] = [
        Polygon(((x, top + 0.6), (x - 5, top + 0.6 + reach), (x + 5, top + 0.6 + reach)), BLACK),
        Polygon(((x, bottom - 0.6), (x - 5, bottom - 0.6 - reach), (x + 5, bottom - 0.6 - reach)), BLACK),
    ]
    if bottom - top < _LEAST_FOR_ARROW:
        return [Line(x, middle - 1, x, middle + 1, width=2.2), *heads]
    return [Line(x, top + 3, x, bottom - 3, width=2.2), *heads]

"""
The overall figure (V.1): layers from the users down to the infrastructure, and pillars across all of them.

Laid out like the figure of the national framework: bands of one width with their name in a dark column, components
as boxes in their band, cross-cutting bands as pillars on the right, national systems on the left at the platform. When
there are more of these than the page has room for, those with most flows are named and the rest are counted.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from lgsp.architecture.frameworks.bands import Band, list_bands
from lgsp.architecture.model.components import Component
from lgsp.architecture.model.entities import Entity, Status
from lgsp.architecture.model.exchanges import Flow
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.systems import System

from .marks import STATUS_MARKS, draw_node, lay_legend, node_height, word, word_evenly
from .scene import (
    BLACK,
    LANDSCAPE_HEIGHT,
    LANDSCAPE_WIDTH,
    WHITE,
    Border,
    Box,
    Line,
    Polygon,
    Scene,
    Shape,
    Wording,
)

_MARGIN = 2.0
_GAP = 5.0
_GAP_BETWEEN = 12.0
_LABEL_WIDTH = 78.0
_PILLAR_WIDTH = 64.0
_OUTSIDE_WIDTH = 76.0
_HEADER_HEIGHT = 30.0
_PILLAR_NODE_MAX = 110.0
_LEGEND_ROOM = 24.0
_NODES_A_ROW = (3, 4, 5)
_PALETTE = {
    "users": ("#37474f", "#eceff1"),
    "channels": ("#0b5c8a", "#e6f1f8"),
    "services": ("#00695c", "#e3f2ef"),
    "applications": ("#7a4f00", "#fbf1de"),
    "lgsp": ("#9b1c1c", "#fbe9e7"),
    "infrastructure": ("#4a3f7a", "#eeebf7"),
}
_PILLAR_INK, _PILLAR_TINT = "#3b4a54", "#f4f6f7"
_UNPLACED = Band(
    code="", name="Chưa xếp lớp", position=99, cross_cutting=False, source="", verification="", checked_by=""
)


@dataclass(frozen=True, slots=True)
class _Row:
    """The nodes of a band that stand side by side."""

    members: tuple[Entity, ...]
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class _Others:
    """Those that have no room of their own: how many there are."""

    name: str
    status: Status = Status.IN_USE


_Member = Entity | _Others


def overall_figure(model: Model) -> Scene:
    """Draw every component not retired in the band, or the bands, it declares."""
    components = [one for one in model.all(Component) if one.status is not Status.RETIRED]
    national = [system for system in model.all(System) if system.national_platform]
    pillars = [band for band in list_bands() if band.cross_cutting]
    layers = _list_layers(components)
    left = _MARGIN + (_OUTSIDE_WIDTH + 2 * _GAP_BETWEEN if national else 0)
    right = LANDSCAPE_WIDTH - _MARGIN - len(pillars) * (_PILLAR_WIDTH + _GAP)
    needed = max((_pillar_need(_members(band, components), _PILLAR_WIDTH) for band in pillars), default=0.0)
    if national:
        page = LANDSCAPE_HEIGHT - _LEGEND_ROOM
        needed = max(needed, min(page, _pillar_need(national, _OUTSIDE_WIDTH)))
    bands = _lay_bands(layers, components, left=left, right=right, needed=needed)
    height = max(box.y + box.height for box in bands if box.role == "band") - _MARGIN
    shapes: list[Shape] = [*bands, *_arrows_between(bands)]
    for place, band in enumerate(pillars):
        x = right + _GAP + place * (_PILLAR_WIDTH + _GAP)
        frame = Box(x, _MARGIN, _PILLAR_WIDTH, height, "pillar", _PILLAR_TINT, _PILLAR_INK)
        shapes += _lay_pillar(frame, name=band.name, members=_members(band, components))
    if national:
        frame = Box(_MARGIN, _MARGIN, _OUTSIDE_WIDTH, height, "pillar", WHITE, _PILLAR_INK)
        shown = _choose_shown(national, model.all(Flow), height)
        shapes += _lay_pillar(frame, name="Hệ thống, nền tảng quốc gia", members=shown)
        shapes += _connect(frame, bands)
    below = _MARGIN + height + 6
    legend = lay_legend(STATUS_MARKS, x=_MARGIN, y=below, width=LANDSCAPE_WIDTH - 2 * _MARGIN)
    return Scene(
        code="overall",
        title="Sơ đồ tổng thể",
        alt=_describe(layers + pillars, components, national),
        width=LANDSCAPE_WIDTH,
        height=below + legend.height + _MARGIN,
        shapes=(*shapes, *legend.shapes),
        legend=tuple(mark.label for mark in STATUS_MARKS),
    )


def _list_layers(components: Sequence[Component]) -> list[Band]:
    layers = [band for band in list_bands() if not band.cross_cutting]
    return [*layers, _UNPLACED] if _members(_UNPLACED, components) else layers


def _members(band: Band, components: Sequence[Component]) -> list[Component]:
    if band is _UNPLACED:
        known = {known.code for known in list_bands()}
        return [one for one in components if not known.intersection(one.bands)]
    return [one for one in components if band.code in one.bands]


def _lay_bands(
    layers: Sequence[Band], components: Sequence[Component], *, left: float, right: float, needed: float
) -> list[Box]:
    """Lay the bands under each other, stretching their rows when the pillars need more height."""
    inner = right - left - _LABEL_WIDTH - 2 * _GAP
    rows = {
        band.code: _raise(
            _split_rows(_members(band, components), inner), least=_word_label(band).height + 2 * _GAP
        )
        for band in layers
    }
    natural = sum(_band_height(rows[band.code]) for band in layers) + _GAP_BETWEEN * (len(layers) - 1)
    count = sum(len(rows[band.code]) for band in layers)
    stretch = max(0.0, needed - natural) / max(1, count)
    boxes: list[Box] = []
    y = _MARGIN
    for band in layers:
        taller = [replace(row, height=row.height + stretch) for row in rows[band.code]]
        boxes += _lay_band(band, taller, Box(left, y, right - left, _band_height(taller), "band"))
        y += _band_height(taller) + _GAP_BETWEEN
    return boxes


def _split_rows(members: Sequence[Entity], inner: float) -> list[_Row]:
    """Share the members over rows, as many to a row as gives the lowest band."""
    counts = {max(1, -(-len(members) // most)) for most in _NODES_A_ROW}
    return min((_share(members, inner, count) for count in sorted(counts)), key=_band_height)


def _share(members: Sequence[Entity], inner: float, count: int) -> list[_Row]:
    rows: list[_Row] = []
    start = 0
    for place in range(count):
        size = (len(members) - start) // (count - place)
        part = tuple(members[start : start + size])
        start += size
        width = (inner - _GAP * (len(part) - 1)) / max(1, len(part))
        height = max((node_height(member.name, width=width) for member in part), default=28.0)
        rows.append(_Row(part, width, height))
    return rows


def _raise(rows: Sequence[_Row], *, least: float) -> list[_Row]:
    """Make the rows taller together, until the band's own name has room beside them."""
    more = max(0.0, least - _band_height(rows)) / len(rows)
    return [replace(row, height=row.height + more) for row in rows]


def _word_label(band: Band) -> Wording:
    return replace(word_evenly(band.name, width=_LABEL_WIDTH - 8, max_lines=6), ink=WHITE)


def _band_height(rows: Sequence[_Row]) -> float:
    return sum(row.height for row in rows) + _GAP * (len(rows) + 1)


def _lay_band(band: Band, rows: Sequence[_Row], frame: Box) -> list[Box]:
    dark, tint = _PALETTE.get(band.code, (_PILLAR_INK, _PILLAR_TINT))
    label = replace(
        frame, width=_LABEL_WIDTH, role="label", fill=dark, ink=dark, wordings=(_word_label(band),)
    )
    boxes = [replace(frame, fill=tint, ink=dark), label]
    y = frame.y + _GAP
    for row in rows:
        x = frame.x + _LABEL_WIDTH + _GAP
        for member in row.members:
            boxes.append(
                draw_node(
                    Box(x, y, row.width, row.height, "node"),
                    name=member.name,
                    status=member.status,
                    subjects=_subjects(member),
                )
            )
            x += row.width + _GAP
        y += row.height + _GAP
    if not any(row.members for row in rows):
        boxes.append(_say_empty(frame, x=frame.x + _LABEL_WIDTH, width=frame.width - _LABEL_WIDTH))
    return boxes


def _choose_shown(national: Sequence[System], flows: Sequence[Flow], height: float) -> list[_Member]:
    """Return the systems the pillar has room for, those with most flows first, and how many it has none for."""
    count = Counter(end for flow in flows for end in (flow.provider, flow.consumer))
    by_use = sorted(national, key=lambda system: -count[system.id])
    for size in range(len(national), 0, -1):
        kept = by_use[:size]
        rest = len(national) - size
        shown: list[_Member] = [system for system in national if system in kept]
        shown += [_Others(f"và {rest} hệ thống, nền tảng khác")] if rest else []
        if _pillar_need(shown, _OUTSIDE_WIDTH) <= height:
            return shown
    return [_Others(f"{len(national)} hệ thống, nền tảng")]


def _subjects(member: _Member) -> tuple[str, ...]:
    return (member.id,) if isinstance(member, Entity) else ()


def _pillar_need(members: Sequence[_Member], width: float) -> float:
    inner = width - 2 * _GAP
    return _HEADER_HEIGHT + _GAP + sum(node_height(one.name, width=inner) + _GAP for one in members)


def _lay_pillar(frame: Box, *, name: str, members: Sequence[_Member]) -> list[Box]:
    """Stand the members under each other below the name, evenly over the height."""
    title = replace(word_evenly(name, width=frame.width - 6, max_lines=2), ink=WHITE)
    header = replace(
        frame, height=_HEADER_HEIGHT, role="label", fill=_PILLAR_INK, ink=_PILLAR_INK, wordings=(title,)
    )
    boxes = [frame, header]
    inner = frame.width - 2 * _GAP
    spare = (frame.height - _pillar_need(members, frame.width)) / max(1, len(members))
    heights = [_stretch(node_height(member.name, width=inner), spare) for member in members]
    gap = (frame.height - _HEADER_HEIGHT - sum(heights)) / (len(members) + 1)
    y = frame.y + _HEADER_HEIGHT + gap
    for member, height in zip(members, heights, strict=True):
        boxes.append(
            draw_node(
                Box(frame.x + _GAP, y, inner, height, "node"),
                name=member.name,
                status=member.status,
                subjects=_subjects(member),
            )
        )
        y += height + gap
    if not members:
        below = replace(frame, y=frame.y + _HEADER_HEIGHT, height=frame.height - _HEADER_HEIGHT)
        boxes.append(_say_empty(below, x=frame.x, width=frame.width))
    return boxes


def _stretch(height: float, spare: float) -> float:
    return max(height, min(height + spare, _PILLAR_NODE_MAX))


def _say_empty(frame: Box, *, x: float, width: float) -> Box:
    wording = word("(chưa khai báo thành phần)", width=width - 8)
    return replace(
        frame, x=x, width=width, role="remark", fill="none", border=Border.NONE, wordings=(wording,)
    )


def _arrows_between(boxes: Sequence[Box]) -> list[Shape]:
    """Put a two-headed arrow into each gap between two bands."""
    bands = [box for box in boxes if box.role == "band"]
    return [
        shape
        for upper, lower in pairwise(bands)
        for shape in _upright_arrow(
            x=upper.x + (upper.width + _LABEL_WIDTH) / 2, top=upper.y + upper.height, bottom=lower.y
        )
    ]


def _upright_arrow(*, x: float, top: float, bottom: float) -> list[Shape]:
    return [
        Line(x, top + 3, x, bottom - 3, width=2.2),
        Polygon(((x, top + 0.8), (x - 5, top + 5), (x + 5, top + 5)), BLACK),
        Polygon(((x, bottom - 0.8), (x - 5, bottom - 5), (x + 5, bottom - 5)), BLACK),
    ]


def _connect(outside: Box, bands: Sequence[Box]) -> list[Shape]:
    """Join the national systems to the platform's band, which all exchange goes through."""
    codes = [band.code for band in list_bands() if not band.cross_cutting]
    platform = [box for box in bands if box.role == "band"][codes.index("lgsp")]
    y = platform.y + platform.height / 2
    start, end = outside.x + outside.width, platform.x
    return [
        Line(start + 6, y, end - 6, y, width=2.2),
        Polygon(((start + 1, y), (start + 8, y - 5), (start + 8, y + 5)), BLACK),
        Polygon(((end - 1, y), (end - 8, y - 5), (end - 8, y + 5)), BLACK),
    ]


def _describe(bands: Sequence[Band], components: Sequence[Component], national: Sequence[System]) -> str:
    parts = []
    for band in bands:
        names = ", ".join(one.name for one in _members(band, components)) or "chưa khai báo thành phần"
        parts.append(f"{band.name}: {names}.")
    if national:
        parts.append("Kết nối qua LGSP tới: " + ", ".join(system.name for system in national) + ".")
    return "Sơ đồ tổng thể gồm các lớp từ trên xuống và các trụ xuyên suốt. " + " ".join(parts)

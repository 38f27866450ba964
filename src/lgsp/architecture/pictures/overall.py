"""
The overall figure (V.1): layers from the users down to the infrastructure, and pillars across all of them.

Laid out like the figure of the national framework: bands of one width with their name in a dark column, components
as boxes in their band, cross-cutting bands as pillars on the right, national systems on the left at the platform. When
there are more of these than the page has room for, those with most flows are named and the rest are counted.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from lgsp.architecture.frameworks.bands import Band, list_bands
from lgsp.architecture.model.components import Component
from lgsp.architecture.model.entities import Entity, Status
from lgsp.architecture.model.exchanges import Flow
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.systems import System

from .banding import (
    CLOSE,
    FOLDED,
    MARGIN,
    PILLAR_INK,
    PILLAR_TINT,
    WIDE,
    Manner,
    draw_arrows,
    lay_bands,
    list_layers,
    list_members,
    say_empty,
)
from .lettering import measure
from .marks import STATUS_MARKS, draw_node, lay_legend, word_evenly
from .scene import (
    BLACK,
    LANDSCAPE_HEIGHT,
    LANDSCAPE_WIDTH,
    WHITE,
    Anchor,
    Box,
    Line,
    Polygon,
    Scene,
    Shape,
)

OVERLAY_ROOM = 50.0
"""What the legend of an overlay takes under the figure: its title and two rows."""
_HEADER_HEIGHT = 36.0
_PILLAR_NODE_MAX = 110.0
_LEGEND_ROOM = 26.0
_NATIONAL = "Hệ thống, nền tảng quốc gia"


@dataclass(frozen=True, slots=True)
class _Others:
    """Those that have no room of their own: how many there are."""

    name: str
    status: Status = Status.IN_USE


_Member = Entity | _Others


def overall_figure(model: Model, *, room: float = 0.0) -> Scene:
    """
    Draw every component not retired in the band, or the bands, it declares.

    It is laid as closely as a page turned sideways asks for, with `room` left free under it for the legend of an
    overlay; what does not fit even so is drawn at ease, taller than the page.
    """
    drawn = (_draw(model, manner) for manner in (WIDE, CLOSE, FOLDED))
    return next((one for one in drawn if one.height + room <= LANDSCAPE_HEIGHT), None) or _draw(model, WIDE)


def _draw(model: Model, manner: Manner) -> Scene:
    components = [one for one in model.all(Component) if one.status is not Status.RETIRED]
    national = [system for system in model.all(System) if system.national_platform]
    pillars = [band for band in list_bands() if band.cross_cutting]
    layers = list_layers(components)
    outside = manner.outside + 2 * manner.between if national else 0
    right = LANDSCAPE_WIDTH - MARGIN - len(pillars) * (manner.pillar + manner.gap)
    needed = _find_needed(pillars, components, national, manner)
    bands = lay_bands(layers, components, manner, left=MARGIN + outside, right=right, needed=needed)
    height = max(box.y + box.height for box in bands if box.role == "band") - MARGIN
    shapes: list[Shape] = [*bands, *draw_arrows(bands, manner)]
    for place, band in enumerate(pillars):
        x = right + manner.gap + place * (manner.pillar + manner.gap)
        frame = Box(x, MARGIN, manner.pillar, height, "pillar", PILLAR_TINT, PILLAR_INK)
        shapes += _lay_pillar(frame, name=band.name, members=list_members(band, components), manner=manner)
    if national:
        shapes += _lay_outside(national, model.all(Flow), bands, height, manner)
    below = MARGIN + height + 6
    legend = lay_legend(STATUS_MARKS, x=MARGIN, y=below, width=LANDSCAPE_WIDTH - 2 * MARGIN)
    return Scene(
        code="overall",
        title="Sơ đồ tổng thể",
        alt=_describe(layers + pillars, components, national),
        width=LANDSCAPE_WIDTH,
        height=below + legend.height + MARGIN,
        shapes=(*shapes, *legend.shapes),
        legend=tuple(mark.label for mark in STATUS_MARKS),
    )


def _find_needed(
    pillars: Sequence[Band], components: Sequence[Component], national: Sequence[System], manner: Manner
) -> float:
    """Return the height the pillars ask for; the national systems ask for no more than a page."""
    needed = max(
        (_pillar_need(list_members(band, components), manner.pillar, manner) for band in pillars), default=0.0
    )
    if not national or _is_folded(manner):
        return needed
    page = LANDSCAPE_HEIGHT - _LEGEND_ROOM
    return max(needed, min(page, _pillar_need(national, manner.outside, manner)))


def _is_folded(manner: Manner) -> bool:
    return manner.outside == FOLDED.outside


def _lay_outside(
    national: Sequence[System], flows: Sequence[Flow], bands: Sequence[Box], height: float, manner: Manner
) -> list[Shape]:
    """Lay the national systems beside the bands: by name, or, where the figure is folded, by their number."""
    frame = Box(MARGIN, MARGIN, manner.outside, height, "pillar", WHITE, PILLAR_INK)
    if not _is_folded(manner):
        shown = _choose_shown(national, flows, height, manner)
        return [
            *_lay_pillar(frame, name=_NATIONAL, members=shown, manner=manner),
            *_connect(frame, bands, manner),
        ]
    said = f"{len(national)} hệ thống, nền tảng quốc gia mà tỉnh kết nối"
    wording = replace(word_evenly(said, width=height - 8, size=manner.letter, max_lines=1), ink=WHITE)
    length = measure(wording.lines[0], size=wording.size, weight=wording.weight)
    strip = replace(frame, role="label", fill=PILLAR_INK, turned=True, padding=(height - length) / 2)
    return [replace(strip, wordings=(wording,), anchor=Anchor.START), *_connect(frame, bands, manner)]


def _choose_shown(
    national: Sequence[System], flows: Sequence[Flow], height: float, manner: Manner
) -> list[_Member]:
    """Return the systems the pillar has room for, those with most flows first, and how many it has none for."""
    count = Counter(end for flow in flows for end in (flow.provider, flow.consumer))
    by_use = sorted(national, key=lambda system: -count[system.id])
    for size in range(len(national), 0, -1):
        kept = by_use[:size]
        rest = len(national) - size
        shown: list[_Member] = [system for system in national if system in kept]
        shown += [_Others(f"và {rest} hệ thống, nền tảng khác")] if rest else []
        if _pillar_need(shown, manner.outside, manner) <= height:
            return shown
    return [_Others(f"{len(national)} hệ thống, nền tảng")]


def _subjects(member: _Member) -> tuple[str, ...]:
    return (member.id,) if isinstance(member, Entity) else ()


def _pillar_need(members: Sequence[_Member], width: float, manner: Manner) -> float:
    inner = width - 2 * manner.gap
    heights = (manner.node_height(one.name, inner) + manner.gap for one in members)
    return _HEADER_HEIGHT + manner.gap + sum(heights)


def _lay_pillar(frame: Box, *, name: str, members: Sequence[_Member], manner: Manner) -> list[Box]:
    """Stand the members under each other below the name, evenly over the height."""
    label = replace(frame, height=_HEADER_HEIGHT, role="label", fill=PILLAR_INK, ink=PILLAR_INK)
    said = replace(word_evenly(name, width=frame.width - 6, size=manner.title, max_lines=3), ink=WHITE)
    boxes = [frame, replace(label, wordings=(said,), padding=2.0)]
    inner = frame.width - 2 * manner.gap
    spare = (frame.height - _pillar_need(members, frame.width, manner)) / max(1, len(members))
    heights = [_stretch(manner.node_height(one.name, inner), spare) for one in members]
    gap = (frame.height - _HEADER_HEIGHT - sum(heights)) / (len(members) + 1)
    x, y = frame.x + manner.gap, frame.y + _HEADER_HEIGHT + gap
    for member, height in zip(members, heights, strict=True):
        node = Box(x, y, inner, height, "node", padding=manner.padding)
        boxes.append(
            draw_node(
                node,
                name=member.name,
                status=member.status,
                subjects=_subjects(member),
                size=manner.letter,
            )
        )
        y += height + gap
    if not members:
        below = replace(frame, y=frame.y + _HEADER_HEIGHT, height=frame.height - _HEADER_HEIGHT)
        boxes.append(say_empty(below, x=frame.x, width=frame.width))
    return boxes


def _stretch(height: float, spare: float) -> float:
    return max(height, min(height + spare, _PILLAR_NODE_MAX))


def _connect(outside: Box, bands: Sequence[Box], manner: Manner) -> list[Shape]:
    """Join the national systems to the platform's band, which all exchange goes through."""
    codes = [band.code for band in list_bands() if not band.cross_cutting]
    platform = [box for box in bands if box.role == "band"][codes.index("lgsp")]
    y = platform.y + platform.height / 2
    start, end = outside.x + outside.width, platform.x
    head = min(7.0, manner.between - 1)
    return [
        Line(start + 5, y, end - 5, y, width=2.2),
        Polygon(((start + 1, y), (start + head, y - 5), (start + head, y + 5)), BLACK),
        Polygon(((end - 1, y), (end - head, y - 5), (end - head, y + 5)), BLACK),
    ]


def _describe(bands: Sequence[Band], components: Sequence[Component], national: Sequence[System]) -> str:
    parts = []
    for band in bands:
        names = ", ".join(one.name for one in list_members(band, components)) or "chưa khai báo thành phần"
        parts.append(f"{band.name}: {names}.")
    if national:
        parts.append("Kết nối qua LGSP tới: " + ", ".join(system.name for system in national) + ".")
    return "Sơ đồ tổng thể gồm các lớp từ trên xuống và các trụ xuyên suốt. " + " ".join(parts)

"""The arrows of SĐ-T-01, each for relations of table 2: from who uses or sends to who provides or gets."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from lgsp.architecture.frameworks.figures import get_figure_component
from lgsp.architecture.model.entities import Status
from lgsp.architecture.model.exchanges import Channel
from lgsp.architecture.model.model import Model
from lgsp.architecture.pictures.marks import SMALL, Mark
from lgsp.architecture.pictures.scene import BLACK, Anchor, Border, Box, Path, Shape, Text
from lgsp.architecture.queries.links import get_channel, get_ends, list_links

from .places import CENTRE, NOWHERE, Placed
from .plans import Joined

PLATFORM = "H7-8.L2.06"
"""Our code of the block of figures 7 and 8 for the province's infrastructure of connection and sharing."""
CENTRAL_PLATFORM = "H7.L2.02"
_LAYERS_LINE = Mark(
    "Quan hệ giữa hai lớp kề nhau, từ bên khai thác tới bên cung cấp (mã tại Bảng 2)",
    Border.SOLID,
    1.6,
    is_line=True,
)
_PLATFORM_LINE = Mark("Kết nối nền tảng của tỉnh với Trung ương", Border.SOLID, 2.2, is_line=True)
_APART = 4.0
_LAYERS = ("tier-L4", "tier-L3", "tier-L2", "tier-L1")


@dataclass(frozen=True)
class Relations:
    """The relations of table 2 between the objects of a picture, by the blocks their two ends stand in."""

    between: Mapping[tuple[str, str], tuple[str, ...]]
    channels: Mapping[str, Channel | None] = field(repr=False)

    @classmethod
    def of(cls, model: Model, placed: Placed) -> "Relations":
        """Gather the relations that are not over."""
        block_of = {one.id: code for code, objects in placed.items() for one in objects}
        between: dict[tuple[str, str], list[str]] = {}
        channels: dict[str, Channel | None] = {}
        for link in list_links(model):
            ends = get_ends(link)
            if link.status is not Status.RETIRED and block_of.keys() >= set(ends):
                between.setdefault((block_of[ends[0]], block_of[ends[1]]), []).append(link.id)
                channels[link.id] = get_channel(link)
        return cls({pair: tuple(ids) for pair, ids in between.items()}, channels)

    def list_between_tiers(self, source: str, target: str) -> tuple[str, ...]:
        """Return the ids of the relations from one layer to another."""
        return tuple(
            link
            for (start, end), links in self.between.items()
            if get_tier(start) == source and get_tier(end) == target
            for link in links
        )

    def list_with_centre(self, *, outwards: bool) -> tuple[str, ...]:
        """Return the ids of the relations from the province to what the centre provides, or the other way."""
        return tuple(
            link
            for (start, end), links in self.between.items()
            if (is_central(start), is_central(end)) == ((False, True) if outwards else (True, False))
            for link in links
        )


def get_tier(block: str) -> str:
    """Return the key of the tier a block stands in; what cuts across the layers stands in none."""
    layer = get_figure_component(block).layer if block != NOWHERE else ""
    return f"tier-{layer[:2]}" if layer.startswith("L") else ""


def is_central(block: str) -> bool:
    """Say whether the centre provides the block."""
    return block != NOWHERE and get_figure_component(block).provided_by == CENTRE


def join_blocks(relations: Relations, boxes: Mapping[str, Box]) -> Joined:
    """Draw the arrows between neighbouring layers of a sheet, and those of the platform to the centre."""
    layers = tuple(_join_layers(relations, boxes))
    platform = tuple(_join_platform(relations, boxes))
    marks = [mark for mark, drawn in ((_LAYERS_LINE, layers), (_PLATFORM_LINE, platform)) if drawn]
    return Joined((*layers, *platform), tuple(marks))


def _join_layers(relations: Relations, boxes: Mapping[str, Box]) -> Iterator[Shape]:
    for upper, lower in pairwise(_LAYERS):
        if upper in boxes and lower in boxes:
            yield from _join_down(relations.list_between_tiers(upper, lower), boxes[upper], boxes[lower])
            yield from _join_up(relations.list_between_tiers(lower, upper), boxes[lower], boxes[upper])


def _join_down(links: tuple[str, ...], upper: Box, lower: Box) -> Iterator[Shape]:
    x = upper.x + upper.width * 0.42
    ends = ((x, upper.y + upper.height), (x, lower.y))
    yield from _draw(links, ends, upper.key, lower.key)


def _join_up(links: tuple[str, ...], lower: Box, upper: Box) -> Iterator[Shape]:
    x = upper.x + upper.width * 0.62
    ends = ((x, lower.y), (x, upper.y + upper.height))
    yield from _draw(links, ends, lower.key, upper.key)


def _draw(
    links: tuple[str, ...], ends: tuple[tuple[float, float], tuple[float, float]], start: str, end: str
) -> Iterator[Shape]:
    if links:
        yield Path(ends, BLACK, 1.6, start=start, end=end, subjects=links)
        middle = (ends[0][1] + ends[1][1]) / 2
        said = f"{len(links)} quan hệ"
        yield Text(ends[0][0] + 6, middle + SMALL * 0.36, said, SMALL, anchor=Anchor.START)


def _join_platform(relations: Relations, boxes: Mapping[str, Box]) -> Iterator[Shape]:
    if not {PLATFORM, CENTRAL_PLATFORM} <= boxes.keys():
        return
    own, central = boxes[PLATFORM], boxes[CENTRAL_PLATFORM]
    y = own.y + own.height / 2
    left, right = central.x + central.width, own.x
    if links := relations.list_with_centre(outwards=True):
        points = ((right, y - _APART), (left, y - _APART))
        yield Path(points, BLACK, 2.2, start=own.key, end=central.key, subjects=links)
    if links := relations.list_with_centre(outwards=False):
        points = ((left, y + _APART), (right, y + _APART))
        yield Path(points, BLACK, 2.2, start=central.key, end=own.key, subjects=links)


def say_platform(relations: Relations) -> tuple[str, ...]:
    """Say how many relations join the province and the centre, and by which channels."""
    links = (*relations.list_with_centre(outwards=True), *relations.list_with_centre(outwards=False))
    if not links:
        return ()
    channels = {relations.channels[link] for link in links}
    named = [channel.value.upper() for channel in (Channel.NDXP, Channel.NDOP) if channel in channels]
    said = f"{len(links)} quan hệ với Trung ương" + (f", qua {', '.join(named)}" if named else "")
    node = "Nơi dùng NDOP có Agent Node" if Channel.NDOP in channels else ""
    return (said, node) if node else (said,)

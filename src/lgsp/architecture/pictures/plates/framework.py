"""The blocks of figures 7 and 8 as tiers, rows and pillars; their names come from the framework's data."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from lgsp.architecture.frameworks.figures import FigureComponent, list_figure_components
from lgsp.architecture.model.objects import ArchitectureObject

from .cards import ACROSS, Card
from .places import CENTRE, NOWHERE, Placed
from .plans import PALETTE, Pillar, Row, Tier
from .telling import get_ids, judge, say_number

ToCard = Callable[[FigureComponent, Sequence[ArchitectureObject]], Card]

UNPLACED = "Chưa xếp lớp"


@dataclass(frozen=True, slots=True)
class Making:
    """How cards are made: of what the province deploys, and of what the centre provides (none: left out)."""

    own: ToCard
    central: ToCard | None = None


def list_tiers(figure: int, placed: Placed, making: Making) -> tuple[Tier, ...]:
    """Return the four layers, the upmost first, as the figures stand; and one for what no layer is known of."""
    blocks = [block for block in list_figure_components(figure=figure) if block.component]
    layers = {name: tuple(members) for name, members in groupby(blocks, key=lambda block: block.layer)}
    tiers = [
        Tier(f"tier-{name[:2]}", say_layer(name), PALETTE[place], tuple(_list_rows(members, placed, making)))
        for place, (name, members) in enumerate(sorted(layers.items(), reverse=True))
    ]
    if unplaced := placed.get(NOWHERE):
        tiers.append(_tell_unplaced(unplaced, making))
    return tuple(tiers)


def list_pillars(figure: int, placed: Placed) -> tuple[Pillar, ...]:
    """Return what cuts across the layers, with the objects that stand there."""
    return tuple(
        _make_pillar(block, placed.get(block.code, ()))
        for block in list_figure_components(figure=figure)
        if not block.component
    )


def say_layer(name: str) -> str:
    """
    Return the name of a layer as it is printed.

    >>> say_layer("L2 Dữ liệu và nền tảng lõi")
    'Lớp 2. Dữ liệu và nền tảng lõi'
    """
    return f"Lớp {name[1]}. {name[3:]}"


def _list_rows(blocks: Sequence[FigureComponent], placed: Placed, making: Making) -> Iterator[Row]:
    """Yield a row a component, a component of several parts in as many rows; the centre's stands in the first."""
    for component, members in _group(blocks, lambda block: block.component).items():
        central = [block for block in members if block.provided_by == CENTRE]
        own = [block for block in members if block.provided_by != CENTRE]
        for part, within in _group(own, lambda block: block.block).items():
            cards = tuple(making.own(block, placed.get(block.code, ())) for block in within)
            if making.central is None:
                yield Row(part or component, (cards,))
                continue
            first = tuple(making.central(block, placed.get(block.code, ())) for block in central)
            yield Row(part or component, (first, cards))
            central = []


def _group(
    blocks: Sequence[FigureComponent], key: Callable[[FigureComponent], str]
) -> Mapping[str, list[FigureComponent]]:
    groups: dict[str, list[FigureComponent]] = {}
    for block in blocks:
        groups.setdefault(key(block), []).append(block)
    return groups


def _make_pillar(block: FigureComponent, objects: Sequence[ArchitectureObject]) -> Pillar:
    note = say_number(objects) if objects else ""
    return Pillar(block.code, block.name, ACROSS, note, get_ids(objects))


def _tell_unplaced(objects: Sequence[ArchitectureObject], making: Making) -> Tier:
    note = "Đối tượng chưa ghi lớp hoặc thành phần"
    card = Card(
        "unplaced", UNPLACED, judge(objects), notes=(note, say_number(objects)), subjects=get_ids(objects)
    )
    cells: tuple[tuple[Card, ...], ...] = ((card,),) if making.central is None else ((), (card,))
    return Tier("tier-unplaced", UNPLACED, PALETTE[-1], (Row("–", cells),))


def describe_tiers(tiers: Sequence[Tier]) -> str:
    """Say everything that stands in the tiers, for those who cannot see them."""
    said = []
    for tier in tiers:
        for row in tier.rows:
            cards = "; ".join(_describe(card) for cell in row.cells for card in cell)
            said.append(f"{tier.label}, {row.label}: {cards}.")
    return " ".join(said)


def _describe(card: Card) -> str:
    named = f"{card.code}. {card.name}" if card.code else card.name
    return f"{named} ({', '.join(card.notes)})" if card.notes else named

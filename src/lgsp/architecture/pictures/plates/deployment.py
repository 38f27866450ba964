"""
SĐ-06: what runs where, and who answers for it: each infrastructure with the systems on it, by owner.

What everything rests on is a layer of its own, and so is what the province does not manage. Neither addresses nor
capacity nor protection stand in it (draft guide of 13/09/2026, Mẫu số 02, SĐ-06).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from lgsp.architecture.frameworks.diagrams import get_diagram
from lgsp.architecture.model.entities import Status
from lgsp.architecture.model.labels import LABELS
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.organisation import Agency
from lgsp.architecture.model.systems import Infrastructure, System
from lgsp.architecture.pictures.agencies import list_agencies
from lgsp.architecture.pictures.marks import mark_of
from lgsp.architecture.pictures.scene import Scene
from lgsp.architecture.queries.objects import get_code

from .cards import CENTRAL, Card
from .framework import describe_tiers
from .grids import lay_grid
from .plans import PALETTE, Column, Plan, Row, Tier
from .rooms import Room
from .telling import judge, say_codes

CODE = "SĐ-06"
_COLUMNS = (
    Column("Hạ tầng triển khai", 1.5),
    Column("Hệ thống đặt trên hạ tầng, theo cơ quan chủ quản (mã theo Bảng 1)", 3.1),
)
_OUTSIDE = "Ngoài phạm vi quản lý của tỉnh"
_OUTSIDE_ROW = "Hệ thống bên ngoài"
_UNSAID = "Chưa ghi hạ tầng vận hành"

Systems = Sequence[System]


def deployment(model: Model, room: Room) -> tuple[Scene, ...]:
    """Draw where systems run; nothing where no system says it."""
    systems = [one for one in model.all(System) if one.status is not Status.RETIRED]
    on = _gather(systems)
    if not on:
        return ()
    tiers = (*_list_own(on, model, room), *_list_others(systems, model, room))
    return lay_grid(Plan(CODE, get_diagram(CODE).name, describe_tiers(tiers), _COLUMNS, tiers), room)


def _gather(systems: Iterable[System]) -> Mapping[str, list[System]]:
    """Return the systems by the infrastructure they run on; one may run on several."""
    on: dict[str, list[System]] = {}
    for system in systems:
        for key in system.runs_on:
            on.setdefault(key, []).append(system)
    return on


def _list_own(on: Mapping[str, Systems], model: Model, room: Room) -> Iterator[Tier]:
    rooted: dict[str, list[Infrastructure]] = {}
    for one in model.all(Infrastructure):
        if one.status is not Status.RETIRED:
            rooted.setdefault(_find_root(one, model).id, []).append(one)
    for place, (key, members) in enumerate(rooted.items()):
        root = model.get(Infrastructure, key)
        members.sort(key=lambda one: (one.id != root.id, one.infrastructure_kind, one.id))
        rows = tuple(
            _make_row(group, [system for one in group for system in on.get(one.id, ())], model, room)
            for group in _group(members, on)
        )
        yield Tier(f"root-{key}", root.name, PALETTE[place % (len(PALETTE) - 1)], rows)


def _group(members: Sequence[Infrastructure], on: Mapping[str, Systems]) -> list[list[Infrastructure]]:
    """Return what systems run on one by one, the rest together by kind."""
    groups: dict[str, list[Infrastructure]] = {}
    for one in members:
        groups.setdefault(one.id if one.id in on else one.infrastructure_kind, []).append(one)
    return list(groups.values())


def _make_row(group: Sequence[Infrastructure], systems: Systems, model: Model, room: Room) -> Row:
    kind = group[0].infrastructure_kind
    cards = tuple(_draw_infrastructure(one, model) for one in group)
    return Row(LABELS[type(kind)][kind], (cards, tuple(_list_cards(group[0].id, systems, model, room))))


def _draw_infrastructure(one: Infrastructure, model: Model) -> Card:
    notes = (_say_keepers(one, model),)
    return Card(f"infrastructure-{one.id}", one.name, mark_of(one.status), get_code(one), notes, (one.id,))


def _list_cards(place: str, systems: Systems, model: Model, room: Room) -> Iterator[Card]:
    """Yield a card an owner, for all of its systems in that place."""
    for agency in list_agencies(model):
        if owned := [system for system in systems if system.owner == agency.id]:
            notes = (f"{len(owned)} hệ thống: {say_codes(owned, room)}", *_say_operators(owned, model))
            ids = tuple(system.id for system in owned)
            yield Card(f"{place}:{agency.id}", agency.name, judge(owned), notes=notes, subjects=ids)


def _list_others(systems: Systems, model: Model, room: Room) -> Iterator[Tier]:
    outside = [one for one in systems if not one.runs_on and one.national_platform]
    unsaid = [one for one in systems if not one.runs_on and not one.national_platform]
    for name, label, found in ((_OUTSIDE, _OUTSIDE_ROW, outside), (_UNSAID, "–", unsaid)):
        if found:
            cards = tuple(_list_cards(name, found, model, room))
            if found is outside:
                cards = tuple(Card(c.key, c.name, CENTRAL, c.code, c.notes, c.subjects) for c in cards)
            yield Tier(f"tier-{name}", name, PALETTE[-1], (Row(label, ((), cards)),))


def _find_root(infrastructure: Infrastructure, model: Model) -> Infrastructure:
    """Return what everything under this rests on; a circle ends where it began."""
    seen = {infrastructure.id}
    while infrastructure.runs_on and infrastructure.runs_on[0] not in seen:
        infrastructure = model.get(Infrastructure, infrastructure.runs_on[0])
        seen.add(infrastructure.id)
    return infrastructure


def _say_keepers(one: Infrastructure, model: Model) -> str:
    operator = one.operator or one.owner
    said = f"chủ quản: {_shorten(one.owner, model)}"
    return said if operator == one.owner else f"{said}; vận hành: {_shorten(operator, model)}"


def _say_operators(systems: Systems, model: Model) -> tuple[str, ...]:
    """Say who runs them, where that is not the owner."""
    others = dict.fromkeys(one.operator for one in systems if one.operator and one.operator != one.owner)
    named = ", ".join(_shorten(key, model) for key in others)
    return (f"vận hành: {named}",) if named else ()


def _shorten(key: str, model: Model) -> str:
    agency = model.get(Agency, key)
    return agency.short_name or agency.name

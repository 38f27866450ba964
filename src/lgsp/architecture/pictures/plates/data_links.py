"""
SĐ-05: where data come from, what they pass through, and who uses them, agency by agency.

A box of an agency stands for its databases too, an arrow for all the flows that go that way: an editable drawing has
their codes of tables 1 and 2. Agencies that are reached in the same ways are one box.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from lgsp.architecture.frameworks.diagrams import get_diagram
from lgsp.architecture.frameworks.mau03 import get_value
from lgsp.architecture.model.databases import Database
from lgsp.architecture.model.entities import Status
from lgsp.architecture.model.exchanges import Channel, Flow
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.organisation import Agency
from lgsp.architecture.model.systems import System
from lgsp.architecture.pictures.agencies import list_agencies
from lgsp.architecture.pictures.flows import draw_flows
from lgsp.architecture.pictures.scene import Scene
from lgsp.architecture.pictures.strands import Node, Question, Strand
from lgsp.architecture.queries.links import get_channel

CODE = "SĐ-05"
_COLUMNS = ("Cơ quan cung cấp, kho dữ liệu", "Nền tảng, kênh kết nối", "Cơ quan khai thác")
_DIRECT = "Kết nối trực tiếp, chưa ghi kênh"
_THROUGH_PLATFORMS = (Channel.LGSP, Channel.LDOP, Channel.NDXP, Channel.NDOP, Channel.DOCUMENT_AXIS)


@dataclass(frozen=True, slots=True)
class _Way:
    """From the agency that provides, through a channel, to the agency that uses."""

    provider: str
    channel: Channel | None
    consumer: str


def data_links(model: Model) -> tuple[Scene, ...]:
    """Draw the ways of data; nothing where no flow is declared."""
    ways = _gather(model)
    if not ways:
        return ()
    places = {agency.id: place for place, agency in enumerate(list_agencies(model))}
    order = sorted(ways, key=lambda way: (places[way.provider], str(way.channel), places[way.consumer]))
    strands = tuple(strand for way in order for strand in _make_strands(way, ways[way], model))
    return draw_flows(Question(CODE, get_diagram(CODE).name, _COLUMNS, strands, nothing=""))


def _gather(model: Model) -> dict[_Way, list[Flow]]:
    ways: dict[_Way, list[Flow]] = {}
    for flow in model.all(Flow):
        if flow.status is not Status.RETIRED:
            provider, consumer = (model.get(System, end).owner for end in (flow.provider, flow.consumer))
            ways.setdefault(_Way(provider, get_channel(flow), consumer), []).append(flow)
    return ways


def _make_strands(way: _Way, flows: list[Flow], model: Model) -> Iterator[Strand]:
    provider, consumer = model.get(Agency, way.provider), model.get(Agency, way.consumer)
    stores = _list_stores(provider, model)
    note = f"{len(stores)} CSDL (Bảng 1)" if stores else ""
    first = Node(f"0:{provider.id}", (provider.name,), 0, note, subjects=(provider.id, *stores))
    middle = Node(f"1:{way.channel}", (_name(way.channel),), 1, _say_role(way.channel))
    last = Node(f"2:{consumer.id}", (consumer.name,), 2, subjects=(consumer.id,))
    for status in dict.fromkeys(flow.status for flow in flows):
        yield Strand(
            (first, middle, last),
            provider.name,
            status,
            direct=way.channel not in _THROUGH_PLATFORMS,
            subjects=tuple(flow.id for flow in flows if flow.status is status),
        )


def _list_stores(agency: Agency, model: Model) -> tuple[str, ...]:
    return tuple(
        one.id
        for one in model.all(Database)
        if agency.id in one.lead_agencies and one.status is not Status.RETIRED
    )


def _name(channel: Channel | None) -> str:
    return get_value("relation_channel", channel).name if channel else _DIRECT


def _say_role(channel: Channel | None) -> str:
    return "kết nối bằng Agent Node" if channel is Channel.NDOP else ""

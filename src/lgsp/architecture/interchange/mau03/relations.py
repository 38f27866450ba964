"""
Table 2 (QH_KETNOI): the flows of the model, and its other relations.

A row runs from who consumes to who provides, from who depends to what it depends on; where data are exchanged, from who
sends to who receives. A flow of the model names provider and consumer, and is turned accordingly.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lgsp.architecture.model.exchanges import Relation, RelationType
from lgsp.architecture.model.norms import Document
from lgsp.architecture.model.objects import ArchitectureObject
from lgsp.architecture.model.systems import System
from lgsp.architecture.queries import links as queries

from .books import Book
from .cells import is_not_applicable, is_undetermined, join_items, split_items
from .columns import Choice, Column, Said, get_name, read_marks, write_marks
from .errors import CellFixed
from .objects import list_owners

SHEET = "QH_KETNOI"
ENDS = ("source_object", "relation_type", "target_object")

_TYPE = Choice("relation_type")


@dataclass(frozen=True)
class EndColumn:
    """One end of a relation; both ends and the type are written together, since they turn a flow around."""

    key: str
    position: int

    def read(self, entity: Any, book: Book) -> str:
        """Return the code of the object at this end."""
        return book.objects.get(queries.get_ends(entity)[self.position], "")


@dataclass(frozen=True)
class TypeColumn:
    """The type of a relation."""

    key: str = "relation_type"

    def read(self, entity: Any, book: Book) -> str:
        """Return its official wording."""
        return _TYPE.write(queries.get_type(entity), book)


def write_ends(said: Said, row: dict[str, str], book: Book, *, titles: Mapping[str, str]) -> None:
    """
    Put both ends and the type of a row into what a flow or relation says.

    :raises CellProblem: if an end is not in table 1, or a flow would not lead from system to system
    """
    kind = _TYPE.read(row["relation_type"], book, titles["relation_type"])
    ends = [
        book.read_object(row[key], column=titles[key].lower()) for key in ("source_object", "target_object")
    ]
    if said["_kind"] is Relation:
        said |= {"origin": ends[0], "relation_type": kind, "target": ends[1]}
        return
    if not all(isinstance(book.entities.get(end), System) for end in ends):
        raise CellFixed(column=titles["target_object"].lower(), reason="luồng trao đổi chỉ nối hai hệ thống")
    if kind == RelationType.DATA_EXCHANGE:
        ends.reverse()
    said |= {"consumer": ends[0], "provider": ends[1]}
    derived = RelationType.SERVICE_USE if said.get("via") else RelationType.DATA_EXCHANGE
    said.pop("relation_type", None)
    if kind != derived:
        said["relation_type"] = kind


@dataclass(frozen=True)
class PayloadColumn:
    """What is exchanged: of a flow the service and the information, or its purpose when it names neither."""

    key: str = "payload"

    def read(self, entity: Any, book: Book) -> str:
        """Return the cell the entity gives."""
        if isinstance(entity, Relation):
            return _PAYLOAD.read(entity, book)
        service = [book.name_of(entity.via)] if entity.via else []
        if items := [*service, *entity.information]:
            return join_items(items)
        return read_marks(entity, "information", book) or str(entity.purpose)

    def write(self, said: Said, cell: str, book: Book, *, title: str) -> None:
        """Put what is exchanged into what the entity says; a service of the provider is known by its name."""
        if said["_kind"] is Relation:
            _PAYLOAD.write(said, cell, book, title=title)
            return
        if write_marks(said, cell, book, column=_INFORMATION):
            said.pop("via", None)
            return
        items = split_items(cell)
        said.pop("via", None)
        said.pop("information", None)
        if items and (service := book.find_service(items[0], provider=said.get("provider"))):
            said["via"] = service
            items = items[1:]
        if join_items(split_items(cell)) != cell:  # not a list: it is kept as it is written
            items = []
            said.pop("via", None)
        if items:
            said["information"] = items
        if "purpose" not in said or not (items or said.get("via")):
            said["purpose"] = cell


_PAYLOAD = Column("payload", "payload")
_INFORMATION = Column("payload", "information")


def is_exchange(row: dict[str, str], book: Book) -> bool:
    """Say whether a new row is a flow: data or a service that is named, between two systems."""
    kinds = {get_name("relation_type", one) for one in (RelationType.DATA_EXCHANGE, RelationType.SERVICE_USE)}
    payload = row["payload"]
    if row["relation_type"] not in kinds or not payload:
        return False
    if is_not_applicable(payload) or is_undetermined(payload):
        return False
    ends = (book.known_objects.get(row[key], "") for key in ("source_object", "target_object"))
    return all(isinstance(book.entities.get(end), System) for end in ends)


@dataclass(frozen=True)
class FrequencyColumn:
    """How often, and how well: the rhythm of a flow, and the level of service of both."""

    key: str = "frequency_sla"

    def read(self, entity: Any, book: Book) -> str:
        """Return the cell the entity gives."""
        return queries.say_frequency(entity) or _SERVICE_LEVEL.read(entity, book)

    def write(self, said: Said, cell: str, book: Book, *, title: str) -> None:
        """Put the cell into what the entity says; a rhythm that still stands before it is kept."""
        rhythm = said.pop("rhythm", None)
        if rhythm and cell.startswith(f"{rhythm}; "):
            said["rhythm"], cell = rhythm, cell.removeprefix(f"{rhythm}; ")
        _SERVICE_LEVEL.write(said, cell, book, title=title)


_SERVICE_LEVEL = Column("frequency_sla", "service_level")


def _derive_channel(entity: Any, _book: Book) -> str:
    channel = queries.get_channel(entity)
    return get_name("relation_channel", channel) if channel else ""


def _derive_state(entity: Any, _book: Book) -> str:
    return get_name("relation_state", queries.get_state(entity))


def _derive_basis(entity: Any, book: Book) -> str:
    return join_items(_name_document(book, key) for key in entity.legal_basis)


def _name_document(book: Book, key: str) -> str:
    document = book.entities.get(key)
    return (document.number if isinstance(document, Document) else None) or book.name_of(key)


def _derive_contact(entity: Any, book: Book) -> str:
    """Name the owner of the object that provides, who has to be asked."""
    provider = book.entities.get(queries.get_provider(entity))
    if not isinstance(provider, ArchitectureObject):
        return ""
    return join_items(book.write_agency(key) for key in list_owners(provider, book))


COLUMNS: tuple[Any, ...] = (
    Column(
        "relation_code", "relation_code", derive=lambda entity, _book: queries.get_code(entity), is_open=False
    ),
    EndColumn("source_object", 0),
    TypeColumn(),
    EndColumn("target_object", 1),
    PayloadColumn(),
    Column("channel", "channel", Choice("relation_channel"), _derive_channel),
    Column("state", "relation_state", Choice("relation_state"), _derive_state),
    FrequencyColumn(),
    Column("basis", "source", derive=_derive_basis),
    Column("data_classification", "classification"),
    Column("coordination_contact", "coordination_contact", derive=_derive_contact),
    Column("note", "note"),
)

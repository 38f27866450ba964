"""
Which field of ours a property or a relationship of a foreign file tells: one that bears its name or Vietnamese title.

>>> find_field("system", "Cơ quan chủ quản").name
'owner'
>>> find_field("agency", "lgsp:level").name
'level'
>>> find_field("system", "Lifecycle colour") is None
True
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, get_args, get_origin

from pydantic.fields import FieldInfo

from lgsp.architecture.interchange.words import find_word
from lgsp.architecture.model.kinds import KINDS
from lgsp.architecture.model.references import list_reference_fields

_NOT_TOLD = frozenset(
    {
        "id",
        "name",
        "name_en",
        "description",
        "provenance",
        "undetermined",
        "not_applicable",
        "aliases",
        "moved",
    }
    | {"changes"}
)
_TRUE, _FALSE = {"true", "có", "yes", "1"}, {"false", "không", "no", "0"}
_IDENTITY = ("object id", "guid", "uuid")


@dataclass(frozen=True, slots=True)
class Field:
    """A field that a file may tell."""

    name: str
    type: Any
    is_list: bool
    kinds: frozenset[str] = frozenset()

    @property
    def is_reference(self) -> bool:
        """Say whether it names other entities."""
        return bool(self.kinds)


def find_field(kind: str, title: str) -> Field | None:
    """Return the field of a kind that bears the name or title, or None."""
    return _index(kind).get(title.strip().casefold().removeprefix("lgsp:"))


@cache
def to_references(kind: str) -> tuple[Field, ...]:
    """Return the fields of a kind that name other entities."""
    return tuple({one.name: one for one in _index(kind).values() if one.is_reference}.values())


def read_value(field: Field, text: str) -> Any:
    """Return what the text says for the field, or None where it says nothing the field can hold."""
    if isinstance(field.type, type) and issubclass(field.type, StrEnum):
        return find_word(field.type, text)
    if field.type is bool:
        said = text.casefold()
        return True if said in _TRUE else False if said in _FALSE else None
    if field.type is date:
        return text if len(text) == len("2026-01-31") else None
    return text


def is_identity(title: str) -> bool:
    """Say whether a property is what something is called elsewhere: a GUID, an object id."""
    return title.strip().casefold().endswith(_IDENTITY)


@cache
def _index(kind: str) -> dict[str, Field]:
    found: dict[str, Field] = {}
    references = {one.names[0]: one for one in list_reference_fields(KINDS[kind]) if len(one.names) == 1}
    for name, described in KINDS[kind].model_fields.items():
        if name in _NOT_TOLD:
            continue
        bare = _bare(described)
        is_list = get_origin(described.annotation) is tuple
        kinds = frozenset(one.kind for one in references[name].kinds) if name in references else frozenset()
        if kinds or bare in (str, int, bool, date) or (isinstance(bare, type) and issubclass(bare, StrEnum)):
            field = Field(name, bare, is_list, kinds)
            found.setdefault(name, field)
            found.setdefault((described.title or name).casefold(), field)
    return found


def _bare(described: FieldInfo) -> Any:
    """Return the type inside optional, tuple and annotated ones."""
    annotation: Any = described.annotation
    while parts := get_args(annotation):
        annotation = parts[0]
    return annotation

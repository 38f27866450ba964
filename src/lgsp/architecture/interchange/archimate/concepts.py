"""
An ArchiMate model as it stands in a file, whatever the file's form: what is read, kept and written.

It is the model of the exchange file 3.x. What a file says beyond that (a specialisation or an image of Archi, an
attribute nobody knows) stands in `extras`; elements of other namespaces stand in `extensions`, as canonical XML.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from .views import View


class Text(NamedTuple):
    """A text in one language; none is said where `language` is empty."""

    text: str
    language: str = ""


Texts = tuple[Text, ...]
Extras = tuple[tuple[str, str], ...]
"""Names and values, sorted by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Property:
    """The values something has for a property, one for each language."""

    definition: str
    values: Texts = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What everything with an identifier has."""

    id: str
    names: Texts = ()
    documentation: Texts = ()
    properties: tuple[Property, ...] = ()
    extensions: tuple[str, ...] = ()
    extras: Extras = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition(Named):
    """A property that things may have, declared once."""

    type: str = "string"


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept(Named):
    """An element or a relationship; `type` is a name of the 3.x vocabulary, as BusinessActor."""

    type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Element(Concept):
    """An element."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relationship(Concept):
    """A relationship between two elements, or with another relationship at an end."""

    source: str
    target: str
    access: str | None = None
    modifier: str | None = None
    directed: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagram(Named):
    """A view: its facts and its drawing."""

    type: str = "Diagram"
    viewpoint: str | None = None
    viewpoint_ref: str | None = None
    drawing: View = field(default_factory=View)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A place in the tree that organises a model; one with `ref` holds an element, a relationship or a view."""

    id: str | None = None
    ref: str | None = None
    labels: Texts = ()
    documentation: Texts = ()
    items: tuple["Item", ...] = ()
    extensions: tuple[str, ...] = ()
    extras: Extras = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Archimate(Named):
    """A whole model; `metadata` and `viewpoints` are canonical XML."""

    version: str | None = None
    metadata: str | None = None
    elements: tuple[Element, ...] = ()
    relationships: tuple[Relationship, ...] = ()
    organizations: tuple[tuple[Item, ...], ...] = ()
    definitions: tuple[Definition, ...] = ()
    viewpoints: tuple[str, ...] = ()
    diagrams: tuple[Diagram, ...] = ()

    @property
    def definition_names(self) -> dict[str, str]:
        """Return the name of every property by its identifier; the first where it has several."""
        return {one.id: one.names[0].text if one.names else "" for one in self.definitions}


def list_items(items: tuple[Item, ...], path: str = "") -> Iterator[tuple[str, Item]]:
    """Yield every item of a tree, each with the positions that lead to it."""
    for position, item in enumerate(items):
        here = f"{path}/{position}" if path else str(position)
        yield here, item
        yield from list_items(item.items, here)


def to_extras(pairs: dict[str, str]) -> Extras:
    """Return extras in their one order."""
    return tuple(sorted(pairs.items()))

"""
Read an exchange file, 2.1 or 3.x.

The two differ in names (`label` for `name`, `identifierref` for `propertyDefinitionRef`, older types), not in what they
say; the 3.x words are what comes out.
"""

from collections.abc import Iterator
from typing import Any

from .concepts import Archimate, Definition, Element, Item, Property, Relationship, Text, to_extras
from .diagrams import read_diagram
from .errors import IdentifierMissing
from .markup import TYPE, check_depth, local_name, read_parts, read_texts, to_fragment
from .vocabulary import NAMESPACE, NAMESPACE_2_1, to_type

_KNOWN_ATTRIBUTES = frozenset(
    {"identifier", "source", "target", "accessType", "modifier", "influenceQualifier", "isDirected", TYPE}
)
_ITEM_ATTRIBUTES = frozenset({"identifier", "identifierRef", "identifierref"})
_TAKEN = (
    "element",
    "relationship",
    "view",
    "organizations",
    "organization",
    "propertyDefinition",
    "propertydef",
)
_ROOT_ATTRIBUTES = frozenset(
    {"identifier", "version", "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"}
)


def read_exchange(content: bytes, *, name: str) -> Archimate:
    """
    Return the model in an exchange file; its references have not been followed yet.

    :raises DomainError: `ARCHIMATE-004` to `009`, for the first thing that cannot be accepted
    """
    reader = _Reader(name)
    tags = [f"{{{space}}}{tag}" for space in (NAMESPACE, NAMESPACE_2_1) for tag in _TAKEN]
    root = read_parts(content, reader.take, tags=tags, name=name)
    return reader.finish(root)


class _Reader:
    """A model being read."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.elements: list[Element] = []
        self.relationships: list[Relationship] = []
        self.definitions: list[Definition] = []
        self.organizations: list[tuple[Item, ...]] = []
        self.diagrams: list[Any] = []
        self.takers = {
            "element": self._take_element,
            "relationship": self._take_relationship,
            "view": self._take_view,
            "organizations": self._take_organization,
            "organization": self._take_organization,
            "propertyDefinition": self._take_definition,
            "propertydef": self._take_definition,
        }

    def take(self, element: Any) -> None:
        self.takers[local_name(element.tag)](element)

    def finish(self, root: Any) -> Archimate:
        facts = _read_named(root, self.name, known=_ROOT_ATTRIBUTES)
        metadata = next((child for child in _children(root, "metadata")), None)
        views = list(_children(root, "views"))
        return Archimate(
            **facts,
            version=root.get("version"),
            metadata=to_fragment(metadata) if metadata is not None else None,
            elements=tuple(self.elements),
            relationships=tuple(self.relationships),
            organizations=tuple(self.organizations),
            definitions=tuple(self.definitions),
            viewpoints=tuple(
                to_fragment(one)
                for part in views
                for group in _children(part, "viewpoints")
                for one in _children(group, "viewpoint")
            ),
            diagrams=tuple(self.diagrams),
        )

    def _take_element(self, element: Any) -> None:
        kind = to_type(element.get(TYPE, ""))
        self.elements.append(Element(**_read_named(element, self.name), type=kind))

    def _take_relationship(self, element: Any) -> None:
        directed = element.get("isDirected")
        self.relationships.append(
            Relationship(
                **_read_named(element, self.name),
                type=to_type(element.get(TYPE, "")),
                source=element.get("source", ""),
                target=element.get("target", ""),
                access=element.get("accessType"),
                modifier=element.get("modifier") or element.get("influenceQualifier"),
                directed=None if directed is None else directed.strip() in {"true", "1"},
            )
        )

    def _take_view(self, element: Any) -> None:
        self.diagrams.append(read_diagram(element, facts=_read_named, name=self.name))

    def _take_organization(self, element: Any) -> None:
        self.organizations.append(
            tuple(_read_item(child, self.name, 1) for child in _children(element, "item"))
        )

    def _take_definition(self, element: Any) -> None:
        facts = _read_named(element, self.name, known=frozenset({"identifier", "type", "name"}))
        if element.get("name") is not None:
            facts["names"] = (Text(element.get("name")),)
        self.definitions.append(Definition(**facts, type=element.get("type", "string")))


def _read_named(element: Any, name: str, *, known: frozenset[str] = _KNOWN_ATTRIBUTES) -> dict[str, Any]:
    """Return what everything with an identifier says; parts with a meaning of their own are left to the caller."""
    names, documentation, extensions = [], [], []
    properties: tuple[Property, ...] = ()
    for child in element:
        kind = local_name(child.tag)
        if kind in {"name", "label"}:
            names.append(child)
        elif kind == "documentation":
            documentation.append(child)
        elif kind == "properties":
            properties += _read_properties(child)
        elif kind not in _OWN_PARTS:
            extensions.append(to_fragment(child))
    extras = {f"@{key}": value for key, value in element.items() if key not in known}
    return {
        "id": _read_id(element, name),
        "names": read_texts(names) if names else (),
        "documentation": read_texts(documentation) if documentation else (),
        "properties": properties,
        "extensions": tuple(extensions),
        "extras": to_extras(extras) if extras else (),
    }


_OWN_PARTS = frozenset(
    {
        "metadata",
        "elements",
        "relationships",
        "organizations",
        "organization",
        "propertyDefinitions",
        "propertydefs",
    }
    | {"views", "node", "connection"}
)


def _read_id(element: Any, name: str) -> str:
    identifier = element.get("identifier")
    if not identifier:
        raise IdentifierMissing(path=name, what=local_name(element.tag), line=element.sourceline)
    return str(identifier)


def _read_properties(element: Any) -> tuple[Property, ...]:
    return tuple(
        [
            Property(
                definition=child.get("propertyDefinitionRef") or child.get("identifierref") or "",
                values=read_texts(child),
            )
            for child in element
        ]
    )


def _read_item(element: Any, name: str, depth: int) -> Item:
    check_depth(depth, element, name=name)
    extras = {f"@{key}": value for key, value in element.items() if key not in _ITEM_ATTRIBUTES}
    ref = element.get("identifierRef") or element.get("identifierref")
    if len(element) == 0:
        return Item(id=element.get("identifier"), ref=ref, extras=to_extras(extras) if extras else ())
    items = tuple([_read_item(child, name, depth + 1) for child in _children(element, "item")])
    return Item(
        id=element.get("identifier"),
        ref=ref,
        labels=read_texts(_children(element, "label")),
        documentation=read_texts(_children(element, "documentation")),
        items=items,
        extensions=tuple(
            to_fragment(child)
            for child in element
            if local_name(child.tag) not in {"label", "documentation", "item"}
        ),
        extras=to_extras(extras),
    )


def _children(element: Any, kind: str) -> Iterator[Any]:
    return (child for child in element if local_name(child.tag) == kind)

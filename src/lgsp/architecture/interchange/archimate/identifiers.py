"""
Identifiers of an exchange file are XML names: they begin with a letter or `_`.

Archi's own files have others too; those are written otherwise and given back when the file is read again.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from .concepts import Archimate, Diagram, Item, Named, Relationship
from .integrity import list_ids
from .views import Connection, Node

N = TypeVar("N", bound=Named)

_VALID = re.compile(r"[A-Za-z_][A-Za-z0-9._-]*\Z")
_OUTSIDE = re.compile(r"[^A-Za-z0-9._-]")


def to_valid_ids(model: Archimate) -> dict[str, str]:
    """Return what to write instead of each identifier that is no XML name."""
    known = list(list_ids(model))
    taken = {one for one in known if _VALID.match(one)}
    written: dict[str, str] = {}
    for identifier in known:
        if identifier in taken or identifier in written:
            continue
        name = plain = "id-" + _OUTSIDE.sub(lambda found: f"_{ord(found[0]):x}_", identifier)
        number = 2
        while name in taken:
            name, number = f"{plain}.{number}", number + 1
        taken.add(name)
        written[identifier] = name
    return written


def rename(model: Archimate, names: Mapping[str, str]) -> Archimate:
    """Return the model with other identifiers, wherever they stand."""
    if not names:
        return model
    renaming = _Renaming(names)
    return replace(
        renaming.named(model),
        elements=tuple(map(renaming.named, model.elements)),
        relationships=tuple(map(renaming.relationship, model.relationships)),
        definitions=tuple(map(renaming.named, model.definitions)),
        organizations=tuple(tuple(map(renaming.item, one)) for one in model.organizations),
        diagrams=tuple(map(renaming.diagram, model.diagrams)),
    )


class _Renaming:
    def __init__(self, names: Mapping[str, str]) -> None:
        self.names = names

    def named(self, one: N) -> N:
        properties = tuple(replace(said, definition=self._of(said.definition)) for said in one.properties)
        return replace(one, id=self._of(one.id), properties=properties)

    def relationship(self, one: Relationship) -> Relationship:
        return replace(self.named(one), source=self._of(one.source), target=self._of(one.target))

    def item(self, one: Item) -> Item:
        items = tuple(map(self.item, one.items))
        return replace(one, id=self._maybe(one.id), ref=self._maybe(one.ref), items=items)

    def diagram(self, one: Diagram) -> Diagram:
        drawing = replace(
            one.drawing,
            nodes=tuple(map(self._node, one.drawing.nodes)),
            connections=tuple(map(self._line, one.drawing.connections)),
        )
        return replace(self.named(one), drawing=drawing)

    def _node(self, one: Node) -> Node:
        return replace(
            one,
            id=self._of(one.id),
            ref=self._maybe(one.ref),
            view_refs=tuple(map(self._of, one.view_refs)),
            nodes=tuple(map(self._node, one.nodes)),
        )

    def _line(self, one: Connection) -> Connection:
        return replace(
            one,
            id=self._of(one.id),
            ref=self._maybe(one.ref),
            view_refs=tuple(map(self._of, one.view_refs)),
            source=self._maybe(one.source),
            target=self._maybe(one.target),
        )

    def _of(self, identifier: str) -> str:
        return self.names.get(identifier, identifier)

    def _maybe(self, identifier: str | None) -> str | None:
        return None if identifier is None else self.names.get(identifier, identifier)

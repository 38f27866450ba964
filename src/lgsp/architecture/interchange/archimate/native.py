"""
Read a model as Archi keeps it: one file of folders, or a coArchi folder with a file for every object.

Both say the same with other words (`child` or `children`, a reference as an attribute or as a link to a file), so one
reader serves both.
"""

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

from .concepts import (
    Archimate,
    Definition,
    Diagram,
    Element,
    Extras,
    Item,
    Property,
    Relationship,
    Text,
    to_extras,
)
from .errors import IdentifierMissing
from .markup import TYPE, check_depth, local_name, read_text, to_fragment
from .native_views import find_reference, read_drawing
from .vocabulary import ACCESS_OF_ARCHI, VIEWPOINTS_OF_ARCHI, to_type

_DRAWINGS = frozenset({"ArchimateDiagramModel", "SketchModel", "CanvasModel"})
_NAMED = frozenset({"id", "name", "documentation", "purpose", TYPE})
_RELATION = frozenset({"source", "target", "accessType", "strength", "directed"})
_PARTS = frozenset(
    {"documentation", "purpose", "content", "property", "properties", "source", "target", "folder", "element"}
    | {"child", "children", "folders", "elements", "profile", "feature", "features", "metadata"}
)


class NativeReader:
    """A model being gathered from Archi's objects."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.elements: list[Element] = []
        self.relationships: list[Relationship] = []
        self.diagrams: list[Diagram] = []
        self.definitions: dict[str, str] = {}

    def take(self, element: Any) -> None:
        """Take an object: an element, a relationship or a view."""
        written = element.get(TYPE) or local_name(element.tag)
        kind = written.rpartition(":")[2]
        if kind in _DRAWINGS:
            self.diagrams.append(self._read_diagram(element, kind))
        elif kind.endswith("Relationship"):
            self.relationships.append(self._read_relationship(element, to_type(kind)))
        else:
            self.elements.append(self._read_element(element, to_type(kind)))

    def finish(self, root: Any, items: tuple[Item, ...], *, images: dict[str, str]) -> Archimate:
        """Return the model; `images` are its pictures in base64, by their path."""
        facts = self._read_named(root, frozenset({"version"}))
        profiles = [one for one in root if local_name(one.tag) in {"profile", "profiles"}]
        extras = dict(facts.pop("extras")) | {
            f"profile.{one.get('id', position)}": to_fragment(one) for position, one in enumerate(profiles)
        }
        extras |= {f"metadata.{key}": value for key, value in _list_metadata(root)}
        extras |= {f"image.{path}": content for path, content in images.items()}
        return Archimate(
            **facts,
            extras=to_extras(extras),
            version=root.get("version"),
            elements=tuple(self.elements),
            relationships=tuple(self.relationships),
            organizations=(items,) if items else (),
            definitions=tuple(
                Definition(id=identifier, names=(Text(key),)) for key, identifier in self.definitions.items()
            ),
            diagrams=tuple(self.diagrams),
        )

    def _read_element(self, element: Any, kind: str) -> Element:
        known: frozenset[str] = frozenset()
        if kind == "AndJunction":
            known = frozenset({"type"})
            kind = "OrJunction" if element.get("type") == "or" else kind
        return Element(**self._read_named(element, known), type=kind)

    def _read_relationship(self, element: Any, kind: str) -> Relationship:
        directed = element.get("directed")
        if kind == "Association" and directed is None:
            directed = "false"
        access = ACCESS_OF_ARCHI.get(element.get("accessType", "0"), "Access")
        return Relationship(
            **self._read_named(element, _RELATION),
            type=kind,
            source=find_reference(element, "source") or "",
            target=find_reference(element, "target") or "",
            access=access if kind == "Access" else None,
            modifier=element.get("strength"),
            directed=None if directed is None else directed == "true",
        )

    def _read_diagram(self, element: Any, kind: str) -> Diagram:
        facts = self._read_named(element, frozenset({"viewpoint"}))
        if kind != "ArchimateDiagramModel":
            facts["extras"] = to_extras({**dict(facts["extras"]), "archi": kind})
        viewpoint = element.get("viewpoint")
        drawing = read_drawing(element, name=self.name)
        return Diagram(
            **facts,
            viewpoint=VIEWPOINTS_OF_ARCHI.get(viewpoint, viewpoint) if viewpoint else None,
            drawing=drawing,
        )

    def _read_named(self, element: Any, known: frozenset[str]) -> dict[str, Any]:
        identifier = element.get("id")
        if not identifier:
            raise IdentifierMissing(
                path=self.name, what=local_name(element.tag), line=element.sourceline or 1
            )
        written = [element.get(key) for key in ("documentation", "purpose") if element.get(key)]
        said = [one for one in element if local_name(one.tag) in {"documentation", "purpose"}]
        name = element.get("name")
        return {
            "id": identifier,
            "names": (Text(name),) if name is not None else (),
            "documentation": tuple(Text(text) for text in (*written, *(read_text(one) for one in said))),
            "properties": tuple(self._read_properties(element)),
            "extras": _read_extras(element, _NAMED | known),
        }

    def _read_properties(self, element: Any) -> Iterator[Property]:
        for child in element:
            if local_name(child.tag) in {"property", "properties"}:
                key = child.get("key", "")
                identifier = self.definitions.setdefault(key, _to_definition_id(key))
                yield Property(definition=identifier, values=(Text(child.get("value", "")),))


def read_folders(folders: Iterable[Any], *, name: str, depth: int = 1) -> tuple[Item, ...]:
    """Return Archi's folders as the tree that organises a model; an object in a folder is known by its id."""
    return tuple(_read_folder(folder, name, depth) for folder in folders)


def _to_definition_id(key: str) -> str:
    """Return the identifier of a property, which Archi knows by its name alone."""
    return f"property-{hashlib.sha256(key.encode()).hexdigest()[:12]}"


def _read_folder(folder: Any, name: str, depth: int) -> Item:
    check_depth(depth, folder, name=name)
    inside: list[Item] = []
    for child in folder:
        kind = local_name(child.tag)
        if kind == "folder":
            inside.append(_read_folder(child, name, depth + 1))
        elif kind == "element" and child.get("id"):
            inside.append(Item(ref=child.get("id")))
    label, said = folder.get("name"), folder.get("documentation")
    texts = [read_text(one) for one in folder if local_name(one.tag) == "documentation"]
    return Item(
        id=folder.get("id"),
        labels=(Text(label),) if label is not None else (),
        documentation=tuple(Text(text) for text in (*([said] if said else []), *texts)),
        items=tuple(inside),
        extras=_read_extras(folder, _NAMED, properties=True),
    )


def _read_extras(element: Any, known: frozenset[str], *, properties: bool = False) -> Extras:
    pairs = {f"@{key}": value for key, value in element.items() if key not in known}
    for position, child in enumerate(element):
        kind = local_name(child.tag)
        if kind in {"feature", "features"}:
            pairs[f"feature.{child.get('name', position)}"] = child.get("value", "")
        elif _is_extra(child, kind, properties):
            pairs[f"xml.{position:03}"] = to_fragment(child)
    return to_extras(pairs) if pairs else ()


def _is_extra(child: Any, kind: str, properties: bool) -> bool:
    if kind in {"property", "properties"}:
        return properties
    return kind not in _PARTS and (kind != "profiles" or child.get("conceptType") is None)


def _list_metadata(root: Any) -> Iterator[tuple[str, str]]:
    for part in root:
        if local_name(part.tag) == "metadata":
            yield from ((entry.get("key", ""), entry.get("value", "")) for entry in part)

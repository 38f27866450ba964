"""
Fold what the exchange file has no place for into properties of its own kind, and unfold it again.

`fold` returns a model that the schema allows: identifiers that are XML names, types of the 3.x vocabulary, boxes
with a size, no extras. What that takes away is written, as JSON, in properties whose names begin with `lgsp:`;
`unfold` takes them out and puts everything back: `unfold(fold(model)) == model` for every model.
"""

import json
import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from .concepts import (
    Archimate,
    Concept,
    Definition,
    Diagram,
    Item,
    Named,
    Property,
    Text,
    list_items,
    to_extras,
)
from .errors import FieldsUnreadable
from .folded_views import fold_view, unfold_view
from .identifiers import rename, to_valid_ids
from .vocabulary import ASSOCIATION, ELEMENTS, NAMELESS, PROPERTY_TYPES, RELATIONSHIPS

N = TypeVar("N", bound=Named)
C = TypeVar("C", bound=Concept)

EXTRAS, DRAWING, IDS, ITEMS, DEFINITIONS = (
    "lgsp:extras", "lgsp:drawing", "lgsp:ids", "lgsp:items", "lgsp:definitions",
)  # fmt: skip
_FOLDED = (EXTRAS, DRAWING, IDS, ITEMS, DEFINITIONS)
_PREFIX = "lgsp.property."
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_definition_id(name: str) -> str:
    """Return the identifier of the definition of one of our properties."""
    return _PREFIX + name.removeprefix("lgsp:")


def to_json(value: object) -> str:
    """Return JSON that XML can carry: control characters escaped, letters as they are."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return NOT_XML.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def fold(model: Archimate) -> Archimate:
    """Return the model as the exchange file can say it."""
    valid = to_valid_ids(model)
    model = rename(model, valid)
    folding = _Folding()
    said: dict[str, object] = {}
    if valid:
        said[IDS] = {written: original for original, written in valid.items()}
    said[ITEMS] = {
        f"{number}/{path}": dict(item.extras)
        for number, organization in enumerate(model.organizations)
        for path, item in list_items(organization)
        if item.extras
    }
    said[DEFINITIONS] = {one.id: _list_changes(one) for one in model.definitions if _list_changes(one)}
    folded = replace(
        model,
        elements=tuple(
            folding.fold_concept(one, ELEMENTS, instead="Grouping", needs_name=one.type not in NAMELESS)
            for one in model.elements
        ),
        relationships=tuple(
            folding.fold_concept(one, RELATIONSHIPS, instead=ASSOCIATION, needs_name=False)
            for one in model.relationships
        ),
        diagrams=tuple(folding.fold_diagram(one) for one in model.diagrams),
        organizations=tuple(tuple(map(_bare_item, one)) for one in model.organizations),
        definitions=tuple(map(_bare_definition, model.definitions)),
    )
    folded = folding.add(_named(folded), said | {EXTRAS: _extras_of(folded, model.names == ())})
    used = tuple(
        Definition(id=to_definition_id(name), names=(Text(name),)) for name in _FOLDED if name in folding.used
    )
    return replace(folded, definitions=folded.definitions + used)


def unfold(model: Archimate, *, path: str) -> Archimate:
    """
    Return the model with everything back in its place.

    :raises FieldsUnreadable: if somebody changed one of the properties so that it is no longer JSON
    """
    names = {key: name for key, name in model.definition_names.items() if name in _FOLDED}
    if not names:
        return model
    try:
        return _unfold(model, _Unfolding(names, path))
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        reason = f"{type(error).__name__}: {error}"
        raise FieldsUnreadable(path=path, property="lgsp:…", owner=model.id, reason=reason) from None


def _unfold(model: Archimate, reader: "_Unfolding") -> Archimate:
    names = reader.names
    model, said = reader.take(model)
    items, definitions = said.get(ITEMS, {}), said.get(DEFINITIONS, {})
    unfolded = replace(
        _put_back(model, said.get(EXTRAS, {})),
        elements=tuple(reader.unfold_concept(one) for one in model.elements),
        relationships=tuple(reader.unfold_concept(one) for one in model.relationships),
        diagrams=tuple(reader.unfold_diagram(one) for one in model.diagrams),
        organizations=tuple(
            _fill_items(one, items, str(number)) for number, one in enumerate(model.organizations)
        ),
        definitions=tuple(
            _put_back(one, definitions.get(one.id, {})) for one in model.definitions if one.id not in names
        ),
    )
    return rename(unfolded, said.get(IDS, {}))


class _Folding:
    """What was folded so far, and which properties that took."""

    def __init__(self) -> None:
        self.used: set[str] = set()

    def add(self, one: N, said: Mapping[str, object]) -> N:
        values = tuple(
            Property(definition=to_definition_id(name), values=(Text(to_json(value)),))
            for name, value in said.items()
            if value
        )
        self.used |= {name for name, value in said.items() if value}
        return replace(one, properties=one.properties + values, extras=()) if values else one

    def fold_concept(self, one: C, types: Collection[str], *, instead: str, needs_name: bool) -> C:
        kind = one.type
        if not one.extras and kind in types and (one.names or not needs_name):
            return one
        said = _extras_of(one, needs_name and not one.names)
        if kind not in types:
            said["type"] = kind
            one = replace(one, type=instead)
        return self.add(_named(one) if needs_name else one, {EXTRAS: said})

    def fold_diagram(self, one: Diagram) -> Diagram:
        drawing, changes = fold_view(one.drawing)
        said = _extras_of(one, not one.names)
        if one.type != "Diagram":
            said["type"] = one.type
        folded = _named(replace(one, drawing=drawing, type="Diagram"))
        return self.add(folded, {EXTRAS: said, DRAWING: changes})


class _Unfolding:
    """Reads the properties that `fold` wrote."""

    def __init__(self, names: Mapping[str, str], path: str) -> None:
        self.names = names
        self.path = path

    def take(self, one: N) -> tuple[N, dict[str, Any]]:
        if not any(said.definition in self.names for said in one.properties):
            return one, {}
        found: dict[str, Any] = {}
        for said in one.properties:
            if said.definition in self.names:
                found[self.names[said.definition]] = self._read(one, said)
        kept = tuple(said for said in one.properties if said.definition not in self.names)
        return replace(one, properties=kept), found

    def unfold_concept(self, one: N) -> N:
        one, said = self.take(one)
        return _put_back(one, said[EXTRAS]) if EXTRAS in said else one

    def unfold_diagram(self, one: Diagram) -> Diagram:
        one, said = self.take(one)
        if DRAWING in said:
            one = replace(one, drawing=unfold_view(one.drawing, said[DRAWING]))
        return _put_back(one, said[EXTRAS]) if EXTRAS in said else one

    def _read(self, one: Named, said: Property) -> Any:
        text = said.values[0].text if said.values else ""
        try:
            value = json.loads(text)
        except (ValueError, RecursionError) as error:
            reason = str(error)
        else:
            if isinstance(value, dict):
                return value
            reason = "không phải đối tượng JSON / not a JSON object"
        property_name = self.names[said.definition]
        raise FieldsUnreadable(path=self.path, property=property_name, owner=one.id, reason=reason)


def _extras_of(one: Named, unnamed: bool) -> dict[str, str]:
    return {**dict(one.extras), **({"unnamed": "1"} if unnamed else {})}


def _named(one: N) -> N:
    return one if one.names else replace(one, names=(Text(""),))


def _put_back(one: N, said: Mapping[str, str]) -> N:
    pairs = {str(key): str(value) for key, value in said.items()}
    changes: dict[str, Any] = {}
    if pairs.pop("unnamed", ""):
        changes["names"] = () if one.names == (Text(""),) else one.names
    if "type" in pairs:
        changes["type"] = pairs.pop("type")
    return replace(one, extras=to_extras(pairs), **changes)


def _list_changes(one: Definition) -> dict[str, str]:
    typed = {} if one.type in PROPERTY_TYPES else {"type": one.type}
    return {**_extras_of(one, not one.names), **typed}


def _bare_definition(one: Definition) -> Definition:
    if one.type not in PROPERTY_TYPES:
        one = replace(one, type="string")
    return _named(replace(one, extras=()) if one.extras else one)


def _bare_item(item: Item) -> Item:
    if not item.extras and not item.items:
        return item
    return replace(item, extras=(), items=tuple(map(_bare_item, item.items)))


def _fill_items(items: tuple[Item, ...], said: Mapping[str, Any], path: str) -> tuple[Item, ...]:
    if not said:
        return items
    return tuple(
        replace(
            item,
            extras=to_extras(said.get(f"{path}/{position}", {})),
            items=_fill_items(item.items, said, f"{path}/{position}"),
        )
        for position, item in enumerate(items)
    )

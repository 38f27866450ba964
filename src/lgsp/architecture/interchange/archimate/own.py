"""
Our own facts inside an exchange file: properties that no other tool touches, from which an entity comes back
identical.

`lgsp:kind` and `lgsp:id` say which entity an element carries, `lgsp:fields` holds its other fields. Name, English
name and description stand where any tool shows and changes them; what was changed there is what counts.
`lgsp:generated` marks what was only drawn for readers, with a digest: while it is as it was written, it is not
taken back.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeVar

from pydantic import ValidationError

from lgsp.architecture.model.entities import Entity
from lgsp.architecture.model.kinds import KINDS
from lgsp.architecture.model.province import Province
from lgsp.kernel.text import nfc

from .concepts import Definition, Diagram, Named, Property, Relationship, Text, Texts
from .errors import FieldsUnreadable
from .folding import NOT_XML, to_definition_id, to_json
from .views import list_nodes

N = TypeVar("N", bound=Named)

KIND, ID, FIELDS, GENERATED = "lgsp:kind", "lgsp:id", "lgsp:fields", "lgsp:generated"
PROVINCE, PROSE, FOREIGN = "lgsp:province", "lgsp:prose", "lgsp:foreign"
OWN = (KIND, ID, FIELDS, GENERATED, PROVINCE, PROSE, FOREIGN)
_FILE_NAME = re.compile(r"[^./\\\x00-\x1f][^/\\\x00-\x1f]{0,99}\Z")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")


def own_id(kind: str, id: str) -> str:  # noqa: A002 -- the field is named id
    """
    Return the identifier of what carries an entity.

    >>> own_id("agency", "so-tu-phap")
    'lgsp.agency.so-tu-phap'
    """
    return f"lgsp.{kind}.{id}"


def define_own() -> tuple[Definition, ...]:
    """Return the definitions of our properties."""
    return tuple(Definition(id=to_definition_id(name), names=(Text(name),)) for name in OWN)


def to_property(name: str, value: str) -> Property:
    """Return one of our properties."""
    return Property(definition=to_definition_id(name), values=(Text(value),))


def to_names(entity: Entity) -> Texts:
    """Return the names any tool shows."""
    english = (Text(show(entity.name_en), "en"),) if entity.name_en is not None else ()
    return (Text(show(entity.name), "vi"), *english)


def to_documentation(entity: Entity) -> Texts:
    """Return the description any tool shows."""
    return (Text(show(entity.description), "vi"),) if entity.description is not None else ()


def to_properties(entity: Entity) -> tuple[Property, ...]:
    """
    Return the properties from which the entity comes back.

    Names in two languages stand in the fields too: many tools keep only one.
    """
    fields = entity.model_dump(mode="json", exclude_defaults=True, exclude={"id"})
    for name in ("description",) if entity.name_en is not None else ("name", "description"):
        if name in fields and show(fields[name]) == fields[name]:
            del fields[name]
    return (
        to_property(KIND, entity.kind),
        to_property(ID, entity.id),
        *((to_property(FIELDS, to_json(fields)),) if fields else ()),
    )


def show(text: str) -> str:
    """Return the text without the characters XML cannot carry."""
    return NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)


def find_own(one: Named, names: Mapping[str, str]) -> dict[str, str]:
    """Return the values of our properties on something, by name; `names` are those of all definitions."""
    return {
        names[said.definition]: said.values[0].text
        for said in one.properties
        if said.values and names.get(said.definition) in OWN
    }


def strip_own(one: N, names: Mapping[str, str]) -> N:
    """Return the same without our properties."""
    kept = tuple(said for said in one.properties if names.get(said.definition) not in OWN)
    return one if len(kept) == len(one.properties) else replace(one, properties=kept)


def is_entity(said: Mapping[str, str]) -> bool:
    """Say whether our properties name an entity."""
    return said.get(KIND) in KINDS and _ID.match(said.get(ID, "")) is not None


def read_entity(one: Named, said: Mapping[str, str], *, path: str) -> Entity:
    """
    Return the entity that something carries.

    :raises FieldsUnreadable: if somebody changed its fields so that they no longer fit
    """
    fields = _read_json(said.get(FIELDS, "{}"), one, path)
    fields |= _read_shown(one, fields)
    try:
        return KINDS[said[KIND]].model_validate({**fields, "id": said[ID]})
    except ValidationError as error:
        raise FieldsUnreadable(path=path, property=FIELDS, owner=one.id, reason=_explain(error)) from None


def read_head(text: str, one: Named, *, property_name: str, path: str) -> Province:
    """
    Return the province that one of our properties describes.

    :raises FieldsUnreadable: if it describes none
    """
    said = read_mapping(text, one, property_name=property_name, path=path)
    try:
        return Province.model_validate(said)
    except ValidationError as error:
        reason = _explain(error)
        raise FieldsUnreadable(path=path, property=property_name, owner=one.id, reason=reason) from None


def read_prose(text: str, one: Named, *, path: str) -> dict[str, str]:
    """
    Return the paragraphs that one of our properties holds, by key; a key becomes the name of a file.

    :raises FieldsUnreadable: if a key could not be the name of a file, or a paragraph is no text
    """
    said = read_mapping(text, one, property_name=PROSE, path=path)
    for key, paragraph in said.items():
        if (
            not all(map(_FILE_NAME.match, key.split("/")))
            or key.count("/") > 1
            or not isinstance(paragraph, str)
        ):
            raise FieldsUnreadable(path=path, property=PROSE, owner=one.id, reason=repr(key[:60]))
    return said


def read_mapping(text: str, one: Named, *, property_name: str, path: str) -> dict[str, Any]:
    """
    Return what one of our properties says as JSON.

    :raises FieldsUnreadable: if it is no JSON object
    """
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise FieldsUnreadable(path=path, property=property_name, owner=one.id, reason=str(error)) from None
    if not isinstance(value, dict):
        raise FieldsUnreadable(path=path, property=property_name, owner=one.id, reason="{…}?")
    return value


def pick_names(texts: Texts) -> tuple[str, str | None]:
    """
    Return the name and the English name among names in several languages.

    A single name is the name whatever its language tag says: tools tag wrongly.

    >>> pick_names((Text("Land", "en"), Text("Đất đai", "vi")))
    ('Đất đai', 'Land')
    >>> pick_names((Text("Land", "es"),))
    ('Land', None)
    """
    if not texts:
        return "", None
    vietnamese = [text for text in texts if text.language.startswith("vi")]
    plain = [text for text in texts if not text.language]
    name = (vietnamese or plain or list(texts))[0]
    english = [text for text in texts if text.language.startswith("en") and text is not name]
    return name.text, english[0].text if english else None


def mark_generated(one: N) -> N:
    """Return the same, marked as drawn for readers only."""
    return replace(one, properties=(*one.properties, to_property(GENERATED, _digest(one))))


def is_generated(one: Named, said: Mapping[str, str], names: Mapping[str, str]) -> bool:
    """Say whether it is still what was drawn for readers, nothing changed."""
    return GENERATED in said and said[GENERATED] == _digest(strip_own(one, names))


def _read_json(text: str, one: Named, path: str) -> dict[str, Any]:
    return read_mapping(text, one, property_name=FIELDS, path=path)


def _read_shown(one: Named, fields: Mapping[str, Any]) -> dict[str, str]:
    """Return name, English name and description as they stand where any tool shows them."""
    name, english = pick_names(one.names)
    if len(one.names) == 1 and name == show(str(fields.get("name_en", ""))):
        name = ""  # the tool kept only the English name
    description = pick_names(one.documentation)[0]
    written = {"name": name, "name_en": english or "", "description": description}
    return {
        key: nfc(text)
        for key, text in written.items()
        if text.strip() and show(str(fields.get(key, ""))) != text
    }


def _explain(error: ValidationError) -> str:
    first = error.errors(include_url=False)[0]
    return f"{'.'.join(map(str, first['loc']))}: {first['msg']}"


def _digest(one: Named) -> str:
    """Return a digest of what a person sees: what it is, what it is called, what it joins, where it stands."""
    said: list[object] = [[text.text for text in texts] for texts in (one.names, one.documentation)]
    said.append([[text.text for text in kept.values] for kept in one.properties])
    if isinstance(one, Relationship):
        said += [one.type, one.source, one.target]
    if isinstance(one, Diagram):
        nodes = list_nodes(one.drawing.nodes)
        said += [[node.id, node.ref, node.labels, node.x, node.y, node.width, node.height] for node in nodes]
        said += [[line.ref, line.source, line.target, line.bendpoints] for line in one.drawing.connections]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:16]

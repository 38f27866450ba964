"""
A new entity from what a person types: an id made of its name, values as text, checked as if they stood in a file.

>>> to_id("CSDL Đất đai (tỉnh)")
'csdl-dat-dai-tinh'
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any, get_origin

from lgsp.kernel.text import fold

from .entities import Entity
from .errors import AssignmentMalformed, FieldUnknown, IdTaken, Problem, ReferenceDangling
from .folders import ENTITIES
from .model import Model
from .nodes import Parsed
from .phrases import quote, suggest
from .places import Place
from .records import build
from .references import list_references

_APART = re.compile(r"[^a-z0-9]+")


def to_id(name: str) -> str:
    """Return the id that a name gives: without marks, words joined by “-”."""
    return _APART.sub("-", fold(name)).strip("-")


def list_required(kind: type[Entity]) -> tuple[str, ...]:
    """Return the fields without which there is no entity of that kind, the id left aside."""
    return tuple(
        name for name, described in kind.model_fields.items() if described.is_required() and name != "id"
    )


def read_assignments(kind: type[Entity], assignments: Iterable[str]) -> dict[str, Any]:
    """
    Return the values written as `field=value`; a field that is a list may be written several times.

    :raises AssignmentMalformed: if one has no “=”
    :raises FieldUnknown: if the kind has no such field
    """
    values: dict[str, Any] = {}
    for written in assignments:
        field, mark, value = written.partition("=")
        if not mark:
            raise AssignmentMalformed(assignment=written)
        described = kind.model_fields.get(field.strip())
        if described is None:
            known = suggest(field, kind.model_fields)
            raise FieldUnknown(place=Place(f"{ENTITIES}/{kind.kind}"), field=quote(field), suggestion=known)
        if get_origin(described.annotation) is tuple:
            values.setdefault(field.strip(), []).append(value.strip())
        else:
            values[field.strip()] = value.strip()
    return values


def draft_entity(model: Model, kind: type[Entity], values: Mapping[str, Any]) -> Entity:
    """
    Return the entity that the values describe; without an id it gets one from its name.

    :raises IdTaken: if the model has an entity of that id, or had one
    :raises Problem: if a value is missing or wrong, or names what is not there
    """
    said = dict(values)
    if "id" not in said and "name" in said:
        said = {"id": to_id(str(said["name"])), **said}
    file = f"{ENTITIES}/{kind.kind}/{said.get('id', '')}.yaml"
    if said.get("id") in model.entities or said.get("id") in model.renamed:
        raise IdTaken(id=said["id"])
    entity = build(kind, Parsed(said, {(): 1}), file=file)
    if isinstance(entity, list):
        raise entity[0]
    _check_references(model, entity, file)
    return entity


def _check_references(model: Model, entity: Entity, file: str) -> None:
    for found in list_references(entity):
        if not isinstance(model.entities.get(found.id), found.kinds):
            known = [one.id for one in model.entities.values() if isinstance(one, found.kinds)]
            problem: Problem = ReferenceDangling(
                place=Place(file),
                field=found.field.name,
                title=found.field.title,
                id=quote(found.id),
                kind=found.kind_named,
                suggestion=suggest(found.id, known),
            )
            raise problem

"""
What of a model may be published (rule M08 of Mẫu số 03: no secrets in the data set).

Three things are left out, and counted: the fields of `data/not_public.csv`, each with its reason; information objects
classified as restricted or as state secrets; and what would give them away: the flows and interactions that carry a
state secret, and in a flow that carries restricted information the texts that name it. That internal information
exists is no secret: the model has none of its content. The prose is left out too: nobody marks sentences as public.
"""

import csv
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

from pydantic import BaseModel

from lgsp.architecture.model.entities import Entity
from lgsp.architecture.model.exchanges import Flow, Information, Interaction, Secrecy
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.references import list_references
from lgsp.architecture.model.shapes import Shape, list_shapes

_EVERY_KIND = "*"
_NAMING = {"information", "attributes"}
"""The texts of a flow that name what it carries."""

_SECRET = (Secrecy.RESTRICTED, Secrecy.STATE_SECRET)


@dataclass(frozen=True, slots=True)
class Publication:
    """What may be published, and what was left out: entities by kind, values by `kind.field`, paragraphs of prose."""

    model: Model
    entities_left_out: Mapping[str, int]
    values_left_out: Mapping[str, int]
    prose_left_out: int
    unclassified: int
    """Information objects published although nobody has classified them."""


def select_public(model: Model) -> Publication:
    """Return the part of the model that may be published."""
    secret = _find_secret(model)
    values: Counter[str] = Counter()
    public = {
        key: _strip(entity, secret, values) for key, entity in model.entities.items() if key not in secret
    }
    unclassified = [one for one in public.values() if isinstance(one, Information) and one.secrecy is None]
    return Publication(
        model=replace(model, entities=public, prose={}),
        entities_left_out=Counter(model.entities[key].kind for key in sorted(secret)),
        values_left_out=dict(sorted(values.items())),
        prose_left_out=len(model.prose),
        unclassified=len(unclassified),
    )


@cache
def list_fields_not_public() -> tuple[tuple[str, str, str], ...]:
    """Return kind (or `*`), field and reason of what is never published."""
    text = (files(__package__) / "data" / "not_public.csv").read_text("utf-8")
    return tuple((row["kind"], row["field"], row["reason"]) for row in csv.DictReader(text.splitlines()))


def _find_secret(model: Model) -> set[str]:
    secret = {
        entity.id
        for entity in model.entities.values()
        if isinstance(entity, Information) and entity.secrecy in _SECRET
    }
    secret |= {
        entity.id
        for entity in model.entities.values()
        if any(_is_state_secret(model, carried) for carried in _list_carried(entity))
    }
    while more := {
        key for key, entity in model.entities.items() if key not in secret and _needs(entity, secret)
    }:
        secret |= more
    return secret


def _list_carried(entity: Entity) -> tuple[str, ...]:
    if isinstance(entity, Flow):
        return entity.objects
    return entity.information if isinstance(entity, Interaction) else ()


def _is_state_secret(model: Model, carried: str) -> bool:
    return model.get(Information, carried).secrecy is Secrecy.STATE_SECRET


def _needs(entity: Entity, secret: set[str]) -> bool:
    """Say whether the entity cannot be written without naming something secret."""
    required = {shape.name for shape in list_shapes(type(entity)) if shape.is_required and shape.targets}
    named = (found for found in list_references(entity) if found.path[0] in required)
    return any(found.id in secret for found in named)


def _strip(entity: Entity, secret: set[str], values: Counter[str]) -> Entity:
    hidden = {field for kind, field, _ in list_fields_not_public() if kind in (_EVERY_KIND, entity.kind)}
    if isinstance(entity, Flow) and secret.intersection(entity.objects):
        hidden |= _NAMING
    said = entity.model_dump(mode="json", exclude_defaults=True)
    for name in sorted(hidden & said.keys()):
        values[f"{entity.kind}.{name}"] += 1
    said = {name: value for name, value in said.items() if name not in hidden}
    for change in said.get("changes", ()):
        change["becomes"] = {
            name: _without(value, _shape(type(entity), name), secret)
            for name, value in change["becomes"].items()
            if name not in hidden
        }
    said["undetermined"] = [mark for mark in said.get("undetermined", ()) if mark["field"] not in hidden]
    said["not_applicable"] = [name for name in said.get("not_applicable", ()) if name not in hidden]
    return type(entity).model_validate(_without_in(said, type(entity), secret))


def _without_in(said: dict[str, Any], kind: type[BaseModel], secret: set[str]) -> dict[str, Any]:
    """Return what is said of a record without the names of what is secret."""
    return {name: _without(value, _shape(kind, name), secret) for name, value in said.items()}


def _shape(kind: type[BaseModel], name: str) -> Shape:
    return next(shape for shape in list_shapes(kind) if shape.name == name)


def _without(value: Any, shape: Shape, secret: set[str]) -> Any:
    if shape.targets:
        if isinstance(value, list):
            return [named for named in value if named not in secret]
        return None if value in secret else value
    if shape.record is None or value is None:
        return value
    if isinstance(value, list):
        kept = [item for item in value if not _names_secret(item, shape, secret)]
        return [_without_in(item, shape.record, secret) for item in kept]
    return _without_in(value, shape.record, secret)


def _names_secret(item: dict[str, Any], shape: Shape, secret: set[str]) -> bool:
    """Say whether a record requires the name of something secret, so that it goes as a whole."""
    assert shape.record is not None
    required = [inner.name for inner in list_shapes(shape.record) if inner.is_required and inner.targets]
    return any(item.get(name) in secret for name in required)

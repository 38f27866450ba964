"""How an entity is shown: every fact by its Vietnamese title, and what it is connected to."""

import json
from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from lgsp.architecture.model.entities import Entity, Record
from lgsp.architecture.queries.graph import Graph
from lgsp.architecture.revisions.wording import say_word
from lgsp.kernel.language import pick

from .errors import language

_HEAD = ("id", "name")


def describe(graph: Graph, entity: Entity) -> Iterator[str]:
    """Yield the lines about an entity: what it is, its facts, who names it, where it is written."""
    yield f"{entity.name}  [{pick(entity.title, entity.kind, language=language())}]"
    yield f"{entity.id}   {graph.model.folder / str(graph.model.place(entity))}"
    if graph.model.province.notice:
        yield graph.model.province.notice
    yield ""
    for name, described in type(entity).model_fields.items():
        value = getattr(entity, name)
        if name not in _HEAD and value not in (None, ()):
            yield f"{pick(described.title or name, name, language=language())}: {_say(graph, value)}"
    naming = graph.list_naming(entity)
    if naming:
        yield ""
        yield pick("Được nhắc tới ở:", "Named by:", language=language())
    for arrow in naming:
        source = graph.get(arrow.source)
        yield f"  {source.id}  {source.name}  ({arrow.title})"


def to_record(graph: Graph, entity: Entity) -> dict[str, object]:
    """Return the same as data; the format is `lgsp-show/1`."""
    place = graph.model.place(entity)
    return {
        "format": "lgsp-show/1",
        "kind": entity.kind,
        "file": place.file,
        "line": place.line,
        "facts": entity.model_dump(mode="json", exclude_defaults=True),
        "names": [{"field": arrow.field, "id": arrow.target} for arrow in graph.list_named_by(entity)],
        "named_by": [{"field": arrow.field, "id": arrow.source} for arrow in graph.list_naming(entity)],
    }


def _say(graph: Graph, value: object) -> str:
    if isinstance(value, tuple):
        return "".join(f"\n  - {_say(graph, item)}" for item in value)
    if isinstance(value, Record):
        titles = {name: described.title or name for name, described in type(value).model_fields.items()}
        said = ((title, getattr(value, name)) for name, title in titles.items())
        return "; ".join(f"{title}: {_say(graph, part)}" for title, part in said if part not in (None, ()))
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    return _say_one(graph, value)


def _say_one(graph: Graph, value: object) -> str:
    if isinstance(value, bool):
        return pick("có" if value else "không", "yes" if value else "no", language=language())
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    named = graph.model.entities.get(value) if type(value) is str else None
    if named is not None:
        return f"{named.name} ({named.id})"
    if isinstance(value, StrEnum):
        return pick(say_word(value), value.value, language=language())
    return str(value)

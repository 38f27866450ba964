"""
The model as JSON-LD 1.1: databases as DCAT datasets, services as DCAT data services, agencies as organisations.

Where a public vocabulary has the word (`data/vocabulary.csv`), it is used; every other field is a word of this file's
own vocabulary, defined in the same file with its Vietnamese and English label. Addresses are relative: they become
whole where the file is published, or with the address given in `base`; none is invented.
"""

import csv
import json
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from pydantic import BaseModel

from lgsp.architecture.model.entities import Entity
from lgsp.architecture.model.kinds import KINDS
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.shapes import list_shapes

Node = dict[str, Any]

_LANGUAGES = {"name": "vi", "name_en": "en", "description": "vi"}
_DATA = files(__package__) / "data"


def write_jsonld(model: Model, *, base: str | None = None) -> bytes:
    """Return the model as a JSON-LD document; `base` is the address it will be published at."""
    context = json.loads((_DATA / "context.json").read_text("utf-8"))
    if base is not None:
        context |= {"@base": base, "@vocab": f"{base}#"}
    nodes = [_write_entity(entity, model) for kind in KINDS.values() for entity in model.all(kind)]
    graph = [_write_catalogue(model), *_write_vocabulary(), *nodes]
    text = json.dumps({"@context": context, "@graph": graph}, ensure_ascii=False, indent=1)
    return f"{text}\n".encode()


def _write_catalogue(model: Model) -> Node:
    """Describe the file itself: whose it is, what it lists, and that the province is invented where it is."""
    province = model.province
    catalogue: Node = {
        "@id": "",
        "@type": "dcat:Catalog",
        "dct:title": [
            _say(f"Kiến trúc Chính quyền điện tử: {province.full_name}", "vi"),
            _say(f"E-government architecture: {province.full_name}", "en"),
        ],
        "dct:publisher": {
            "@type": "schema:GovernmentOrganization",
            "schema:name": _say(province.full_name, "vi"),
        },
        "dct:identifier": model.digest,
        "province": province.code,
        "outline": province.outline,
    }
    if province.notice:
        catalogue["notice"] = _say(province.notice, "vi")
    for kind, term in (("database", "dcat:dataset"), ("service", "dcat:service")):
        if listed := model.all(KINDS[kind]):
            catalogue[term] = [{"@id": _address(entity)} for entity in listed]
    return catalogue


def _write_vocabulary() -> Iterator[Node]:
    titles: dict[str, dict[str, None]] = {}
    for kind, entity in KINDS.items():
        label = [_say(entity.title, "vi"), _say(_english(entity.__name__), "en")]
        yield {"@id": f"#{entity.__name__}", "@type": "rdfs:Class", "rdfs:label": label}
        for name, title in _list_titles(entity):
            titles.setdefault(_term(kind, name), {})[title] = None
    for term, found in titles.items():
        if ":" not in term:
            label = [*(_say(title, "vi") for title in found), _say(term.replace("_", " "), "en")]
            yield {"@id": f"#{term}", "@type": "rdf:Property", "rdfs:label": label}


def _list_titles(record: type[BaseModel]) -> Iterator[tuple[str, str]]:
    for shape in list_shapes(record):
        yield shape.name, shape.title
        if shape.record:
            yield from _list_titles(shape.record)


def _write_entity(entity: Entity, model: Model) -> Node:
    node: Node = {"@id": _address(entity), "@type": [type(entity).__name__, *_classes(entity.kind)]}
    return node | _write_record(entity, entity.kind, model)


def _write_record(record: BaseModel, kind: str, model: Model) -> Node:
    node: Node = {}
    for shape in list_shapes(type(record)):
        value = getattr(record, shape.name)
        if value is None or value == ():
            continue
        values = value if isinstance(value, tuple) else (value,)
        written = [_write(one, shape.name, shape.targets, kind, model) for one in values]
        _put(node, _term(kind, shape.name), written if shape.is_many else written[0])
    return node


def _put(node: Node, term: str, value: Any) -> None:
    """Add a value; two fields that share a word, as the names in two languages, become a list."""
    node[term] = [node[term], value] if term in node else value


def _write(value: Any, name: str, targets: tuple[str, ...] | None, kind: str, model: Model) -> Any:
    if targets:
        return {"@id": _address(model.entities[value])}
    if isinstance(value, BaseModel):
        return _write_record(value, "", model)
    if isinstance(value, date):
        return {"@value": value.isoformat(), "@type": "xsd:date"}
    if isinstance(value, dict):
        return {"@value": value, "@type": "@json"}
    return _say(value, _LANGUAGES[name]) if name in _LANGUAGES and kind else value


def _address(entity: Entity) -> str:
    return f"{entity.kind}/{entity.id}"


def _say(text: str, language: str) -> Node:
    return {"@value": text, "@language": language}


def _english(name: str) -> str:
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name).strip()


@cache
def _classes(kind: str) -> tuple[str, ...]:
    return tuple(term for named, field, term in _read_terms() if named == kind and not field)


@cache
def _term(kind: str, field: str) -> str:
    """Return the public word for a field of a kind, or its own name; records inside entities have no kind."""
    known = {named: term for named, name, term in _read_terms() if name == field}
    return known.get(kind, known.get("*", field)) if kind else field


@cache
def _read_terms() -> tuple[tuple[str, str, str], ...]:
    text = (_DATA / "vocabulary.csv").read_text("utf-8")
    return tuple((row["kind"], row["field"], row["term"]) for row in csv.DictReader(text.splitlines()))

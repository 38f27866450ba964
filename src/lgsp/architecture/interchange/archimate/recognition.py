"""
Which elements of a foreign model are things of ours.

An element becomes an entity only when the file says everything our kind requires: an application component is a
system when its owner is told. A field is told by a property that bears its name or its Vietnamese title, by a
relationship that bears it, or by a relationship whose meaning is certain. Nothing is guessed; what is not told
stays a foreign element.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from lgsp.architecture.model.entities import Alias, Entity
from lgsp.architecture.model.kinds import KINDS

from .concepts import Archimate, Element, Relationship
from .naming import Naming
from .own import KIND, pick_names
from .told_fields import find_field, is_identity, read_value, to_references

CANDIDATES = {
    "BusinessActor": "agency",
    "BusinessRole": "role",
    "BusinessFunction": "function",
    "BusinessProcess": "interaction",
    "BusinessObject": "information",
    "ApplicationComponent": "system",
    "ApplicationService": "service",
    "Node": "infrastructure",
    "Device": "infrastructure",
    "SystemSoftware": "infrastructure",
    "CommunicationNetwork": "infrastructure",
    "Principle": "principle",
    "Requirement": "standard",
    "Goal": "goal",
    "Plateau": "stage",
    "WorkPackage": "project",
    "Flow": "flow",
}
"""The kind an element or relationship may become, by its type."""

_CERTAIN = {
    ("Composition", "agency", "agency"): ("target", "parent"),
    ("Composition", "function", "function"): ("target", "parent"),
    ("Composition", "goal", "goal"): ("target", "parent"),
    ("Assignment", "agency", "function"): ("target", "lead"),
    ("Realization", "system", "service"): ("target", "provider"),
}
"""Relationships whose meaning is certain: at which end the field stands, and which."""

_STATED = {"principle": "statement", "goal": "statement", "flow": "purpose"}
_INFRASTRUCTURE = {"Device": "device", "CommunicationNetwork": "network"}


@dataclass(slots=True)
class Candidate:
    """Something of the file that may become an entity: what is told of it so far."""

    one: Element | Relationship
    kind: str
    fields: dict[str, Any] = field(default_factory=dict)
    references: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    identities: list[tuple[str, str]] = field(default_factory=list)


@dataclass(slots=True)
class Recognition:
    """
    What became an entity, by its identifier in the file, and what did not, with the titles of what was not
    told.
    """

    entities: dict[str, Entity]
    missing: dict[str, tuple[str, ...]]


def recognise(
    model: Archimate,
    *,
    scheme: str,
    naming: Naming,
    existing: Mapping[str, Entity],
    declined: Collection[str] = (),
) -> Recognition:
    """
    Return the entities in a foreign model.

    `scheme` is the scheme of their aliases, `naming` gives ids, `existing` are entities that properties may name, and
    `declined` are elements that somebody took out of the model: they stay foreign.
    """
    candidates = {
        one.id: _start(one, kind, model) for one, kind in _list_candidates(model) if one.id not in declined
    }
    _tell_by_relationships(model, candidates)
    ids = {
        key: naming.name(key, candidate.fields.get("name", ""))
        for key, candidate in candidates.items()
        if candidate.fields.get("name")
    }
    names = _index_names(candidates, ids, existing)
    return _settle(candidates, _Resolver(ids, names, existing), scheme)


def _list_candidates(model: Archimate) -> Iterator[tuple[Element | Relationship, str]]:
    marks = {key for key, name in model.definition_names.items() if name == KIND}
    listed: tuple[Element | Relationship, ...] = (*model.elements, *model.relationships)
    for one in listed:
        marked = next((said.values[0].text for said in one.properties if said.definition in marks), None)
        kind = marked if marked in KINDS and isinstance(one, Element) else CANDIDATES.get(one.type)
        if kind is not None:
            yield one, kind


def _start(one: Element | Relationship, kind: str, model: Archimate) -> Candidate:
    candidate = Candidate(one, kind)
    name, english = pick_names(one.names)
    said = pick_names(one.documentation)[0].strip()
    stated = _STATED.get(kind)
    candidate.fields = {"name": name.strip(), "name_en": english, stated or "description": said or None}
    if kind == "flow" and not said:
        candidate.fields["purpose"] = name.strip() or None
    if kind == "infrastructure" and one.type in _INFRASTRUCTURE:
        candidate.fields["infrastructure_kind"] = _INFRASTRUCTURE[one.type]
    titles = model.definition_names
    for said_property in one.properties:
        known = find_field(kind, titles.get(said_property.definition, ""))
        text = said_property.values[0].text.strip() if said_property.values else ""
        if text and is_identity(titles.get(said_property.definition, "")):
            candidate.identities.append((titles[said_property.definition].strip(), text))
        if known is None or not text:
            continue
        if known.is_reference:
            candidate.references[known.name].append(text)
        elif (value := read_value(known, text)) is not None:
            before = candidate.fields.get(known.name) if known.is_list else ()
            candidate.fields[known.name] = (*(before or ()), value) if known.is_list else value
    return candidate


def _tell_by_relationships(model: Archimate, candidates: Mapping[str, Candidate]) -> None:
    for relationship in model.relationships:
        source, target = candidates.get(relationship.source), candidates.get(relationship.target)
        own = candidates.get(relationship.id)
        if own is not None and own.kind == "flow":
            own.references["provider"].append(relationship.source)
            own.references["consumer"].append(relationship.target)
        if source is None or target is None:
            continue
        title = relationship.names[0].text if relationship.names else ""
        for here, there in ((target, source), (source, target)):
            known = find_field(here.kind, title)
            if known is not None and known.is_reference and there.kind in known.kinds:
                here.references[known.name].append(there.one.id)
                break
        else:
            certain = _CERTAIN.get((relationship.type, source.kind, target.kind))
            if certain is not None:
                target.references[certain[1]].append(source.one.id)


def _index_names(
    candidates: Mapping[str, Candidate], ids: Mapping[str, str], existing: Mapping[str, Entity]
) -> dict[str, set[tuple[str, str]]]:
    """Return which kinds and ids bear a name."""
    names: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for key, candidate in candidates.items():
        if key in ids:
            names[candidate.fields["name"]].add((candidate.kind, ids[key]))
    for entity in existing.values():
        names[entity.name].add((entity.kind, entity.id))
    return names


@dataclass(slots=True)
class _Resolver:
    """Finds the id that a property or a relationship means."""

    ids: Mapping[str, str]
    names: Mapping[str, set[tuple[str, str]]]
    existing: Mapping[str, Entity]

    def find(self, text: str, kinds: frozenset[str], there: Mapping[str, str]) -> str | None:
        """Return the one id meant; `there` are the kinds of all ids that may be meant."""
        for one in (self.ids.get(text), text):
            if one is not None and there.get(one) in kinds:
                return one
        meant = {one for kind, one in self.names.get(text, ()) if kind in kinds and one in there}
        return meant.pop() if len(meant) == 1 else None


def _settle(candidates: Mapping[str, Candidate], resolver: _Resolver, scheme: str) -> Recognition:
    """Build what can be built; what needs something that cannot be built is taken out, until nothing changes."""
    left = {key: one for key, one in candidates.items() if key in resolver.ids}
    missing: dict[str, tuple[str, ...]] = dict.fromkeys(candidates.keys() - left.keys(), ("Tên",))
    while True:
        there = {key: one.kind for key, one in resolver.existing.items()}
        there |= {resolver.ids[key]: candidate.kind for key, candidate in left.items()}
        built = {key: _build(key, candidate, resolver, there, scheme) for key, candidate in left.items()}
        gone = {key: one for key, one in built.items() if not isinstance(one, Entity)}
        if not gone:
            entities = {key: one for key, one in built.items() if isinstance(one, Entity)}
            return Recognition(entities, missing)
        missing |= gone
        left = {key: one for key, one in left.items() if key not in gone}


def _build(key: str, candidate: Candidate, resolver: _Resolver, there: Mapping[str, str], scheme: str) -> Any:
    """Return the entity, or the titles of what keeps it from being one."""
    kind = KINDS[candidate.kind]
    fields = {name: value for name, value in candidate.fields.items() if value is not None}
    for known in to_references(candidate.kind):
        texts = candidate.references.get(known.name, ())
        found = list(dict.fromkeys(one for text in texts if (one := resolver.find(text, known.kinds, there))))
        if known.is_list and found:
            fields[known.name] = tuple(found)
        elif len(found) == 1:  # two that are told contradict each other
            fields[known.name] = found[0]
    identities = [Alias(scheme=name, value=value) for name, value in ((scheme, key), *candidate.identities)]
    fields |= {"id": resolver.ids[key], "aliases": tuple(identities)}
    for _ in range(2):
        try:
            return kind.model_validate(fields)
        except ValidationError as error:
            wrong = {str(one["loc"][0]): one["type"] for one in error.errors(include_url=False) if one["loc"]}
            needed = [name for name in wrong if kind.model_fields[name].is_required()]
            if needed:
                return tuple(kind.model_fields[name].title or name for name in needed)
            fields = {name: value for name, value in fields.items() if name not in wrong}
    return ("?",)

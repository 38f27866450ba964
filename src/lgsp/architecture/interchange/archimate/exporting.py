"""
Give a model out as ArchiMate: what it says itself, together with the foreign models beside it.

An entity that came from a foreign element goes out as that element: untouched while nothing was changed, else with
what it has become laid over it. A folder that holds nothing but what came from one foreign file gives that file
again.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from lgsp.architecture.model.entities import Entity
from lgsp.architecture.model.model import Model

from .concepts import Archimate, Diagram, Element, Named, Property, Relationship, Text
from .describing import Description, list_reachable, overlay
from .drawing import draw_views
from .folding import to_definition_id, to_json
from .foreign import Foreign, read_foreign, to_placeholder
from .identifiers import rename
from .integrity import list_ids
from .naming import Naming
from .own import FOREIGN, KIND, PROSE, PROVINCE, define_own, show, to_property
from .partition import add_surplus
from .pruning import Pruning
from .recognition import recognise
from .writing import to_xml

_OURS = "lgsp."


@dataclass(frozen=True, slots=True)
class Export:
    """What goes out, and the identifiers of foreign parts that had to stay behind."""

    model: Archimate
    dropped: tuple[str, ...]
    generated: int

    def to_bytes(self) -> bytes:
        """Return the exchange file."""
        return to_xml(self.model)


def export_model(model: Model, *, on: date | None = None) -> Export:
    """
    Return a model in ArchiMate; with a day, what is in force on that day and all that it names.

    :raises DomainError: `ARCHIMATE-002` to `011`, if a foreign file beside the model is damaged
    """
    foreign = read_foreign(model.folder)
    state = model if on is None else model.at(on)
    alive = (one for one in state.entities.values() if on is None or one.is_alive(on))
    entities = list_reachable(alive, state.entities)
    placing = _Placing(foreign, entities)
    if _is_foreign_only(model, placing):
        return Export(foreign[0].model, (), 0)
    return _join(model, placing)


class _Placing:
    """Which foreign element each entity came from, and whether it still says what that element says."""

    def __init__(self, foreign: tuple[Foreign, ...], entities: Mapping[str, Entity]) -> None:
        self.entities = entities
        self.foreign = foreign
        self.renamed = list(_find_conflicts(foreign))
        self.places: dict[str, str] = {}
        self.changed: dict[str, Entity] = {}
        self.declined: dict[str, list[str]] = {}
        for one, names in zip(foreign, self.renamed, strict=True):
            self._place(one, names)

    def _place(self, foreign: Foreign, names: Mapping[str, str]) -> None:
        scheme = foreign.scheme
        there = {one.id for one in (*foreign.model.elements, *foreign.model.relationships)}
        ids = {
            alias.value: entity.id
            for entity in self.entities.values()
            for alias in entity.aliases
            if alias.scheme == scheme and alias.value in there
        }
        found = self._recognise(foreign, foreign.model, ids, ())
        self.declined[foreign.name] = sorted(found.keys() - ids.keys())
        self.places |= {entity_id: names.get(key, key) for key, entity_id in ids.items()}
        changed = self._find_changed(foreign, ids)
        self.changed |= {names.get(key, key): self.entities[ids[key]] for key in changed}

    def _find_changed(self, foreign: Foreign, ids: Mapping[str, str]) -> set[str]:
        """Return what no longer says what its element says, once the changes of the others are laid over theirs."""
        changed: set[str] = set()
        while True:
            model = _lay_over(foreign.model, {key: self.entities[ids[key]] for key in changed})
            found = self._recognise(foreign, model, ids, self.declined[foreign.name])
            more = {key for key, entity_id in ids.items() if found.get(key) != self.entities[entity_id]}
            if more <= changed:
                return changed
            changed |= more

    def _recognise(
        self, foreign: Foreign, model: Archimate, ids: Mapping[str, str], declined: Collection[str]
    ) -> dict[str, Entity]:
        naming = Naming(known=ids, taken=self.entities)
        return recognise(
            model, scheme=foreign.scheme, naming=naming, existing=self.entities, declined=declined
        ).entities


def _lay_over(model: Archimate, changed: Mapping[str, Entity]) -> Archimate:
    if not changed:
        return model
    return replace(
        model,
        elements=tuple(overlay(one, changed[one.id]) if one.id in changed else one for one in model.elements),
        relationships=tuple(
            overlay(one, changed[one.id]) if one.id in changed else one for one in model.relationships
        ),
    )


def _find_conflicts(foreign: tuple[Foreign, ...]) -> Iterator[dict[str, str]]:
    """Yield for each foreign model what to write instead of identifiers that another has taken."""
    taken: set[str] = set()
    for one in foreign:
        ids = {key for key in list_ids(one.model) if not key.startswith(_OURS)}
        yield {key: f"f.{one.name}.{key}" for key in sorted(ids & taken)}
        taken |= ids


def _is_foreign_only(model: Model, placing: _Placing) -> bool:
    """Say whether the folder holds nothing but what came from one foreign file."""
    if len(placing.foreign) != 1 or model.prose or placing.changed or any(placing.declined.values()):
        return False
    if placing.entities.keys() - placing.places.keys():
        return False
    return model.province == to_placeholder(placing.foreign[0].model)


def _join(model: Model, placing: _Placing) -> Export:
    described = Description(placing.entities, placing.places)
    elements: dict[str, Element] = dict(described.elements)
    relationships: dict[str, Relationship] = dict(described.relationships)
    diagrams: dict[str, Diagram] = {one.id: one for one in draw_views(described)}
    generated = len(diagrams)
    models = [rename(one.model, names) for one, names in zip(placing.foreign, placing.renamed, strict=True)]
    known = {*elements, *relationships, *diagrams, *(key for one in models for key in list_ids(one))}
    known -= {key for one in models for key in _list_orphans(one, elements, relationships)}
    pruning = Pruning(known)
    for one in map(pruning.prune, models):
        _lay(one.elements, elements, placing.changed, pruning)
        _lay(one.relationships, relationships, placing.changed, pruning)
        diagrams |= {diagram.id: diagram for diagram in one.diagrams}
    whole = Archimate(
        id="lgsp.model",
        names=(Text(show(model.province.full_name), "vi"),),
        documentation=(Text(show(model.province.notice), "vi"),) if model.province.notice else (),
        properties=tuple(_say_head(model, placing)),
        elements=tuple(elements.values()),
        relationships=tuple(relationships.values()),
        definitions=(*define_own(), *(found for one in models for found in one.definitions)),
        viewpoints=tuple(dict.fromkeys(found for one in models for found in one.viewpoints)),
        diagrams=tuple(diagrams.values()),
    )
    return Export(whole, tuple(pruning.dropped), generated)


def _list_orphans(
    foreign: Archimate, elements: Mapping[str, Element], relationships: Mapping[str, Relationship]
) -> Iterator[str]:
    """Yield what was added to things of ours that are no longer there."""
    yield from (one.id for one in foreign.elements if _is_orphan(one, elements))
    yield from (one.id for one in foreign.relationships if _is_orphan(one, relationships))


def _is_orphan(one: Named, there: Mapping[str, Named]) -> bool:
    return one.id.startswith(_OURS) and not one.names and one.id not in there


def _lay(
    foreign: tuple[Named, ...], ours: dict[str, Any], changed: Mapping[str, Entity], pruning: Pruning
) -> None:
    """Lay foreign parts beside and over ours: additions to ours are added, what was drawn for readers gives way."""
    for one in foreign:
        there = ours.get(one.id)
        if there is not None:
            ours[one.id] = add_surplus(there, one) if _carries(there) else one
        elif one.id.startswith(_OURS) and not one.names:
            pruning.dropped.append(one.id)
        else:
            ours[one.id] = overlay(one, changed[one.id]) if one.id in changed else one


def _carries(one: Named) -> bool:
    return any(said.definition == to_definition_id(KIND) for said in one.properties)


def _say_head(model: Model, placing: _Placing) -> Iterator[Property]:
    province = model.province.model_dump(mode="json", exclude_defaults=True)
    yield to_property(PROVINCE, to_json(province))
    if model.prose:
        yield to_property(PROSE, to_json(dict(model.prose)))
    if placing.foreign:
        yield to_property(FOREIGN, to_json(dict(_say_foreign(placing))))


def _say_foreign(placing: _Placing) -> Iterator[tuple[str, object]]:
    """Yield what a foreign model says as a whole, and, where there are several, which parts are its own."""
    for one, names in zip(placing.foreign, placing.renamed, strict=True):
        head = replace(one.model, elements=(), relationships=(), diagrams=(), definitions=())
        written = rename(one.model, names)
        said: dict[str, object] = {
            "head": to_xml(head).decode(),
            "definitions": [found.id for found in written.definitions],
        }
        if len(placing.foreign) > 1:
            groups = (written.elements, written.relationships, written.diagrams)
            said["ids"] = [found.id for group in groups for found in group]
        if placing.declined[one.name]:
            said["declined"] = placing.declined[one.name]
        if names:
            said["renamed"] = {new: old for old, new in names.items()}
        yield one.name, said

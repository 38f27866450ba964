"""
Take an ArchiMate model in: entities of ours, and foreign models with all the rest.

From our own file comes back what went out. Of a foreign file everything is kept as a foreign model; what is a thing
of ours besides becomes an entity that knows, by an alias, the element it comes from.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from lgsp.architecture.interchange.proposals import Note, NoteKind
from lgsp.architecture.model.entities import Entity
from lgsp.architecture.model.folders import ENTITIES, PROSE, PROVINCE
from lgsp.architecture.model.kinds import KINDS
from lgsp.architecture.model.province import Province
from lgsp.architecture.model.saving import to_yaml

from .concepts import Archimate, Concept
from .foreign import Foreign, to_placeholder
from .mapped import Mapped
from .naming import Naming
from .partition import Parts, part
from .recognition import recognise
from .sources import Source
from .telling import tell_dangling, tell_kept, tell_mapped, tell_prose, tell_warnings


@dataclass(frozen=True, slots=True)
class Import:
    """What a file gives: entities, foreign models, and an account of both."""

    form: str
    province: Province
    prose: Mapping[str, str]
    entities: tuple[Entity, ...]
    foreign: tuple[Foreign, ...]
    mapped: tuple[Mapped, ...]
    notes: tuple[Note, ...]
    counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def warnings(self) -> tuple[Note, ...]:
        """Return what somebody should look at."""
        return tuple(note for note in self.notes if note.kind is NoteKind.WARNING)

    @property
    def kept(self) -> tuple[Note, ...]:
        """Return what stays as it is, by type, and why."""
        return tuple(note for note in self.notes if note.kind is NoteKind.KEPT)

    def to_files(self) -> dict[str, bytes]:
        """Return the files of a model folder that says all of it."""
        files = {PROVINCE: to_yaml(self.province).encode()}
        files |= {f"{ENTITIES}/{one.kind}/{one.id}.yaml": to_yaml(one).encode() for one in self.entities}
        if not self.entities:
            files[f"{ENTITIES}/.gitkeep"] = (
                b""  # a model folder has the folder of entities, and git keeps no empty one
            )
        files |= {f"{PROSE}/{key}.md": text.encode() for key, text in self.prose.items()}
        return files | self.to_foreign_files()

    def to_foreign_files(self) -> dict[str, bytes]:
        """Return the files of the foreign models."""
        return {one.file: one.to_bytes() for one in self.foreign}


def import_source(source: Source, *, path: str, existing: Mapping[str, Entity] | None = None) -> Import:
    """
    Return what a file gives; `existing` are the entities of the model it is proposed to, which it may name and
    change.

    :raises FieldsUnreadable: if a property of ours was changed so that it can no longer be read
    """
    parts = part(source.model, path=path)
    gathering = _Gathering(parts, existing or {})
    for foreign in parts.foreign:
        gathering.take(foreign)
    entities = gathering.entities
    taken = {one.identifier for one in gathering.mapped}
    notes = [
        *tell_mapped(gathering.mapped),
        *tell_kept(parts.foreign, taken, gathering.missing),
        *tell_warnings(parts, source.left_out),
        *tell_dangling(entities, gathering.there),
        *(tell_prose(parts) if existing is not None else ()),
    ]
    kinds = list(KINDS)
    return Import(
        form=source.form,
        province=parts.province or to_placeholder(parts.foreign[0].model),
        prose=parts.prose,
        entities=tuple(sorted(entities.values(), key=lambda one: (kinds.index(one.kind), one.id))),
        foreign=parts.foreign,
        mapped=tuple(gathering.mapped),
        notes=tuple(notes),
        counts=_count(source.model, parts),
    )


class _Gathering:
    """The entities found so far, and what became of each element."""

    def __init__(self, parts: Parts, there: Mapping[str, Entity]) -> None:
        self.parts = parts
        self.there = there
        self.entities = {entity.id: entity for entity in parts.carried.values()}
        self.mapped = [
            Mapped(key, entity.kind, entity.name, entity.kind, entity.id)
            for key, entity in parts.carried.items()
        ]
        self.missing: Counter[tuple[str, tuple[str, ...]]] = Counter()

    def take(self, foreign: Foreign) -> None:
        """Take what a foreign model holds that is a thing of ours."""
        carried = self.parts.carried
        existing = {**self.there, **self.entities}
        known = {
            alias.value: entity.id
            for entity in existing.values()
            for alias in entity.aliases
            if alias.scheme == foreign.scheme
        }
        known |= {key: entity.id for key, entity in carried.items()}
        naming = Naming(known=known, taken=existing)
        declined = self.parts.declined.get(foreign.name, ())
        found = recognise(
            foreign.model, scheme=foreign.scheme, naming=naming, existing=existing, declined=declined
        )
        parts: tuple[Concept, ...] = (*foreign.model.elements, *foreign.model.relationships)
        types = {one.id: one.type for one in parts}
        for key, entity in found.entities.items():
            if key not in carried:
                self.entities[entity.id] = _merge(self.there.get(entity.id), entity)
                self.mapped.append(Mapped(key, types[key], entity.name, entity.kind, entity.id))
        self.missing.update(
            (types[key], titles) for key, titles in found.missing.items() if key not in carried
        )


def _merge(before: Entity | None, told: Entity) -> Entity:
    """Return an entity of the model with what the file tells of it now."""
    if before is None or before.kind != told.kind:
        return told if before is None else before
    said = told.model_dump(exclude_defaults=True, exclude={"id", "aliases"})
    aliases = tuple(dict.fromkeys((*before.aliases, *told.aliases)))
    unknown = tuple(one for one in before.undetermined if one.field not in said)
    kept = before.model_dump(exclude_defaults=True)
    return type(before).model_validate({**kept, **said, "aliases": aliases, "undetermined": unknown})


def _count(model: Archimate, parts: Parts) -> dict[str, int]:
    foreign = [one.model for one in parts.foreign]
    return {
        "elements": len(model.elements),
        "relationships": len(model.relationships),
        "views": len(model.diagrams),
        "drawn": parts.drawn,
        "foreign_elements": sum(len(one.elements) for one in foreign),
        "foreign_relationships": sum(len(one.relationships) for one in foreign),
        "foreign_views": sum(len(one.diagrams) for one in foreign),
    }

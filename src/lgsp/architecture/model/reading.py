"""
Read a model folder: `province.yaml`, `model/<kind>/**/<id>.yaml`, `prose/<paragraph>.md`.

Every problem of the whole folder is collected, each with file and line; a model is returned only when there is none.
A part of a model, as a design that is submitted, is read the same way, beside the model it is to be a part of.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lgsp.kernel.collector import collector_paused
from lgsp.kernel.text import nfc

from .entities import Entity
from .errors import (
    FolderMissing,
    IdNotFileName,
    IdRepeated,
    ModelBroken,
    OldIdTaken,
    Problem,
    ProvinceMissing,
    ReferenceDangling,
)
from .folders import Found, list_files
from .kinds import KINDS
from .model import Model, Origin
from .nodes import Parsed, parse
from .nodes import Path as FieldPath
from .phrases import NOTHING, Phrase, quote, suggest
from .places import Place
from .province import Province
from .records import R, build
from .references import Reference, list_references
from .texts import read_text

_SUGGESTED = (
    100  # the nearest spelling is sought for so many ids: a folder gone missing must not take minutes
)


@dataclass(frozen=True)
class Reading:
    """What reading a folder gave: a model, or the problems that keep it from being one."""

    folder: Path
    model: Model | None
    problems: tuple[Problem, ...]


def load_model(folder: Path) -> Model:
    """
    Return the model in a folder.

    :raises FolderMissing: if there is no such folder
    :raises ModelBroken: if anything in it cannot be accepted; the first problem and their number are named
    """
    reading = read_model(folder)
    if reading.model is None:
        raise ModelBroken(folder=folder, count=len(reading.problems), first=reading.problems[0])
    return reading.model


def read_model(folder: Path) -> Reading:
    """
    Read a folder and collect every problem in it.

    :raises FolderMissing: if there is no such folder
    """
    folder = Path(folder)
    if not folder.is_dir():
        raise FolderMissing(folder=folder)
    draft = _Draft(folder)
    with collector_paused():
        draft.read_files()
        model = draft.make_model()
        draft.check_references(model.references_of if model else list_references)
    problems = tuple(sorted(draft.problems, key=lambda problem: problem.place))
    return Reading(folder, None if problems else model, problems)


@dataclass(frozen=True)
class Part:
    """Entities of a folder that is no whole model, the prose beside them by file, and what is wrong with both."""

    entities: Mapping[str, Entity]
    origins: Mapping[str, Origin]
    prose: tuple[str, ...]
    problems: tuple[Problem, ...]


def read_part(folder: Path, *, beside: Mapping[str, Entity]) -> Part:
    """
    Read the entities of a folder that needs no province; they may name each other, and those of the model `beside`.

    :raises FolderMissing: if there is no such folder
    """
    folder = Path(folder)
    if not folder.is_dir():
        raise FolderMissing(folder=folder)
    draft = _Draft(folder, listed={key: {one.kind} for key, one in beside.items()})
    draft.read_files()
    draft.check_references(list_references)
    problems = [one for one in draft.problems if not isinstance(one, ProvinceMissing)]
    prose = tuple(found.file for found in list_files(folder).prose)
    return Part(draft.entities, draft.origins, prose, tuple(sorted(problems, key=lambda one: one.place)))


def list_dangling(
    entities: Mapping[str, Entity], origins: Mapping[str, Origin], *, beside: Mapping[str, Entity]
) -> tuple[Problem, ...]:
    """Return every reference of the entities that names neither one of them nor one of the model `beside`."""
    draft = _Draft(Path(), entities=dict(entities), origins=dict(origins))
    for one in (*beside.values(), *entities.values()):
        draft.listed.setdefault(one.id, set()).add(one.kind)
    draft.check_references(list_references)
    return tuple(draft.problems)


@dataclass
class _Draft:
    """A model being read; it may still be wrong."""

    folder: Path
    province: Province | None = None
    prose: dict[str, str] = field(default_factory=dict)
    entities: dict[str, Entity] = field(default_factory=dict)
    origins: dict[str, Origin] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    listed: dict[str, set[str]] = field(default_factory=dict)
    suggestions: dict[tuple[str, str], Phrase] = field(default_factory=dict)

    def read_files(self) -> None:
        listing = list_files(self.folder)
        self.problems += listing.problems
        if listing.province is not None:
            self.province = self._read_record(Province, listing.province, key="")
        for kind, found in listing.entities:
            self.listed.setdefault(found.stem, set()).add(kind)
        for kind, found in listing.entities:
            entity = self._read_record(KINDS[kind], found, key=found.stem)
            if entity is not None:
                self.entities[entity.id] = entity
        for found in listing.prose:
            self._read_prose(found)

    def _read_prose(self, found: Found) -> None:
        try:
            text = read_text(found.path, file=found.file)
        except Problem as problem:
            self.problems.append(problem)
        else:
            self.prose[nfc(found.paragraph)] = nfc(text.replace("\r\n", "\n"))

    def _read_record(self, kind: type[R], found: Found, *, key: str) -> R | None:
        try:
            parsed = parse(read_text(found.path, file=found.file), file=found.file)
        except Problem as problem:
            self.problems.append(problem)
            return None
        record = build(kind, parsed, file=found.file)
        if isinstance(record, list):
            self.problems += record
            return None
        if isinstance(record, Entity) and not self._accept_id(record, found, parsed):
            return None
        self.origins[key] = Origin(found.file, parsed.lines)
        return record

    def _accept_id(self, entity: Entity, found: Found, parsed: Parsed) -> bool:
        first = self.origins.get(entity.id)
        if entity.id == found.stem and first is None:
            return True
        place = Place(found.file, parsed.line(("id",)))
        if first is None or entity.id != found.stem:
            self.problems.append(IdNotFileName(place=place, id=quote(entity.id), stem=found.stem))
        else:
            self.problems.append(IdRepeated(place=place, id=entity.id, first=first.place("id")))
        return False

    def make_model(self) -> Model | None:
        if self.province is None:
            return None
        return Model(self.folder, self.province, self.prose, self.entities, self.origins)

    def check_references(self, look: Callable[[Entity], Iterable[Reference]]) -> None:
        for entity in self.entities.values():
            self.problems += self._list_dangling(entity, look(entity), ())
            for position, state in entity.list_states():
                made = list_references(state)
                self.problems += self._list_dangling(state, made, ("changes", position, "becomes"))
            self.problems += self._list_taken(entity)

    def _list_dangling(
        self, entity: Entity, made: Iterable[Reference], above: FieldPath
    ) -> Iterator[ReferenceDangling]:
        origin = self.origins[entity.id]
        for reference in made:
            if not reference.field.kind_names.isdisjoint(self.listed.get(reference.id, ())):
                continue  # it is there, though its own file may have problems
            if above and (*above, reference.path[0]) not in origin.lines:
                continue  # not what the change says
            yield ReferenceDangling(
                place=origin.place(*above, *reference.path),
                field=reference.field.name,
                title=reference.field.title,
                id=quote(reference.id),
                kind=reference.kind_named,
                suggestion=self._suggest(reference),
            )

    def _list_taken(self, entity: Entity) -> Iterator[OldIdTaken]:
        for position, old in enumerate(entity.moved):
            if old in self.entities:
                first = self.origins[old].place("id")
                yield OldIdTaken(place=self.origins[entity.id].place("moved", position), id=old, first=first)

    def _suggest(self, reference: Reference) -> Phrase:
        key = (reference.field.name, reference.id)
        if key not in self.suggestions and len(self.suggestions) < _SUGGESTED:
            wanted = reference.field.kind_names
            known = [stem for stem, kinds in self.listed.items() if kinds & wanted]
            self.suggestions[key] = suggest(reference.id, sorted(known))
        return self.suggestions.get(key, NOTHING)

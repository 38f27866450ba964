"""
The design that was submitted, whatever form it has: a folder of entities, a workbook of Mẫu số 03, an ArchiMate file.

It is a fragment of a model: it may name what the approved model has, and what it names must be there or in itself.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lgsp.architecture.interchange.proposals import Note, NoteKind
from lgsp.architecture.model.entities import Entity
from lgsp.architecture.model.errors import Problem
from lgsp.architecture.model.model import Model, Origin
from lgsp.architecture.model.phrases import Phrase
from lgsp.architecture.model.places import Place
from lgsp.architecture.model.reading import list_dangling, read_part

from .errors import DesignBroken, DesignEmpty, IdOfAnother, ProseNotDesign, tell

FORMS = {
    "folder": "thư mục tệp đối tượng",
    "mau03": "tệp Mẫu số 03",
    "archimate": "tệp ArchiMate",
}
_WORKBOOKS = (".xlsx", ".xlsm", ".xls")
"""A workbook with programs is given to the door that refuses it, and says why."""
_ARCHIMATE = (".xml", ".archimate")
_TOLD = (NoteKind.WARNING, NoteKind.NOT_UNDERSTOOD)


@dataclass(frozen=True)
class Design:
    """What a submission says: its entities, where each is written, and what its file says that nobody understood."""

    name: str
    form: str
    entities: Mapping[str, Entity]
    origins: Mapping[str, Origin]
    notes: tuple[str, ...] = ()


def find_form(path: Path) -> str | None:
    """Return the form a file or folder has, by what it is and how it is called; None if designs have no such form."""
    if path.is_dir():
        return "folder"
    ending = path.suffix.lower()
    if ending in _WORKBOOKS:
        return "mau03"
    return "archimate" if ending in _ARCHIMATE else None


def read_design(path: Path, model: Model, *, name: str) -> Design:
    """
    Return the design in a file or folder, to be held against the model; `name` is how messages call it.

    :raises DesignBroken: if anything in it cannot be accepted; every problem is named
    :raises DesignEmpty: if it says nothing
    :raises DomainError: what the door of its form refuses, as a workbook with programs in it
    """
    form = find_form(path)
    assert form is not None, "a path is checked when the case is read"
    design = _READERS[form](path, model, name)
    problems = list(_list_problems(design, model))
    if problems:
        raise DesignBroken(name=name, count=len(problems), listed=tell(problems))
    if not design.entities:
        raise DesignEmpty(name=name)
    return design


def merge(model: Model, design: Design) -> Model:
    """Return the model with the design: its entities added, those of the same id replaced."""
    return Model(
        folder=model.folder,
        province=model.province,
        prose=model.prose,
        entities={**model.entities, **design.entities},
        origins={**model.origins, **design.origins},
    )


def _read_folder(path: Path, model: Model, name: str) -> Design:
    part = read_part(path, beside=model.entities)
    origins = {key: Origin(f"{name}/{one.file}", one.lines) for key, one in part.origins.items()}
    problems = [*part.problems, *(ProseNotDesign(place=Place(file)) for file in part.prose)]
    for one in problems:
        one.place = Place(f"{name}/{one.place.file}", one.place.line)
    if problems:
        raise DesignBroken(name=name, count=len(problems), listed=tell(problems))
    return Design(name, "folder", part.entities, origins)


def _read_workbook(path: Path, model: Model, name: str) -> Design:
    from lgsp.architecture.interchange.mau03.intake import take_in
    from lgsp.architecture.interchange.mau03.reading import read_workbook

    taken = take_in(read_workbook(path, name=name), model)
    return _make(name, "mau03", taken.entities, taken.notes)


def _read_archimate(path: Path, model: Model, name: str) -> Design:
    from lgsp.architecture.interchange.archimate.importing import import_source
    from lgsp.architecture.interchange.archimate.sources import read_source

    found = import_source(read_source(path), path=name, existing=model.entities)
    changed = [one for one in found.entities if model.entities.get(one.id) != one]
    return _make(name, "archimate", changed, found.notes)


_READERS: Mapping[str, Callable[[Path, Model, str], Design]] = {
    "folder": _read_folder,
    "mau03": _read_workbook,
    "archimate": _read_archimate,
}


def _make(name: str, form: str, entities: Iterable[Entity], notes: Iterable[Note]) -> Design:
    known = {one.id: one for one in entities}
    told = tuple(f"{one.place}: {one.text}" if one.place else one.text for one in notes if one.kind in _TOLD)
    return Design(name, form, known, {key: Origin(name, {(): 1}) for key in known}, told)


def _list_problems(design: Design, model: Model) -> Iterator[Problem]:
    """Yield ids that are somebody else's, and references to nothing."""
    for key, entity in design.entities.items():
        there = model.entities.get(model.renamed.get(key, key))
        if there is None or (there.id == key and there.kind == entity.kind):
            continue
        other = Phrase(f"{there.title} “{there.name}”", f"the {there.kind} {there.name!r}")
        yield IdOfAnother(place=design.origins[key].place("id"), id=key, other=other)
    if design.form != "folder":  # a folder was asked while it was read
        yield from list_dangling(design.entities, design.origins, beside=model.entities)

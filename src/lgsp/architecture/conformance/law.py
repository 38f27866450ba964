"""
What a change of law touches: every paragraph, rule, project and other entity that rests on an instrument.

Something rests on an instrument in one of these ways. It is the document itself, or is laid down by it, cites it, or
mentions its number; a project rests on it through what it builds, and a paragraph through the entities that answer it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from pydantic import BaseModel

from lgsp.architecture.frameworks.errors import OutlineUnknown
from lgsp.architecture.frameworks.law_profiles import SubjectChange, compare_profiles
from lgsp.architecture.frameworks.numbers import NumberFinder
from lgsp.architecture.frameworks.outlines import Outline, get_outline
from lgsp.architecture.model.entities import Entity
from lgsp.architecture.model.folders import PROSE
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.norms import Document
from lgsp.architecture.model.places import Place
from lgsp.architecture.model.planning import Project
from lgsp.architecture.model.references import list_references

from .catalogue import RULES
from .verdicts import Subject

Path = tuple[str | int, ...]


class Way(StrEnum):
    """How something rests on an instrument, the closest way first."""

    IS = "is"
    LAID_DOWN = "laid-down"
    CITES = "cites"
    MENTIONS = "mentions"
    THROUGH = "through"


WAY_NAMES = {
    Way.IS: "là văn bản này",
    Way.LAID_DOWN: "do văn bản này đặt ra",
    Way.CITES: "viện dẫn",
    Way.MENTIONS: "nhắc tới",
    Way.THROUGH: "qua",
}


@dataclass(frozen=True, slots=True)
class Touch:
    """Something that rests on an instrument: in which way, where that is written, and through which entities."""

    subject: Subject
    way: Way
    place: Place | None = None
    through: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reach:
    """Everything that rests on one instrument."""

    number: str
    paragraphs: tuple[Touch, ...]
    rules: tuple[Touch, ...]
    projects: tuple[Touch, ...]
    others: tuple[Touch, ...]

    @property
    def touches(self) -> tuple[Touch, ...]:
        """Return everything in one row."""
        return (*self.paragraphs, *self.rules, *self.projects, *self.others)


@dataclass(frozen=True)
class Swap:
    """The subjects that change, what rests on the instruments that leave, and what already on those that enter."""

    changes: tuple[SubjectChange, ...]
    leaving: tuple[Reach, ...]
    entering: tuple[Reach, ...]


def swap_law(model: Model, *, before: str, after: str) -> Swap:
    """
    Return what changes for the model when the law of one profile gives way to that of another.

    :raises LawProfileUnknown: if there is no profile of one of the keys
    """
    changes = compare_profiles(before, after)
    stays = {number for change in changes for number in change.entering}
    leaving = [number for change in changes for number in change.leaving if number not in stays]
    entering = [number for change in changes for number in change.entering]
    search = _Search(model, NumberFinder([*leaving, *entering]))
    return Swap(changes, tuple(search.reach(leaving)), tuple(search.reach(entering)))


class _Search:
    """One reading of a model for the numbers of a finder."""

    def __init__(self, model: Model, finder: NumberFinder) -> None:
        self.model = model
        self.finder = finder

    def reach(self, numbers: Iterable[str]) -> Iterator[Reach]:
        for number in dict.fromkeys(numbers):
            found = self.entities.get(number, {})
            projects = {id_: touch for id_, touch in found.items() if touch.subject.kind == Project.kind}
            others = {id_: touch for id_, touch in found.items() if id_ not in projects}
            projects |= {touch.subject.id: touch for touch in self._follow_projects(found)}
            yield Reach(
                number=number,
                paragraphs=tuple(self._list_paragraphs(number, {**projects, **others})),
                rules=tuple(touch for touch, cited in self._rules if number in cited),
                projects=tuple(projects.values()),
                others=tuple(others.values()),
            )

    @cached_property
    def entities(self) -> Mapping[str, Mapping[str, Touch]]:
        """Return by number, and by id, every entity that is, cites or mentions the instrument."""
        found: dict[str, dict[str, Touch]] = {}
        for entity in self.model.entities.values():
            for number, way, path in (*self._cite(entity), *self._mention(entity)):
                touch = Touch(Subject.of(entity), way, self.model.place(entity, *path))
                found.setdefault(number, {}).setdefault(entity.id, touch)
        return found

    @cached_property
    def outline(self) -> Outline | None:
        """Return the outline the province follows, if it is known."""
        try:
            return get_outline(self.model.province.outline)
        except OutlineUnknown:
            return None

    @cached_property
    def _documents(self) -> Mapping[str, tuple[str, ...]]:
        documents = (one for one in self.model.entities.values() if isinstance(one, Document))
        return {one.id: self.finder.find(one.number or "") for one in documents}

    def _cite(self, entity: Entity) -> Iterator[tuple[str, Way, Path]]:
        for number in self._documents.get(entity.id, ()):
            yield number, Way.IS, ("number",)
        for reference in list_references(entity):
            for number in self._documents.get(reference.id, ()):
                yield number, Way.CITES, reference.path

    def _mention(self, entity: Entity) -> Iterator[tuple[str, Way, Path]]:
        for path, text in _list_texts(entity, ()):
            for number in self.finder.find(text):
                yield number, Way.MENTIONS, path

    def _follow_projects(self, found: Mapping[str, Touch]) -> Iterator[Touch]:
        """Yield the projects that build, upgrade or retire something found, without resting on it themselves."""
        for project in self.model.whole.all(Project):
            made = (*project.components, *project.builds, *project.upgrades, *project.retires)
            through = tuple(id_ for id_ in dict.fromkeys(made) if id_ in found)
            if through and project.id not in found:
                yield Touch(Subject.of(project), Way.THROUGH, self.model.place(project), through)

    def _list_paragraphs(self, number: str, found: Mapping[str, Touch]) -> Iterator[Touch]:
        for subject, kinds in self._paragraphs:
            through = tuple(self._answering(kinds, found))
            place = self._prose.get(subject.id, {}).get(number)
            if self.outline and number in self.finder.find(self.outline.source):
                yield Touch(subject, Way.LAID_DOWN, place, through)
            elif place or number in self._headings.get(subject.id, ()):
                yield Touch(subject, Way.MENTIONS, place, through)
            elif through:
                yield Touch(subject, Way.THROUGH, None, through)

    @cached_property
    def _paragraphs(self) -> Sequence[tuple[Subject, tuple[str, ...]]]:
        """Return every paragraph of the outline, and what is written under no heading of it."""
        known = self.outline.paragraphs if self.outline else ()
        strays = sorted(set(self.model.prose).difference(one.key for one in known))
        paragraphs = [(Subject("paragraph", one.key, one.title), one.kinds) for one in known]
        return [*paragraphs, *((Subject("paragraph", key, key), ()) for key in strays)]

    @cached_property
    def _headings(self) -> Mapping[str, tuple[str, ...]]:
        paragraphs = self.outline.paragraphs if self.outline else ()
        return {one.key: self.finder.find("\n".join((one.title, *one.notes))) for one in paragraphs}

    @cached_property
    def _prose(self) -> Mapping[str, Mapping[str, Place]]:
        found = {}
        for key, text in self.model.prose.items():
            # A number may run over the end of a line; then the paragraph's beginning is all there is to show.
            places = dict.fromkeys(self.finder.find(text), Place(f"{PROSE}/{key}.md"))
            for at, line in reversed(list(enumerate(text.splitlines(), start=1))):
                places |= dict.fromkeys(self.finder.find(line), Place(f"{PROSE}/{key}.md", at))
            found[key] = places
        return found

    def _answering(self, kinds: Iterable[str], found: Mapping[str, Touch]) -> Iterator[str]:
        wanted = set(kinds)
        for id_, touch in found.items():
            entity = self.model.entities[id_]
            role = f"{entity.kind}:{entity.role}" if isinstance(entity, Document) else entity.kind
            if touch.way is not Way.THROUGH and wanted & {entity.kind, role}:
                yield id_

    @cached_property
    def _rules(self) -> Sequence[tuple[Touch, tuple[str, ...]]]:
        bases = ((rule, "\n".join(basis.text for basis in rule.basis)) for rule in RULES)
        return [
            (Touch(Subject("rule", rule.code, rule.title), Way.CITES), self.finder.find(text))
            for rule, text in bases
        ]


def _list_texts(value: object, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _list_texts(getattr(value, name), (*path, name))
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _list_texts(inner, (*path, name))
    elif isinstance(value, tuple | list):
        for position, inner in enumerate(value):
            yield from _list_texts(inner, (*path, position))

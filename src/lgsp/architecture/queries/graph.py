"""
The model as a graph: an arrow from every entity to every other it names, labelled with the field that names it.

>>> from lgsp.architecture.queries.graph import Arrow
>>> str(Arrow("mot-cua-ho-tich", "consumer", "Hệ thống khai thác", "mot-cua"))
'mot-cua-ho-tich --consumer--> mot-cua'
"""

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from lgsp.architecture.model.entities import Entity
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.phrases import suggest

from .errors import NothingCalledThat

CARRIED = {("flow", "consumer"), ("interaction", "receivers"), ("relation", "origin")}
"""What an exchange gives to, or a relation is needed by: the one place where a change follows the arrow."""


@dataclass(frozen=True, slots=True)
class Arrow:
    """One entity names another in a field."""

    source: str
    field: str
    title: str
    target: str

    def __str__(self) -> str:
        return f"{self.source} --{self.field}--> {self.target}"


@dataclass(frozen=True, slots=True)
class Step:
    """An arrow gone along, forwards or against its direction, and where it leads."""

    arrow: Arrow
    forward: bool

    @property
    def reached(self) -> str:
        """Return the id at the end of the step."""
        return self.arrow.target if self.forward else self.arrow.source


@dataclass(frozen=True, slots=True)
class Impact:
    """Something a change reaches: after how many steps, and by which."""

    entity: Entity
    depth: int
    step: Step


@dataclass(frozen=True)
class Graph:
    """The arrows of a model, both ways."""

    model: Model

    def get(self, id: str) -> Entity:  # noqa: A002 -- the field is named id
        """
        Return the entity of that id, or of one it once had.

        :raises NothingCalledThat: if the model has none
        """
        entities = self.model.entities
        found = entities.get(id) or entities.get(self.model.renamed.get(id, ""))
        if found is None:
            raise NothingCalledThat(id=id, suggestion=suggest(id, entities))
        return found

    def list_named_by(self, entity: Entity) -> tuple[Arrow, ...]:
        """Return the arrows that begin at the entity, in the order of its fields."""
        return self._out.get(entity.id, ())

    def list_naming(self, entity: Entity) -> tuple[Arrow, ...]:
        """Return the arrows that end at the entity."""
        return self._into.get(entity.id, ())

    def list_impact(self, entity: Entity, *, depth: int | None = None) -> tuple[Impact, ...]:
        """Return what a change of the entity reaches, nearest first: whatever names it, and so on."""
        reached: list[Impact] = []
        seen, waiting = {entity.id}, deque([(entity, 0)])
        while waiting:
            here, far = waiting.popleft()
            if depth is not None and far == depth:
                break
            for step in self._steps_of_change(here):
                if step.reached not in seen:
                    seen.add(step.reached)
                    found = self.model.entities[step.reached]
                    reached.append(Impact(found, far + 1, step))
                    waiting.append((found, far + 1))
        return tuple(reached)

    def find_path(self, start: Entity, end: Entity) -> tuple[Step, ...] | None:
        """Return the shortest way from one to the other, along arrows in either direction; None if there is none."""
        came: dict[str, Step | None] = {start.id: None}
        waiting = deque([start])
        while waiting and end.id not in came:
            here = waiting.popleft()
            for step in self._steps(here):
                if step.reached not in came:
                    came[step.reached] = step
                    waiting.append(self.model.entities[step.reached])
        if end.id not in came:
            return None
        way: list[Step] = []
        at = end.id
        while step_taken := came[at]:
            way.append(step_taken)
            at = step_taken.arrow.source if step_taken.forward else step_taken.arrow.target
        return tuple(reversed(way))

    def _steps_of_change(self, entity: Entity) -> Iterator[Step]:
        for arrow in self.list_naming(entity):
            yield Step(arrow, forward=False)
        for arrow in self.list_named_by(entity):
            if (entity.kind, arrow.field) in CARRIED:
                yield Step(arrow, forward=True)

    def _steps(self, entity: Entity) -> Iterator[Step]:
        for arrow in self.list_named_by(entity):
            yield Step(arrow, forward=True)
        for arrow in self.list_naming(entity):
            yield Step(arrow, forward=False)

    @cached_property
    def _out(self) -> Mapping[str, tuple[Arrow, ...]]:
        return {
            entity.id: tuple(
                Arrow(entity.id, str(found.field), found.field.title, found.id)
                for found in self.model.references_of(entity)
            )
            for entity in self.model.entities.values()
        }

    @cached_property
    def _into(self) -> Mapping[str, tuple[Arrow, ...]]:
        arrows: dict[str, list[Arrow]] = {}
        for named in self._out.values():
            for arrow in named:
                arrows.setdefault(arrow.target, []).append(arrow)
        return {target: tuple(found) for target, found in arrows.items()}

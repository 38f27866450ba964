"""
What an entity says, changed cell by cell.

A cell that says what the entity says already changes nothing; an empty cell says nothing, so that what is known stays.
What changed on a day is changed where that day's facts are written.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from pydantic import ValidationError

from lgsp.architecture.interchange.proposals import Note, NoteKind
from lgsp.architecture.model.entities import Entity

from .books import Book
from .columns import Column, Said, get_titles, read_cells
from .errors import CellProblem, CellRefused
from .reading import Filled

E = TypeVar("E", bound=Entity)
_SHOWN = 60


@dataclass
class Log:
    """What is told of an import: cells that cannot be accepted, and lines of the report."""

    problems: list[CellProblem] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    def refuse(self, problem: CellProblem, filled: Filled, key: str) -> None:
        """Take down a cell that cannot be accepted."""
        self.problems.append(problem.at(filled.place(key)))

    def note(self, kind: NoteKind, place: str, text: str) -> None:
        """Take down a line of the report."""
        self.notes.append(Note(kind, place, text))


@dataclass(frozen=True)
class Revision:
    """The columns of a row, the book that explains them, and the log of what happens."""

    columns: Sequence[Any]
    book: Book
    log: Log

    def apply(self, state: E, filled: Filled, said: Said) -> E | None:
        """
        Return the state of an entity as a row has it; None when a cell cannot be accepted.

        `said` is what the state says, with what was written into it already.
        """
        titles = get_titles(filled.sheet)
        before, count = read_cells(self.columns, state, self.book), len(self.log.problems)
        written = {column.key for column in self.columns if self._write(column, before, filled, said, titles)}
        revised = self._validate(type(state), said, filled) if len(self.log.problems) == count else None
        if revised is None:
            return None
        after = read_cells(self.columns, revised, self.book)
        left = [
            column
            for column in self.columns
            if column.key not in written
            and after[column.key] != before[column.key]
            and filled.cells[column.key] not in ("", after[column.key])
        ]
        again = [self._write(column, after, filled, said, titles) for column in left]
        return self._validate(type(state), said, filled) if any(again) else revised

    def _write(
        self, column: Any, before: Mapping[str, str], filled: Filled, said: Said, titles: Mapping[str, str]
    ) -> bool:
        cell, known = filled.cells[column.key], before[column.key]
        if cell == known or not hasattr(column, "write"):
            return False
        if isinstance(column, Column) and column.says_the_same(cell, known):
            return False
        if not cell:
            shown = known if len(known) <= _SHOWN else f"{known[:_SHOWN]}…"
            self.log.note(NoteKind.KEPT, filled.place(column.key), f"ô để trống; giữ nguyên “{shown}”")
            return False
        try:
            column.write(said, cell, self.book, title=to_title(titles[column.key]))
        except CellProblem as problem:
            self.log.refuse(problem, filled, column.key)
            return False
        return True

    def _validate(self, kind: type[E], said: Said, filled: Filled) -> E | None:
        try:
            return kind.model_validate({key: value for key, value in said.items() if key != "_kind"})
        except ValidationError as error:
            found = error.errors(include_url=False)[0]
            reason = f"{'.'.join(map(str, found['loc']))}: {found['msg']}"
            self.log.refuse(CellRefused(reason=reason), filled, next(iter(filled.cells)))
            return None


def say(state: Entity) -> Said:
    """Return what the state of an entity says, as its file would, with its kind."""
    said: Said = state.model_dump(mode="json", exclude_defaults=True, exclude={"changes"})
    return {**said, "_kind": type(state)}


def carry_over(entity: E, before: Entity, after: Entity, *, on: date | None) -> E:
    """Return the entity with what differs between two states of it, each fact changed where it is written."""
    old, new = (
        one.model_dump(mode="json", exclude_defaults=True, exclude={"changes"}) for one in (before, after)
    )
    said = entity.model_dump(mode="json", exclude_defaults=True)
    due = [one for one in said.get("changes", []) if on and date.fromisoformat(one["valid_from"]) <= on]
    for key in sorted(old.keys() | new.keys()):
        if old.get(key) == new.get(key):
            continue
        becomes = next((one["becomes"] for one in reversed(due) if key in one["becomes"]), None)
        if becomes is not None:
            becomes[key] = new.get(key, type(entity).model_fields[key].get_default())
        elif key in new:
            said[key] = new[key]
        else:
            said.pop(key)
    return type(entity).model_validate(said)


def to_title(name: str) -> str:
    """Return the name of a column inside a sentence."""
    is_word = len(name) < 2 or not name[1].isupper()
    return name[0].lower() + name[1:] if is_word else name

"""Take in table 4: gaps and tasks, each told by one row or by several that agree."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from lgsp.architecture.model.planning import Gap, Task

from . import tasks
from .columns import get_titles
from .datasets import Row
from .errors import CellEmpty, RowsDisagree
from .reading import Filled
from .revising import Revision, say, to_title

if TYPE_CHECKING:
    from .intake import Intake

_GAP_KEYS = tuple(column.key for column in tasks.GAP_COLUMNS)
_TASK_KEYS = tuple(column.key for column in tasks.TASK_COLUMNS)


@dataclass
class GapIntake:
    """Table 4 of a workbook being taken in."""

    intake: "Intake"
    gaps: dict[str, list[Filled]] = field(default_factory=dict)
    tasks: dict[str, list[Filled]] = field(default_factory=dict)

    def match(self) -> None:
        """Sort the rows by gap and by task, and give every new task an id, since tasks name each other."""
        for filled in self.intake.workbook.tables[tasks.SHEET]:
            gap, task = filled.cells["gap_code"], filled.cells["task_code"]
            if gap:
                self.gaps.setdefault(gap, []).append(filled)
            if task:
                self.tasks.setdefault(task, []).append(filled)
            if not gap and (not task or any(filled.cells[key] for key in _GAP_KEYS)):
                self._refuse_empty(filled, "gap_code")
            if not task and any(filled.cells[key] for key in _TASK_KEYS):
                self._refuse_empty(filled, "task_code")
        for code, rows in self.tasks.items():
            self._check_agreement(code, rows, _TASK_KEYS)
            if code not in self.intake.book.known_tasks:
                key = self.intake.ids.make(code, rows[0].cells["task_name"], kind=Task.kind)
                self.intake.book.known_tasks[code], self.intake.book.tasks[key] = key, code
        for code, rows in self.gaps.items():
            self._check_agreement(code, rows, _GAP_KEYS)

    def read(self) -> None:
        """Take in the tasks, then the gaps that name them."""
        known_tasks = {row.task.code: row.task for row in self._table() if row.task is not None}
        for code, rows in self.tasks.items():
            self._read_task(code, rows, known_tasks.get(code))
        known_gaps = {row.entity.code: row.entity for row in self._table() if row.entity is not None}
        for code, rows in self.gaps.items():
            self._read_gap(code, rows, known_gaps.get(code))

    def _table(self) -> list[Row]:
        return self.intake.dataset.tables[tasks.SHEET]

    def _read_task(self, code: str, rows: list[Filled], known: Task | None) -> None:
        filled = _merge(rows, _TASK_KEYS)
        key = self.intake.book.known_tasks[code]
        state = known or Task(id=key, name=filled.cells["task_name"] or code, code=code)
        revised = Revision(tasks.TASK_COLUMNS, self.intake.book, self.intake.log).apply(
            state, filled, say(state)
        )
        self.intake.store(revised, known, filled)

    def _read_gap(self, code: str, rows: list[Filled], known: Gap | None) -> None:
        filled = _merge(rows, _GAP_KEYS)
        state = known
        if state is None:
            key = self.intake.ids.make(code, filled.cells["gap"], kind=Gap.kind)
            state = Gap(id=key, name=filled.cells["gap"] or code, code=code)
        said = say(state)
        said["tasks"] = self._say_pairs(state, rows)
        revised = Revision(tasks.GAP_COLUMNS, self.intake.book, self.intake.log).apply(state, filled, said)
        self.intake.store(revised, known, filled)

    def _say_pairs(self, state: Gap, rows: list[Filled]) -> list[dict[str, Any]]:
        """Return the tasks of a gap: those it has, with the notes of the rows, then the new ones."""
        book = self.intake.book
        come = [
            {"task": book.known_tasks[code], **({"note": note} if note else {})}
            for code, note in ((row.cells["task_code"], row.cells[tasks.NOTE]) for row in rows)
            if code
        ]
        pairs: list[dict[str, Any]] = []
        for pair in state.tasks:
            said = pair.model_dump(exclude_defaults=True)
            found = said if said in come else next((one for one in come if one["task"] == pair.task), None)
            if found is not None:
                come.remove(found)
            pairs.append(said if found is None or "note" not in found else found)
        return pairs + come

    def _check_agreement(self, code: str, rows: list[Filled], keys: tuple[str, ...]) -> None:
        """Refuse cells that say something else than the row above that spoke of the same."""
        for key in keys:
            told: Filled | None = None
            for filled in rows:
                if not filled.cells[key]:
                    continue
                if told is not None and told.cells[key] != filled.cells[key]:
                    column = to_title(get_titles(tasks.SHEET)[key])
                    self.intake.log.refuse(
                        RowsDisagree(code=code, column=column, row=told.number), filled, key
                    )
                told = told or filled

    def _refuse_empty(self, filled: Filled, key: str) -> None:
        self.intake.log.refuse(CellEmpty(column=to_title(get_titles(tasks.SHEET)[key])), filled, key)


def _merge(rows: list[Filled], keys: tuple[str, ...]) -> Filled:
    """Return one row that says what several rows say of the same."""
    first = rows[0]
    cells = {key: next((row.cells[key] for row in rows if row.cells[key]), "") for key in keys}
    return Filled(first.sheet, first.number, {**first.cells, **cells}, first.letters)

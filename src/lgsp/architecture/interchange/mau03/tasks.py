"""Table 4 (HOANTHIEN_NV): each row is one gap and one task that closes it; both may stand in several rows."""

import re
from dataclasses import dataclass
from typing import Any

from lgsp.architecture.frameworks.mau03 import list_choices
from lgsp.architecture.model.labels import LABELS
from lgsp.architecture.model.objects import Priority
from lgsp.architecture.model.planning import GovernanceScope, Task

from .books import Book
from .cells import join_items, split_items
from .columns import (
    AgencyName,
    AgencyNames,
    Choice,
    Column,
    Label,
    ObjectCodes,
    Said,
    read_marks,
    write_marks,
)
from .errors import PriorityUnclear

SHEET = "HOANTHIEN_NV"

_DEPENDS = re.compile(r"[;,.\s(]*phụ\s+thuộc\s*(?:vào)?\s*:?\s*", re.IGNORECASE)
SCOPES = dict(zip(GovernanceScope, list_choices("HOANTHIEN_NV", "governance_scope"), strict=True))
"""No list of Mẫu số 03 has them; the rule of the column names both."""
_PRIORITY = Label(LABELS[Priority])
_PRIORITY_FIELD = Column("priority_dependencies", "priority")


@dataclass(frozen=True)
class PriorityColumn:
    """How urgent a task is, and the tasks it depends on: “Cao; phụ thuộc: NV-1; NV-2”."""

    key: str = "priority_dependencies"

    def read(self, entity: Any, book: Book) -> str:
        """Return the cell the task gives."""
        mark = "" if entity.priority else read_marks(entity, "priority", book)
        urgency = _PRIORITY.write(entity.priority, book) if entity.priority else mark
        codes = join_items(book.tasks[key] for key in entity.depends_on if key in book.tasks)
        if not codes:
            return urgency
        return f"{urgency}; phụ thuộc: {codes}" if urgency else f"Phụ thuộc: {codes}"

    def write(self, said: Said, cell: str, book: Book, *, title: str) -> None:
        """
        Put the cell into what the task says.

        :raises CellProblem: if it cannot be understood, or names a task that table 4 has not
        """
        found = _DEPENDS.search(cell)
        urgency, codes = (cell[: found.start()], cell[found.end() :]) if found else (cell, "")
        kept = [key for key in said.pop("depends_on", []) if key not in book.tasks]
        said.pop("priority", None)
        if not write_marks(said, urgency, book, column=_PRIORITY_FIELD) and urgency:
            said["priority"] = self._read_urgency(urgency, book, title)
        if keys := [*(book.read_task(code) for code in split_items(codes)), *kept]:
            said["depends_on"] = keys

    def _read_urgency(self, urgency: str, book: Book, title: str) -> Any:
        try:
            return _PRIORITY.read(urgency, book, title)
        except ValueError:
            raise PriorityUnclear(found=urgency) from None


@dataclass(frozen=True)
class RelatedColumn(Column):
    """The objects a gap is about; those that are not in force have no row, and stay as they are."""

    def write(self, said: Said, cell: str, book: Book, *, title: str) -> None:
        """
        Put the objects into what the gap says.

        :raises CellProblem: if one is not in table 1
        """
        kept = [key for key in said.get(self.field, []) if key not in book.objects]
        super().write(said, cell, book, title=title)
        if kept:
            said[self.field] = [*said.get(self.field, []), *kept]


def _derive_programme(entity: Any, book: Book) -> str:
    return join_items(book.name_of(key) for key in entity.projects)


GAP_COLUMNS: tuple[Any, ...] = (
    Column("gap_code", "code", is_open=False),
    RelatedColumn("related_objects", "objects", ObjectCodes()),
    Column("current_state", "current_state"),
    Column("target_requirement", "target_requirement"),
    Column("gap", "name", is_open=False),
    Column("treatment", "treatment", Choice("treatment")),
    Column("governance_scope", "governance_scope", Label(SCOPES)),
)
TASK_COLUMNS: tuple[Any, ...] = (
    Column("task_code", "code", is_open=False),
    Column("task_name", "name", is_open=False),
    Column("architecture_outcome", "outcome"),
    Column("lead_agency", "lead", AgencyName()),
    Column("supporting_agencies", "partners", AgencyNames()),
    PriorityColumn(),
    Column("deadline_or_phase", "deadline"),
    Column("expected_resources", "resources"),
    Column("realisation_state", "realisation_state", Choice("realisation_state")),
    Column("linked_programme", "linked_programme", derive=_derive_programme),
    Column("progress", "progress"),
    Column("verification_criteria", "verification_criteria"),
    Column("data_readiness", "data_readiness", Choice("data_readiness")),
    Column("execution_state", "execution_state", Choice("execution_state")),
)
NOTE = "note"


def list_agencies_of(task: Task) -> set[str]:
    """Return the ids of the agencies that the row of the task names."""
    return {one.unit for one in task.undetermined} | {*task.partners} | ({task.lead} if task.lead else set())

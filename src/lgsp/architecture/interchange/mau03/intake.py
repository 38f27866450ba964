"""
Take in a workbook: what its rows would make of a model, or the new model they make.

First every row finds its entity, or the id of a new one; then the tables are read in their order, since the later ones
name objects and tasks by code. Whatever cannot be accepted is collected; nothing comes of the file while there is any.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from lgsp.architecture.interchange.proposals import Note, NoteKind
from lgsp.architecture.model.entities import Entity
from lgsp.architecture.model.exchanges import Flow, Relation
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.objects import ArchitectureObject
from lgsp.architecture.model.organisation import Agency
from lgsp.architecture.model.systems import Infrastructure, System

from . import mappings, objects, relations
from .beginnings import Ids, begin_object, choose_kind, get_link_status, guess_infrastructure, make_agency
from .books import Book
from .cells import plain
from .columns import get_titles
from .datasets import Dataset, Row, describe, list_mapping_cells
from .errors import CellEmpty, CellProblem, CodeTwice, DatasetRefused
from .gaps import GapIntake
from .objects import OwnerColumn
from .reading import Filled, Workbook
from .revising import Log, Revision, carry_over, say, to_title


@dataclass(frozen=True)
class Taken:
    """What came of a workbook: every entity as it would be, those the file has not, and the lines of the report."""

    entities: tuple[Entity, ...]
    missing: tuple[str, ...]
    notes: tuple[Note, ...]


def take_in(workbook: Workbook, model: Model, *, is_new: bool = False) -> Taken:
    """
    Return what a workbook would make of a model; in a new one, agencies nobody knows are added by name.

    :raises DatasetRefused: if any cell cannot be accepted; all of them are named
    :raises CodeTwiceInModel: if the model itself uses a code twice
    """
    intake = Intake(workbook, model, is_new)
    intake.read()
    if intake.log.problems:
        order = {problem: at for at, problem in enumerate(sorted(intake.log.problems, key=_place_order))}
        raise DatasetRefused(file=workbook.file, problems=tuple(order))
    changed = {key: one for key, one in intake.result.items() if model.entities.get(key) != one}
    return Taken(tuple(changed.values()), tuple(intake.list_missing()), tuple(intake.log.notes))


def _place_order(problem: CellProblem) -> tuple[str, int, str]:
    sheet, _, cell = problem.place.partition("!")
    letters = cell.rstrip("0123456789")
    return sheet, int(cell[len(letters) :] or 0), letters.rjust(3)


@dataclass
class Intake:
    """A workbook being taken in."""

    workbook: Workbook
    model: Model
    is_new: bool
    log: Log = field(default_factory=Log)
    result: dict[str, Entity] = field(default_factory=dict)
    ids: Ids = field(default_factory=Ids)
    seen: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        on = self.workbook.on
        look = self.model.at if self.workbook.of_day else self.model.facts_of
        self.dataset: Dataset = describe(look(on) if on else self.model, on=on)
        self.book: Book = self.dataset.book
        self.log.problems += self.workbook.problems
        self.ids.taken |= self.model.entities.keys() | self.model.renamed.keys()
        if self.is_new:
            self.book.found = self._add_agency

    def read(self) -> None:
        """Take in every table."""
        for head in self.workbook.ignored:
            self.log.note(NoteKind.NOT_UNDERSTOOD, "", f"cột không thuộc Mẫu số 03, không đọc: {head}")
        rows = self._match(objects.SHEET, "object_code")
        gaps = GapIntake(self)
        gaps.match()
        for filled, known in rows:
            self._read_object(filled, known)
        for code, found in self._group_mappings().items():
            self._read_mappings(code, found)
        for filled, known in self._match_relations():
            self._read_relation(filled, known)
        gaps.read()

    def store(self, state: Entity | None, known: Any, filled: Filled) -> None:
        """Keep what became of a row: the state of a new entity, or what differs carried over to the one known."""
        if state is None:
            return
        if known is None:
            self.result[state.id] = state
            self.log.note(NoteKind.MAPPED, f"{filled.sheet}!{filled.number}", _describe_new(state))
        elif state != known:
            entity = self.result.get(state.id) or self.model.entities[state.id]
            self.result[state.id] = carry_over(entity, known, state, on=self.workbook.on)
        self.book.add(state)
        self.seen.add(state.id)

    def list_missing(self) -> Iterator[str]:
        """Yield the ids of what the data set of the model has and the workbook has not."""
        for rows in self.dataset.tables.values():
            for row in rows:
                for entity in (row.entity, row.task):
                    if entity is not None and entity.id not in self.seen:
                        self.seen.add(entity.id)
                        yield entity.id

    def _add_agency(self, name: str, key: str) -> str | None:
        found = self.ids.take(key) if key else self.ids.make("", name, kind=Agency.kind)
        agency = make_agency(found, name)
        self.result[found] = agency
        self.book.add(agency)
        self.log.note(
            NoteKind.WARNING, "", f"thêm cơ quan “{name}” ({found}); cần bổ sung mã định danh và kiểm tra cấp"
        )
        return found

    def _match(self, sheet: str, key: str) -> list[tuple[Filled, Row | None]]:
        """Return the rows of a sheet with the row the model has of the same code; codes must stand once."""
        known = {row.cells[key]: row for row in self.dataset.tables[sheet]}
        first: dict[str, int] = {}
        matched = []
        for filled in self.workbook.tables[sheet]:
            code = filled.cells[key]
            if not code:
                self.log.refuse(CellEmpty(column=to_title(get_titles(sheet)[key])), filled, key)
            elif code in first:
                self.log.refuse(CodeTwice(code=code, row=first[code]), filled, key)
            else:
                first[code] = filled.number
                matched.append((filled, known.get(code)))
                self._register(code, filled, known.get(code))
        return matched

    def _stays(self, filled: Filled, known: Row | None) -> bool:
        """Say whether a row says what the model says already, as most rows do."""
        if known is None or known.cells != filled.cells:
            return False
        self.seen.add(known.entity.id)
        return True

    def _register(self, code: str, filled: Filled, known: Row | None) -> None:
        if known is None:
            key = self.ids.make(code, filled.cells["name"], kind="object")
            self.book.objects[key], self.book.known_objects[code] = code, key

    def _read_object(self, filled: Filled, known: Row | None) -> None:
        cells = filled.cells
        if self._stays(filled, known):
            return
        revision = Revision(objects.COLUMNS, self.book, self.log)
        if known is not None:
            self.store(revision.apply(known.entity, filled, say(known.entity)), known.entity, filled)
            return
        if not cells["name"]:
            self.log.refuse(CellEmpty(column="tên đối tượng"), filled, "name")
            return
        said = begin_object(choose_kind(cells), self.book.known_objects[cells["object_code"]], cells)
        state = self._begin(said, filled)
        if state is not None:
            self._warn_of_guesses(said["_kind"], filled)
            self.store(revision.apply(state, filled, said), None, filled)

    def _begin(self, said: dict[str, Any], filled: Filled) -> ArchitectureObject | None:
        """Return a new object with no more than its kind needs; who owns a system has to be known first."""
        if said["_kind"] in (System, Infrastructure):
            try:
                OwnerColumn().write(said, filled.cells["owner_agency"], self.book, title="cơ quan chủ quản")
            except CellProblem as problem:
                self.log.refuse(problem, filled, "owner_agency")
                return None
        kind: type[ArchitectureObject] = said["_kind"]
        return kind.model_validate({key: value for key, value in said.items() if key != "_kind"})

    def _warn_of_guesses(self, kind: type[ArchitectureObject], filled: Filled) -> None:
        if kind is Infrastructure:
            guess = guess_infrastructure(filled.cells["name"]).value
            self.log.note(
                NoteKind.WARNING,
                filled.place("name"),
                f"loại hạ tầng ghi tạm theo tên là “{guess}”; cần kiểm tra",
            )
        usual = choose_kind({**filled.cells, "owner_agency": "một cơ quan"})
        if kind is not usual:
            self.log.note(
                NoteKind.WARNING,
                filled.place("owner_agency"),
                f"{usual.title} cần đúng một cơ quan chủ quản; ghi tạm là {kind.title}",
            )

    def _group_mappings(self) -> dict[str, list[Filled]]:
        groups: dict[str, list[Filled]] = {}
        for filled in self.workbook.tables[mappings.SHEET]:
            try:
                key = self.book.read_object(filled.cells[mappings.KEY], column="đối tượng")
                groups.setdefault(key, []).append(filled)
            except CellProblem as problem:
                self.log.refuse(problem, filled, mappings.KEY)
        return groups

    def _read_mappings(self, key: str, found: list[Filled]) -> None:
        """Replace the mappings of an object by its rows, unless they say the same."""
        state = self.book.entities.get(key)
        if not isinstance(state, ArchitectureObject):
            return  # its own row has problems
        known = list_mapping_cells(state, self.book)
        if _count(known) == _count(filled.cells for filled in found):
            return
        said = say(state)
        said["mappings"] = [self._say_mapping(filled) for filled in found]
        revision = Revision((), self.book, self.log)
        revised = revision.apply(state, found[0], said)
        before = self.result.get(key) or self.model.entities.get(key)
        if revised is None or before is None:
            return
        self.result[key] = carry_over(before, state, revised, on=self.workbook.on)
        self.book.add(revised)

    def _say_mapping(self, filled: Filled) -> dict[str, Any]:
        said: dict[str, Any] = {}
        titles = get_titles(mappings.SHEET)
        for column in mappings.COLUMNS:
            try:
                column.write(said, filled.cells[column.key], self.book, title=to_title(titles[column.key]))
            except CellProblem as problem:
                self.log.refuse(problem, filled, column.key)
        return said

    def _match_relations(self) -> Iterator[tuple[Filled, Row | None]]:
        """Yield the rows of table 2 with the row the model has of the same code, or of the same ends without one."""
        table = self.dataset.tables[relations.SHEET]
        by_code = {row.cells["relation_code"]: row for row in table}
        by_ends: dict[tuple[str, ...], list[Row]] = {}
        for row in table:
            by_ends.setdefault(_get_ends(row.cells), []).append(row)
        first: dict[str, int] = {}
        for filled in self.workbook.tables[relations.SHEET]:
            code = filled.cells["relation_code"]
            if code and code in first:
                self.log.refuse(CodeTwice(code=code, row=first[code]), filled, "relation_code")
                continue
            first[code] = filled.number
            alike = [
                row for row in by_ends.get(_get_ends(filled.cells), ()) if row.entity.id not in self.seen
            ]
            only = alike[0] if len(alike) == 1 else None
            yield filled, by_code.get(code) if code else only

    def _read_relation(self, filled: Filled, known: Row | None) -> None:
        if self._stays(filled, known) or (known is None and not self._has_ends(filled)):
            return
        state = known.entity if known else None
        said = say(state) if state else self._begin_relation(filled)
        titles = {key: to_title(title) for key, title in get_titles(relations.SHEET).items()}
        ends = {key: filled.cells[key] or (known.cells[key] if known else "") for key in relations.ENDS}
        if known is None or any(ends[key] != known.cells[key] for key in relations.ENDS):
            try:
                relations.write_ends(said, ends, self.book, titles=titles)
            except CellProblem as problem:
                self.log.refuse(problem, filled, self._find_wrong_end(problem, ends))
                return
        if state is None:
            if said["_kind"] is Flow:
                relations.PayloadColumn().write(
                    said, filled.cells["payload"], self.book, title=titles["payload"]
                )
            kind: type[Flow | Relation] = said["_kind"]
            state = kind.model_validate({key: value for key, value in said.items() if key != "_kind"})
        revised = Revision(relations.COLUMNS, self.book, self.log).apply(state, filled, said)
        self.store(revised, known.entity if known else None, filled)

    def _has_ends(self, filled: Filled) -> bool:
        titles = get_titles(relations.SHEET)
        empty = [key for key in relations.ENDS if not filled.cells[key]]
        for key in empty:
            self.log.refuse(CellEmpty(column=to_title(titles[key])), filled, key)
        return not empty

    def _begin_relation(self, filled: Filled) -> dict[str, Any]:
        cells = filled.cells
        kind = Flow if relations.is_exchange(cells, self.book) else Relation
        ends = [self.book.known_objects.get(cells[key], "") for key in ("source_object", "target_object")]
        name = " – ".join(self.book.name_of(key) or cells["relation_type"] for key in ends)
        key = self.ids.make(cells["relation_code"], name, kind=kind.kind)
        said = {"_kind": kind, "id": key, "name": name, "status": get_link_status(cells["state"])}
        return {**said, "purpose": cells["payload"]} if kind is Flow else said

    def _find_wrong_end(self, problem: CellProblem, ends: dict[str, str]) -> str:
        column = str(problem.facts.get("column", ""))
        return next(
            (key for key in ends if to_title(get_titles(relations.SHEET)[key]) == column), "relation_type"
        )


def _get_ends(cells: dict[str, str]) -> tuple[str, ...]:
    return tuple(plain(cells[key]) for key in relations.ENDS)


def _describe_new(state: Entity) -> str:
    return f"“{state.name}” ghi thành {state.title} ({state.id})"


def _count(rows: Iterable[dict[str, str]]) -> Counter[tuple[str, ...]]:
    return Counter(tuple(cells.values()) for cells in rows)

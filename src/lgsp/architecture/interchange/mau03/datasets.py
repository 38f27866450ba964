"""
A data set: the rows of the four tables as cells of text, with the entity each row speaks of.

`describe` makes one of a model. The order of rows depends on what the cells say and on nothing else, so that a data set
that went out and came back is written in the same order.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from lgsp.architecture.frameworks.mau03 import list_values
from lgsp.architecture.model.exchanges import Flow, Relation
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.objects import ArchitectureObject
from lgsp.architecture.model.planning import Gap, GapTask, Task
from lgsp.architecture.queries import links as link_queries
from lgsp.architecture.queries import objects as object_queries
from lgsp.kernel.text import collation_key

from . import mappings, objects, relations, tasks
from .books import Book
from .columns import get_titles, read_cells
from .errors import CodeTwiceInModel
from .versions import Versions, describe_versions

SHEETS = (objects.SHEET, relations.SHEET, mappings.SHEET, tasks.SHEET)
DOOR = "mau03"
_DIGITS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class Row:
    """
    One row: its cells by column, and what of the model it speaks of.

    `number` is its line in the sheet it was read from. A row of table 4 has a gap in `entity` and a task in `task`.
    """

    cells: dict[str, str]
    entity: Any = None
    task: Task | None = None
    number: int = 0


@dataclass(frozen=True)
class Dataset:
    """
    The four tables, the day their figures are closed, and the relations left out because an end is not in force on it.

    `of_day` says that only what is in force that day is in them; else today's objects and the target's are.
    """

    tables: dict[str, list[Row]]
    on: date | None = None
    of_day: bool = False
    left_out: tuple[str, ...] = ()
    versions: Versions = field(default_factory=Versions)
    book: Book = field(default_factory=lambda: Book({}), repr=False)


def describe(model: Model, *, on: date | None = None) -> Dataset:
    """
    Return the data set of a model, today's and the target's objects alike, or of a state of it (`Model.at`).

    `on` is the day the figures are closed, where the model is not itself the state of a day.

    :raises CodeTwiceInModel: if two things of one table would have the same code
    """
    listed = list(object_queries.list_objects(model))
    here = {one.id for one in listed}
    links = list(link_queries.list_links(model))
    gaps, found_tasks = model.all(Gap), model.all(Task)
    book = make_book(model, listed, found_tasks)
    kept = [one for one in links if here.issuperset(link_queries.get_ends(one))]
    book.limit_to(_list_agencies([*listed, *kept, *gaps], found_tasks, book))
    tables = {
        objects.SHEET: _describe_objects(listed, book),
        relations.SHEET: _describe_relations(kept, book),
        mappings.SHEET: _describe_mappings(listed, book),
        tasks.SHEET: _describe_gaps(gaps, found_tasks, book),
    }
    left_out = {one.id for one in links} - {one.id for one in kept}
    return Dataset(
        tables,
        on or model.on,
        model.on is not None,
        tuple(sorted(left_out)),
        describe_versions(model),
        book,
    )


def make_book(model: Model, listed: Iterable[ArchitectureObject], found: Iterable[Task]) -> Book:
    """
    Return the names of a model.

    :raises CodeTwiceInModel: if two objects, or two tasks, have the same code
    """
    book = Book(dict(model.entities))
    for one in listed:
        code = object_queries.get_code(one)
        _check_once(book.known_objects, code, one.id, objects.SHEET)
        book.objects[one.id] = code
    for task in found:
        _check_once(book.known_tasks, task.code, task.id, tasks.SHEET)
        book.tasks[task.id] = task.code
    return book


def describe_gap(gap: Gap, book: Book) -> dict[str, str]:
    """Return the cells of a gap."""
    return read_cells(tasks.GAP_COLUMNS, gap, book)


def describe_task(task: Task, book: Book) -> dict[str, str]:
    """Return the cells of a task."""
    return read_cells(tasks.TASK_COLUMNS, task, book)


def list_mapping_cells(entity: ArchitectureObject, book: Book) -> list[dict[str, str]]:
    """Return the rows of table 3 that an object gives."""
    code = {mappings.KEY: book.objects[entity.id]}
    return [{**code, **read_cells(mappings.COLUMNS, one, book)} for one in entity.mappings]


def _describe_objects(listed: list[ArchitectureObject], book: Book) -> list[Row]:
    rows = [Row(read_cells(objects.COLUMNS, one, book), one) for one in listed]
    return sorted(rows, key=_object_order)


def _describe_relations(links: list[Flow | Relation], book: Book) -> list[Row]:
    seen: dict[str, str] = {}
    for one in links:
        _check_once(seen, link_queries.get_code(one), one.id, relations.SHEET)
    rows = [Row(read_cells(relations.COLUMNS, one, book), one) for one in links]
    return sorted(rows, key=_order("source_object", "target_object", "relation_code"))


def _describe_mappings(listed: list[ArchitectureObject], book: Book) -> list[Row]:
    rows = [Row(cells, one) for one in listed for cells in list_mapping_cells(one, book)]
    return sorted(rows, key=_order(mappings.KEY))


def _describe_gaps(gaps: tuple[Gap, ...], found: tuple[Task, ...], book: Book) -> list[Row]:
    seen: dict[str, str] = {}
    rows, used = [], set()
    known = {task.id: (task, describe_task(task, book)) for task in found}
    empty = dict.fromkeys(get_titles(tasks.SHEET), "")
    for gap in gaps:
        _check_once(seen, gap.code, gap.id, tasks.SHEET)
        cells = {**empty, **describe_gap(gap, book)}
        pairs = [pair for pair in gap.tasks if pair.task in known]
        rows += [_describe_pair(gap, pair, cells, known) for pair in pairs] or [Row(cells, gap)]
        used |= {pair.task for pair in pairs}
    rows += [Row({**empty, **cells}, None, task) for key, (task, cells) in known.items() if key not in used]
    return sorted(rows, key=_order("gap_code", "task_code", "note"))


def _describe_pair(gap: Gap, pair: GapTask, cells: dict[str, str], known: dict[str, Any]) -> Row:
    task, task_cells = known[pair.task]
    return Row({**cells, **task_cells, tasks.NOTE: pair.note or ""}, gap, task)


def _check_once(seen: dict[str, str], code: str, key: str, sheet: str) -> None:
    if code in seen:
        raise CodeTwiceInModel(code=code, sheet=sheet, first=seen[code], second=key)
    seen[code] = key


def _list_agencies(entities: list[Any], found: Iterable[Task], book: Book) -> set[str]:
    named = {key for task in found for key in tasks.list_agencies_of(task)}
    for one in entities:
        if isinstance(one, ArchitectureObject):
            named |= objects.list_named_agencies(one, book)
            named |= {mark.unit for mapping in one.mappings for mark in mapping.undetermined}
        else:
            named |= {mark.unit for mark in one.undetermined}
    return named


def _object_order(row: Row) -> Any:
    cells = row.cells
    places = tuple(_position(name, cells[name]) for name in ("layer", "layer_component", "object_type"))
    return places, collation_key(cells["name"]), cells["object_code"]


def _position(name: str, cell: str) -> int:
    """Return where a value stands in its list; what is no value comes last."""
    return _list_positions(name).get(cell, 99)


@cache
def _list_positions(name: str) -> dict[str, int]:
    return {value.name: value.number for value in list_values(name)}


def _order(*keys: str) -> Callable[[Row], Any]:
    def order(row: Row) -> Any:
        return tuple(_natural(row.cells[key]) for key in keys), tuple(row.cells.values())

    return order


def _natural(code: str) -> tuple[Any, ...]:
    """Return a sort key in which ND-2 comes before ND-10, and nothing at the end."""
    parts = _DIGITS.split(code)
    return (not code, *((int(part), "") if place % 2 else (0, part) for place, part in enumerate(parts)))

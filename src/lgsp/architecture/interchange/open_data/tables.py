"""
The model as tables: one for each kind, one more for each field of it that is a list of texts or of records.

A table is named after the path to it (`project`, `project-options`, `project-options-costs`) and begins with the id
of the entity; rows of a list carry their positions. Lists of ids or of words stand in one cell, between ` | `, which
neither can hold. Cells are written by RFC 4180 in UTF-8 with a byte-order mark, as Excel wants it. A text that a
spreadsheet would take for a formula is written with an apostrophe before it; one before it is taken off in reading.

>>> escape("=1+1"), escape("'tis"), escape("Sở Y tế")
("'=1+1", "''tis", 'Sở Y tế')
"""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from pydantic import BaseModel

from lgsp.architecture.model.kinds import KINDS
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.shapes import Shape, list_shapes

BETWEEN = " | "
BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table, and the field of a record that stands in it; keys have none."""

    name: str
    shape: Shape | None


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the kind it belongs to, and its columns, keys first."""

    name: str
    kind: str
    columns: tuple[Column, ...]


def list_tables(kind: str) -> tuple[Table, ...]:
    """Return the tables of a kind, its own first."""
    return tuple(_tables(KINDS[kind], kind, kind, ()))


def write_tables(model: Model) -> dict[str, bytes]:
    """Return the CSV files that say what the model says, by name; tables without a row are left out."""
    filling = _Filling()
    filling.add(model.province, "province", {})
    for kind in KINDS.values():
        for entity in model.all(kind):
            filling.add(entity, kind.kind, {})
    columns = {"province": [*type(model.province).model_fields], "prose": ["paragraph", "text"]}
    for name in KINDS:
        columns |= {table.name: [column.name for column in table.columns] for table in list_tables(name)}
    filling.rows["prose"] = [
        {"paragraph": name, "text": escape(text)} for name, text in sorted(model.prose.items())
    ]
    notice = {"province_notice": escape(model.province.notice)} if model.province.notice else {}
    return {
        f"{name}.csv": to_csv([*found, *notice], [{**row, **notice} for row in rows])
        for name, found in columns.items()
        if (rows := filling.rows.get(name))
    }


def to_csv(columns: list[str], rows: list[dict[str, str]]) -> bytes:
    """Return a CSV file of RFC 4180 in UTF-8 with a byte-order mark."""
    stream = io.StringIO(newline="")
    stream.write(BOM)
    writer = csv.DictWriter(stream, columns, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue().encode()


def escape(text: str) -> str:
    """Return the text so that no spreadsheet takes it for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def unescape(cell: str) -> str:
    """Return the text that `escape` was given."""
    return cell.removeprefix("'")


def _tables(record: type[BaseModel], name: str, kind: str, keys: tuple[str, ...]) -> Iterator[Table]:
    columns, below = _columns(record, "")
    yield Table(name, kind, (*(Column(key, None) for key in keys), *columns))
    deeper = (*keys, f"position_{len(keys)}") if keys else ("id", "position")
    for path, shape in below:
        if shape.record:
            yield from _tables(shape.record, f"{name}-{path}", kind, deeper)
        else:
            values = (*(Column(key, None) for key in deeper), Column("value", shape))
            yield Table(f"{name}-{path}", kind, values)


def _columns(record: type[BaseModel], prefix: str) -> tuple[list[Column], list[tuple[str, Shape]]]:
    """Return the columns of a record, and its lists that need a table of their own."""
    columns: list[Column] = []
    below: list[tuple[str, Shape]] = []
    for shape in list_shapes(record):
        path = f"{prefix}{shape.name}"
        if _needs_table(shape):
            below.append((path, shape))
        elif shape.record:
            inner = _columns(shape.record, f"{path}.")
            columns += inner[0]
            below += inner[1]
        else:
            columns.append(Column(path, shape))
    return columns, below


def _needs_table(shape: Shape) -> bool:
    is_word = shape.targets is not None or issubclass(shape.value_type, StrEnum)
    return shape.is_many and not is_word


class _Filling:
    """Rows being collected, table by table."""

    def __init__(self) -> None:
        self.rows: dict[str, list[dict[str, str]]] = {}

    def add(self, record: BaseModel, table: str, keys: dict[str, str]) -> None:
        row = dict(keys)
        self.rows.setdefault(table, []).append(row)
        self._fill(row, record, table, keys or {"id": getattr(record, "id", "")}, "")

    def _fill(
        self, row: dict[str, str], record: BaseModel, table: str, keys: dict[str, str], prefix: str
    ) -> None:
        for shape in list_shapes(type(record)):
            value, path = getattr(record, shape.name), f"{prefix}{shape.name}"
            if _needs_table(shape):
                self._add_list(value, shape, f"{table}-{path}", keys)
            elif shape.record is None:
                row[path] = _to_cell(value)
            elif value is not None:
                self._fill(row, value, table, keys, f"{path}.")

    def _add_list(self, values: tuple[Any, ...], shape: Shape, table: str, keys: dict[str, str]) -> None:
        name = f"position_{len(keys)}" if len(keys) > 1 else "position"
        for position, value in enumerate(values, start=1):
            placed = {**keys, name: str(position)}
            if shape.record:
                self.add(value, table, placed)
            else:
                self.rows.setdefault(table, []).append({**placed, "value": _to_cell(value)})


def _to_cell(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case tuple():
            return BETWEEN.join(value)
        case dict():
            return json.dumps(value, ensure_ascii=False, sort_keys=True)
    return value.isoformat() if isinstance(value, date) else escape(str(value))

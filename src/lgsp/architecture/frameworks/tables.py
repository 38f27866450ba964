"""
The lists inside this package: what every row has, and how the files are read.

The columns of a CSV file are the fields of its row. Several values in a cell stand between semicolons; a day is written
year-month-day.
"""

import csv
from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date
from importlib.resources import files
from typing import Any, TypeVar

import yaml

from .verification import SOURCED, say_verification

_FOLDER = files(__package__) / "data"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a list: where it comes from, how far that was verified, and who checked it (empty: nobody has yet)."""

    source: str
    verification: str
    checked_by: str

    @property
    def is_verified(self) -> bool:
        """Say whether the row was held against its official text."""
        return self.verification == SOURCED

    @property
    def verified_as(self) -> str:
        """Return the Vietnamese words for what is known of the row's verification."""
        return say_verification(self.verification, checked_by=self.checked_by)


R = TypeVar("R", bound=Row)


def read_table(kind: type[R], name: str) -> tuple[R, ...]:
    """Return the rows of a CSV file, typed; a column that is no field of the row is a bug of the file."""
    readers = {field.name: _READERS[field.type] for field in fields(kind)}
    return tuple(kind(**{name: readers[name](cell) for name, cell in row.items()}) for row in read_rows(name))


def read_rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a CSV file, every cell as text."""
    return list(csv.DictReader((_FOLDER / name).read_text("utf-8").splitlines()))


def read_list(name: str) -> list[dict[str, object]]:
    """Return the entries of a YAML file that is a list of mappings."""
    loaded: list[dict[str, object]] = yaml.safe_load((_FOLDER / name).read_text("utf-8"))
    return loaded


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def _day(cell: str) -> date | None:
    return date.fromisoformat(cell) if cell else None


_READERS: dict[object, Callable[[str], Any]] = {
    str: str,
    int: int,
    int | None: lambda cell: int(cell) if cell else None,
    bool: lambda cell: cell == "yes",
    tuple[str, ...]: _split,
    date | None: _day,
}

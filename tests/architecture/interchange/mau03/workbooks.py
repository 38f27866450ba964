"""
Workbooks for tests: what `lgsp export mau03` writes of the sound model, and what people do to it.

`write(model)` makes one; `edit(content, "QH_KETNOI!D2", "x")` writes into cells; `add_row` puts a row under the others.
"""

import io
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl

from lgsp.architecture.interchange.mau03.columns import get_titles
from lgsp.architecture.interchange.mau03.datasets import SHEETS, describe
from lgsp.architecture.interchange.mau03.writing import write_workbook
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.province import Province

DAY = date(2026, 11, 1)
PROVINCE = Province(
    name="Lam Giang",
    full_name="Tỉnh Lam Giang",
    code="H99",
    xroad_instance="VN-H99",
    outline="2384-2015",
    invented=True,
    notice="Tỉnh giả định.",
    seat="Phường Lam Khê",
)


def empty() -> Model:
    """Return a model that says nothing but its province."""
    return Model(Path("mo-hinh"), PROVINCE, {}, {}, {})


def write(model: Model, on: date = DAY) -> bytes:
    """Return the workbook of a model as of a day."""
    return write_workbook(describe(model.at(on)), model.province)


def change(content: bytes, how: Callable[[Any], None]) -> bytes:
    """Return the workbook after somebody changed it with Excel."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    how(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def edit(content: bytes, *changes: tuple[str, Any]) -> bytes:
    """Return the workbook with other values in some cells, each named as in `QH_KETNOI!D2`."""

    def write_cells(book: Any) -> None:
        for place, value in changes:
            sheet, _, cell = place.partition("!")
            book[sheet][cell] = value

    return change(content, write_cells)


def make(**tables: list[dict[str, Any]]) -> bytes:
    """Return a workbook made elsewhere: no guide, no lists, only the four data sheets with these rows."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name in SHEETS:
        sheet, titles = book.create_sheet(name), get_titles(name)
        sheet.append(list(titles.values()))
        for row in tables.get(name, []):
            sheet.append([row.get(key) for key in titles])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def read_part(content: bytes, name: str) -> str:
    """Return a part of the file as text."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name).decode()

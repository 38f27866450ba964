"""`lgsp frameworks`: look up the lists that the law and the national framework lay down."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Annotated, Any

import typer

from lgsp.architecture.frameworks.lists import LISTS, ReferenceList, get_list, say_cell
from lgsp.architecture.frameworks.tables import Row
from lgsp.kernel.language import pick

from .errors import FINDINGS, NOTHING_TO_SAY, language
from .formats import Format, OutputFormat

_FORMAT = "lgsp-frameworks/1"
_JSON: dict[str, Any] = {"ensure_ascii": False, "indent": 2}


def register(app: typer.Typer) -> None:
    """Add the verbs of this module."""
    app.command("frameworks")(show_lists)


def show_lists(
    name: Annotated[
        str | None,
        typer.Argument(metavar="[LIST]", help="Tên danh mục. / The name of a list.", show_default=False),
    ] = None,
    find: Annotated[
        str,
        typer.Option(
            "--find",
            help="Chỉ các dòng có mọi từ này, không kể dấu. / Only rows with all these words, without tone marks.",
            show_default=False,
        ),
    ] = "",
    output: OutputFormat = Format.TEXT,
) -> None:
    """
    Tra cứu các danh mục của khung và pháp luật; mỗi dòng nêu tình trạng kiểm chứng.

    Look up the lists of the framework and the law; every row says how far it was verified.

    Without a list and without --find: every list, with how many rows it has and how many of them are verified. Exit
    status 1 when nothing is found.

    Ví dụ / Examples:

      lgsp frameworks

      lgsp frameworks legal-instruments --find "chia se du lieu"

      lgsp frameworks --find LGSP --format json
    """
    lists = LISTS if name is None else (get_list(name),)
    if name is None and not find:
        print(_lists_to_json() if output is Format.JSON else "\n".join(_lists_to_lines()))
        return
    found = [(one, rows) for one in lists if (rows := one.find(find))]
    if output is Format.JSON:
        print(json.dumps({"format": _FORMAT, "lists": [_rows_to_json(*one) for one in found]}, **_JSON))
    else:
        print("\n".join(line for one in found for line in _rows_to_lines(*one)) or _say_none(find))
    raise typer.Exit(NOTHING_TO_SAY if found else FINDINGS)


def _say_none(find: str) -> str:
    return pick(f"Không dòng nào có “{find}”.", f"No row has {find!r}.", language=language())


def _lists_to_lines() -> Iterator[str]:
    for one in LISTS:
        rows = one.load()
        verified = sum(row.is_verified for row in rows)
        checked = sum(bool(row.checked_by) for row in rows)
        counts = pick(
            f"{len(rows)} dòng, {verified} đã đối chiếu nguồn, {checked} đã có người kiểm tra",
            f"{len(rows)} rows, {verified} held against their source, {checked} checked by a person",
            language=language(),
        )
        yield f"{one.key:<23} {one.title}: {counts}"


def _rows_to_lines(one: ReferenceList, rows: tuple[Row, ...]) -> Iterator[str]:
    count = pick(f"{len(rows)} dòng", f"{len(rows)} rows", language=language())
    yield f"{one.title} ({one.key}): {count}"
    for row in rows:
        cells = [say_cell(getattr(row, field)) for field in one.shown]
        yield f"  {' · '.join(cell for cell in cells if cell)} [{row.verified_as}]"


def _lists_to_json() -> str:
    answer = {
        "format": _FORMAT,
        "lists": [
            {
                "list": one.key,
                "title": one.title,
                "rows": len(rows),
                "verified": sum(row.is_verified for row in rows),
                "checked": sum(bool(row.checked_by) for row in rows),
            }
            for one, rows in ((one, one.load()) for one in LISTS)
        ],
    }
    return json.dumps(answer, **_JSON)


def _rows_to_json(one: ReferenceList, rows: tuple[Row, ...]) -> dict[str, object]:
    return {"list": one.key, "title": one.title, "rows": [_row_to_json(row) for row in rows]}


def _row_to_json(row: Row) -> dict[str, object]:
    """Return every field; a day is text, and several values are a list."""
    return {
        name: value if isinstance(value, int | tuple) else say_cell(value)
        for name, value in asdict(row).items()
    }

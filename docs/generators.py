"""What the generated pages print. `make docs` runs cog, which imports this file; `make check` compares."""

import re
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import typer
from typer.testing import CliRunner

if TYPE_CHECKING:
    from lgsp.architecture.model.shapes import Shape

DECISIONS = Path(__file__).parent / "decisions"


def commands() -> str:
    """Return the help of every verb, as the program prints it."""
    from lgsp.entrypoints.cli import build_app

    app = build_app()
    pages = [_help(app, [])]
    pages += [_help(app, verb) for verb in _verbs(typer.main.get_command(app), [])]
    return "\n".join(pages)


def _verbs(command: object, path: list[str]) -> list[list[str]]:
    found = []
    for name, below in sorted(getattr(command, "commands", {}).items()):
        found.append([*path, name])
        found += _verbs(below, [*path, name])
    return found


def _help(app: typer.Typer, verb: list[str]) -> str:
    result = CliRunner().invoke(
        app, [*verb, "--help"], prog_name="lgsp", env={"COLUMNS": "100", "TERMINAL_WIDTH": "100"}
    )
    text = "\n".join(line.rstrip() for line in result.output.strip().splitlines())
    title = " ".join(["lgsp", *verb])
    return f"## `{title}`\n\n```text\n{text}\n```\n"


def refusals() -> str:
    """Return the catalogue of refusals: code, both sentences, advice."""
    from tests.house.test_refusals import REFUSALS

    rows = []
    for kind in sorted(REFUSALS, key=lambda kind: kind.code):
        english, *advice = [" ".join(part.split()) for part in (kind.__doc__ or "").strip().split("\n\n")]
        rows.append(f"## {kind.code}\n\n**{english}**\n\n{kind.vietnamese}\n\n" + "\n\n".join(advice) + "\n")
    return "\n".join(rows)


def kinds() -> str:
    """Return what every kind of entity can say, read from its class."""
    from lgsp.architecture.model.entities import Entity
    from lgsp.architecture.model.kinds import KINDS
    from lgsp.architecture.model.shapes import list_shapes

    shared = list_shapes(Entity)
    parts = ["## What every kind can say", "", *_fields(shared), ""]
    for name, kind in KINDS.items():
        own = [shape for shape in list_shapes(kind) if shape.name not in Entity.model_fields]
        doc = " ".join((kind.__doc__ or "").split())
        parts += [f"## `{name}`: {kind.title}", "", doc, "", *_fields(own), ""]
    return "\n".join(parts)


def _fields(shapes: "Iterable[Shape]") -> list[str]:
    rows = [
        f"| `{shape.name}` | {shape.title} | {_holds(shape)} | {'yes' if shape.is_required else ''} |"
        for shape in shapes
    ]
    return ["| Field | Vietnamese | Holds | Required |", "|---|---|---|---|", *rows]


def _holds(shape: "Shape") -> str:
    """Return in words what a field holds."""
    from lgsp.architecture.model.kinds import KINDS
    from lgsp.architecture.model.shapes import list_shapes

    said = {str: "text", int: "whole number", bool: "true or false", date: "day"}.get(
        shape.value_type, "fields"
    )
    if shape.targets is not None:
        said = "id of " + ("anything" if len(shape.targets) == len(KINDS) else " or ".join(shape.targets))
    elif issubclass(shape.value_type, StrEnum):
        said = ", ".join(f"`{member}`" for member in shape.value_type)
    elif shape.record is not None:
        said = "; ".join(f"`{inner.name}` {_holds(inner)}" for inner in list_shapes(shape.record))
    return f"list: {said}" if shape.is_many else said


def settings() -> str:
    """Return the table of settings, from the one place that reads the environment."""
    from lgsp.entrypoints.configuration import list_settings

    lines = ["| Variable | Type | Default | Meaning |", "|---|---|---|---|"]
    for row in list_settings():
        said = row.variable
        default = f"`{said.default}`" if said.default else "–"
        lines.append(f"| `{said.name}` | {row.type_name} | {default} | {said.meaning} |")
    return "\n".join(lines)


def decisions() -> str:
    """Return the index of decisions."""
    lines = []
    for page in sorted(DECISIONS.glob("0*.md")):
        title = re.match(r"# (\d{4})\. (.+)", page.read_text())
        assert title, f"{page.name} has no title"
        lines.append(f"- [{title[1]}]({page.name}) {title[2]}")
    return "\n".join(lines)

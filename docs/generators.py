"""What the generated pages print. `make docs` runs cog, which imports this file; `make check` compares."""

import re
from pathlib import Path

import typer
from typer.testing import CliRunner

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

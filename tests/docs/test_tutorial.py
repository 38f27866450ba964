"""The tutorial is run as it stands, and prints what it shows; its Vietnamese twin has the same commands."""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.examples.copies import copy_province, environment_for
from tests.house.source_tree import ROOT

ENGLISH = ROOT / "docs" / "tutorial" / "index.md"
VIETNAMESE = ROOT / "docs" / "huong-dan" / "bat-dau.md"
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass
class Step:
    """A command of the page (`$ `, carried on by `> `), and the lines it is shown to print."""

    command: str
    shown: list[str]


def list_steps(page: Path) -> list[Step]:
    """Return the commands of a page, in order."""
    steps: list[Step] = []
    for line in "".join(BLOCK.findall(page.read_text(encoding="utf-8"))).splitlines():
        if line.startswith("$ "):
            steps.append(Step(line[2:], []))
        elif line.startswith("> "):
            steps[-1].command += f"\n{line[2:]}"
        else:
            steps[-1].shown.append(line)
    return steps


def is_printed(shown: list[str], printed: str) -> bool:
    """Say whether the lines are what was printed; `…` stands for anything, alone on a line for any lines."""
    parts = [r"(.*\n)*?" if line == "…" else re.escape(line).replace("…", ".*") + r"\n" for line in shown]
    return re.fullmatch("".join(parts), printed) is not None


def test_the_tutorial_prints_what_it_shows(tmp_path):
    copy_province(tmp_path / "examples" / "lam-giang")
    shutil.copytree(ROOT / "examples" / "toi-thieu", tmp_path / "examples" / "toi-thieu")
    tools = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, **environment_for(tmp_path), "PATH": tools, "LGSP_LANG": "en"}

    for step in list_steps(ENGLISH):
        result = subprocess.run(
            [shutil.which("bash") or "sh", "-c", step.command],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        printed = result.stdout + result.stderr

        if not is_printed(step.shown, printed):
            pytest.fail(f"the page shows something else:\n$ {step.command}\n{printed}")


def test_the_vietnamese_twin_has_the_same_commands():
    english, vietnamese = list_steps(ENGLISH), list_steps(VIETNAMESE)

    assert [step.command for step in vietnamese] == [step.command for step in english]

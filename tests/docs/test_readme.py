"""The README shows commands that exist."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.examples.copies import copy_province, environment_for
from tests.house.source_tree import ROOT

README = (ROOT / "README.md").read_text()
COMMANDS = re.findall(r"^\$ \.venv/bin/(lgsp .+)$", README, re.MULTILINE)
TARGETS = re.findall(r"^\$ make (\w+)", README, re.MULTILINE)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_of_the_readme_is_understood(tmp_path, command):
    copy_province(tmp_path / "examples" / "lam-giang")
    program, *arguments = shlex.split(command)

    result = subprocess.run(
        [Path(sys.executable).with_name(program), *arguments],
        cwd=tmp_path,
        env={**os.environ, **environment_for(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert "Usage:" not in result.stderr
    assert "Traceback" not in result.stderr


def test_the_two_commands_of_the_readme_are_in_the_makefile():
    makefile = (ROOT / "Makefile").read_text()

    assert TARGETS == ["up", "test"]
    assert [target for target in TARGETS if f"\n{target}: " not in makefile] == []

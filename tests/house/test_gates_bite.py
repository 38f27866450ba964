"""Each gate is broken on purpose, and seen to fail. A gate that cannot fail is no gate."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.source_tree import ROOT
from tests.house.test_sizes import find_oversized

BIN = Path(sys.executable).parent


@pytest.fixture
def copy(tmp_path):
    """Return a copy of the sources that a test may spoil."""
    shutil.copytree(
        ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__", "*.egg-info")
    )
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def _run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(BIN / command[0]), *command[1:]],
        cwd=folder,
        env={"PATH": str(BIN), "PYTHONPATH": str(folder / "src"), "LGSP_VAR": str(folder / "var")},
        capture_output=True,
        text=True,
        check=False,
    )


SABOTAGE = {
    "a lower package imports a higher one": ("kernel/text.py", "import lgsp.portal\n"),
    "one wing imports the other": ("architecture/model/entities.py", "import lgsp.platform.evidence\n"),
    "the kernel knows a framework": ("kernel/text.py", "import django\n"),
    "evidence knows a database": ("platform/evidence/spoilt.py", "import sqlite3\n"),
    "a package nobody planned": ("utils/__init__.py", ""),
}


@pytest.mark.parametrize("what", SABOTAGE)
def test_the_import_contracts_refuse(copy, what):
    place, line = SABOTAGE[what]
    path = copy / "src" / "lgsp" / place
    path.parent.mkdir(exist_ok=True)
    path.write_text((path.read_text() if path.exists() else "") + line)

    result = _run(copy, "lint-imports", "--no-cache")

    assert result.returncode == 1
    assert "BROKEN" in result.stdout


@pytest.mark.parametrize(
    ("code", "source"),
    [
        ("TID251", "from datetime import datetime\n\nNOW = datetime.now()\n"),
        ("TID251", "from django.dispatch import receiver\n\nprint(receiver)\n"),
        ("F401", "import json\n"),
    ],
)
def test_the_linter_refuses(copy, code, source):
    (copy / "src" / "lgsp" / "kernel" / "spoilt.py").write_text(source)

    result = _run(copy, "ruff", "check", "--no-cache", "src/lgsp/kernel/spoilt.py")

    assert result.returncode == 1
    assert code in result.stdout


def test_the_formatter_refuses(copy):
    (copy / "src" / "lgsp" / "kernel" / "spoilt.py").write_text("x = [1,2]\n")

    assert _run(copy, "ruff", "format", "--no-cache", "--check", "src").returncode == 1


def test_the_type_checker_refuses(copy):
    (copy / "src" / "lgsp" / "kernel" / "spoilt.py").write_text("def half(n): return n / 2\n")

    assert _run(copy, "mypy", "src/lgsp/kernel/spoilt.py").returncode == 1


def test_a_long_function_and_a_long_file_are_refused(tmp_path):
    spoilt = tmp_path / "spoilt.py"
    spoilt.write_text("def long(a, b, c, d):\n" + "    a = b\n" * 60 + "\n" * 400)

    assert len(find_oversized(spoilt)) == 3


def test_a_forgotten_migration_is_refused(copy):
    models = copy / "src" / "lgsp" / "platform" / "registry" / "models.py"
    models.write_text(
        models.read_text() + "\n\nclass Forgotten(models.Model):\n    name = models.TextField()\n"
    )

    result = _run(
        copy, "python", "-m", "django", "makemigrations", "--check", "--settings", "lgsp.entrypoints.settings"
    )

    assert result.returncode == 1, result.stderr
    assert "Forgotten" in result.stdout


def test_a_generated_part_out_of_date_is_refused(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("<!-- [[[cog\ncog.outl('new')\n]]] -->\nold\n<!-- [[[end]]] -->\n")

    assert _run(tmp_path, "python", "-m", "cogapp", "--check", str(page)).returncode != 0

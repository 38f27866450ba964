"""Where the code of this repository is, for the tests that read it."""

import ast
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "lgsp"
CONFIGURATION = tomllib.loads((ROOT / "pyproject.toml").read_text())


def list_tracked_files() -> list[Path]:
    """Return every file that is, or would be, committed."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [ROOT / line for line in listed.stdout.splitlines() if (ROOT / line).is_file()]


def list_modules(folder: Path) -> list[Path]:
    """Return the hand-written modules below a folder."""
    return [path for path in sorted(folder.rglob("*.py")) if "migrations" not in path.parts]


def list_functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Yield every function and method of a module."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def layers_of(container: str) -> list[str]:
    """Return the layers of an import contract, highest first, as written in pyproject.toml."""
    contracts = CONFIGURATION["tool"]["importlinter"]["contracts"]
    return next(found["layers"] for found in contracts if found.get("containers") == [container])

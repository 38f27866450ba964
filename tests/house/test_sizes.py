"""
Small things read well: functions of at most 50 lines, files of at most 400, at most three positional parameters.

Private functions may take five, and tests, whose parameters are fixtures; a command's are its options, named when
called.

An exception is listed here, with its reason.
"""

import ast
from pathlib import Path

import pytest

from tests.house.source_tree import PACKAGE, ROOT, list_functions, list_modules

LONGEST_FUNCTION = 50
LONGEST_FILE = 400
POSITIONAL_PARAMETERS = 3
PRIVATE_POSITIONAL_PARAMETERS = 5
COMMANDS = "cli"

EXCEPTIONS: dict[str, str] = {}

MODULES = [*list_modules(PACKAGE), *list_modules(ROOT / "tests"), *list_modules(ROOT / "bench")]
MODULES += list_modules(ROOT / "examples")


def find_oversized(path: Path) -> list[str]:
    """Return a sentence for each size the module exceeds."""
    found = []
    lines = len(path.read_text().splitlines())
    if lines > LONGEST_FILE:
        found.append(f"{path.name} has {lines} lines")
    for function in list_functions(path):
        length = (function.end_lineno or function.lineno) - function.lineno + 1
        if length > LONGEST_FUNCTION:
            found.append(f"{function.name} has {length} lines")
        if _positional(function) > _most(function) and COMMANDS not in path.parts:
            found.append(f"{function.name} takes {_positional(function)} positional parameters")
    return found


def _most(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    is_near = function.name.startswith(("_", "test_"))
    return PRIVATE_POSITIONAL_PARAMETERS if is_near else POSITIONAL_PARAMETERS


def _positional(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    if function.name.startswith("__"):
        return 0
    names = [parameter.arg for parameter in (*function.args.posonlyargs, *function.args.args)]
    return len([name for name in names if name not in {"self", "cls"}])


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_functions_and_files_stay_small(path):
    oversized = find_oversized(path)

    if str(path.relative_to(ROOT)) in EXCEPTIONS:
        assert oversized, "no exception is needed any more: take it off the list"
    else:
        assert oversized == []

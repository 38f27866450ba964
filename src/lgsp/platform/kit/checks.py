"""What must hold of this node before it works: its folder can be written, its secrets are its own."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error

PRIVATE_FILES = ("keys/web-secret", "snapshot.json", "lgsp.sqlite3")
_FOR_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def check_folder(**_how: Any) -> list[CheckMessage]:
    """Return what is wrong with the folder of this node."""
    var = Path(settings.LGSP_VAR)
    return [*_list_unwritable(var), *_list_exposed(var)]


def _list_unwritable(var: Path) -> Iterator[CheckMessage]:
    nearest = next(folder for folder in (var, *var.parents) if folder.exists())
    if not (nearest.is_dir() and os.access(nearest, os.W_OK | os.X_OK)):
        hint = "Give this account the right to write there, or set LGSP_VAR to another folder."
        yield Error(f"{nearest} cannot be written.", hint=hint, id="kit.E001")


def _list_exposed(var: Path) -> Iterator[CheckMessage]:
    for name in PRIVATE_FILES:
        file = var / name
        if file.exists() and stat.S_IMODE(file.stat().st_mode) & _FOR_OTHERS:
            yield Error(f"{file} can be read by others.", hint=f"Run: chmod 600 {file}", id="kit.E002")
